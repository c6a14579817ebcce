import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, leavesOf, type Mark, plainTextOf } from '#contract/article-text.ts'
import { parseFile } from '../../../main/import/parse-file.ts'
import { storedBlocks } from '../../../main/import/stored-blocks.ts'
import { hasSharedData, shared } from './shared-data.ts'

const paragraph = (text: string, marks?: Mark[]): Block => ({ kind: 'paragraph', text, ...(marks && { marks }) })
const bold = (start: number, end: number): Mark => ({ kind: 'bold', start, end })

/** The words of a block's marks. */
const marked = (blocks: Block[]) =>
  leavesOf(blocks).flatMap(({ text, marks = [] }) =>
    marks.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
  )

describe('blocks in their stored form', () => {
  it.each([
    ['an empty block is dropped', [paragraph(' \n '), paragraph('One.')], [paragraph('One.')]],
    ['a blank line makes two blocks', [paragraph('One.\n\n\nTwo.')], [paragraph('One.'), paragraph('Two.')]],
    ['a line of spaces is blank', [paragraph('One.\n \t\nTwo.')], [paragraph('One.'), paragraph('Two.')]],
    ['lines lose the space around them', [paragraph('  One  \r\n  two. ')], [paragraph('One\ntwo.')]],
    ['text is composed', [paragraph('Cafe\u0301')], [paragraph('Café')]],
    ['two spaces between words stay', [paragraph('One  two')], [paragraph('One  two')]],
    [
      'a heading split in two is two headings',
      [{ kind: 'heading', level: 2, text: 'One\n\nTwo' }],
      [
        { kind: 'heading', level: 2, text: 'One' },
        { kind: 'heading', level: 2, text: 'Two' },
      ],
    ],
    [
      'code keeps its indentation',
      [{ kind: 'code', text: '  if x:  \n    y\n\n  z' }],
      [
        { kind: 'code', text: '  if x:\n    y' },
        { kind: 'code', text: '  z' },
      ],
    ],
    [
      'a cell stays one, and a row of empty cells goes',
      [
        { kind: 'tableRow', cells: [{ text: ' Killed ' }, { text: 'a\n\nb' }, { text: '' }] },
        { kind: 'tableRow', cells: [{ text: ' ' }, { text: '' }] },
      ],
      [{ kind: 'tableRow', cells: [{ text: 'Killed' }, { text: 'a\nb' }, { text: '' }] }],
    ],
    ['an image stays', [{ kind: 'image', alt: ' A\nmap ' }], [{ kind: 'image', alt: 'A map' }]],
  ] as [string, Block[], Block[]][])('%s', (_, blocks, expected) => {
    expect(storedBlocks(blocks)).toEqual(expected)
  })

  it('marks move with their words, through composing, trimming and splitting', () => {
    const text = '  Cafe\u0301 noir  \n\n  and  \n more '
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
    const marks: Mark[] = [
      { kind: 'bold', ...at('noir') },
      { kind: 'italic', start: text.indexOf('noir'), end: text.indexOf('more') },
      { kind: 'code', ...at('more') },
      bold(0, 2),
    ]
    expect(marked(storedBlocks([paragraph(text, marks)]))).toEqual([
      ['bold', 'noir'],
      ['italic', 'noir'],
      ['italic', 'and\n'],
      ['code', 'more'],
    ])
  })

  it('a link leads to the web or to mail, or is no link', () => {
    const link = (href?: string): Mark => ({ kind: 'link', start: 0, end: 3, ...(href && { href }) })
    const blocks = ['https://example.org/a', 'javascript:alert(1)', 'file:///etc/passwd', undefined].map((href) =>
      paragraph('One', [link(href)]),
    )
    expect(storedBlocks(blocks).map((block) => 'marks' in block)).toEqual([true, false, false, false])
  })

  it('a mark that reaches beyond the text ends with it', () => {
    expect(storedBlocks([paragraph('One', [bold(1, 99)])])).toEqual([paragraph('One', [bold(1, 3)])])
  })

  it('what is stored is stored again as it is, and no leaf is empty or holds a blank line', () => {
    const text = fc.array(fc.constantFrom('a', 'é', 'e\u0301', ' ', '  ', '\n', '\n\n', '\u00A0', '\r\n', '🇦🇲', 'שָׁ'), {
      maxLength: 30,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(30), fc.nat(30)), { maxLength: 4 }), (written) => {
        const blocks = written.map(([parts, one, other]) =>
          paragraph(parts.join(''), [bold(Math.min(one, other), Math.max(one, other))]),
        )
        const stored = storedBlocks(blocks)
        expect(storedBlocks(stored)).toEqual(stored)
        for (const leaf of leavesOf(stored)) {
          expect(leaf.text.trim()).toBe(leaf.text)
          expect(leaf.text).not.toMatch(/^$|\n\n/)
          expect(leaf.text.normalize('NFC')).toBe(leaf.text)
        }
      }),
    )
  })

  it('a long run of spaces is no trap', () => {
    const start = performance.now()
    storedBlocks([paragraph(`a${' '.repeat(1_000_000)}b\nc`)])
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

const fixtures = resolve(import.meta.dirname, '../../fixtures/import')
const files = readdirSync(fixtures)
  .filter((name) => !name.endsWith('.json'))
  .map((name) => join(fixtures, name))
const outside = hasSharedData
  ? readdirSync(shared('f_multiscript/udhr'))
      .filter((name) => name.endsWith('.html'))
      .map((name) => shared('f_multiscript/udhr', name))
  : []

describe('what importers store', () => {
  it.each([...files, ...outside])('is in the stored form already: %s', async (path) => {
    const parsed = await parseFile({ name: path, bytes: readFileSync(path) })
    if (parsed.kind !== 'parsed') throw new Error(`Not read: ${path}`)
    const { blocks } = parsed.text
    expect(plainTextOf(storedBlocks(blocks))).toBe(plainTextOf(blocks))
    expect(storedBlocks(blocks)).toEqual(blocks)
  })
})
