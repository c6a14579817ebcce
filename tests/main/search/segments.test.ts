import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeSegments } from '../../../main/search/merge-segments.ts'
import { Gathering } from '../../../main/search/gathering.ts'
import { PostingBlocks } from '../../../main/search/posting-blocks.ts'
import { PostingReader } from '../../../main/search/posting-reader.ts'
import { findPrefix, findTerm, type Segment, termAt, termCount } from '../../../main/search/segment.ts'
import { SegmentBuilder } from '../../../main/search/segment-builder.ts'
import { SegmentWriter } from '../../../main/search/segment-writer.ts'
import { isTitled, tallyOf, timesOf } from '../../../main/search/whole-posting.ts'

type Text = { title: string; body: string[] }
type Entry = { document: number; inTitle: number; inBody: number; positions: number[] }

function segmentOf(texts: readonly Text[], from = 0): Segment {
  const builder = new SegmentBuilder(from)
  for (const { title, body } of texts) builder.add(title, body)
  return builder.finish()
}

function entriesOf(segment: Segment, term: number): Entry[] {
  const reader = new PostingReader(segment, term)
  const entries: Entry[] = []
  while (reader.next()) {
    const { document, inTitle, inBody } = reader
    const positions: number[] = []
    positions.length = reader.positionsInto(positions)
    entries.push({ document, inTitle, inBody, positions })
  }
  return entries
}

function everythingIn(segment: Segment): Map<string, Entry[]> {
  return new Map(
    Array.from({ length: termCount(segment) }, (_, term) => [termAt(segment, term), entriesOf(segment, term)]),
  )
}

const word = fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', 'cé', 'ба', '人民', 'x1')
const line = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
const someTexts = fc.array(fc.record({ title: line, body: fc.array(line, { maxLength: 2 }) }), { maxLength: 12 })

test('joined segments are the segment of all their documents', () => {
  fc.assert(
    fc.property(fc.array(someTexts, { minLength: 1, maxLength: 4 }), fc.nat(5), (parts, start) => {
      let from = start
      const segments = parts.map((texts) => {
        const segment = segmentOf(texts, from)
        from = segment.to
        return segment
      })
      const merging = mergeSegments(segments, (number) => number)
      let step = merging.next()
      while (!step.done) step = merging.next()
      expect(step.value).toEqual(segmentOf(parts.flat(), start))
    }),
  )
})

test('what has no new number is left out, words of it too', () => {
  const segment = segmentOf([
    { title: 'one', body: ['two two'] },
    { title: '', body: ['gone two'] },
    { title: 'one', body: [] },
  ])
  const merging = mergeSegments([segment], (number) => [0, -1, 1][number] ?? -1, { from: 0, to: 2 })
  let step = merging.next()
  while (!step.done) step = merging.next()
  expect(step.value).toEqual(
    segmentOf([
      { title: 'one', body: ['two two'] },
      { title: 'one', body: [] },
    ]),
  )
  expect(everythingIn(step.value).has('gone')).toBe(false)
})

test('seeking finds what reading on finds, with the same positions', () => {
  const lengths = fc.array(fc.nat(3), { minLength: 1, maxLength: 700 })
  fc.assert(
    fc.property(lengths, fc.array(fc.nat(750), { minLength: 1, maxLength: 12 }), (counts, wanted) => {
      const segment = segmentOf(counts.map((count) => ({ title: '', body: ['w '.repeat(count) + 'other'] })))
      const term = findTerm(segment, 'w')
      fc.pre(term >= 0)
      const entries = entriesOf(segment, term)
      const reader = new PostingReader(segment, term)
      let at = -1
      for (const document of wanted.toSorted((a, b) => a - b)) {
        const next = entries.findIndex((entry, index) => index > at && entry.document >= document)
        expect(reader.seek(document)).toBe(next >= 0)
        if (next < 0) return
        at = next
        expect(reader.document).toBe(entries[next]?.document)
        if (document % 2 === 1) continue
        const positions: number[] = []
        positions.length = reader.positionsInto(positions)
        expect(positions).toEqual(entries[next]?.positions)
      }
    }),
    { numRuns: 200 },
  )
})

/** Distances and numbers of one, two and three bytes, in titles and not, and more of them than are read at once. */
const posting = fc.record({
  distance: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 20_000 })),
  inTitle: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(150) }),
  inBody: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 20_000 })),
})
const list = fc.oneof(
  fc.array(posting, { minLength: 1, maxLength: 5 }),
  fc.array(posting, { minLength: 500, maxLength: 600 }),
)
const lists = fc.array(list, { minLength: 1, maxLength: 3 })

function segmentWith(words: readonly (typeof posting extends fc.Arbitrary<infer One> ? One : never)[][], from: number) {
  const writer = new SegmentWriter()
  writer.startAt(from, from + 600 * 20_000)
  words.forEach((postings, at) => {
    writer.begin(Uint16Array.of(97, 97 + at))
    let document = from - 1
    for (const { distance, inTitle, inBody } of postings) writer.add((document += distance), inTitle, inBody)
    writer.end()
  })
  return writer.finish()
}

test('documents read many at a time are those read one by one', () => {
  fc.assert(
    fc.property(lists, fc.nat(300), (words, from) => {
      const segment = segmentWith(words, from)
      words.forEach((_, term) => {
        const blocks = new PostingBlocks({ segment, term })
        const read: number[] = []
        while (blocks.next())
          for (let at = 0; at < blocks.count; at += 1) read.push(blocks.numbers[at] ?? -1, blocks.tallies[at] ?? -1)
        const reader = new PostingReader(segment, term)
        const expected: number[] = []
        while (reader.next()) expected.push(reader.document, tallyOf(reader.inBody, reader.inTitle))
        expect(read).toEqual(expected)
      })
    }),
    { numRuns: 60 },
  )
})

test('words gathered are the sum of each, the typed one counting double', () => {
  let gathering = new Gathering(64)
  fc.assert(
    fc.property(lists, fc.nat(300), fc.boolean(), (words, from, isTyped) => {
      const segment = segmentWith(words, from)
      const sums = new Map<number, { times: number; isTitled: boolean }>()
      words.forEach((_, term) => {
        const reader = new PostingReader(segment, term)
        while (reader.next()) {
          const before = sums.get(reader.document) ?? { times: 0, isTitled: false }
          const times = timesOf(tallyOf(reader.inBody, reader.inTitle)) * (isTyped && term === 0 ? 2 : 1)
          sums.set(reader.document, { times: before.times + times, isTitled: before.isTitled || reader.inTitle > 0 })
        }
      })
      gathering = gathering.cleared(Math.max(...sums.keys()) + 1)
      gathering.add({ segment, from: 0, to: words.length, isTyped })
      gathering.finish()
      const found = [...gathering.found.subarray(0, gathering.count)]
      expect(found).toEqual([...sums.keys()].toSorted((a, b) => a - b))
      const tallies = found.map((number) => gathering.tallyOf(number))
      expect(tallies.map((tally) => ({ times: timesOf(tally), isTitled: isTitled(tally) }))).toEqual(
        found.map((number) => sums.get(number)),
      )
    }),
    { numRuns: 60 },
  )
})

test('words are found whole and by their beginning', () => {
  const words = ['a', 'ab', 'abc', 'abd', 'b', 'ba', 'zz', '中', '人', '😀x', 'ё']
  const segment = segmentOf([{ title: '', body: [words.join(' ')] }])
  const all = Array.from({ length: termCount(segment) }, (_, term) => termAt(segment, term))
  expect(all).toEqual(all.toSorted())
  for (const asked of [...all, 'aa', '', 'c', '~', '\uffff']) {
    expect(findTerm(segment, asked)).toBe(all.indexOf(asked))
    const { from, to } = findPrefix(segment, asked)
    expect(all.slice(from, to)).toEqual(all.filter((one) => one.startsWith(asked)))
  }
})
