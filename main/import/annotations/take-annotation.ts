import type { EntityId, Id } from '#contract/ids.ts'
import { entityId, idOf } from '#contract/ids.ts'
import type { Link, Passage, PassageState, Target } from '#contract/passage.ts'
import type { Tag } from '#contract/small-documents.ts'
import type { AnnotateOutcome } from '#contract/views.ts'
import type { Library } from '../../library/library.ts'
import { matchQuote } from '../../passages/match-quote.ts'
import { placePassage } from '../../passages/place-passage.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import type { Annotation } from './read-annotations.ts'
import { type AnnotationBody, hasType } from './web-annotation.ts'

/** The article of an annotation with its text, read before anything is changed. */
export type Place = { articleId: Id<'article'>; text: string; textSha256: string }

/** What one call takes in: its documents, and what is known already, so that nothing comes in twice. */
export type Intake = { tags: Map<string, Tag>; passages: Passage[]; newTags: Tag[]; known: Map<string, Id<'passage'>> }

export function createIntake(library: Library): Intake {
  const tags = new Map<string, Tag>()
  for (const tag of library.collection('tag').values()) tags.set(foldName(tag.name), tag)
  const known = new Map<string, Id<'passage'>>()
  for (const { id, imported } of library.collection('passage').values())
    if (imported?.id !== undefined) known.set(imported.id, id)
  return { tags, passages: [], newTags: [], known }
}

/** Makes a passage of an annotation, or says why not. Nothing is stored yet: the intake is one change. */
export function takeAnnotation(
  library: Library,
  intake: Intake,
  annotation: Annotation,
  place: Place,
): AnnotateOutcome {
  const named = annotation.id === undefined ? {} : { id: annotation.id }
  const fail = (reason: string): AnnotateOutcome => ({ ...named, status: 'failed', articleId: place.articleId, reason })
  const already = knownPassage(library, intake, annotation)
  if (already) {
    const status = already.state === 'orphaned' ? 'orphaned' : already.state === 'anchored' ? 'anchored' : 'moved'
    const reason = say('exports.annotations.known')
    return { ...named, status, passageId: already.id, articleId: already.articleId, reason }
  }
  const placed = placeOf(annotation, place)
  if (placed === null) return fail(say('exports.annotations.noWords'))
  const passage = passageOf(library, intake, annotation, place.articleId, placed)
  intake.passages.push(passage.document)
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
  if (known === null) return undefined
  return library.get(known) ?? intake.passages.find((passage) => passage.id === known)
}

/** The id of a passage that one of our own exports named. */
function ownId(iri: string): Id<'passage'> | null {
  const parsed = idOf('passage').safeParse(`passage:${iri.replace(/^urn:uuid:/i, '').toLowerCase()}`)
  return parsed.success && /^urn:uuid:/i.test(iri) ? parsed.data : null
}

type Placed = { target: Target; state: PassageState; before?: Target; reason?: string }

/** Where the words are; orphaned, with the words kept, when they are nowhere. Null when no words are named. */
function placeOf({ quote }: Annotation, { text, textSha256 }: Place): Placed | null {
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

function instantOf(created: string | undefined): string | undefined {
  const time = created === undefined ? NaN : Date.parse(created)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

function several({ targets }: Annotation): string | undefined {
  return targets > 1 ? say('exports.annotations.several', { count: targets }) : undefined
}

type Bodies = { links: Link[]; tags: Id<'tag'>[]; comment: string; lost: string[] }

function readBodies(library: Library, intake: Intake, annotation: Annotation): Bodies {
  const bodies: Bodies = { links: [], tags: [], comment: '', lost: [] }
  for (const body of annotation.bodies) {
    const text = typeof body === 'object' && body.value !== undefined ? body.value : null
    const entity = text === null ? entityIn(library, body) : null
    if (entity) addLink(bodies.links, entity, typeof body === 'object' ? body['schema:roleName'] : undefined)
    else if (text === null) bodies.lost.push(nameOf(body))
    else if (typeof body === 'object' && hasType(body.purpose, 'tagging') && isName(text))
      addTag(library, intake, bodies.tags, text.trim())
    else if (text.trim() !== '') bodies.comment += (bodies.comment === '' ? '' : '\n\n') + text
  }
  return bodies
}

const isName = (text: string) => text.trim() !== '' && text.length <= 10_000

function addLink(links: Link[], id: EntityId, role: unknown): void {
  if (links.some((link) => link.entityId === id)) return
  links.push({ entityId: id, ...(typeof role === 'string' && role !== '' && { role }) })
}

/** The actor or event whose id a body's IRI is; one that was merged away leads to the one that was kept. */
function entityIn(library: Library, body: string | AnnotationBody): EntityId | null {
  const uuid = iriIn(body)
    .replace(/^urn:uuid:/i, '')
    .toLowerCase()
  for (const kind of ['actor', 'event'] as const) {
    const parsed = entityId.safeParse(`${kind}:${uuid}`)
    if (!parsed.success) return null
    const id = library.references.redirectFrom(parsed.data) ?? parsed.data
    if (library.get(id)) return id
  }
  return null
}

function iriIn(body: string | AnnotationBody): string {
  if (typeof body === 'string') return body
  return (typeof body.source === 'object' ? body.source.id : body.source) ?? body.id ?? ''
}

function nameOf(body: string | AnnotationBody): string {
  const label = typeof body === 'object' ? body['rdfs:label'] : undefined
  return `“${typeof label === 'string' ? label : iriIn(body)}”`
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
