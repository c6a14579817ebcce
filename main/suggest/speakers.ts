import type { Stance } from '#contract/claim.ts'
import { type Range, sentencesOf } from '../text/sentences.ts'
import { media, speechVerbs, stanceOfVerb } from './speech-words.ts'

/** Words that name who speaks, and the words that are said. */
export type Speech = {
  speaker: Range & { text: string }
  /** Where in the text what is said stands. */
  content: Range
  stance: Stance
  /** 0 says it, 1 passes on what another says, 2 passes on what is passed on. */
  rank: number
}

/** Who speaks at one place, the first to say it first, the outermost reporter last. */
export type SpeakerAt = { text: string; start: number; end: number; as: 'says' | 'reports' }

/** A sentence longer than this is a list or a table, and would take long to look through. */
const longest = 3_000

/** Reported speech in a text, sentence by sentence. */
export function speechIn(text: string, language?: string): Speech[] {
  const found: Speech[] = []
  let offset = 0
  for (const leaf of text.split('\n\n')) {
    for (const sentence of sentencesOf(leaf, language)) {
      if (sentence.end - sentence.start > longest) continue
      const range = { start: offset + sentence.start, end: offset + sentence.end }
      found.push(...withPronouns(speechOfSentence(text.slice(range.start, range.end), range.start), found))
    }
    offset += leaf.length + 2
  }
  return found
}

/** The chain of speakers for a place of the text, and the stance of the one who speaks first. */
export function speakersAt(speech: readonly Speech[], place: Range): { chain: SpeakerAt[]; stance: Stance } {
  const around = speech
    .filter(({ content }) => content.start <= place.start && place.end <= content.end)
    .toSorted((a, b) => a.rank - b.rank || outerness(a, b) || length(a.content) - length(b.content))
  const seen = new Set<string>()
  const chain = around.flatMap(({ speaker }) => {
    if (seen.has(speaker.text)) return []
    seen.add(speaker.text)
    return [
      {
        text: speaker.text,
        start: speaker.start,
        end: speaker.end,
        as: seen.size === 1 ? ('says' as const) : ('reports' as const),
      },
    ]
  })
  return { chain, stance: around[0]?.stance ?? 'asserts' }
}

/** Who says that another says something stands outside. */
function outerness(a: Speech, b: Speech): number {
  const holds = (outer: Speech, inner: Speech) =>
    outer.content.start <= inner.speaker.start && inner.speaker.end <= outer.content.end
  return Number(holds(a, b)) - Number(holds(b, a))
}

const length = ({ start, end }: Range) => end - start

type Part = {
  speaker: Range
  verb: Range
  stance: Stance
  rank?: number
  source?: true
  content: 'before' | 'after' | 'all' | Range
}

function speechOfSentence(sentence: string, offset: number): Speech[] {
  const parts = [...quotedAs(sentence), ...citing(sentence), ...accordingTo(sentence), ...called(sentence)]
  for (const part of bySubject(sentence))
    if (!parts.some((other) => overlap(other.verb, part.verb) || overlap(other.speaker, part.speaker))) parts.push(part)
  if (parts.some(({ verb }) => /^(?:citing|quoting)\b/.test(sentence.slice(verb.start)))) passOn(parts)
  closingSource(parts)
  const borders = parts.filter(({ content }) => content === 'before' || content === 'after').map(wordsOfPart)
  return parts.map((part) => {
    const { speaker, stance, rank = 0, content } = part
    const range = typeof content === 'string' ? contentOf(sentence, content, wordsOfPart(part), borders) : content
    return {
      speaker: {
        start: offset + speaker.start,
        end: offset + speaker.end,
        text: sentence.slice(speaker.start, speaker.end),
      },
      content: { start: offset + range.start, end: offset + range.end },
      stance,
      rank,
    }
  })
}

/** At the end, after what another says: it passes that on. */
function closingSource(parts: Part[]): void {
  for (const part of parts)
    if (
      part.content === 'before' &&
      parts.some((other) => other.content === 'after' && other.verb.start < part.verb.start && part.source)
    )
      part.rank = 1
}

const wordsOfPart = ({ speaker, verb }: Part): Range => ({
  start: Math.min(speaker.start, verb.start),
  end: Math.max(speaker.end, verb.end),
})

/** Who cites another passes on what that one says. */
function passOn(parts: Part[]): void {
  const cited = parts.findLast(({ content }) => content === 'all')
  for (const part of parts)
    if (part !== cited && part.content !== 'all' && part.verb.start < (cited?.verb.start ?? 0)) {
      part.rank = 1
      part.content = 'all'
    }
}

const overlap = (a: Range, b: Range) => a.start < b.end && b.start < a.end

/** What is said: up to the next who speaks. Who quotes another at the end of a sentence passes on all of it. */
function contentOf(sentence: string, side: 'before' | 'after' | 'all', own: Range, borders: readonly Range[]): Range {
  if (side === 'all') return { start: 0, end: sentence.length }
  if (side === 'after') {
    const next = borders.filter(({ start }) => start > own.end).toSorted((a, b) => a.start - b.start)[0]
    const tail = next && /,\s*$|[”"’']\s*$/.test(sentence.slice(0, next.start)) && isLast(sentence, next)
    return { start: own.end, end: next && !tail ? clauseStart(sentence, next.start) : sentence.length }
  }
  const last = borders.filter(({ end }) => end < own.start).toSorted((a, b) => b.end - a.end)[0]
  return { start: last && !isLast(sentence, own) ? last.end : 0, end: own.start }
}

const isLast = (sentence: string, { end }: Range) =>
  /^[\s.”"’')]*(?:\b(?:on|in|at|late|earlier|today|yesterday|last|as saying)\b[^,]{0,40})?[\s.”"’')]*$/.test(
    sentence.slice(end),
  )

/** Where the clause of the next speaker begins: after the comma or conjunction before it. */
function clauseStart(sentence: string, before: number): number {
  const match = /(?:[,;]\s*(?:and|but|while)?|\b(?:and|but|while))\s*$/.exec(sentence.slice(0, before))
  return match ? match.index : before
}

const name = String.raw`(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’&-]*)`

/** `TASS quoted the press service as saying`: two speak. */
function* quotedAs(sentence: string): Generator<Part> {
  const pattern = new RegExp(
    String.raw`(?<who>${name}(?:\s${name}){0,6})\s+(?:has\s+|have\s+)?(?<verb>quoted|quotes|cited|cites)\s+(?<whom>[^,;]{2,120}?)\s+as\s+(?:saying|telling|stating|claiming)`,
    'gu',
  )
  for (const match of sentence.matchAll(pattern)) {
    const groups = match.groups ?? {}
    const verbAt = match.index + match[0].indexOf(groups['verb'] ?? '', (groups['who'] ?? '').length)
    const whomAt = sentence.indexOf(groups['whom'] ?? '', verbAt)
    const verb = { start: verbAt, end: match.index + match[0].length }
    const who = subjectBefore(sentence, verbAt)
    if (who) yield { speaker: who, verb, stance: 'asserts', rank: 2, content: 'all' }
    yield {
      speaker: trimmedSpeaker(sentence, { start: whomAt, end: whomAt + (groups['whom'] ?? '').length }),
      verb,
      stance: 'asserts',
      content: 'all',
      rank: 1,
    }
  }
}

/** `AFP reported, citing the ministry`: the ministry says it. */
function* citing(sentence: string): Generator<Part> {
  for (const match of sentence.matchAll(/\b(?:citing|quoting)\s+([^,;.]{2,100})/g)) {
    const start = match.index + match[0].length - (match[1] ?? '').length
    yield {
      speaker: trimmedSpeaker(sentence, nounPhrase(sentence, start)),
      verb: { start: match.index, end: start - 1 },
      stance: 'asserts',
      content: 'all',
    }
  }
}

function* accordingTo(sentence: string): Generator<Part> {
  for (const match of sentence.matchAll(/\baccording to\s+/gi)) {
    const start = match.index + match[0].length
    const speaker = trimmedSpeaker(sentence, nounPhrase(sentence, start))
    const begins =
      /^[\s\p{P}]*(?:\p{L}+,\s*)?$/u.test(sentence.slice(0, match.index)) ||
      /[;]\s*$|\b(?:and|but|however|while),?\s*$/i.test(sentence.slice(0, match.index))
    const goesOn = sentence[speaker.end] === ',' && !begins
    yield {
      speaker,
      verb: { start: match.index, end: start },
      stance: 'asserts',
      content: begins ? 'after' : goesOn ? 'all' : 'before',
      source: true,
    }
  }
}

/** `what Azerbaijan called “local anti-terrorism measures”`: only the words quoted are its own. */
function* called(sentence: string): Generator<Part> {
  for (const match of sentence.matchAll(
    /\bwhat\s+(?<who>[^,;]{2,60}?)\s+(?:has\s+|have\s+|had\s+)?(?:called|calls|described as|terms|termed)\s+(?<what>[“"‘'][^”"’']+[”"’'])/g,
  )) {
    const start = match.index + match[0].indexOf(match.groups?.['who'] ?? '')
    const whatAt = match.index + match[0].length - (match.groups?.['what'] ?? '').length
    yield {
      speaker: { start, end: start + (match.groups?.['who'] ?? '').length },
      verb: { start: start + 1, end: whatAt },
      stance: 'asserts',
      content: { start: whatAt, end: match.index + match[0].length },
    }
  }
}

const verbPattern = new RegExp(String.raw`\b(?:${speechVerbs.join('|')})\b`, 'gi')

/** `X said`, `said X`, `X denied`. */
function* bySubject(sentence: string): Generator<Part> {
  for (const match of sentence.matchAll(verbPattern)) {
    const verb = { start: match.index, end: match.index + match[0].length }
    if (isNoun(sentence, verb) || isNotSpeech(sentence, verb)) continue
    const stance = stanceOfVerb(match[0]) ?? 'asserts'
    const before = sentence.slice(0, verb.start)
    // “…,” said Y
    const inverted = /[,”"’?!]\s*$/.test(before) && !/^ing/.test(match[0].slice(-3)) && invertedSubject(sentence, verb)
    if (inverted) {
      yield { speaker: inverted, verb, stance, content: 'before' }
      continue
    }
    const subject = subjectBefore(sentence, verb.start)
    if (!subject) continue
    const closing = isClosing(sentence, subject, verb)
    yield {
      speaker: subject,
      verb,
      stance,
      content: closing ? 'before' : 'after',
      ...(isReporter(sentence, subject, match[0]) && { rank: 1 }),
    }
    const told = toldWhom(sentence, verb)
    if (told)
      yield { speaker: told, verb: { start: told.start, end: told.start }, stance: 'asserts', rank: 1, content: 'all' }
  }
}

const isReporter = (sentence: string, subject: Range, verb: string) =>
  /^report/.test(verb) && media.test(sentence.slice(subject.start, subject.end))

/** `its claims`, `the report`: a noun, or an act that is no speech. */
function isNoun(sentence: string, { start, end }: Range): boolean {
  const before = sentence.slice(0, start)
  if (
    /\b(?:the|a|an|its|his|her|their|these|those|such|of|no|any|all|some|mutual|Armenian|Azerbaijani)\s+(?:\p{Ll}+\s+)?$/u.test(
      before,
    ) &&
    /^(?:reports?|claims?|notes|states?|questions?|calls?|demands?|estimates?|posts?|comments?|repeats)$/i.test(
      sentence.slice(start, end),
    )
  )
    return true
  return (
    /\b(?:to|was|were|been|be|is|are|being|that|which)\s+(?:\w+ly\s+)?$/.test(before) ||
    /^\w*-/.test(sentence.slice(end))
  )
}

/** `called` a person, `asked` nobody, `reported` to the police. */
function isNotSpeech(sentence: string, { start, end }: Range): boolean {
  const verb = sentence.slice(start, end).toLowerCase()
  const after = sentence.slice(end)
  if (/^call/.test(verb)) return !/^\s+(?:for|on|upon)\b/.test(after)
  return /^(?:states|posts|notes|questions|posted)$/.test(verb) && !/^\s+that\b/.test(after)
}

/** At the end of a sentence, or between commas: what is said stands before. */
function isClosing(sentence: string, subject: Range, verb: Range): boolean {
  if (!/[,”"’]\s*(?:and\s+)?$/.test(sentence.slice(0, subject.start))) return false
  return /^[\s”"]*(?:[,.;]|$|(?:on|in|at|late|early|earlier|to reporters|today|yesterday|last|this)\b)/.test(
    sentence.slice(verb.end),
  )
}

function invertedSubject(sentence: string, verb: Range): Range | null {
  const match = /^\s+/.exec(sentence.slice(verb.end))
  if (!match) return null
  const phrase = nounPhrase(sentence, verb.end + match[0].length)
  const first = sentence[phrase.start] ?? ''
  const text = sentence.slice(phrase.start, phrase.end)
  return /\p{Lu}/u.test(first) || /^(?:the|a|an|his|her|its)\s/i.test(text) ? trimmedSpeaker(sentence, phrase) : null
}

/** `told Reuters`: the agency reports it. */
function toldWhom(sentence: string, verb: Range): Range | null {
  if (!/^t(?:old|ells)$/i.test(sentence.slice(verb.start, verb.end))) return null
  const phrase = nounPhrase(sentence, verb.end + 1)
  return media.test(sentence.slice(phrase.start, phrase.end)) ? trimmedSpeaker(sentence, phrase) : null
}

/** The noun phrase that ends before a verb, over auxiliaries, adverbs and what stands between commas. */
function subjectBefore(sentence: string, verb: number): Range | null {
  let end = sentence
    .slice(0, verb)
    .replace(
      /(?:\s+(?:has|have|had|also|later|earlier|then|already|reportedly|repeatedly|\p{Ll}+ly|will|would|did|not|further|since|again|once))*\s*$/u,
      '',
    ).length
  let part = sentence.slice(0, end)
  // X, spokesperson of Y, said
  const aside = /,\s[^,“”"]{3,90},$/.exec(part)
  if (aside && /[\p{L}\p{N}]$/u.test(part.slice(0, aside.index))) {
    part = part.slice(0, aside.index)
    end = part.length
  }
  const phrase =
    /(?:^|[,;:“”"(–—]\s*|\b(?:and|but|that|while|when|as|because|although|after|before|if|where|which|who)\s+)(?<who>[^,;:“”"()–—]{1,120})$/iu
  const match = phrase.exec(part)
  if (!match) return null
  let who = lastPhrase(match.groups?.['who'] ?? '')
  who = who.replace(/^(?:meanwhile|however|also|later|on|earlier)\s+/i, '')
  if (who.trim() === '' || !looksLikeSpeaker(who.trim())) return null
  const text = who.trimStart()
  return trimmedSpeaker(sentence, { start: end - text.length, end: end - (text.length - text.trimEnd().length) })
}

/** After the last conjunction, and before the verb of a clause that goes on: `Azerbaijan launched the operation alleging`. */
function lastPhrase(words: string): string {
  const parts = words.split(/\b(?:and|but|that|while|when|where|because|although|who|which)\b\s+/i)
  return parts.at(-1) ?? words
}

/** A name, a pronoun or a noun for people and institutions; anything with a verb of its own is cut to its subject. */
function looksLikeSpeaker(words: string): boolean {
  if (/^(?:it|there|this|what|these|those|one|all)$/i.test(words)) return false
  return /\p{Lu}|^(?:he|she|they|we)$/u.test(words) || institution.test(words)
}

const institution =
  /\b(?:ministry|government|officials?|sources?|police|army|authorities|witness(?:es)?|spokes(?:man|woman|person)|spokesmen|rebels?|guerrillas|leaders?|residents?|doctors?|hospital|report|statement|communique|minister|president|agency|commander|activists?|analysts?|experts?|protesters|opposition|group|organization|mayor|governor|press|radio|military|embassy|council|committee|judge|lawyer|family|relatives|bishop|archbishop)\b/i

/** A noun phrase from its beginning: to a comma, a verb or the end. */
function nounPhrase(sentence: string, start: number): Range {
  const rest = sentence.slice(start)
  const end = rest.search(
    /[,;:.“”"()](?=\s|$|[”"])|\s+(?:that|who|which|said|says|told|reported|on|in|at|was|were|is|are|has|have|had|and|but|as|when|while|after|before|late|earlier|today|yesterday|by|to|because|during)\b/,
  )
  const length = end < 0 ? rest.length : end
  return { start, end: start + rest.slice(0, length).trimEnd().length }
}

/** Without an article before it or punctuation around it. */
function trimmedSpeaker(sentence: string, range: Range): Range {
  const text = sentence.slice(range.start, range.end)
  const lead =
    /^(?:[\s“”"'‘’(]*(?:(?:the|a|an|its|their|his|her|for his part|for its part)\s+(?=\S))?)/i.exec(text)?.[0].length ??
    0
  const tail = /[\s“”"'‘’.,)]*$/.exec(text)?.[0].length ?? 0
  const verb = cutAtVerb(text.slice(lead, text.length - tail))
  return { start: range.start + lead, end: Math.max(range.start + lead, range.start + lead + verb.length) }
}

/** `Azerbaijan launched the military operation` → `Azerbaijan`. */
function cutAtVerb(words: string): string {
  const cut = words.search(
    /\s(?:launched|launches|was|were|is|are|has|have|had|attacked|gathered|will|would|did|met|arrived|issued|held|gave|made|took)\b/,
  )
  return cut > 0 ? words.slice(0, cut) : words
}

/** `He`, `she` and `they` are who spoke last before. */
function withPronouns(speech: Speech[], before: readonly Speech[]): Speech[] {
  return speech.map((one) => {
    if (!/^(?:he|she|they)$/i.test(one.speaker.text)) return one
    const last = [...before, ...speech].findLast(
      ({ speaker }) => speaker.start < one.speaker.start && !/^(?:he|she|they)$/i.test(speaker.text),
    )
    return last ? { ...one, speaker: last.speaker } : one
  })
}
