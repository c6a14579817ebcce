import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Block, plainTextOf } from '#contract/article-text.ts'
import { readCorrected } from '../../../main/articles/read-corrected.ts'
import { parseFile } from '../../../main/import/parse-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const corrected = (text: string, blocks: Block[]) => readCorrected('corrected.txt', bytes(text), blocks)

const blocks: Block[] = [
  { kind: 'heading', level: 1, text: 'Ceasefire in the mountains' },
  {
    kind: 'paragraph',
    text: 'Both sides said so on Wednesday afternoon.',
    marks: [{ kind: 'bold', start: 19, end: 31 }],
  },
  { kind: 'image', alt: 'A map' },
  { kind: 'tableRow', header: true, cells: [{ text: 'Source' }, { text: 'Killed' }, { text: '' }] },
  { kind: 'tableRow', cells: [{ text: 'Armenian sources' }, { text: '27 at least' }, { text: 'wounded over 200' }] },
  { kind: 'listItem', depth: 1, ordered: true, text: 'The first point that was agreed on' },
  { kind: 'code', text: 'let killed = 7\n  + 27' },
]
const text = plainTextOf(blocks)

describe('a plain text in the place of an article’s', () => {
  test('unchanged, as it is printed, makes the same blocks', async () => {
    expect(await corrected(text, blocks)).toEqual(blocks)
    expect(await corrected(`${text}\r\n`, blocks)).toEqual(blocks)
  })

  test.each<[string, (text: string) => string, (blocks: Block[]) => Block[]]>([
    [
      'keeps a heading a heading, and marks on their words',
      (one) => one.replace('in the mountains', 'in Karabakh').replace('Both', 'As both'),
      ([heading, paragraph, ...rest]) => [
        { ...heading, text: 'Ceasefire in Karabakh' } as Block,
        {
          ...paragraph,
          text: 'As both sides said so on Wednesday afternoon.',
          marks: [{ kind: 'bold', start: 22, end: 34 }],
        } as Block,
        ...rest,
      ],
    ],
    [
      'keeps a row a row when a cell is edited, and empties the cell that is taken out',
      (one) => one.replace('27 at least', '27 or more at least').replace('\n\nwounded over 200', ''),
      (all) =>
        all.with(4, {
          kind: 'tableRow',
          cells: [{ text: 'Armenian sources' }, { text: '27 or more at least' }, { text: '' }],
        }),
    ],
    [
      'takes a new paragraph for a paragraph',
      (one) => one.replace('\n\nlet', '\n\nQuite another thought altogether.\n\nlet'),
      (all) => all.toSpliced(6, 0, { kind: 'paragraph', text: 'Quite another thought altogether.' }),
    ],
    [
      'leaves out what was taken out, images too',
      (one) => one.replace('\uFFFC\n\n', '').replace(/\n\nlet[^]*/, ''),
      (all) => [...all.slice(0, 2), ...all.slice(3, 6)],
    ],
    [
      'makes two list items of one that was split',
      (one) => one.replace('point that', 'point\n\nthat'),
      (all) =>
        all.toSpliced(
          5,
          1,
          { kind: 'listItem', depth: 1, ordered: true, text: 'The first point' },
          { kind: 'listItem', depth: 1, ordered: true, text: 'that was agreed on' },
        ),
    ],
  ])('%s', async (_, edit, expected) => {
    expect(await corrected(edit(text), blocks)).toEqual(expected(blocks))
  })

  test('is no place for headers: the first lines are text', async () => {
    const now: Block[] = [{ kind: 'paragraph', text: 'Something.' }]
    expect(await corrected(' date 2023-09-20 \n\nSomething.', now)).toEqual([
      { kind: 'paragraph', text: ' date 2023-09-20' },
      ...now,
    ])
  })

  test('as Markdown says itself what its blocks are', async () => {
    const made = await readCorrected('corrected.md', bytes('## Ceasefire\n\n- one **two**'), blocks)
    expect(made).toEqual([
      { kind: 'heading', level: 2, text: 'Ceasefire' },
      { kind: 'listItem', depth: 0, ordered: false, text: 'one two', marks: [{ kind: 'bold', start: 4, end: 7 }] },
    ])
  })

  test('is refused when it is none', async () => {
    await expect(corrected('', blocks)).rejects.toThrow('The file is empty')
  })
})

const fixtures = resolve(import.meta.dirname, '../../fixtures/import')

describe('what importers made', () => {
  const names = readdirSync(fixtures).filter((name) => !name.endsWith('.json'))
  test.each(names)('comes back from its plain text: %s', async (name) => {
    const parsed = await parseFile({ name, bytes: readFileSync(join(fixtures, name)) })
    if (parsed.kind !== 'parsed') throw new Error(`Not read: ${name}`)
    const { blocks: made } = parsed.text
    expect(await corrected(plainTextOf(made), made)).toEqual(made)
  })
})
