import type { Block } from '#contract/article-text.ts'
import type { PassageCard } from '#contract/views.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createArticleEditor } from '../../../renderer/reader/article-editor.ts'
import { indexSpans } from '../../../renderer/reader/find-passages.ts'
import { type Painter, paintPassages } from '../../../renderer/reader/paint-passages.ts'
import { placePassages } from '../../../renderer/reader/place-passages.ts'
import { readSurface, type Span, type Surface } from '../../../renderer/reader/surface.ts'

/** The browser's highlight is a set of ranges; the one here counts nothing else. */
beforeEach(() => vi.stubGlobal('Highlight', Set))
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const registry = () => new Map() as unknown as HighlightRegistry
const blocks: Block[] = Array.from({ length: 6 }, (_, index) => ({
  kind: 'paragraph',
  text: `Paragraph ${index} here`,
}))

function show(): Surface {
  const editor = createArticleEditor(blocks)
  editor.setRootElement(document.body.appendChild(document.createElement('div')))
  return readSurface(editor)
}

const anyCard = fc
  .tuple(fc.nat(110), fc.integer({ min: 1, max: 40 }), fc.subarray(['actor:1', 'event:1']))
  .map(([start, length, entities]) => ({
    start,
    end: start + length,
    links: entities.map((entityId) => ({ entityId })),
  }))

const cardOf = ({ start, end, links }: Span & { links: object[] }, index: number) =>
  ({
    passage: { id: `passage:${index}`, target: { start, end }, links, tags: [], state: 'anchored' },
    claims: [],
  }) as unknown as PassageCard

/** A step: the window moves, or some of the cards show. */
const anyStep = fc.oneof(
  fc.tuple(fc.nat(100), fc.integer({ min: 5, max: 60 })).map(([start, length]) => ({ start, end: start + length })),
  fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
)

/** What is painted, by name, as places in the text. */
function painted(surface: Surface, highlights: HighlightRegistry): string[] {
  return [...highlights]
    .flatMap(([name, ranges]) =>
      [...(ranges as unknown as Set<StaticRange>)].map((range) => {
        const start = surface.offsetOf(range.startContainer, range.startOffset)
        return `${name} ${start}-${surface.offsetOf(range.endContainer, range.endOffset)}`
      }),
    )
    .sort()
}

test('whatever came before, what is painted is what a painter that starts anew would paint', () => {
  const surface = show()
  fc.assert(
    fc.property(fc.array(anyCard, { maxLength: 12 }), fc.array(anyStep, { maxLength: 8 }), (spans, steps) => {
      const cards = spans.map(cardOf)
      let [shown, window] = [cards, { start: 0, end: 0 }]
      const apply = (painter: Painter) => {
        painter.showPassages(indexSpans(placePassages(shown, surface.text.length)))
        painter.showWindow(window)
      }
      const kept = registry()
      const painter = paintPassages(surface, kept)
      for (const step of steps) {
        if (Array.isArray(step)) shown = cards.filter((_, index) => step[index])
        else window = step
        apply(painter)
        const fresh = registry()
        apply(paintPassages(surface, fresh))
        expect(painted(surface, kept)).toEqual(painted(surface, fresh))
      }
    }),
  )
})

test('suggestions count among the ranges that crowd a window, and are painted inside it only', () => {
  const highlights = registry()
  const surface = show()
  const painter = paintPassages(surface, highlights)
  painter.showWindow({ start: 0, end: 20 })
  painter.showAccent('suggested', [
    { start: 0, end: 9 },
    { start: 60, end: 69 },
  ])
  expect(painted(surface, highlights)).toEqual(['suggested 0-9'])
  expect(painter.isCrowded({ start: 0, end: 20 })).toBe(false)
  painter.showAccent(
    'suggested',
    Array.from({ length: 401 }, () => ({ start: 0, end: 9 })),
  )
  expect(painter.isCrowded({ start: 0, end: 20 })).toBe(true)
  expect(painter.isCrowded({ start: 20, end: 40 })).toBe(false)
})

test('a passage added to many registers its own range and no other', () => {
  const surface = show()
  const cards = Array.from({ length: 5 }, (_, index) =>
    cardOf({ start: index * 3, end: index * 3 + 8, links: [] }, index),
  )
  const highlights = registry()
  const painter = paintPassages(surface, highlights)
  painter.showWindow({ start: 0, end: surface.text.length })
  painter.showPassages(indexSpans(placePassages(cards, surface.text.length)))
  const before = new Set([...highlights.values()].flatMap((highlight) => [...highlight]))
  const added = cardOf({ start: 40, end: 50, links: [] }, 9)
  painter.showPassages(indexSpans(placePassages([...cards, added], surface.text.length)))
  const after = [...highlights.values()].flatMap((highlight) => [...highlight])
  expect(after.filter((range) => !before.has(range))).toHaveLength(1)
  expect(after).toHaveLength(before.size + 1)
})
