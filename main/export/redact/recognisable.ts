import { foldName } from '../../text/fold.ts'
import { eachWord } from '../../text/words.ts'
import { say } from '../../words.ts'
import type { Renamed } from './other-names.ts'

/** How many words are told, those first that stand in most places. */
const mostTold = 20
/** A shorter part of a name is a word of its own too often. */
const shortestPart = 4

/**
 * Looks through what leaves for words that are part of a name, or begin with it, and were not replaced: a surname
 * alone, a people called after a country, a handle.
 */
export class Recognisable {
  readonly #parts = new Map<string, string[]>()
  readonly #found = new Map<string, number>()
  readonly #pseudonyms: ReadonlySet<string>

  constructor(people: readonly Renamed[]) {
    this.#pseudonyms = new Set(people.flatMap(({ pseudonym }) => wordsIn(pseudonym).map(foldName)))
    for (const { names } of people)
      for (const part of names.flatMap(wordsIn)) {
        const folded = foldName(part)
        if (folded.length < shortestIn(part) || isSmall(part)) continue
        const begins = folded.slice(0, 2)
        this.#parts.set(begins, [...new Set([...(this.#parts.get(begins) ?? []), folded])])
      }
  }

  /** Takes note of what stands in a text that was changed already. */
  look(text: string): void {
    for (const word of wordsIn(text)) {
      if (isSmall(word)) continue
      const folded = foldName(word)
      const parts = this.#parts.get(folded.slice(0, 2))
      if (!parts?.some((part) => folded.startsWith(part)) || this.#pseudonyms.has(folded)) continue
      this.#found.set(word, (this.#found.get(word) ?? 0) + 1)
    }
  }

  /** A sentence for each word that may still tell who it is. */
  told(): string[] {
    const ordered = [...this.#found].toSorted(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    const told = ordered.slice(0, mostTold).map(([word, count]) => say('exports.recognisable.word', { word, count }))
    const rest = ordered.length - told.length
    return rest > 0 ? [...told, say('exports.recognisable.more', { count: rest })] : told
  }
}

function wordsIn(text: string): string[] {
  const words: string[] = []
  eachWord(text, (start, end) => words.push(text.slice(start, end)))
  return words
}

/** Han and other scripts write a name in two characters. */
const shortestIn = (part: string) => (/\p{Lo}/u.test(part) ? 2 : shortestPart)

/** Written small where its script has capitals: no part of a name. */
const isSmall = (word: string) => /^\p{Ll}/u.test(word)
