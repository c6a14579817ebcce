import { termsOf } from '../../../main/search/tokens.ts'
import { randomFrom } from '../library/random.ts'
import type { CorpusDocument } from './corpus.ts'

export type Queries = { word: string[]; prefix: string[]; three: string[][]; phrase: string[][]; slip: string[] }

/** What people type, drawn from the corpus: words by how often they are written, so that common ones are among them. */
export function queriesFor(corpus: readonly CorpusDocument[], count: number): Queries {
  const random = randomFrom(5)
  const below = (most: number) => Math.floor(random() * most)
  const terms = () => {
    for (;;) {
      const found = termsOf(corpus[below(corpus.length)]?.text ?? '')
      if (found.length > 8) return found
    }
  }
  const some = <Item>(make: () => Item | null): Item[] => {
    const made: Item[] = []
    while (made.length < count) {
      const one = make()
      if (one !== null) made.push(one)
    }
    return made
  }
  const wordOf = (all: string[]) => all[below(all.length)] ?? ''
  return {
    word: some(() => wordOf(terms())),
    prefix: some(() => {
      const word = wordOf(terms())
      return word.length < 4 ? null : word.slice(0, 2 + below(3))
    }),
    three: some(() => {
      const all = terms()
      return [wordOf(all), wordOf(all), wordOf(all)]
    }),
    phrase: some(() => {
      const all = terms()
      const start = below(all.length - 3)
      return all.slice(start, start + 2 + below(2))
    }),
    slip: some(() => {
      const word = wordOf(terms())
      return word.length < 6 || /\P{L}/u.test(word) ? null : slipped(word, below)
    }),
  }
}

/** A word with one letter left out, doubled, changed or swapped with its neighbour, not the first. */
function slipped(word: string, below: (most: number) => number): string {
  const at = 1 + below(word.length - 2)
  const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1] ?? '', word.slice(at + 2)]
  const ways = [before + next + after, before + letter + letter + next + after, before + 'q' + next + after]
  return [...ways, before + next + letter + after][below(4)] ?? word
}
