import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Intersection } from '../../../main/search/intersect.ts'
import { findTerm } from '../../../main/search/segment.ts'
import { SegmentBuilder } from '../../../main/search/segment-builder.ts'
import { timesOf } from '../../../main/search/whole-posting.ts'

const words = ['ember', 'frost', 'gale', 'haze']
/** A word is in every n-th document, so that the list of one is jumped through after the list of another. */
const every = fc.tuple(...words.map(() => fc.constantFrom(1, 2, 3, 7, 40, 333)))

let intersection = new Intersection(64)

test('documents that hold all of some words are those that looking at each document finds', () => {
  fc.assert(
    fc.property(every, fc.integer({ min: 1, max: 2_500 }), fc.nat({ max: 50 }), (steps, size, from) => {
      const holds = (document: number, word: number) => (document * 7 + word) % (steps[word] as number) === 0
      const times = (document: number, word: number) => (holds(document, word) ? 1 + ((document + word) % 5) : 0)
      const builder = new SegmentBuilder(from)
      for (let document = 0; document < size; document++)
        builder.add('', [words.map((word, at) => `${word} `.repeat(times(document, at))).join('')])
      const segment = builder.finish()
      const places = words.map((word) => ({ places: [{ segment, term: findTerm(segment, word) }] }))
      if (places.some(({ places: [place] }) => (place?.term ?? -1) < 0)) return

      // Asked twice: what was found before is not found again.
      for (const asked of [places.slice(0, 2), places]) {
        intersection = intersection.cleared(from + size)
        intersection.find(asked)
      }
      const found = [...intersection.found.subarray(0, intersection.count)].map((document) => [
        document,
        ...words.map((_, word) => timesOf(intersection.talliesOf(word)[document] ?? 0)),
      ])
      const documents = Array.from({ length: size }, (_, document) => document)
      const expected = documents
        .filter((document) => words.every((_, word) => holds(document, word)))
        .map((document) => [from + document, ...words.map((_, word) => times(document, word))])
      expect(found).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('a word that a segment does not have is in none of its documents', () => {
  const [one, other] = [new SegmentBuilder(0), new SegmentBuilder(1)]
  one.add('', ['ember frost'])
  other.add('', ['ember'])
  const [first, second] = [one.finish(), other.finish()]
  const ember = { places: [first, second].map((segment) => ({ segment, term: findTerm(segment, 'ember') })) }
  const frost = { places: [{ segment: first, term: findTerm(first, 'frost') }] }
  const both = new Intersection(2)
  both.find([ember, frost])
  expect([...both.found.subarray(0, both.count)]).toEqual([0])
})
