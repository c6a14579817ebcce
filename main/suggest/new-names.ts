import type { ActorType } from '#contract/entity.ts'
import { isDemonym, knownName } from './gazetteer.ts'
import { firstFrom, overlapWith } from './overlaps.ts'
import {
  givenNames,
  groupNouns,
  joiners,
  ordinary,
  ordinaryElsewhere,
  organisationType,
  placeWords,
  titles,
} from './name-words.ts'

/** Words that look like the name of somebody or some place that the library does not know yet. */
export type NewName = {
  start: number
  end: number
  kind: 'person' | 'organisation' | 'place' | 'group'
  type?: ActorType
  country?: string
  /** 0 to 1: how sure. */
  score: number
}

type Word = {
  text: string
  start: number
  end: number
  /** What stands between it and the word before. */
  gap: string
  capital: boolean
  /** Opens a sentence, a quotation or a line. */
  first: boolean
}

/** Likely names in a text of a script with capital letters, in the order of their places. */
export function newNamesIn(text: string, language = 'en'): NewName[] {
  const words = wordsWithCase(text)
  const names = [...runsOf(words, text)].flatMap((run) => namesOf(run, words, language))
  return english(language)
    ? withSurnames(
        [...names, ...groupsIn(words, names)].sort((a, b) => a.start - b.start),
        words,
      )
    : names
}

const english = (language: string) => /^(?:en|und)/.test(language)
const pattern =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ\u2010\u2011-]?[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

function wordsWithCase(text: string): Words {
  const words: Word[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const word = /^(?:People|Women|Workers|Farmers|Teachers|Children|Students|Veterans|Men|Nation)['’]/.test(found)
      ? found
      : found.replace(/['’]s?$/u, '')
    const gap = text.slice(end, index)
    const initial =
      /(?:^|\s)(?:\p{Lu}|\p{Lu}\p{Ll}{1,2}|Sept|Prof)$/u.test(words.at(-1) ? ` ${words.at(-1)?.text ?? ''}` : '') &&
      /^\.\s?$/.test(gap)
    const first = words.length === 0 || (/[.!?…:;\n"“”«»„‘(\u0589]|--|^\s*[-–—•*]\s/u.test(gap) && !initial)
    words.push({ text: word, start: index, end: index + word.length, gap, capital: /^\p{Lu}/u.test(word), first })
    end = index + word.length
  }
  return Object.assign(words, { inside: insideOf(words) })
}

/** The words of a text, and those that stand inside its sentences. */
type Words = readonly Word[] & { inside: ReadonlySet<string> }

type Run = { from: number; to: number }

/** Words with a capital that follow each other, with the small words that join them. */
function* runsOf(words: Words, text: string): Generator<Run> {
  const shouted = headlines(text)
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as Word
    if (
      !word.capital ||
      /^\d/.test(word.text) ||
      shouted.some(({ start, end }) => word.start >= start && word.start < end)
    )
      continue
    let to = at + 1
    for (;;) {
      const step = joinLength(words, at, to)
      if (step === 0) break
      to += step
    }
    yield { from: at, to }
    at = to - 1
  }
}

/** Lines in capitals, or with a capital on every word: everything in them would be a name. */
function headlines(text: string): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = []
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const words = line.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
    const capital = words.filter((word) => /^\p{Lu}/u.test(word)).length
    const shouted = words.length >= 4 && line === line.toUpperCase() && /\p{Lu}{4}/u.test(line)
    if (shouted || (words.length >= 6 && capital / words.length > 0.8 && !/[.!?]\s*$/.test(line)))
      lines.push({ start: index, end: index + line.length })
  }
  return lines
}

/** How many words further a run goes on: 0 where it ends. */
function joinLength(words: Words, from: number, to: number): number {
  const [next, after, last] = [words[to], words[to + 1], words[to - 1]]
  if (!next || !last || !joins(next.gap, last.text)) return 0
  if (next.capital) return 1
  if (joiners.has(next.text.toLowerCase()) && after?.capital && joins(after.gap, next.text)) return 2
  if (/^(?:of|for)$/.test(next.text) && after && goesOnWith(next.text, words.slice(from, to))) {
    if (after.capital && joins(after.gap, next.text)) return 2
    const third = words[to + 2]
    if (after.text === 'the' && third?.capital && joins(third.gap, after.text)) return 3
  }
  if (/^(?:and|&)$/.test(next.text) && after?.capital && joins(after.gap, next.text)) {
    const of = words.slice(from, to).findIndex((word) => /^(?:of|for)$/.test(word.text))
    const ministry = words
      .slice(from, to)
      .some((word) => /^(?:Ministry|Department|Committee|Office|Commission|Institute)$/.test(word.text))
    if (of >= 0 && ministry && !after.first) return 2
  }
  return 0
}

/** `Ministry of Defence`, `Plains of Arafat`; not `Michael Tien of NPP`. */
function goesOnWith(joiner: string, run: readonly Word[]): boolean {
  if (joiner === 'for') return run.some(({ text }) => forWords.test(text))
  const [head] = run
  if (!head || run.some(isInstitution) || /^(?:Secretary|Islamic)$/.test(head.text)) return true
  const lower = head.text.toLowerCase()
  return run.length === 1 && !head.first && !titles.has(lower) && !givenNames.has(lower) && !knownName(head.text)
}

const forWords =
  /^(?:Council|Institute|Cent(?:er|re)|Committee|Commission|Movement|Fund|Organi[sz]ation|Party|Association|Society|Station|Office|Front|Campaign|Coalition|Agency)$/

function isInstitution({ text }: Word): boolean {
  return organisationType(text) !== undefined || placeWords.has(text.toLowerCase())
}

function joins(gap: string, before: string): boolean {
  if (/^(?:\s|\u00a0)?$|^[-\u2010\u2011]$/.test(gap) || gap === ' & ') return true
  return /^\.\s?$/.test(gap) && /^(?:\p{Lu}|\p{Lu}\p{Ll}{1,2}|Sept|Prof)$/u.test(before)
}

/** The names that a run holds: titles and adjectives taken off, two names set apart. */
function namesOf({ from, to }: Run, words: Words, language: string): NewName[] {
  if (english(language)) return nameIn(words.slice(from, to), words, from, language)
  return piecesOf(from, to, words, language).flatMap(([start, end]) =>
    nameIn(words.slice(start, end), words, start, language),
  )
}

/** A run cut where a state or an abbreviation stands in it: `Shugaban Amurka Donald Trump`. */
function piecesOf(from: number, to: number, words: Words, language: string): [number, number][] {
  const pieces: [number, number][] = []
  let start = from
  for (let at = from; at < to; at += 1) {
    const length = [3, 2, 1].find(
      (count) => at + count <= to && knownName(textOf(words.slice(at, at + count)), language),
    )
    const cut = length ?? (isAbbreviation(words[at]?.text ?? '') ? 1 : 0)
    if (cut === 0) continue
    if (at > start) pieces.push([start, at])
    pieces.push([at, at + cut])
    at += cut - 1
    start = at + 1
  }
  if (start < to) pieces.push([start, to])
  return pieces
}

const isAbbreviation = (word: string) => /^\p{Lu}{2,5}(?:-\p{Ll}+)?$/u.test(word)

function nameIn(given: readonly Word[], words: Words, from: number, language: string): NewName[] {
  let run = [...given]
  let index = from
  let titled = false
  // "The", "In" at the beginning, and titles, stand before the name.
  while (run.length > 0) {
    const word = (run[0] as Word).text
    const lower = word.toLowerCase().replace(/\.$/, '')
    const rest = run.slice(1)
    if (knownName(textOf(run), language)) break
    if (
      english(language) &&
      knownHead(run, language) > 0 &&
      run.length > knownHead(run, language) &&
      isTitleAt(run, knownHead(run, language))
    ) {
      // US Secretary of State Antony Blinken
      const length = knownHead(run, language)
      return [
        ...nameIn(run.slice(0, length), words, index, language),
        ...nameIn(run.slice(length), words, index + length, language),
      ]
    }
    if (english(language) && titles.has(lower) && rest.length > 0 && !rest.some(isInstitution)) {
      titled = true
      const skip = /^of$/.test(rest[0]?.text ?? '') ? 3 : 1
      run = run.slice(skip)
      index += skip
      continue
    }
    if ((run[0] as Word).first && run.length > 1 && (english(language) ? ordinary : ordinaryElsewhere).has(lower)) {
      run = rest
      index += 1
      continue
    }
    if (run.length > 1 && isDemonym(word) && english(language) && !rest.some(isInstitution)) {
      run = rest
      index += 1
      continue
    }
    break
  }
  while (run.length > 0 && !(run.at(-1) as Word).capital) run = run.slice(0, -1)
  if (run.length === 0) return []
  return classified(run, words, index, titled, language)
}

/** How many words at the beginning of a run are a state, an organisation or a place that is known. */
function knownHead(run: readonly Word[], language: string): number {
  for (let length = Math.min(3, run.length - 1); length > 0; length -= 1)
    if (knownName(textOf(run.slice(0, length)), language)) return length
  return 0
}

const isTitleAt = (run: readonly Word[], at: number) =>
  titles.has((run[at]?.text ?? '').toLowerCase().replace(/\.$/, ''))
const textOf = (run: readonly Word[]) =>
  run
    .map((word, index) => (index === 0 ? word.text : (/^[-\u2010\u2011]$/.test(word.gap) ? word.gap : ' ') + word.text))
    .join('')

function classified(run: readonly Word[], words: Words, index: number, titled: boolean, language: string): NewName[] {
  const [head, tail] = [run[0] as Word, run.at(-1) as Word]
  const name = textOf(run)
  const place = { start: head.start, end: tail.end }
  const known = knownName(name, language)
  if (known)
    return [
      {
        ...place,
        kind: known.kind === 'state' ? 'place' : known.kind,
        ...(known.type && { type: known.type }),
        ...(known.country && { country: known.country }),
        score: 0.9,
      },
    ]
  if (
    run.length === 1 &&
    (english(language)
      ? isNoName(head, words)
      : head.first && !isAbbreviation(head.text) && !words.inside.has(head.text))
  )
    return []
  const inEnglish = english(language)
  const organisation = inEnglish
    ? run.map((word) => organisationType(word.text)).find((type) => type !== undefined)
    : undefined
  if (organisation && run.length > 1 && !titled)
    return [{ ...place, kind: 'organisation', type: organisation, score: 0.8 }]
  if (run.some((word) => placeWords.has(word.text.toLowerCase())) && run.length > 1 && !titled)
    return [{ ...place, kind: 'place', score: 0.7 }]
  if (/^(?:\p{Lu}\.?){2,6}$/u.test(name) || /^\p{Lu}[\p{Lu}\p{N}&-]+$/u.test(name))
    return [{ ...place, kind: 'organisation', type: 'other', score: 0.6 }]
  const given = givenNames.has(head.text.toLowerCase())
  if (titled || (given && run.length > 1))
    return [{ ...place, kind: 'person', type: 'person', score: titled && given ? 0.95 : 0.85 }]
  const before = words[index - 1]?.text.toLowerCase() ?? ''
  if (/^(?:in|near|at|from|outside|across|around|toward|towards|в|из|на|под|около)$/.test(before))
    return [{ ...place, kind: 'place', score: 0.6 }]
  const after = words[index + run.length]?.text.toLowerCase() ?? ''
  const speaks =
    /^(?:said|says|told|added|announced|claimed|denied|сказал|сказала|заявил|заявила|сообщил|сообщила)$/.test(after)
  if (run.length >= 2 && run.length <= 4)
    return [{ ...place, kind: 'person', type: 'person', score: speaks ? 0.8 : 0.55 }]
  return [
    {
      ...place,
      kind: run.length > 4 ? 'organisation' : 'person',
      type: run.length > 4 ? 'other' : 'person',
      score: speaks ? 0.6 : 0.4,
    },
  ]
}

/** One capitalised word that is none: an adjective, a day, the first word of a sentence. */
function isNoName(word: Word, words: Words): boolean {
  const lower = word.text.toLowerCase()
  if (isDemonym(word.text) || ordinary.has(lower) || titles.has(lower) || word.text.length < 2) return true
  if (organisationType(word.text) || placeWords.has(lower)) return true
  if (!word.first) return false
  if (givenNames.has(lower)) return false
  if (words.inside.has(word.text)) return false
  return words.inside.has(lower) || /(?:ly|ing|ed|tion|ment|ness|s)$/.test(lower) || lower.length < 4
}

/** Words as the text has them inside its sentences. */
function insideOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.flatMap(({ text, first }) => (first ? [] : [text])))
}

function wordsWithin(words: readonly Word[], { start, end }: { start: number; end: number }): Word[] {
  return words.slice(firstFrom(words, start), firstFrom(words, end))
}

/** `Armenian sources`, `Russian peacekeepers`: an adjective or name with a noun for people. */
function groupsIn(words: Words, names: readonly NewName[]): NewName[] {
  const isTaken = overlapWith(names)
  return words.flatMap((word, index) => {
    const type = groupNouns[word.text]
    const before = words[index - 1]
    if (type === undefined || !before || !/^\s$/.test(word.gap)) return []
    const adjective = isDemonym(before.text) && before.capital
    if (!adjective) return []
    return isTaken({ start: before.start, end: word.end })
      ? []
      : [{ start: before.start, end: word.end, kind: 'group' as const, type, score: 0.5 }]
  })
}

/** A surname by itself is the person whose full name stands elsewhere in the text. */
function withSurnames(names: NewName[], words: Words): NewName[] {
  const textAt = (name: NewName) => wordsWithin(words, name)
  const surnames = new Set(
    names
      .filter(({ kind }) => kind === 'person')
      .flatMap((name) => {
        const parts = textAt(name)
        return parts.length > 1 ? [parts.at(-1)?.text ?? ''] : []
      }),
  )
  return names.map((name) => {
    const parts = textAt(name)
    return parts.length === 1 && surnames.has(parts[0]?.text ?? '')
      ? { ...name, kind: 'person', type: 'person', score: Math.max(name.score, 0.7) }
      : name
  })
}
