import { type Id, idOf, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Link, Passage, PassageState, Target } from '#contract/passage.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { AnnotateOutcome } from '#contract/views.ts'
import type { Library } from '../../library/library.ts'
import { matchQuote } from '../../passages/match-quote.ts'
import { placePassage } from '../../passages/place-passage.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import { noteStateOf } from '../coded/note-state.ts'
import { shortened } from '../parsed-text.ts'
import { instantOf } from './instant.ts'
import type { Annotation } from './read-annotations.ts'
import { noteText, saidIn } from './said.ts'

/** The article of an annotation with its text, read before anything is changed. */
export type Place = { articleId: Id<'article'>; text: string; textSha256: string }

/** What one call takes in: its documents, and what is known already, so that nothing comes in twice. */
export type Intake = {
  tags: Map<string, Tag>
  passages: Map<Id<'passage'>, Passage>
  notes: Note[]
  newTags: Tag[]
  known: Map<string, Id<'passage'> | Id<'note'>>
}

export function createIntake(library: Library): Intake {
  const tags = new Map<string, Tag>()
  for (const tag of library.collection('tag').values()) tags.set(foldName(tag.name), tag)
  const known: Intake['known'] = new Map()
  for (const kind of ['passage', 'note'] as const)
    for (const { id, imported } of library.collection(kind).values())
      if (imported?.id !== undefined) known.set(imported.id, id)
  return { tags, passages: new Map(), notes: [], newTags: [], known }
}

/** Makes a passage of an annotation, or says why not. Nothing is stored yet: the intake is one change. */
export function takeAnnotation(
  library: Library,
  intake: Intake,
  annotation: Annotation,
  place: Place,
  placed: Placed | null,
): AnnotateOutcome {
  const named = annotation.id === undefined ? {} : { id: annotation.id }
  const already = knownPassage(library, intake, annotation)
  if (already) {
    const status = already.state === 'orphaned' ? 'orphaned' : already.state === 'anchored' ? 'anchored' : 'moved'
    const reason = say('exports.annotations.known')
    return { ...named, status, passageId: already.id, articleId: already.articleId, reason }
  }
  if (placed === null) return takeNote(library, intake, annotation, place)
  const passage = passageOf(library, intake, annotation, place.articleId, placed)
  intake.passages.set(passage.document.id, passage.document)
  if (annotation.id !== undefined) intake.known.set(annotation.id, passage.document.id)
  const reasons = [placed.reason, ...passage.lost, several(annotation)].filter((reason) => reason !== undefined)
  return {
    ...named,
    status: placed.state === 'changed' ? 'moved' : placed.state,
    passageId: passage.document.id,
    articleId: place.articleId,
    ...(reasons.length > 0 && { reason: reasons.join(' ') }),
  }
}

function knownPassage(library: Library, intake: Intake, { id }: Annotation): Passage | undefined {
  if (id === undefined) return undefined
  const known = intake.known.get(id) ?? ownId(id)
  if (known === null || kindOf(known) !== 'passage') return undefined
  const passageId = known as Id<'passage'>
  return library.get(passageId) ?? intake.passages.get(passageId)
}

/** An annotation that names no words is about the article as a whole: a note about it, with the annotation kept. */
function takeNote(library: Library, intake: Intake, annotation: Annotation, { articleId }: Place): AnnotateOutcome {
  const named = annotation.id === undefined ? {} : { id: annotation.id }
  const known = annotation.id === undefined ? undefined : intake.known.get(annotation.id)
  if (known)
    return {
      ...named,
      status: 'noted',
      noteId: known as Id<'note'>,
      articleId,
      reason: say('exports.annotations.known'),
    }
  const text = noteText(annotation).normalize('NFC')
  const created = instantOf(annotation.created)
  const note: Note = {
    ...library.stamp('note'),
    ...(created !== undefined && { createdAt: created }),
    ...(annotation.creator !== undefined && { createdBy: annotation.creator.slice(0, 1000) }),
    title: shortened(text.replace(/\s+/g, ' ').trim()),
    aboutId: articleId,
    state: noteStateOf(text),
    text,
    mentions: [],
    imported: importedOf(annotation),
  }
  intake.notes.push(note)
  if (annotation.id !== undefined) intake.known.set(annotation.id, note.id)
  return { ...named, status: 'noted', noteId: note.id, articleId, reason: say('exports.annotations.noted') }
}

/** The id of a passage that one of our own exports named. */
function ownId(iri: string): Id<'passage'> | null {
  const parsed = idOf('passage').safeParse(`passage:${iri.replace(/^urn:uuid:/i, '').toLowerCase()}`)
  return parsed.success && /^urn:uuid:/i.test(iri) ? parsed.data : null
}

export type Placed = { target: Target; state: PassageState; before?: Target; reason?: string }

/** Where the words are; orphaned, with the words kept, when they are nowhere. Null when no words are named. */
export function placeOf({ quote }: Annotation, { text, textSha256 }: Place): Placed | null {
  const match = matchQuote(text, quote)
  if (match && text.slice(match.start, match.end).trim() !== '') {
    const target = placePassage(text, textSha256, match.start, match.end)
    if (match.how === 'anchored') return { target, state: 'anchored' }
    if (match.how === 'moved') return { target, state: 'moved', reason: say('exports.annotations.movedTo') }
    const before = quoted(quote, textSha256)
    return {
      target,
      state: 'changed',
      before,
      reason: say('exports.annotations.changed', { exact: excerpt(quote.exact) }),
    }
  }
  const { exact } = quote
  if (exact === undefined || exact.trim() === '') return null
  return {
    target: quoted(quote, textSha256),
    state: 'orphaned',
    reason: say('exports.annotations.notFound', { exact: excerpt(exact) }),
  }
}

/** The words of a quote that stand nowhere in the text. */
function quoted({ exact = '', prefix = '', suffix = '' }: Annotation['quote'], textSha256: string): Target {
  return { start: 0, end: 0, exact, prefix, suffix, textSha256 }
}

const excerpt = (text = '') => (text.length > 80 ? `${text.slice(0, 80)}…` : text)

function passageOf(
  library: Library,
  intake: Intake,
  annotation: Annotation,
  articleId: Id<'article'>,
  { target, state, before }: Placed,
): { document: Passage; lost: string[] } {
  const { links, tags, comment, lost } = readBodies(library, intake, annotation)
  const stamp = library.stamp('passage')
  const own = annotation.id === undefined ? null : ownId(annotation.id)
  const created = instantOf(annotation.created)
  const document: Passage = {
    ...stamp,
    ...(own && { id: own }),
    ...(created !== undefined && { createdAt: created }),
    ...(annotation.creator !== undefined && { createdBy: annotation.creator.slice(0, 1000) }),
    articleId,
    target,
    tags,
    links,
    state,
    ...(before && { before }),
    ...(comment !== '' && { comment }),
    ...(own === null && { imported: importedOf(annotation) }),
  }
  return { document, lost: lost.length > 0 ? [say('exports.annotations.notCarried', { what: lost.join(', ') })] : [] }
}

/** A foreign annotation is kept as it was written, unless it is so large that it must be more than a note on words. */
function importedOf({ id, format, asWritten }: Annotation): NonNullable<Passage['imported']> {
  const small = JSON.stringify(asWritten).length < 100_000
  return { format, ...(id !== undefined && { id: id.slice(0, 10_000) }), ...(small && { annotation: asWritten }) }
}

function several({ targets }: Annotation): string | undefined {
  return targets > 1 ? say('exports.annotations.several', { count: targets }) : undefined
}

type Bodies = { links: Link[]; tags: Id<'tag'>[]; comment: string; lost: string[] }

function readBodies(library: Library, intake: Intake, annotation: Annotation): Bodies {
  const { tagNames, ...said } = saidIn(library, annotation)
  const tags: Id<'tag'>[] = []
  for (const name of tagNames) addTag(library, intake, tags, name)
  return { ...said, tags }
}

function addTag(library: Library, intake: Intake, tags: Id<'tag'>[], name: string): void {
  const key = foldName(name)
  let tag = intake.tags.get(key)
  if (!tag) {
    tag = { ...library.stamp('tag'), name }
    intake.tags.set(key, tag)
    intake.newTags.push(tag)
  }
  if (!tags.includes(tag.id)) tags.push(tag.id)
}
