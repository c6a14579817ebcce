import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { largestFile } from '../sources.ts'
import type { Coded, CodedText, Coding, Mark } from './coded.ts'
import { chooseReading, type Reading, unitsIn } from './offsets.ts'
import { descriptionOf, guidOf, refsTo, valuesOf } from './qde-elements.ts'
import { type ReadSource, readSource } from './source-text.ts'
import type { Archive } from './unpack.ts'
import { attribute, childOf, childrenOf, type XmlElement } from './xml-tree.ts'

export type SourceContext = {
  archive: Archive | null
  users: ReadonlyMap<string, string>
  variables: ReadonlyMap<string, string>
  own: boolean
  coded: Coded
}

/** A text of the project with its selections as they are written. */
type Found = { text: CodedText; read: ReadSource | null; selections: Written[] }
type Written = { element: XmlElement; start: number; end: number }

/** Reads every source; answers the files of the archive that were used. */
export async function readSources(context: SourceContext, sources: XmlElement | undefined): Promise<string[]> {
  const found: Found[] = []
  const used: string[] = []
  for (const element of sources?.children ?? []) {
    if (element.name === 'TextSource')
      found.push(await textSource(context, element, element, selectionsOf(element), used))
    else found.push(...(await otherSource(context, element, used)))
  }
  const { coded } = context
  const clashes = new Set<string>()
  for (const { text } of found) {
    if (coded.texts.some(({ guid }) => guid === text.guid)) clashes.add(text.guid)
    coded.texts.push(text)
  }
  for (const guid of clashes) coded.told.push(say('coded.sameGuid', { guid }))
  placeAll(coded, found)
  return used
}

/** A PDF's or recording's own selections have no place in a text; what stands for it in words is one. */
async function otherSource(context: SourceContext, element: XmlElement, used: string[]): Promise<Found[]> {
  const { coded } = context
  const name = attribute(element, 'name') ?? guidOf(element)
  const media = element.children.filter((child) => /^(?:PDF|Picture|Audio|Video)Selection$/.test(child.name))
  const codings = media.reduce((sum, one) => sum + childrenOf(one, 'Coding').length, 0)
  const kind = element.name.replace(/Source$/, '')
  const inWords = childrenOf(element, 'Representation', 'TextDescription', 'Transcript')
  const inner: Found[] = []
  for (const one of inWords) {
    const selections = one.name === 'Transcript' ? transcriptSelections(one) : selectionsOf(one)
    const text = await textSource(context, one, element, selections, used)
    inner.push(text)
  }
  const key = inner.length > 0 ? 'coded.notKept.mediaOf' : 'coded.notKept.media'
  coded.notKept.push(say(key, { kind, name, selections: media.length, codings }))
  for (const ref of ['path', 'currentPath']) {
    const file = fileOf(context.archive, attribute(element, ref))
    if (file !== null) used.push(file)
  }
  if (inner.length === 0) tellWhatHangsOn(coded, element, name)
  return inner
}

/** Notes stay notes; codes and values of a source that has no text have nothing to be on. */
function tellWhatHangsOn(coded: Coded, element: XmlElement, name: string): void {
  const [codings, values] = [childrenOf(element, 'Coding').length, childrenOf(element, 'VariableValue').length]
  if (codings + values > 0) coded.notKept.push(say('coded.notKept.ofSource', { name, codings, values }))
}

const selectionsOf = (element: XmlElement): Written[] =>
  childrenOf(element, 'PlainTextSelection').map((selection) => ({
    element: selection,
    start: integerOf(attribute(selection, 'startPosition')),
    end: integerOf(attribute(selection, 'endPosition')),
  }))

/** A transcript's selections go from one point of time to another, each of which stands somewhere in its text. */
function transcriptSelections(element: XmlElement): Written[] {
  const points = new Map(
    childrenOf(element, 'SyncPoint').map((point) => [guidOf(point), integerOf(attribute(point, 'position'))]),
  )
  return childrenOf(element, 'TranscriptSelection').map((selection) => ({
    element: selection,
    start: points.get(guidOf(selection, 'fromSyncPoint')) ?? NaN,
    end: points.get(guidOf(selection, 'toSyncPoint')) ?? NaN,
  }))
}

/** NaN for what is no whole number: listed as broken, never guessed. */
function integerOf(text: string | undefined): number {
  return text !== undefined && /^\s*[+-]?\d{1,15}\s*$/.test(text) ? Number(text) : NaN
}

async function textSource(
  context: SourceContext,
  element: XmlElement,
  outer: XmlElement,
  selections: Written[],
  used: string[],
): Promise<Found> {
  const name = (attribute(outer, 'name') ?? attribute(element, 'name') ?? '').trim()
  const read = await textOf(context, element, name, used)
  const description = descriptionOf(outer)
  const both = element === outer ? [element] : [outer, element]
  const rich = attribute(element, 'richTextPath')
  const richFile = fileOf(context.archive, rich)
  if (rich !== undefined) context.coded.notKept.push(say('coded.notKept.rich', { name, path: rich }))
  if (richFile !== null) used.push(richFile)
  const text: CodedText = {
    guid: guidOf(outer),
    name,
    text: read?.source ?? null,
    marks: [],
    codings: both.flatMap((one) => codingsOf(context, one)),
    notes: both.flatMap((one) => refsTo(one, 'NoteRef')),
    values: valuesOf(outer, context.variables),
    ...(description !== undefined && { description }),
    ...madeBy(context, outer),
  }
  text.marks = selections.map((selection) => markOf(context, selection))
  return { text, read, selections }
}

/** The words of a source: inside the project, or in a file of its archive and nowhere else. */
async function textOf(context: SourceContext, element: XmlElement, name: string, used: string[]) {
  const { coded, archive, own } = context
  const content = childOf(element, 'PlainTextContent')?.text
  if (content !== undefined) return readSource(new TextEncoder().encode(content), `${name}.txt`, own)
  const path = attribute(element, 'plainTextPath')
  const file = fileOf(archive, path)
  if (!archive || file === null) {
    coded.told.push(say('coded.sourceMissing', { name, path: path ?? '' }))
    return null
  }
  used.push(file)
  const bytes = await archive.read(file)
  if (bytes.length > largestFile)
    throw new MaterialError(say('coded.zip.tooLarge', { name: file, limit: largestFile / 1_000_000 }))
  const read = readSource(bytes, file.split('/').at(-1) ?? file, own)
  if (!read) coded.told.push(say('coded.sourceEmpty', { name, path: file }))
  return read
}

/**
 * The file of an archive that a path names, whatever case and with or without its scheme; null for one that names a
 * place outside. Nothing outside an archive is ever looked at.
 */
function fileOf(archive: Archive | null, path: string | undefined): string | null {
  if (!archive || path === undefined) return null
  const inner = path.replace(/^internal:\/\//i, '').replace(/^\.?\//, '')
  if (/^[a-z][a-z0-9+.-]*:|^[\\/]|(?:^|[\\/])\.\.(?:[\\/]|$)/i.test(inner)) return null
  const wanted = key(inner)
  return archive.names.find((name) => key(name) === wanted || key(name) === `sources/${wanted}`) ?? null
}

const key = (name: string) => name.normalize('NFC').replaceAll('\\', '/').toLowerCase()

function madeBy({ users }: SourceContext, element: XmlElement): { by?: string; at?: string } {
  const by = users.get(guidOf(element, 'creatingUser'))
  const at = attribute(element, 'creationDateTime')
  return { ...(by ? { by } : {}), ...(at !== undefined && { at }) }
}

function codingsOf(context: SourceContext, element: XmlElement): Coding[] {
  return childrenOf(element, 'Coding').flatMap((coding) => {
    const [code] = refsTo(coding, 'CodeRef')
    const notes = refsTo(coding, 'NoteRef')
    return code === undefined ? [] : [{ code, guid: guidOf(coding), notes, ...madeBy(context, coding) }]
  })
}

function markOf(context: SourceContext, { element }: Written): Mark {
  const comment = descriptionOf(element)
  return {
    guid: guidOf(element),
    name: attribute(element, 'name') ?? '',
    place: null,
    ...(comment !== undefined && { comment }),
    codings: codingsOf(context, element),
    notes: refsTo(element, 'NoteRef'),
    ...madeBy(context, element),
  }
}

/** One reading of offsets for the whole project: a program counts in one way. */
function placeAll(coded: Coded, found: readonly Found[]): void {
  const withText = found.flatMap(({ text, read, selections }) => (read ? [{ text, read, selections }] : []))
  const { reading, sure } = chooseReading(
    withText.map(({ text, read, selections }) => ({
      given: read.given,
      ranges: selections.map(({ start, end }, at) => ({ start, end, name: text.marks[at]?.name ?? '' })),
    })),
  )
  if (sure) coded.told.push(say('coded.reading', { units: reading.units, crlf: reading.crlf }))
  for (const { text, read, selections } of withText) place(text, read, selections, reading)
  for (const { text, read } of found)
    if (!read) text.marks = text.marks.map((mark) => ({ ...mark, wrong: say('coded.noText') }))
}

function place(text: CodedText, read: ReadSource, selections: readonly Written[], reading: Reading): void {
  const toUnits = unitsIn(read.given, reading)
  const ranges = selections.map(({ start, end }) => ({ start: toUnits(start) ?? -1, end: toUnits(end) ?? -1 }))
  const places = read.placesOf(ranges)
  text.marks = text.marks.map((mark, at) => {
    const placed = places[at] ?? null
    if (placed) return { ...mark, place: placed }
    const { element } = selections[at] as Written
    const [start = '', end = ''] = [attribute(element, 'startPosition'), attribute(element, 'endPosition')]
    return { ...mark, wrong: say('coded.broken', { start, end }) }
  })
}

/** Reads the notes; answers the files of the archive that were used. */
export async function readNotes(context: SourceContext, notes: XmlElement | undefined): Promise<string[]> {
  const used: string[] = []
  for (const element of childrenOf(notes, 'Note')) {
    const name = (attribute(element, 'name') ?? '').trim()
    const text = await noteText(context, element, used)
    const description = descriptionOf(element)
    context.coded.notes.push({
      guid: guidOf(element),
      name,
      text: [text, description].filter((part) => part !== undefined && part !== '').join('\n\n'),
      values: valuesOf(element, context.variables),
      ...madeBy(context, element),
    })
    const [selections, codings] = [
      childrenOf(element, 'PlainTextSelection').length,
      childrenOf(element, 'Coding').length,
    ]
    if (selections + codings > 0) context.coded.notKept.push(say('coded.notKept.inNote', { name, selections, codings }))
  }
  return used
}

async function noteText(context: SourceContext, element: XmlElement, used: string[]): Promise<string> {
  const content = childOf(element, 'PlainTextContent')?.text
  if (content !== undefined) return content.replace(/\r\n?/g, '\n')
  const path = attribute(element, 'plainTextPath')
  const file = fileOf(context.archive, path)
  if (!context.archive || file === null) {
    if (path !== undefined)
      context.coded.told.push(say('coded.sourceMissing', { name: attribute(element, 'name') ?? '', path }))
    return ''
  }
  used.push(file)
  const read = readSource(await context.archive.read(file), file)
  return read ? read.given.replace(/\r\n?/g, '\n') : ''
}
