import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearWords } from '../../../main/search/near-words.ts'
import { SegmentBuilder } from '../../../main/search/segment-builder.ts'
import { document, find, indexOf, nameOf, wordsOf } from './indexed.ts'

/** The textbook's table: the fewest letters to add, leave out, change or swap with the next. */
function slipsBetween(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  )
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity
  for (let row = 1; row <= a.length; row += 1)
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      let least = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + same)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(row - 2, column - 2) + 1)
      table[row]![column] = least
    }
  return at(a.length, b.length)
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'д', 'е'), minLength: 1, maxLength: 12 })

test('the words found with slips are just those that the textbook counts', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 40 }),
      word,
      fc.constantFrom(1, 2),
      (words, asked, most) => {
        const builder = new SegmentBuilder(0)
        builder.add('', [words.join(' ')])
        const segment = builder.finish()
        const others = words.filter((one) => one !== asked)
        const found = nearWords(segment, asked, most, false)
        expect(found.map(({ term, slips }) => [term, slips]).toSorted()).toEqual(
          others
            .map((one) => [one, slipsBetween(asked, one)] as const)
            .filter(([, slips]) => slips <= most)
            .toSorted(),
        )
        const beginnings = (one: string) => Array.from({ length: one.length + 1 }, (_, end) => one.slice(0, end))
        const least = (one: string) => Math.min(...beginnings(one).map((start) => slipsBetween(asked, start)))
        expect(
          nearWords(segment, asked, most, true)
            .map(({ term }) => term)
            .toSorted(),
        ).toEqual(others.filter((one) => least(one) <= most).toSorted())
      },
    ),
    { numRuns: 1000 },
  )
})

test('a word that finds nothing is searched for with slips, and the answer says so', () => {
  const index = indexOf([
    document('1', 'António Guterres spoke'),
    document('2', 'the gutter was full'),
    document('3', 'Stepanakert fell'),
  ])
  const found = index.search(wordsOf('guterrres '), { limit: 10 })
  expect(found.hits.map((hit) => nameOf(hit.id))).toEqual(['1'])
  expect(found.also).toEqual([{ word: 'guterrres', means: ['guterres'] }])
  expect(find(index, 'stepankaert')).toEqual(['3'])
  expect(find(index, 'stepanakret fell')).toEqual(['3'])
  expect(find(index, '"gutteres"')).toEqual([])
  expect(find(index, 'spoke -gutteres')).toEqual(['1'])
  expect(find(index, 'fel ')).toEqual([])
})

test('a word that is found often enough is not searched for with slips', () => {
  const index = indexOf([
    ...['1', '2', '3'].map((name) => document(name, 'the armistice held')),
    document('4', 'the armistise held'),
  ])
  expect(index.search(wordsOf('armistice '), { limit: 10 })).toMatchObject({ total: 3, also: [] })
  expect(index.search(wordsOf('armistise '), { limit: 10 })).toMatchObject({
    total: 4,
    also: [{ word: 'armistise', means: ['armistice'] }],
  })
  expect(find(index, 'armistise ')[0]).toBe('4')
})
