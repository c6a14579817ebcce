import { termsOf } from './tokens.ts'

/** Terms that must stand next to each other, in order; with `prefix` the last one need only begin so. */
export type Clause = { terms: string[]; prefix: boolean }

/** Documents must hold every one of `wanted` and none of `unwanted`. */
export type Query = { wanted: Clause[]; unwanted: Clause[] }

const part = /(?<minus>(?<!\S)-)?(?:["“”„«»](?<phrase>[^"“”„«»]*)(?:["“”„«»]|$)|(?<word>[^\s"“”„«»]+))/gu

/**
 * Reads what a person typed: words, all of which must occur; "words in a row"; a minus before what must not occur; a
 * star for any ending. The last word, while it is still being typed, may go on.
 */
export function parseQuery(text: string): Query {
  const query: Query = { wanted: [], unwanted: [] }
  for (const found of text.matchAll(part)) {
    const { minus, phrase, word = '' } = found.groups ?? {}
    const terms = termsOf(phrase ?? word)
    const last = terms.at(-1)
    if (last === undefined) continue
    const isLast = found.index + found[0].length === text.length
    const beingTyped = isLast && phrase === undefined && minus === undefined && last.length > 1
    const prefix = phrase === undefined && (word.endsWith('*') || (beingTyped && endsInWord(word)))
    query[minus === undefined ? 'wanted' : 'unwanted'].push({ terms, prefix })
  }
  return query
}

const endsInWord = (word: string) => /[\p{L}\p{N}\p{M}]$/u.test(word)
