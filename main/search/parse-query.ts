import { fold } from '../text/fold.ts'
import { eachWord } from '../text/words.ts'
import type { Clause } from './query.ts'
import { isPacked, termsOf } from './tokens.ts'

/** What narrows a search beside words, written `name:value`. */
export const operatorNames = ['actor', 'event', 'tag', 'outlet', 'date', 'type', 'is'] as const
export type OperatorName = (typeof operatorNames)[number]
export type Operator = { name: OperatorName; value: string; not: boolean }

/** A query as it was typed, taken apart. */
export type Parsed = {
  wanted: Clause[]
  unwanted: Clause[]
  operators: Operator[]
  /** Words before a colon that look like an operator and are none. */
  unknown: string[]
}

/** More clauses than a person types; a whole page pasted into the field is looked for by its beginning. */
export const mostClauses = 100

const quote = '"“”„«»'
const part = new RegExp(
  `(?<minus>(?<!\\S)-)?(?:(?<![^\\s-])(?<name>\\p{L}+):)?(?:[${quote}](?<phrase>[^${quote}]*)(?:[${quote}]|$)|(?<word>[^\\s${quote}]+))`,
  'gu',
)

/**
 * Reads what a person typed: words, all of which must occur; "words in a row"; a minus before what must not occur; a
 * star for any ending; operators such as `actor:`. The last word, while it is still being typed, may go on.
 */
export function parseQuery(text: string): Parsed {
  const parsed: Parsed = { wanted: [], unwanted: [], operators: [], unknown: [] }
  for (const found of text.matchAll(part)) {
    const { minus, name, phrase, word = '' } = found.groups ?? {}
    const not = minus !== undefined
    const operator = operatorNames.find((one) => one === name?.toLowerCase())
    if (operator) {
      const value = (phrase ?? word.replace(/\*$/, '')).trim()
      if (value !== '') parsed.operators.push({ name: operator, value, not })
      continue
    }
    const isLast = found.index + found[0].length === text.length
    // An operator whose value is still to be typed narrows nothing yet.
    if (isLast && name === undefined && operatorNames.some((one) => word.toLowerCase() === `${one}:`)) continue
    if (name !== undefined && !word.startsWith('//')) parsed.unknown.push(name)
    const before = name === undefined ? '' : `${name} `
    const clauses =
      phrase === undefined && !not
        ? clausesOf(before + word)
        : [{ terms: termsOf(before + (phrase ?? word)), prefix: false }]
    const mayGoOn = phrase === undefined && (word.endsWith('*') || (isLast && !not && endsInWord(word)))
    parsed[not ? 'unwanted' : 'wanted'].push(...finished(clauses, mayGoOn, word.endsWith('*'), phrase !== undefined))
  }
  parsed.wanted.splice(mostClauses)
  parsed.unwanted.splice(mostClauses)
  return parsed
}

/** The last term of the last clause may go on: after a star always, else when it is more than a letter. */
function finished(clauses: Clause[], mayGoOn: boolean, star: boolean, exact: boolean): Clause[] {
  const last = clauses.at(-1)?.terms.at(-1) ?? ''
  return clauses
    .filter(({ terms }) => terms.length > 0)
    .map(({ terms }, at, all) => ({
      terms,
      prefix: mayGoOn && at === all.length - 1 && (star || last.length > 1),
      ...((exact || star) && { exact: true }),
    }))
}

/**
 * What stands without a space between: `cease-fire` is a row of words; a run of Chinese or Thai is as many words as
 * Intl.Segmenter sees in it, each of which must occur.
 */
function clausesOf(word: string): Clause[] {
  const folded = fold(word).text
  const clauses: Clause[] = []
  let row: Clause | null = null
  eachWord(folded, (start, end) => {
    const terms = termsOf(folded.slice(start, end))
    if (isPacked(folded, start)) {
      row = null
      clauses.push({ terms, prefix: false })
    } else if (row) row.terms.push(...terms)
    else clauses.push((row = { terms, prefix: false }))
  })
  return clauses
}

const endsInWord = (word: string) => /[\p{L}\p{N}\p{M}]$/u.test(word)
