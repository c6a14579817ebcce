import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../renderer/tokens.css'), 'utf8')

/** The colour tokens of the block that begins with a selector. */
function tokensOf(selector: string): Record<string, string> {
  const start = css.indexOf(selector)
  const block = css.slice(css.indexOf('{', start) + 1, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value] as const),
  )
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'panel', 'raised']
const kinds = ['actor', 'event', 'claim', 'disputed', 'agreed']

/** Every text colour with every ground it stands on: WCAG 2.2 AA asks 4.5. */
const texts: [text: string, ground: string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'disputed', 'actor', 'event', 'claim', 'agreed'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...kinds.flatMap((kind): [string, string][] => [
    [`${kind}-deep`, `${kind}-soft`],
    ['ink', `${kind}-soft`],
  ]),
  ['accent-deep', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['neutral-deep', 'neutral-soft'],
  ['ink', 'neutral-soft'],
  ['ink-2', 'neutral-soft'],
  ['accent-ink', 'accent'],
  ['selection-ink', 'selection'],
]

/** Edges and marks that a person must see to use a control: 3. */
const edges: [edge: string, ground: string][] = [
  ...['control-line', 'accent', 'actor', 'event', 'claim', 'disputed'].flatMap((edge) =>
    grounds.map((ground): [string, string] => [edge, ground]),
  ),
]

const themes = {
  light: tokensOf(':root {'),
  dark: tokensOf(":root[data-theme='dark']"),
  'dark by the system': tokensOf(":root:not([data-theme='light'])"),
}

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  it.each(texts)('shows %s on %s at 4.5:1 or more', (text, ground) => {
    expect(contrast(tokens[text] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
  it.each(edges)('shows %s on %s at 3:1 or more', (edge, ground) => {
    expect(contrast(tokens[edge] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

describe('the tokens', () => {
  it('have the same names in every theme', () => {
    const names = Object.keys(themes.light).sort()
    expect(Object.keys(themes.dark).sort()).toEqual(names)
    expect(themes['dark by the system']).toEqual(themes.dark)
  })
  it('are the only colours of the style sheets beside them', () => {
    const sheets = globSync(
      'renderer/{ui,shell,articles,codebook,commands,search,import,export,start,history,preferences}/*.css',
    )
    const strange = sheets.filter((sheet) => /#[0-9a-f]{3,8}\b|\brgba?\(/i.test(readFileSync(sheet, 'utf8')))
    expect(sheets.length).toBeGreaterThan(20)
    expect(strange).toEqual([])
  })
  it('are used with logical properties, so that the interface can be mirrored', () => {
    const physical =
      /^\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|text-align:\s*(?:left|right))\b\s*:/m
    const sheets = globSync(
      'renderer/{ui,shell,articles,codebook,commands,search,import,export,start,history,preferences}/*.css',
    )
    expect(sheets.filter((sheet) => physical.test(readFileSync(sheet, 'utf8')))).toEqual([])
  })
})
