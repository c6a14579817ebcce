import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchName } from '../../../main/search/match-name.ts'

/** Whether a word is the typed one, or begins with it, but for one letter: tried letter by letter. */
function isLike(word: string, typed: string): boolean {
  const letters = [...new Set(word + typed)]
  const places = Array.from(typed, (_, at) => at)
  const spellings = [
    ...places.map((at) => typed.slice(0, at) + typed.slice(at + 1)),
    ...places.flatMap((at) => letters.map((letter) => typed.slice(0, at) + letter + typed.slice(at + 1))),
    ...places.flatMap((at) => letters.map((letter) => typed.slice(0, at) + letter + typed.slice(at))),
    ...places.map((at) => typed.slice(0, at) + (typed[at + 1] ?? '') + typed[at] + typed.slice(at + 2)),
  ]
  return spellings.some((spelling) => word.startsWith(spelling))
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 })
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const typed = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 6 })

test('a slip of one letter is found where trying every slip finds it', () => {
  fc.assert(
    fc.property(name, typed, (of, asked) => {
      const score = matchName(of, asked)
      fc.pre(score < 50)
      // A word is looked at as far as the typed one goes and one letter more.
      const words = of.split(' ').map((one) => one.slice(0, asked.length + 1))
      expect(score === 40).toBe(words.some((one) => isLike(one, asked)))
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['russian ministry of foreign affairs', 'rmfa', 50],
  ['nikol pashinyan', 'pash nik', 70],
  ['nikol pashinyan', 'pashniyan', 40],
  ['nikol pashinyan', 'nkpas', 20],
  ['', 'abcd', 0],
])('%s answers %s with %d', (of, asked, score) => expect(matchName(of, asked)).toBe(score))
