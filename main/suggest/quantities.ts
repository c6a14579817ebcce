import type { Comparator } from '#contract/claim.ts'
import { cueOf, notPeople, unitOf } from './figure-words.ts'
import { readNumber, type ReadNumber } from './number-words.ts'
import type { Token } from './tokens.ts'

/** A number as a sentence gives it, with the words that belong to it. Indexes of tokens, `to` not inside. */
export type Quantity = {
  from: number
  to: number
  value: { comparator: Comparator; number?: number; min?: number; max?: number }
  /** Written `a` or `an`: one, if what follows are people something happened to. */
  article?: true
}

/** The quantities of a sentence; dates, times, ages, amounts of money and numbers of things are none. */
export function quantitiesIn(tokens: readonly Token[], sentence: string): Quantity[] {
  const words = tokens.map((token) => token.word)
  const found: Quantity[] = []
  const dates = datesWritten(sentence)
  for (let at = 0; at < tokens.length; at += 1) {
    if (dates.some(({ start, end }) => (tokens[at]?.start ?? 0) >= start && (tokens[at]?.start ?? 0) < end)) continue
    const one =
      noneAt(words, at) ?? rangeAt(words, tokens, at) ?? numberAt(words, tokens, at, sentence) ?? articleAt(words, at)
    if (!one) continue
    const whole = withComparator(words, one, found.at(-1)?.to ?? 0)
    found.push(whole)
    at = whole.to - 1
  }
  return found
}

/** Dates and times in figures: `2023-09-20`, `20/9/2023`, `18h33`, `13:00`. */
function datesWritten(sentence: string): { start: number; end: number }[] {
  const pattern = /\d{4}-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[:h]\d\d/g
  return [...sentence.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

/** `no one`, `nobody`, `no civilians`, `no deaths`. */
function noneAt(words: readonly string[], at: number): Quantity | null {
  const value = { comparator: '=', number: 0 } as const
  if (words[at] === 'nobody' || words[at] === 'none') return { from: at, to: at + 1, value }
  if (words[at] === 'no' && words[at + 1] === 'one') return { from: at, to: at + 2, value }
  if (words[at] !== 'no' || readNumber(words, at + 1)) return null
  const next = [words[at + 1] ?? '', words[at + 2] ?? '']
  const counted = next.some(
    (word) => unitOf(word) !== null || /^(?:deaths|fatalities|casualties|injuries|arrests)$/.test(word),
  )
  return counted && !/^(?:longer|more|fewer|less|doubt)$/.test(next[0] ?? '') ? { from: at, to: at + 1, value } : null
}

/** `between 20 and 30`, `20 to 30`, `20-30`, `from 20 to 30`. */
function rangeAt(words: readonly string[], tokens: readonly Token[], at: number): Quantity | null {
  const opening = words[at] === 'between' || words[at] === 'from' ? 1 : 0
  const low = readNumber(words, at + opening)
  if (!low || low.rough) return null
  const joint = words[low.next]
  const gap = tokens[low.next] && tokens[low.next - 1]
  const joined = opening === 1 && words[at] === 'between' ? joint === 'and' : joint === 'to' || joint === 'or'
  if (!joined || !gap || tokens[low.next]?.comma) return null
  const high = readNumber(words, low.next + 1)
  if (!high || high.rough || tokens[low.next + 1]?.comma || high.value <= low.value) return null
  if (joint === 'or' && high.value > low.value * 2) return null
  if (isNoCount(words, tokens, at + opening, high.next)) return null
  return { from: at, to: high.next, value: { comparator: '=', min: low.value, max: high.value } }
}

function numberAt(words: readonly string[], tokens: readonly Token[], at: number, sentence: string): Quantity | null {
  const read = readNumber(words, at)
  if (!read) return null
  const hyphen = hyphenRange(words, tokens, at, sentence, read)
  if (hyphen) return hyphen
  if (
    isNoCount(words, tokens, at, read.next) ||
    isMoney(sentence, tokens, at) ||
    isPartOfDate(words, tokens, sentence, at, read)
  )
    return null
  return { from: at, to: read.next, value: { comparator: read.rough ? '≥' : '=', number: read.value } }
}

/** `20-30 people`, `20–30`. */
function hyphenRange(
  words: readonly string[],
  tokens: readonly Token[],
  at: number,
  sentence: string,
  low: ReadNumber,
): Quantity | null {
  const [one, two] = [tokens[at], tokens[at + 1]]
  if (!one || !two || low.next !== at + 1 || low.rough) return null
  if (!/^\s?[-\u2010-\u2013]\s?$/.test(sentence.slice(one.end, two.start))) return null
  const high = readNumber(words, at + 1)
  if (
    !high ||
    high.value <= low.value ||
    isNoCount(words, tokens, at, high.next) ||
    high.value - low.value > low.value * 5
  )
    return null
  if (isYear(words[at] ?? '') && high.value < 2100) return null
  return { from: at, to: high.next, value: { comparator: '=', min: low.value, max: high.value } }
}

/** `a peasant`, `an officer`. */
function articleAt(words: readonly string[], at: number): Quantity | null {
  if (words[at] !== 'a' && words[at] !== 'an') return null
  for (let next = at + 1; next <= at + 3; next += 1) {
    const word = words[next] ?? ''
    if (unitOf(word) !== null && !/s$/.test(word) && word !== 'people' && word !== 'police') {
      if (
        unitOf(words[next + 1] ?? '') !== null ||
        /^(?:group|column|unit|leader|patrol|attack|force|base|post|station|camp|headquarters|movement|organization|front|commander|car)$/.test(
          words[next + 1] ?? '',
        )
      )
        return null
      return { from: at, to: at + 1, value: { comparator: '=', number: 1 }, article: true }
    }
  }
  return null
}

const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*$/
const isYear = (word: string) => /^(?:1[6-9]|20)\d\d$/.test(word)

function isNoCount(words: readonly string[], tokens: readonly Token[], at: number, next: number): boolean {
  if (isWhole(words, at)) return true
  const word = words[at] ?? ''
  const after = words[next] ?? ''
  const before = words[at - 1] ?? ''
  if (
    !tokens[at]?.breaks &&
    /^(?:aged|age|resolution|article|number|no|no.|page|chapter|flight|room|route|highway|km|caliber|division|brigade|battalion|phase|mr|unit|nos)$/.test(
      before,
    )
  )
    return true
  if (/year|month|day|hour|minute|mile|member|man$|story|storey|point|mm/.test(after) && /^-|year-old/.test(after))
    return true
  if (/^\d.*[:]\d/.test(word) || /(?:st|nd|rd|th|am|pm)$/.test(word)) return true
  if (word === 'one' && isOneOfThem(words, at)) return true
  return notPeople.has(after) || (tokens[next]?.comma === true && isAge(words, tokens, at, next))
}

/**
 * `one of the criminals`, `that one`, `one day`: somebody picked out, and no count. `that` after a verb of saying only
 * joins: `they report that one soldier was killed`.
 */
function isOneOfThem(words: readonly string[], at: number): boolean {
  const [before, after] = [words[at - 1] ?? '', words[at + 1] ?? '']
  if (/^(?:of|another|day|night|side|thing|who|that|which|hand)$/.test(after)) return true
  if (before === 'that') return unitAfter(words, at + 1) === null
  return /^(?:the|this|each|every|any|which|only|no|some|last|first)$/.test(before)
}

/** The twelve in `four of the 12`. */
function isWhole(words: readonly string[], at: number): boolean {
  const the = /^(?:the|its|their|his|our)$/.test(words[at - 1] ?? '') ? 1 : 0
  return (
    words[at - 1 - the] === 'of' &&
    readNumber(words, at - 2 - the) !== null &&
    readNumber(words, at - 2 - the)?.rough !== true
  )
}

/** `Andrei, 27, was killed`; in a text without capitals after any word that counts nobody and tells of nothing. */
function isAge(words: readonly string[], tokens: readonly Token[], at: number, next: number): boolean {
  const enclosed = next === at + 1 && tokens[at]?.comma === true && /^\d\d?$/.test(words[at] ?? '')
  if (!enclosed || at === 0) return false
  if (tokens[at - 1]?.capital === true) return true
  const name = words[at - 1] ?? ''
  const plain = /^\p{L}{3,}$/u.test(name) && unitOf(name) === null && cueOf(name) === undefined
  return plain && tokens.every(({ capital }) => !capital)
}

function isMoney(sentence: string, tokens: readonly Token[], at: number): boolean {
  return /[$€£#]\s?$/.test(sentence.slice(0, tokens[at]?.start)) || /^[%€£]/.test(tokens[at + 1]?.word ?? '')
}

/** `2023-09-20`, `20 September`, `September 20`, `in 2020`: a bare year before no noun that counts people. */
function isPartOfDate(
  words: readonly string[],
  tokens: readonly Token[],
  sentence: string,
  at: number,
  read: ReadNumber,
): boolean {
  const word = words[at] ?? ''
  if (!/^\d/.test(word)) return false
  const token = tokens[at]
  const around = sentence.slice(Math.max(0, (token?.start ?? 0) - 1), (token?.end ?? 0) + 1)
  if (/[\d/-]\d|\d[/-]$/.test(around.replace(word, '0')) || (/^[-/\u2013]/.test(around) && at > 0)) return true
  if (
    read.next === at + 1 &&
    read.value <= 31 &&
    (months.test(words[at + 1] ?? '') || (months.test(words[at - 1] ?? '') && unitAfter(words, at + 1) === null))
  )
    return true
  return (
    isYear(word) &&
    (unitAfter(words, at + 1) === null ||
      /^(?:in|since|of|during|until|by|before|after|from|the)$/.test(words[at - 1] ?? '')) &&
    !/^(?:least|than|over|about|around|some)$/.test(words[at - 1] ?? '')
  )
}

const unitAfter = (words: readonly string[], at: number) => unitOf(words[at] ?? '') ?? unitOf(words[at + 1] ?? '')

const before: readonly (readonly [words: string, comparator: Comparator])[] = [
  ['at least', '≥'],
  ['not less than', '≥'],
  ['no less than', '≥'],
  ['no fewer than', '≥'],
  ['not fewer than', '≥'],
  ['a minimum of', '≥'],
  ['more than', '>'],
  ['over', '>'],
  ['above', '>'],
  ['upwards of', '>'],
  ['in excess of', '>'],
  ['exceeding', '>'],
  ['well over', '>'],
  ['exceeded', '>'],
  ['greater than', '>'],
  ['at most', '≤'],
  ['up to', '≤'],
  ['no more than', '≤'],
  ['not more than', '≤'],
  ['a maximum of', '≤'],
  ['as many as', '≤'],
  ['fewer than', '<'],
  ['less than', '<'],
  ['under', '<'],
  ['below', '<'],
  ['about', '~'],
  ['around', '~'],
  ['approximately', '~'],
  ['roughly', '~'],
  ['some', '~'],
  ['nearly', '~'],
  ['almost', '~'],
  ['close to', '~'],
  ['an estimated', '~'],
  ['estimated', '~'],
  ['circa', '~'],
  ['reportedly about', '~'],
  ['exactly', '='],
  ['precisely', '='],
]
const beforeWords = before
  .map(([words, comparator]) => ({ words: words.split(' '), comparator }))
  .sort((a, b) => b.words.length - a.words.length)
const skipped = /^(?:another|other|a|an|the|additional|further|total|of|to|reportedly)$/

/** Takes in `at least` before the number and `or more` after it. */
function withComparator(words: readonly string[], quantity: Quantity, floor: number): Quantity {
  if (quantity.value.number === 0) return quantity
  for (const skip of [0, 1, 2]) {
    if (skip > 0 && !skipped.test(words[quantity.from - skip] ?? '')) break
    const end = quantity.from - skip
    const match = beforeWords.find(
      ({ words: wanted }) =>
        end - wanted.length >= floor && wanted.every((word, index) => words[end - wanted.length + index] === word),
    )
    if (match)
      return { ...quantity, from: end - match.words.length, value: { ...quantity.value, comparator: match.comparator } }
  }
  const [one, two] = [words[quantity.to], words[quantity.to + 1]]
  if ((one === 'or' || one === 'and') && two === 'more')
    return { ...quantity, to: quantity.to + 2, value: { ...quantity.value, comparator: '≥' } }
  if (one === 'or' && (two === 'fewer' || two === 'less'))
    return { ...quantity, to: quantity.to + 2, value: { ...quantity.value, comparator: '≤' } }
  if (one === 'or' && two === 'so')
    return { ...quantity, to: quantity.to + 2, value: { ...quantity.value, comparator: '~' } }
  return quantity
}
