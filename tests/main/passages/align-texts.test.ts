import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alignment, alignTexts } from '../../../main/passages/align-texts.ts'
import { fewestEdits } from '../../../main/passages/fewest-edits.ts'
import { longestRise } from '../../../main/passages/longest-rise.ts'
import { matchWords } from '../../../main/passages/match-words.ts'
import { repetitiveParagraphs } from './random-texts.ts'

/** The text after with what is shared between brackets. */
function marked({ after, shared }: Alignment): string {
  let marks = ''
  let at = 0
  for (const { to, length } of shared) {
    marks += `${after.slice(at, to)}[${after.slice(to, to + length)}]`
    at = to + length
  }
  return marks + after.slice(at)
}

describe('two texts side by side', () => {
  test.each([
    ['the same text', 'One two.', 'One two.', '[One two.]'],
    ['a new first paragraph', 'Peace holds.', 'News.\n\nPeace holds.', 'News.\n\n[Peace holds.]'],
    ['a word replaced', 'The big house fell.', 'The small house fell.', '[The ]small[ house fell.]'],
    ['a letter put right', 'Azerbijan said.', 'Azerbaijan said.', '[Azerb]a[ijan said.]'],
    ['quotes straightened', 'He said “stop” twice.', 'He said "stop" twice.', '[He said ]"[stop]"[ twice.]'],
    ['nothing in common', 'abc', 'xyz', 'xyz'],
    ['a text without words', '🙂🙂 — !', '🙂🙃🙂 — !', '[🙂]🙃[🙂 — !]'],
    ['an empty text', '', 'New.', 'New.'],
  ])('%s', (_, before, after, expected) => {
    expect(marked(alignTexts(before, after))).toBe(expected)
  })

  test('a paragraph that begins like its neighbour is put in whole', () => {
    const before = 'Lead one.\n\nThe cat sat.\n\nThe end came late.'
    const after = 'Lead two.\n\nThe dog ran.\n\nThe cat sat.\n\nThe end came at last.'
    expect(marked(alignTexts(before, after))).toBe(
      '[Lead ]two[.\n\n]The dog ran.\n\n[The cat sat.\n\nThe end came ]at last[.]',
    )
  })

  test('what is shared is the same in both, in order, and never crosses', () => {
    fc.assert(
      fc.property(repetitiveParagraphs, repetitiveParagraphs, (one, other) => {
        const { before, after, shared } = alignTexts(one.join('\n\n'), other.join('\n\n'))
        let [from, to] = [0, 0]
        for (const stretch of shared) {
          expect(stretch.length).toBeGreaterThan(0)
          expect(stretch.from).toBeGreaterThanOrEqual(from)
          expect(stretch.to).toBeGreaterThanOrEqual(to)
          from = stretch.from + stretch.length
          to = stretch.to + stretch.length
          expect(before.slice(stretch.from, from)).toBe(after.slice(stretch.to, to))
        }
        expect(from).toBeLessThanOrEqual(before.length)
        expect(to).toBeLessThanOrEqual(after.length)
      }),
    )
  })
})

describe('words matched with words', () => {
  test('never cross and are the same, also in long texts of few words', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 600 })
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const matched = [...matchWords(Int32Array.from(a), Int32Array.from(b))]
        const places = matched.filter((j) => j >= 0)
        expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
        matched.forEach((j, i) => expect(j < 0 || a[i] === b[j]).toBe(true))
      }),
      { numRuns: 50 },
    )
  })

  test('are all matched where words were only taken out, though none is unique', () => {
    const words = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 1000)
    const kept = words.filter((_, index) => index % 50 !== 0)
    const [a, b] = [Int32Array.from(kept), Int32Array.from(words)]
    expect(matchWords(a, b).filter((j) => j < 0)).toHaveLength(0)
    expect(matchWords(b, a).filter((j) => j >= 0)).toHaveLength(kept.length)
  })
})

describe('fewest edits', () => {
  test('leave over a longest common subsequence', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 })
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const pairs = (fewestEdits(Int32Array.from(a), Int32Array.from(b)) ?? []).toReversed()
        pairs.forEach(([i, j], index) => {
          expect(a[i]).toBe(b[j])
          const [before] = pairs.slice(Math.max(0, index - 1), index)
          expect(!before || (i > before[0] && j > before[1])).toBe(true)
        })
        expect(pairs).toHaveLength(commonLength(a, b))
      }),
    )
  })

  test('are not looked for where everything differs', () => {
    const count = (from: number) => Int32Array.from({ length: 2000 }, (_, index) => from + index)
    expect(fewestEdits(count(0), count(5000))).toBeNull()
  })
})

function commonLength([first, ...a]: number[], b: number[]): number {
  if (first === undefined) return 0
  const at = b.indexOf(first)
  const without = commonLength(a, b)
  return at < 0 ? without : Math.max(without, 1 + commonLength(a, b.slice(at + 1)))
}

describe('the longest rise', () => {
  test('is as long as any found by trying all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }), (numbers) => {
        const rise = longestRise(numbers).map((index) => numbers[index] ?? NaN)
        rise.forEach((number, index) => expect(index === 0 || number > (rise[index - 1] ?? NaN)).toBe(true))
        let most = 0
        for (let chosen = 0; chosen < 2 ** numbers.length; chosen++) {
          const some = numbers.filter((_, index) => chosen & (1 << index))
          if (some.every((number, index) => index === 0 || number > (some[index - 1] ?? NaN)))
            most = Math.max(most, some.length)
        }
        expect(rise).toHaveLength(most)
      }),
    )
  })
})
