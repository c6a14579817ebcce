import type { Block } from '#contract/article-text.ts'
import { leavesOf, plainTextOf } from '#contract/article-text.ts'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createArticleEditor } from '../../../renderer/reader/article-editor.ts'
import { readSurface } from '../../../renderer/reader/surface.ts'
import { $textMap } from '../../../renderer/reader/text-map.ts'
import { anyArticle } from './any-article.ts'

function show(blocks: readonly Block[]) {
  const root = document.body.appendChild(document.createElement('div'))
  const editor = createArticleEditor(blocks)
  editor.setRootElement(root)
  return readSurface(editor)
}

afterEach(() => document.body.replaceChildren())

describe('the text map', () => {
  test('gives exactly the plain text and the leaves of the contract', () => {
    fc.assert(
      fc.property(anyArticle, (blocks) => {
        const map = createArticleEditor(blocks).getEditorState().read($textMap)
        expect(map.text).toBe(plainTextOf(blocks))
        expect(map.leaves.map(({ start, end }) => [start, end])).toEqual(
          leavesOf(blocks).map(({ start, end }) => [start, end]),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('covers every leaf with its runs, without gap or overlap', () => {
    fc.assert(
      fc.property(anyArticle, (blocks) => {
        for (const leaf of createArticleEditor(blocks).getEditorState().read($textMap).leaves) {
          let at = leaf.start
          for (const run of leaf.runs) {
            expect(run.start).toBe(at)
            at += run.length
          }
          expect(at).toBe(leaf.end)
        }
      }),
    )
  })
})

describe('offsets and DOM points', () => {
  test('every offset inside a leaf comes back from its DOM point, from both sides', () => {
    fc.assert(
      fc.property(anyArticle, (blocks) => {
        const surface = show(blocks)
        for (const leaf of surface.leaves)
          for (let offset = leaf.start; offset <= leaf.end; offset++)
            for (const side of ['before', 'after'] as const) {
              // After an image no node is left to hold a point: it is the start of what follows.
              if (offset === leaf.end && surface.text[leaf.start] === '\uFFFC') continue
              const point = surface.pointAt(offset, side)
              expect(surface.offsetOf(point.node, point.offset)).toBe(offset)
            }
        document.body.replaceChildren()
      }),
      { numRuns: 60 },
    )
  })

  test('a range over a span of one leaf reads as the same words', () => {
    fc.assert(
      fc.property(anyArticle, fc.nat(), fc.nat(), fc.nat(), (blocks, which, a, b) => {
        const surface = show(blocks)
        const leaf = surface.leaves[which % surface.leaves.length]!
        const [x, y] = [a % (leaf.end - leaf.start + 1), b % (leaf.end - leaf.start + 1)]
        const [start, end] = [leaf.start + Math.min(x, y), leaf.start + Math.max(x, y)]
        const said = surface.text.slice(start, end).replaceAll('\n', '').replaceAll('\uFFFC', '')
        if (start < end && !surface.text.slice(start, end).includes('\uFFFC'))
          expect(surface.rangeOf({ start, end }).toString()).toBe(said)
        document.body.replaceChildren()
      }),
      { numRuns: 200 },
    )
  })

  test('an offset between two blocks falls to the side asked for', () => {
    const surface = show([
      { kind: 'paragraph', text: 'one' },
      { kind: 'paragraph', text: 'two' },
    ])
    expect(surface.pointAt(4, 'before').node.textContent).toBe('one')
    expect(surface.pointAt(4, 'after').node.textContent).toBe('two')
  })

  test('a point between two blocks, as a triple click leaves it, is the start of the next', () => {
    const surface = show([
      { kind: 'paragraph', text: 'one' },
      { kind: 'image', alt: 'A map' },
      { kind: 'paragraph', text: 'two' },
    ])
    expect(surface.offsetOf(surface.root, 0)).toBe(0)
    expect(surface.offsetOf(surface.root, 1)).toBe(5)
    expect(surface.offsetOf(surface.root, 2)).toBe(8)
    expect(surface.offsetOf(surface.root, 3)).toBe(11)
    expect(surface.offsetOf(surface.root.children[2]!, 0)).toBe(8)
  })

  test('a point outside the article has no offset', () => {
    expect(show([{ kind: 'paragraph', text: 'one' }]).offsetOf(document.body, 0)).toBeNull()
  })

  test('lists nest by depth and keep to bullets or numbers', () => {
    const { root } = show([
      { kind: 'listItem', depth: 0, ordered: false, text: 'a' },
      { kind: 'listItem', depth: 1, ordered: true, text: 'b' },
      { kind: 'listItem', depth: 0, ordered: false, text: 'c' },
      { kind: 'listItem', depth: 0, ordered: true, text: 'd' },
    ])
    expect([...root.children].map((list) => list.tagName)).toEqual(['UL', 'OL'])
    expect(root.querySelector('ul ol')?.textContent).toBe('b')
  })

  test('a link of the source is words, not a link', () => {
    const { root } = show([
      {
        kind: 'paragraph',
        text: 'see there',
        marks: [{ kind: 'link', start: 4, end: 9, href: 'javascript:alert(1)' }],
      },
    ])
    expect(root.querySelector('a')).toBeNull()
    expect(root.querySelector('[title]')?.textContent).toBe('there')
  })
})
