import type { CountValue } from '#contract/claim.ts'
import { sentencesOf } from '../text/sentences.ts'
import { type Cue, cueOf, notPeople, plainWords, unitOf } from './figure-words.ts'
import { type Quantity, quantitiesIn } from './quantities.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A count of people that a text gives, and what happened to them where it says so. */
export type Figure = {
  start: number
  end: number
  property?: string
  value: CountValue
  /** Written `a` or `an`. */
  single?: true
}

type Placed = { quantity: Quantity; unit: string | null; unitEnd: number }
type Found = { cue: Cue; at: number; cost: number }

/** A sentence longer than this is a list or a table, and would take long to look through. */
const longest = 3_000

/**
 * The figures of a text of one leaf or more, in the order of their places. With `singles` also `a peasant was killed`,
 * which is a count of one.
 */
export function figuresIn(text: string, language?: string, { singles = false } = {}): Figure[] {
  const found: Figure[] = []
  for (const part of leaves(text))
    for (const sentence of sentencesOf(part.text, language).filter(({ start, end }) => end - start <= longest))
      found.push(
        ...figuresOfSentence(part.text.slice(sentence.start, sentence.end), part.start + sentence.start, singles),
      )
  return found
}

function* leaves(text: string): Generator<{ text: string; start: number }> {
  let start = 0
  for (const part of text.split('\n\n')) {
    yield { text: part, start }
    start += part.length + 2
  }
}

function figuresOfSentence(sentence: string, offset: number, singles: boolean): Figure[] {
  const tokens = tokensOf(sentence)
  const placed = quantitiesIn(tokens, sentence).map((quantity) => withUnit(quantity, tokens))
  const figures: Figure[] = []
  let before: { found: Found; next: number } | null = null
  for (const [index, one] of placed.entries()) {
    const found: Found | null = cueFor(one, tokens, placed, index) ?? inherited(before, one, tokens)
    before = found ? { found, next: one.unitEnd } : null
    if (!found && !standsAlone(one)) continue
    if (one.quantity.article && (!singles || !found)) continue
    figures.push(figureOf(one, found, tokens, offset))
  }
  return figures
}

/** A number of people of whom the sentence does not say what happened to them: one or several tell nothing. */
const standsAlone = ({ quantity, unit }: Placed) =>
  unit !== null &&
  quantity.value.number !== 1 &&
  !(quantity.value.comparator === '≥' && (quantity.value.number ?? 0) < 10)

function figureOf({ quantity, unit, unitEnd }: Placed, found: Found | null, tokens: Token[], offset: number): Figure {
  const first = tokens[Math.min(quantity.from, found ? Math.max(0, found.at) : quantity.from)]
  const last = tokens[Math.max(unitEnd - 1, found?.at ?? 0)]
  return {
    start: offset + (first?.start ?? 0),
    end: offset + (last?.end ?? 0),
    ...(found && { property: found.cue.property }),
    value: { kind: 'count', ...quantity.value, unit: unit ?? 'people' },
    ...(quantity.article && { single: true as const }),
  }
}

/** The noun counted: the first that names people, after words that may stand before it. */
function withUnit(quantity: Quantity, tokens: readonly Token[]): Placed {
  for (let at = quantity.to; at < Math.min(tokens.length, quantity.to + 6); at += 1) {
    const word = tokens[at]?.word ?? ''
    const unit = unitOf(word)
    const end = unit === null ? at : unitEndAt(tokens, at)
    const thing = notPeople.has(word) || (unit !== null && notPeople.has(tokens[end]?.word ?? ''))
    if (thing) return { quantity, unit: null, unitEnd: -1 }
    if (unit !== null) return { quantity, unit: laterUnit(tokens, at) ?? unit, unitEnd: end }
    if (cueOf(word) || tokens[at]?.comma || (endsNoun.test(word) && !(word === 'of' && at === quantity.to))) break
  }
  // thousands of casualties
  return { quantity, unit: null, unitEnd: quantity.to + (tokens[quantity.to]?.word === 'of' ? 1 : 0) }
}

/** Words that no noun stands after in the same phrase. */
const endsNoun =
  /^(?:in|on|at|from|to|and|or|but|was|were|is|are|be|been|that|which|who|whom|with|by|for|as|of|has|have|had|will|would|while|when|after|before|during|under|near|into|against|it|he|she|they|we|not|said|says)$/

/** `police officers`, `army soldiers`, `guerrilla leaders`: the last of nouns in a row counts. */
function laterUnit(tokens: readonly Token[], at: number): string | null {
  const pair = `${tokens[at]?.word ?? ''}-${tokens[at + 1]?.word ?? ''}`
  return unitOf(pair) ?? unitOf(tokens[at + 1]?.word ?? '')
}

const unitEndAt = (tokens: readonly Token[], at: number) => (laterUnit(tokens, at) === null ? at + 1 : at + 2)

/** What happened to those counted: the cheapest of all readings, or null. */
function cueFor(one: Placed, tokens: readonly Token[], placed: readonly Placed[], index: number): Found | null {
  if (one.unitEnd < 0) return null
  const told = tollAt(one.quantity, tokens) ?? takenAt(one, tokens)
  if (told) return told
  const after = cueAfter(one, tokens, placed[index + 1])
  const before = cueBefore(one, tokens, placed[index - 1])
  if (!after || !before) return after ?? before
  return after.cost <= before.cost ? after : before
}

/** `shot to death` is an act upon them; `lives` are lost where they are counted. */
function cueAt(tokens: readonly Token[], at: number): Cue | undefined {
  const cue = cueOf(tokens[at]?.word ?? '')
  return cue && tokens[at]?.word === 'death' && tokens[at - 1]?.word === 'to' ? { ...cue, form: 'participle' } : cue
}

const be = new Set(['was', 'were', 'been', 'be', 'being', 'is', 'are', 'got', 'get'])
const reach = 20

/** `27 people were killed`, `35 others injured`, `seven civilians, including two children, died`. */
function cueAfter(
  { quantity, unit, unitEnd }: Placed,
  tokens: readonly Token[],
  next: Placed | undefined,
): Found | null {
  let cost = 0
  let passive = false
  let spoken = false
  for (let at = unitEnd; at < Math.min(tokens.length, unitEnd + reach); at += 1) {
    const token = tokens[at]
    if (!token || token.breaks || saysThat(tokens, at)) return null
    const inNext = next !== undefined && at >= next.quantity.from && at < next.quantity.to
    // What is said of those counted before ends where others are counted after a verb of their own.
    if (inNext && spoken) return null
    if (inNext && !token.aside) cost += 6
    if (token.comma) cost += 1
    if (be.has(token.word)) passive = true
    if (passive || /^(?:has|have|had)$/.test(token.word)) spoken = true
    const cue = cueAt(tokens, at)
    if (cue) {
      const direct = at === unitEnd || (at === unitEnd + 1 && /ly$/.test(tokens[unitEnd]?.word ?? ''))
      if (cue.form === 'noun')
        return direct || (token.word !== 'lives' && (passive || inOnePhrase(tokens, unitEnd, at)))
          ? { cue, at, cost }
          : null
      if (cue.form === 'subject') return { cue, at, cost }
      if (cue.form === 'participle' && (passive || direct || unit !== null) && reads(tokens, at, passive, direct))
        return { cue, at, cost: cost + (passive || direct ? 0 : 4) }
      if (cue.form === 'participle' || cue.form === 'active') return null
    }
    if (quantity.article && at > unitEnd + 8) return null
    cost += 0.5
  }
  return null
}

/** `three members reported that two were killed`: what is said is not said of those who say it. */
function saysThat(tokens: readonly Token[], at: number): boolean {
  return tokens[at + 1]?.word === 'that' && speaking.test(tokens[at]?.word ?? '')
}

const speaking =
  /^(?:said|says|say|reported|reports|report|announced|announces|stated|states|added|adds|confirmed|confirms|claimed|claims|told|denied|alleged|learned|noted|declared|admitted|insisted)$/

/** `107 disfigured bodies`: nothing but adjectives stands between. */
function inOnePhrase(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from <= 2 && tokens.slice(from, to).every(({ word, comma }) => !comma && !endsNoun.test(word))
}

/** Whether a participle after the figure is said of it, and not an act of theirs upon someone else. */
function reads(tokens: readonly Token[], at: number, passive: boolean, direct: boolean): boolean {
  if (passive) return true
  if (!direct) return false
  const next = tokens[at + 1]
  return (
    next === undefined ||
    next.comma ||
    !/^(?:the|a|an|his|her|their|\d.*|one|two|three|four|five|several|at)$/.test(next.word) ||
    next.word === 'at'
  )
}

const between = new Set([
  'at',
  'least',
  'the',
  'and',
  'or',
  'of',
  'to',
  'in',
  'with',
  'as',
  'many',
  'some',
  'also',
  'another',
  'has',
  'had',
  'have',
  'reached',
  'rose',
  'risen',
  'stood',
  'stands',
  'climbed',
  'toll',
  'number',
  'including',
  'up',
  'a',
  'an',
  'including',
  'least',
  'by',
  'now',
  'all',
  'is',
  'was',
  'are',
  'were',
])

/** `killing at least 38`, `injured 12 soldiers`, `the death of three peasants`, `left seven dead`. */
function cueBefore({ quantity }: Placed, tokens: readonly Token[], last: Placed | undefined): Found | null {
  let cost = 0.25
  for (let at = quantity.from - 1; at >= Math.max(0, quantity.from - 8); at -= 1) {
    const token = tokens[at]
    if (!token || tokens[at + 1]?.breaks) return null
    if (last && at < last.quantity.to) return null
    const cue = cueOf(token.word)
    if (cue && takesObject(cue, tokens, at, quantity.from)) return { cue, at, cost }
    if (cue && cue.form !== 'active' && cue.form !== 'participle') return null
    if (!between.has(token.word) && !plainWords.has(token.word) && !cue) {
      cost += 3
      if (cost > 7) return null
    }
    cost += 0.5
  }
  return null
}

function takesObject(cue: Cue, tokens: readonly Token[], at: number, quantity: number): boolean {
  if (cue.form === 'active') return true
  if (cue.form === 'subject') return false
  const words = tokens.slice(at + 1, quantity).map((token) => token.word)
  if (cue.form === 'noun')
    return (
      /^(?:death|deaths|execution|murder|murders|assassination|assassinations|killings?|bodies|corpses|disappearances|disappearance|executions|arrests|number)$/.test(
        tokens[at]?.word ?? '',
      ) && /\b(?:of|toll|to)\b/.test(words.join(' '))
    )
  return !/^(?:and|or)$/.test(words[0] ?? '') && !passiveAt(tokens, at) && quantity - at <= 5
}

function passiveAt(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const word = tokens[back]?.word ?? ''
    if (be.has(word)) return true
    if (!/ly$|^(?:and|or|killed|wounded|injured|also|not)$/.test(word)) return false
  }
  return false
}

/** `the number of rebels killed has risen to 26`, `this brings to 21 the number of those injured`. */
function tollAt({ from, to }: Quantity, tokens: readonly Token[]): Found | null {
  const number = tokens.findIndex(({ word }, at) => word === 'number' && tokens[at + 1]?.word === 'of')
  if (number < 0) return null
  const stated = number < from && /^(?:to|is|was|at|reached|now)$/.test(tokens[from - 1]?.word ?? '')
  const brought = tokens[to]?.word === 'the' && number === to + 1
  if (!stated && !brought) return null
  const at = tokens.findIndex(
    ({ word }, index) => index > number + 1 && index <= number + 5 && cueOf(word) !== undefined,
  )
  const cue = cueOf(tokens[at]?.word ?? '')
  return cue ? { cue, at, cost: 0 } : null
}

/** `took four prisoners`, `12 hostages were taken`: the noun tells what was done to them. */
function takenAt({ quantity, unit, unitEnd }: Placed, tokens: readonly Token[]): Found | null {
  const noun = tokens[unitEnd - 1]?.word ?? ''
  if (unit !== 'prisoners') return null
  const before = tokens
    .slice(Math.max(0, quantity.from - 3), quantity.from)
    .findLastIndex(({ word }) => taking.test(word))
  const after = tokens.slice(unitEnd, unitEnd + 3).findIndex(({ word }) => word === 'taken')
  if (before < 0 && after < 0) return null
  const at = before >= 0 ? Math.max(0, quantity.from - 3) + before : unitEnd + after
  return { cue: { property: noun.startsWith('hostage') ? 'abducted' : 'detained', form: 'active' }, at, cost: 0 }
}

const taking = /^(?:took|take|takes|taken|taking)$/

/**
 * `killed five soldiers and two civilians`: the second counts what the first counts. So does each of `38 casualties in
 * the north, 20 in the south and 9 in the west`.
 */
function inherited(before: { found: Found; next: number } | null, one: Placed, tokens: readonly Token[]): Found | null {
  if (!before || one.unitEnd < 0) return null
  const gap = tokens.slice(before.next, one.quantity.from).map((token) => token.word)
  if (one.unit === null) {
    const place = tokens[one.unitEnd]?.word === 'in' && gap.includes('in')
    return place && gap.length <= 6 ? before.found : null
  }
  const near = gap.length <= 4 && gap.every((word) => /^(?:and|including|as|well|of|whom|them|plus|,)$/.test(word))
  return near ? before.found : null
}
