import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeColours, colourNames, colourWords } from '../../../renderer/codebook/colour-names.ts'
import { readableColour, type Theme } from '../../../renderer/ui/readable-colour.ts'

const css = readFileSync(join(import.meta.dirname, '../../../renderer/tokens.css'), 'utf8')
const start = { light: css.indexOf(':root {'), dark: css.indexOf(":root[data-theme='dark']") }
const token = (theme: Theme, name: string) => {
  const found = new RegExp(`--${name}:\\s*(#[0-9a-f]{6})`).exec(css.slice(start[theme]))?.[1]
  if (!found) throw new Error(`No token "${name}"`)
  return found
}

/** Written anew, so that it judges what it tests. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
      const value = parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255
      return sum + weight * (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    }, 0)
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grounds = ['paper', 'panel', 'raised', 'neutral-soft', 'accent-soft']

test.each(['light', 'dark'] as const)(
  'any colour a person may choose is seen on every ground of the %s theme',
  (theme) => {
    const seen = (hex: string) => {
      for (const ground of grounds)
        expect(contrast(readableColour(hex)[theme], token(theme, ground))).toBeGreaterThanOrEqual(3)
    }
    for (const name of colourNames) seen(codeColours[name])
    fc.assert(
      fc.property(fc.nat(0xffffff), (number) => seen(`#${number.toString(16).padStart(6, '0')}`)),
      { numRuns: 60 },
    )
  },
)

test('a colour that is seen already stays as it is', () => {
  expect(readableColour('#2456c4').light).toBe('#2456c4')
})

test('colours have names, each its own', () => {
  expect(new Set(colourNames.map((name) => codeColours[name])).size).toBe(colourNames.length)
  expect(colourWords('#b4453c')).toBe('Red')
  expect(colourWords('#123456')).toBe('Own colour #123456')
  expect(colourWords(undefined)).toBe('No colour')
})
