import type { Block } from '#contract/article-text.ts'
import fc from 'fast-check'
import { $createNodeSelection, $getRoot, $setSelection, DELETE_CHARACTER_COMMAND } from 'lexical'
import { describe, expect, test } from 'vitest'
import { linesOfBlocks } from '../../../../renderer/reader/correcting/plain-paste.ts'
import { anyArticle } from '../any-article.ts'
import { apply, correct, type Edit, spansOf, textOf } from './edits.ts'

const type = (text: string): Edit => ({ kind: 'type', at: 0, length: 0, text })
const remove: Edit = { kind: 'delete', at: 0, length: 1 }
const enter: Edit = { kind: 'enter', at: 0 }
const paste = (text: string): Edit => ({ kind: 'paste', at: 0, length: 0, text })
const at = (start: number, end = start) => ({ start, end })

/** The blocks after an edit at a place of the plain text. */
function after(blocks: Block[], edit: Edit, start: number, end = start): Block[] {
  const correction = correct(blocks, [])
  apply(correction, edit, at(start, end))
  return correction.blocks()
}

const table: Block[] = [
  { kind: 'tableRow', cells: [{ text: 'ab' }, { text: 'cd' }], header: true },
  { kind: 'tableRow', cells: [{ text: 'ef' }, { text: 'gh' }] },
]

describe('the blocks of a corrected text', () => {
  test('are the very ones it began with while nobody touches them', () => {
    fc.assert(
      fc.property(anyArticle, (blocks) => {
        correct(blocks, [])
          .blocks()
          .forEach((block, index) => expect(block).toEqual(blocks[index]))
      }),
    )
  })

  test('keep their kind, their marks and their place in the source when words of theirs are edited', () => {
    const link = { kind: 'link' as const, start: 4, end: 8, href: 'https://example.org/' }
    const blocks: Block[] = [
      { kind: 'heading', level: 3, text: 'Title', page: 4 },
      { kind: 'paragraph', text: 'See here', marks: [{ kind: 'bold', start: 0, end: 3 }, link], time: 9 },
      { kind: 'listItem', depth: 1, ordered: true, text: 'item' },
      { kind: 'code', text: 'x = 1', language: 'js' },
      { kind: 'image', alt: 'A map', attachment: 'a'.repeat(64), caption: 'Map' },
      ...table,
    ]
    const correction = correct(blocks, [])
    for (const [word, place] of Object.entries({ Title: 5, here: 15, item: 21, 'x = 1': 28, cd: 39 })) {
      const text = textOf(correction)
      expect(text).toContain(word)
      apply(correction, type('s'), at(text.indexOf(word) + word.length))
      expect(place).toBeGreaterThan(0)
    }
    expect(correction.blocks()).toEqual([
      { kind: 'heading', level: 3, text: 'Titles', page: 4 },
      {
        kind: 'paragraph',
        text: 'See heres',
        marks: [
          { kind: 'bold', start: 0, end: 3 },
          { ...link, end: expect.any(Number) as number },
        ],
        time: 9,
      },
      { kind: 'listItem', depth: 1, ordered: true, text: 'items' },
      { kind: 'code', text: 'x = 1s', language: 'js' },
      blocks[4],
      { kind: 'tableRow', cells: [{ text: 'ab' }, { text: 'cds' }], header: true },
      table[1],
    ])
  })

  test('Enter parts a paragraph, and the new one stands on the same page', () => {
    expect(after([{ kind: 'paragraph', text: 'onetwo', page: 7 }], enter, 3)).toEqual([
      { kind: 'paragraph', text: 'one', page: 7 },
      { kind: 'paragraph', text: 'two', page: 7 },
    ])
  })

  test('Enter parts a quotation into two, and a list item into two', () => {
    expect(after([{ kind: 'quote', text: 'onetwo' }], enter, 3)).toEqual([
      { kind: 'quote', text: 'one' },
      { kind: 'quote', text: 'two' },
    ])
    const item = { kind: 'listItem', depth: 0, ordered: false } as const
    expect(after([{ ...item, text: 'onetwo' }], enter, 3)).toEqual([
      { ...item, text: 'one' },
      { ...item, text: 'two' },
    ])
  })

  test('Enter in code and in a cell is a line break', () => {
    expect(after([{ kind: 'code', text: 'ab' }], enter, 1)).toEqual([{ kind: 'code', text: 'a\nb' }])
    expect(after(table, enter, 1)).toEqual([{ ...table[0], cells: [{ text: 'a\nb' }, { text: 'cd' }] }, table[1]])
  })

  test('words selected over the border of cells go, and the cells stay', () => {
    expect(after(table, remove, 1, 9)).toEqual([
      { ...table[0], cells: [{ text: 'a' }, { text: '' }] },
      { kind: 'tableRow', cells: [{ text: 'f' }, { text: 'gh' }] },
    ])
  })

  test('a table that is selected whole goes with what is selected around it', () => {
    const blocks: Block[] = [{ kind: 'paragraph', text: 'one' }, ...table, { kind: 'paragraph', text: 'two' }]
    expect(after(blocks, remove, 1, 5 + 14 + 2 + 1)).toEqual([{ kind: 'paragraph', text: 'owo' }])
  })

  test('the start of a paragraph does not run into the table before it', () => {
    const blocks: Block[] = [...table, { kind: 'paragraph', text: 'two' }]
    expect(after(blocks, remove, 16)).toEqual(blocks)
    expect(after(blocks, remove, 4)).toEqual(blocks)
  })

  test('typing over several blocks leaves one, of the kind of the first', () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text: 'Title' },
      { kind: 'image', alt: 'A map' },
      { kind: 'paragraph', text: 'words' },
    ]
    expect(after(blocks, { ...type('-'), kind: 'replace' } as Edit, 3, 12)).toEqual([
      { kind: 'heading', level: 2, text: 'Tit-rds' },
    ])
  })

  test('everything can be deleted, and an image by itself', () => {
    expect(after([{ kind: 'paragraph', text: 'one' }, ...table], remove, 0, 19)).toEqual([
      { kind: 'paragraph', text: '' },
    ])
    const blocks: Block[] = [
      { kind: 'paragraph', text: 'one' },
      { kind: 'image', alt: 'A map' },
      { kind: 'paragraph', text: 'two' },
    ]
    const { editor, ...correction } = correct(blocks, [])
    editor.update(
      () => {
        const selection = $createNodeSelection()
        selection.add($getRoot().getChildAtIndex(1)!.getKey())
        $setSelection(selection)
        editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true)
      },
      { discrete: true },
    )
    expect(correction.blocks()).toEqual([blocks[0], blocks[2]])
  })
})

describe('what is pasted', () => {
  test('comes as plain text: blank lines part blocks, other lines break', () => {
    expect(after([{ kind: 'paragraph', text: 'ab' }], paste('one\r\ntwo\n \n\nthree'), 1)).toEqual([
      { kind: 'paragraph', text: 'aone\ntwo' },
      { kind: 'paragraph', text: 'threeb' },
    ])
  })
  test('stays one block in a cell', () => {
    expect(after(table, paste('x\n\ny'), 1)[0]).toEqual({ ...table[0], cells: [{ text: 'ax\nyb' }, { text: 'cd' }] })
  })
  test('is composed, and holds nothing that no text shows', () => {
    expect(linesOfBlocks('Cafe\u0301\t\u0000\uFFFC!')).toEqual([['Café !']])
  })
  test('takes the place of the words selected, and passages around it move', () => {
    const correction = correct([{ kind: 'paragraph', text: 'one two three' }], [at(8, 13)])
    apply(correction, paste('a\n\nb'), at(4, 7))
    expect([textOf(correction), spansOf(correction)]).toEqual(['one a\n\nb three', [at(9, 14)]])
  })
})
