import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { decode } from '../decode.ts'
import { type BratLines, bratLines, type BratSpan } from './brat-lines.ts'
import { bratWords, ownNotes } from './brat-words.ts'
import type { Code, Coded, CodedText, Mark } from './coded.ts'
import { guidFor } from './guid.ts'
import { chooseReading, unitsIn } from './offsets.ts'
import { emptyCoded } from './read-project.ts'
import { type ReadSource, readSource } from './source-text.ts'

/** One document of brat: the annotations and, where it is there, the text they count in. */
export type BratDocument = { name: string; ann: Uint8Array; txt: Uint8Array | null }

/** Reads brat's stand-off files. A span is coded with its type; in a type that is for actors or events, by its own name. */
export function readBrat(documents: readonly BratDocument[]): Coded {
  const coded = emptyCoded(documents[0]?.name ?? '', false, 'brat')
  const codes = new Map<string, Code>()
  for (const document of documents) readDocument(coded, codes, document)
  coded.codes = [...codes.values()]
  return coded
}

function readDocument(coded: Coded, codes: Map<string, Code>, { name, ann, txt }: BratDocument): void {
  const decoded = decode(ann)
  if (!decoded) throw new MaterialError(say('coded.brat.notText', { name: `${name}.ann` }))
  const lines = bratLines(decoded.text)
  const own = lines.notes.some(({ type }) => type === ownNotes.passage)
  coded.own ||= own
  const read = txt && readSource(txt, `${name}.txt`, own)
  if (!read) coded.told.push(say('coded.sourceMissing', { name, path: `${name}.txt` }))
  const text: CodedText = {
    guid: guidFor(name, 'text', read?.source.plainSha256 ?? decoded.text),
    name: name.split('/').at(-1) ?? name,
    text: read?.source ?? null,
    marks: [],
    codings: [],
    notes: [],
    values: [],
  }
  const marks = new Map(lines.spans.map((span) => [span.id, markOf(text.guid, span)]))
  text.marks = [...marks.values()]
  place(coded, text, lines.spans, read)
  const named = codeSpans(codes, lines, marks, own)
  new Telling(coded, text, lines, marks, named, own).tell()
  coded.texts.push(text)
}

function markOf(text: string, { id, text: name }: BratSpan): Mark {
  return { guid: guidFor(text, id, name), name, place: null, codings: [], notes: [] }
}

function place(coded: Coded, text: CodedText, spans: readonly BratSpan[], read: ReadSource | null): void {
  if (!read) {
    text.marks = text.marks.map((mark) => Object.assign(mark, { wrong: say('coded.noText') }))
    return
  }
  const ranges = spans.map(({ pieces, text: name }) => ({
    start: Math.min(...pieces.map(({ start }) => start)),
    end: Math.max(...pieces.map(({ end }) => end)),
    name,
  }))
  const { reading, sure } = chooseReading([{ given: read.given, ranges }])
  if (sure) coded.told.push(say('coded.reading', { units: reading.units, crlf: reading.crlf }))
  const toUnits = unitsIn(read.given, reading)
  const asGiven = ranges.map(({ start, end }) => ({ start: toUnits(start) ?? -1, end: toUnits(end) ?? -1 }))
  const places = read.placesOf(asGiven)
  spans.forEach(({ pieces }, at) => {
    const [mark, found, range] = [text.marks[at], places[at], asGiven[at]]
    if (!mark || !range) return
    if (found) mark.place = found
    else mark.wrong = say('coded.broken', { start: ranges[at]?.start ?? '', end: ranges[at]?.end ?? '' })
    if (found && isInPieces(read.given, pieces, toUnits))
      mark.wrong = say('coded.brat.pieces', { count: pieces.length })
  })
}

/** Whether words stand between the pieces of a span: pieces on two lines are one stretch. */
function isInPieces(given: string, pieces: BratSpan['pieces'], toUnits: (offset: number) => number | null): boolean {
  const sorted = pieces.toSorted((a, b) => a.start - b.start)
  return sorted.some(({ end }, at) => {
    const next = sorted[at + 1]
    return next !== undefined && given.slice(toUnits(end) ?? 0, toUnits(next.start) ?? 0).trim() !== ''
  })
}

/** Codes every span with its type and what it names; answers the code of each. */
function codeSpans(codes: Map<string, Code>, lines: BratLines, marks: Map<string, Mark>, own: boolean) {
  const references = new Map(lines.references.map((one) => [one.of, one]))
  const sameAs = sameNames(lines)
  const named = new Map<string, string>()
  for (const span of lines.spans) {
    const kind = own ? bratWords.kindOf(span.type) : undefined
    if (kind === 'passage') continue
    const folder = codeFor(codes, `brat:${span.type}`, span.type, kind && { as: 'folder' })
    const reference = references.get(span.id)
    const name = (reference?.name || sameAs.get(span.id) || span.text).replace(/\s+/g, ' ').trim() || span.type
    const guid = own && reference ? reference.key : guidFor(span.type, name)
    const identifiers = reference && !own ? { [reference.resource.toLowerCase()]: reference.key } : undefined
    codeFor(codes, guid, name, {
      parent: folder.guid,
      names: true,
      ...(kind && { as: kind }),
      ...(identifiers && { identifiers }),
    })
    named.set(span.id, guid)
    marks.get(span.id)?.codings.push({ code: guid })
  }
  return named
}

/** Of spans that are said to be one thing, the longest is its name. */
function sameNames(lines: BratLines): Map<string, string> {
  const texts = new Map(lines.spans.map(({ id, text }) => [id, text]))
  const names = new Map<string, string>()
  for (const { of } of lines.equal) {
    const longest = of
      .map((id) => texts.get(id) ?? '')
      .reduce((best, text) => (text.length > best.length ? text : best), '')
    for (const id of of) names.set(id, longest)
  }
  return names
}

function codeFor(codes: Map<string, Code>, guid: string, name: string, more: Partial<Code> = {}): Code {
  const there = codes.get(guid)
  if (there) return there
  const code: Code = { guid, name, codable: true, notes: [], ...more }
  codes.set(guid, code)
  return code
}

/** What stands in the lines about spans: events, relations, attributes and notes. */
class Telling {
  readonly #coded: Coded
  readonly #text: CodedText
  readonly #lines: BratLines
  readonly #marks: ReadonlyMap<string, Mark>
  readonly #named: ReadonlyMap<string, string>
  readonly #own: boolean
  /** The span that triggers each event. */
  readonly #triggers: ReadonlyMap<string, string>

  constructor(
    coded: Coded,
    text: CodedText,
    lines: BratLines,
    marks: ReadonlyMap<string, Mark>,
    named: ReadonlyMap<string, string>,
    own: boolean,
  ) {
    this.#coded = coded
    this.#text = text
    this.#lines = lines
    this.#marks = marks
    this.#named = named
    this.#own = own
    this.#triggers = new Map(lines.events.map(({ id, trigger }) => [id, trigger]))
  }

  tell(): void {
    for (const { id, trigger, args } of this.#lines.events)
      for (const { role, of } of args) this.#link(id, trigger, of, role.replace(/[-_]?Arg\d*$/, ''), true)
    for (const relation of this.#lines.relations) this.#relation(relation)
    for (const { name, of, value } of this.#lines.attributes)
      this.#say(of, value === undefined ? name : `${name}: ${value}`)
    for (const { of, resource, key, name } of this.#own ? [] : this.#lines.references)
      this.#say(of, `${resource}:${key} ${name}`.trim())
    for (const note of this.#lines.notes) this.#note(note)
    for (const line of this.#lines.strange.slice(0, 100))
      this.#coded.notKept.push(say('coded.brat.strange', { name: this.#text.name, line: line.slice(0, 200) }))
  }

  #span(id: string): string {
    return this.#triggers.get(id) ?? id
  }

  #link(guid: string, from: string, to: string, name: string, participant: boolean): void {
    const [a, b] = [this.#named.get(this.#span(from)), this.#named.get(this.#span(to))]
    const mark = this.#marks.get(this.#span(from))?.guid
    this.#coded.links.push({
      guid: guidFor(this.#text.guid, guid, name, to),
      name,
      from: a ?? '',
      to: b ?? '',
      ...(participant && { participant }),
      ...(mark !== undefined && { mark }),
      notes: [],
    })
  }

  #relation({ id, type, args }: BratLines['relations'][number]): void {
    const told = this.#lines.notes.find((note) => note.of === id && note.type === ownNotes.relation)
    const isParticipant = this.#own && type === bratWords.participant
    const name = told ? ownNotes.unescaped(told.text) : isParticipant ? '' : type.replaceAll('_', ' ')
    this.#link(id, args[0]?.of ?? '', args[1]?.of ?? '', name, isParticipant)
  }

  #note({ type, of, text }: BratLines['notes'][number]): void {
    const mark = this.#marks.get(this.#span(of))
    if (this.#own && type === ownNotes.relation) return
    if (this.#own && mark && type === ownNotes.passage) mark.guid = text
    else if (this.#own && mark && type === ownNotes.role) {
      const [coding] = mark.codings
      if (coding) coding.role = ownNotes.unescaped(text)
    } else this.#say(of, this.#own ? ownNotes.unescaped(text) : text)
  }

  /** Words about a span go into its comment; about anything else they have no place. */
  #say(of: string, words: string): void {
    const mark = this.#marks.get(this.#span(of))
    if (mark) mark.comment = mark.comment === undefined ? words : `${mark.comment}\n${words}`
    else
      this.#coded.notKept.push(
        say('coded.brat.noteElsewhere', { name: this.#text.name, of, words: words.slice(0, 200) }),
      )
  }
}
