import { expect, test } from 'vitest'
import type { Block } from '#contract/article-text.ts'
import { createArticleEditor } from '../../../renderer/reader/article-editor.ts'
import { quotation } from '../../../renderer/reader/quote-source.ts'
import { placesInWords, showSourcePlaces } from '../../../renderer/reader/source-places.ts'
import { readSurface } from '../../../renderer/reader/surface.ts'

const blocks: Block[] = [
  { kind: 'heading', level: 1, text: 'Report', page: 1 },
  { kind: 'paragraph', text: 'Seven people were killed.', page: 1 },
  { kind: 'tableRow', cells: [{ text: 'killed' }, { text: '7' }], page: 2 },
  { kind: 'paragraph', text: 'Nobody else said so.', page: 2 },
]

test('words know their page, and the source of a quotation says it', () => {
  const placeAt = placesInWords(blocks)
  expect(placeAt(0)).toBe('page 1')
  const text = 'Report\n\nSeven people were killed.\n\nkilled\n\n7\n\nNobody else said so.'
  expect(placeAt(text.indexOf('killed.'))).toBe('page 1')
  expect(placeAt(text.indexOf('\n\n7') + 2)).toBe('page 2')
  expect(placeAt(text.length)).toBe('page 2')
  const article = { title: 'Report', authors: [], outlet: 'OHCHR' }
  expect(quotation('Nobody else said so.', article as never, placeAt(text.indexOf('Nobody')))).toBe(
    '“Nobody else said so.” (Report, OHCHR, page 2)',
  )
})

test('what was said at a time tells it as a clock does; other texts have no such places', () => {
  const said: Block[] = [{ kind: 'paragraph', text: 'Seven people were killed.', time: 3723.5 }]
  expect(placesInWords(said)(4)).toBe('1:02:03')
  expect(placesInWords([{ kind: 'paragraph', text: 'Words.' }])(2)).toBe('')
})

test('a page is told once, where it begins, and no character is added to the text', () => {
  const editor = createArticleEditor(blocks)
  const root = document.createElement('div')
  document.body.append(root)
  editor.setRootElement(root)
  const before = root.textContent
  showSourcePlaces(readSurface(editor), blocks)
  const told = [...root.querySelectorAll<HTMLElement>('[data-place]')]
  expect(told.map((element) => [element.textContent, element.dataset['place']])).toEqual([
    ['Report', 'page 1'],
    ['killed', 'page 2'],
  ])
  expect(root.textContent).toBe(before)
  root.remove()
})
