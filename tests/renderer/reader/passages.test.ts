import type { PassageCard } from '#contract/views.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexSpans } from '../../../renderer/reader/find-passages.ts'
import { segmentsOf } from '../../../renderer/reader/MarksView.tsx'
import { inTextOrder, kindsOf, type PlacedPassage, placePassages } from '../../../renderer/reader/place-passages.ts'
import { nextIndex } from '../../../renderer/reader/use-reader-commands.ts'

const at = (id: string, start: number, end: number): PlacedPassage => ({
  id: `passage:${id}`,
  start,
  end,
  kinds: ['plain'],
  lane: 0,
})

const card = (id: string, start: number, end: number, more: object = {}): PassageCard =>
  ({
    passage: { id: `passage:${id}`, target: { start, end }, links: [], tags: [], state: 'anchored', ...more },
    claims: [],
  }) as unknown as PassageCard

const anySpans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })), { maxLength: 40 })
  .map((list) => list.map(([start, length], index) => at(String(index), start, start + length)).sort(inTextOrder))

describe('passages found by place', () => {
  test('those overlapping a span are exactly the ones that share a character with it, in text order', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(80), fc.integer({ min: 1, max: 30 }), (spans, start, length) => {
        const end = start + length
        const expected = spans.filter((span) => span.start < end && span.end > start)
        expect(indexSpans(spans).overlapping({ start, end })).toEqual(expected)
      }),
    )
  })

  test('those at a character hold it, the smallest first', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(80), (spans, offset) => {
        const found = indexSpans(spans).at(offset)
        expect(new Set(found)).toEqual(new Set(spans.filter((span) => span.start <= offset && span.end > offset)))
        const lengths = found.map((span) => span.end - span.start)
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
      }),
    )
  })
})

describe('lanes', () => {
  test('up to three passages over one character lie in three lanes', () => {
    const [outer, middle, inner, apart] = placePassages(
      [card('c', 4, 6), card('a', 0, 20), card('b', 2, 10), card('d', 20, 30)],
      40,
    )
    expect([outer, middle, inner, apart].map((passage) => [passage?.id, passage?.lane])).toEqual([
      ['passage:a', 0],
      ['passage:b', 1],
      ['passage:c', 2],
      ['passage:d', 0],
    ])
  })

  test('no two overlapping passages share a lane below the last', () => {
    fc.assert(
      fc.property(anySpans, (spans) => {
        const placed = placePassages(
          spans.map(({ id, start, end }) => card(id, start, end)),
          100,
        )
        for (const a of placed)
          for (const b of placed)
            if (a !== b && a.start < b.end && b.start < a.end && a.lane < 2) expect(b.lane).not.toBe(a.lane)
      }),
    )
  })

  test('an orphaned passage and one beyond the text have no place', () => {
    expect(placePassages([card('a', 0, 5, { state: 'orphaned' }), card('b', 5, 50)], 20)).toEqual([])
  })
})

describe('the kind a passage shows', () => {
  const links = [{ entityId: 'actor:1' }, { entityId: 'event:1' }]
  test('is claim before event before actor, and plain only without any', () => {
    expect(kindsOf({ ...card('a', 0, 1, { links }), claims: [{}] as PassageCard['claims'] })).toEqual([
      'claim',
      'event',
      'actor',
    ])
    expect(kindsOf(card('a', 0, 1, { links }))).toEqual(['event', 'actor'])
    expect(kindsOf(card('a', 0, 1))).toEqual(['plain'])
  })
})

describe('the marks view', () => {
  test('cuts a leaf so that its pieces join to the leaf and each lies wholly in its passages', () => {
    fc.assert(
      fc.property(anySpans, fc.nat(40), fc.integer({ min: 1, max: 40 }), (spans, start, length) => {
        const leaf = { start, end: start + length }
        const pieces = segmentsOf(leaf, indexSpans(spans).overlapping(leaf))
        expect(pieces[0]?.start).toBe(leaf.start)
        expect(pieces.at(-1)?.end).toBe(leaf.end)
        pieces.slice(1).forEach((piece, index) => expect(piece.start).toBe(pieces[index]!.end))
        for (const piece of pieces)
          expect(piece.passages).toEqual(spans.filter((span) => span.start < piece.end && span.end > piece.start))
      }),
    )
  })
})

describe('next and previous passage', () => {
  const all = [at('a', 0, 5), at('b', 10, 15), at('c', 20, 25)]
  test.each([
    ['from the active one onwards', all[0], 1, 0, 1],
    ['from the active one back, around the start', all[0], -1, 0, 2],
    ['without an active one, the first that ends after the place read', undefined, 1, 6, 1],
    ['without an active one, the last that begins before the place read', undefined, -1, 6, 0],
    ['past the last, the first again', undefined, 1, 90, 0],
  ] as const)('%s', (_, active, by, place, expected) => {
    expect(nextIndex(all, active, by, place)).toBe(expected)
  })

  test('without passages there is none', () => expect(nextIndex([], undefined, 1, 0)).toBe(-1))
})
