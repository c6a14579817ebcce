import type { Claim } from '#contract/claim.ts'
import type { Actor } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Relation } from '#contract/relation.ts'
import { entityNamed } from '../../entities/find.ts'
import { say } from '../../words.ts'
import { noteStateOf } from './note-state.ts'
import { type Case, type CodedLink, type CodedNote, type CodeSet, recordName } from './coded.ts'
import type { TakenCodes } from './take-codes.ts'
import type { Taking } from './taking.ts'

/** What the texts and marks of a file became. */
export type Places = { articles: ReadonlyMap<string, Id<'article'>>; passages: ReadonlyMap<string, Id<'passage'>> }

/** A case is an actor, unless a code of its own is one: then what it says is said there. */
export function takeCase(taking: Taking, codes: TakenCodes, places: Places, one: Case): void {
  const entities = one.codes.flatMap((code) => {
    const as = codes.of(code)
    return as && 'entity' in as ? [as.entity] : []
  })
  const claims = one.codes.flatMap((code) => {
    const as = codes.of(code)
    return as && 'claim' in as ? [as.claim] : []
  })
  if (claims.length > 0) return takeClaim(taking, places, one, claims[0]?.guid ?? '')
  const entity = entities[0] ?? actorOfCase(taking, one)
  if (entity === undefined) return
  if (!one.values.some(({ name }) => name === recordName)) describe(taking, places, entity, one)
  for (const mark of one.marks) linkMark(taking, places, mark, entity)
}

function actorOfCase(taking: Taking, one: Case): Id<'actor'> | undefined {
  const name = one.name.replace(/\s+/g, ' ').trim().slice(0, 10_000)
  if (name === '') {
    taking.tell('coded.notKept.namelessCase', { guid: one.guid })
    return undefined
  }
  const there = taking.known('actor', one.guid) ?? entityNamed(taking.library, 'actor', name)?.id
  if (there) return there as Id<'actor'>
  const actor: Actor = { ...taking.stamp('actor', one.guid), kind: 'actor', name, aliases: [] }
  taking.put(actor)
  return actor.id
}

/** Values of variables, and where a case appears, as lines of the description. */
function describe(taking: Taking, places: Places, id: EntityId, one: Case): void {
  const entity = taking.get(id)
  if (!entity) return
  const lines = [
    ...(one.description === undefined ? [] : [one.description]),
    ...one.values.map(({ name, value }) => `${name}: ${value}`),
    ...one.texts.flatMap((text) => {
      const article = places.articles.get(text)
      return article === undefined ? [] : [say('coded.appearsIn', { title: taking.get(article)?.title ?? '' })]
    }),
  ].filter((line) => !entity.description?.includes(line))
  if (lines.length === 0) return
  taking.put({
    ...entity,
    description: [...(entity.description === undefined ? [] : [entity.description]), ...lines].join('\n'),
  })
}

function linkMark(taking: Taking, { passages }: Places, mark: string, entityId: EntityId): void {
  const id = passages.get(mark)
  const passage = id && taking.get(id)
  if (!passage) taking.tell('coded.notKept.unknownMark', { guid: mark })
  else if (!passage.links.some((link) => link.entityId === entityId))
    taking.put({ ...passage, links: [...passage.links, { entityId }] })
}

/** A claim comes back from our own files alone: other programs have no such thing. */
function takeClaim(taking: Taking, { passages }: Places, one: Case, guid: string): void {
  const id = taking.ownId('claim', guid)
  if (id === undefined || taking.get(id)) return
  const passageId = passages.get(one.marks[0] ?? '') ?? ('passage:' as const)
  const bare = {
    ...taking.stamp('claim', guid),
    passageId,
    property: one.name || '-',
    stance: 'asserts',
    attribution: [],
  }
  const claim = taking.withRecord({ ...bare, aboutId: 'actor:' } as unknown as Claim, one.values)
  if (claim.aboutId === 'actor:') taking.tell('coded.notKept.claim', { name: one.name })
  else taking.put(claim)
}

export function takeNote(taking: Taking, codes: TakenCodes, places: Places, note: CodedNote, about: string[]): void {
  if (taking.known('note', note.guid)) return
  const [aboutId, ...others] = about.flatMap((guid) => documentOf(codes, places, guid) ?? [])
  const tags = about.flatMap((guid) => {
    const as = codes.of(guid)
    return as && 'tag' in as ? [as.tag] : []
  })
  const title = note.name.replace(/\s+/g, ' ').trim().slice(0, 1000)
  const text = note.text.replace(/\r\n?/g, '\n').normalize('NFC')
  if (aboutId === undefined && tags.length > 0 && !taking.coded.own) return describeTags(taking, tags, [title, text])
  const made: Note = {
    ...taking.stamp('note', note.guid, note),
    title,
    ...(aboutId !== undefined && { aboutId }),
    state: noteStateOf(text),
    text,
    mentions: [],
  }
  if (note.guid === '' && isThere(taking, made)) return
  taking.put(taking.withRecord(made, note.values ?? []))
  if (others.length > 0)
    taking.tell('coded.notKept.noteAbout', { title: title || say('changes.untitled'), count: others.length })
}

function isThere({ library }: Taking, { title, text }: Note): boolean {
  return [...library.collection('note').values()].some((one) => one.title === title && one.text === text)
}

/** What is written about a code that is a tag stands in its description. */
function describeTags(taking: Taking, tags: readonly Id<'tag'>[], parts: string[]): void {
  const words = parts.filter((part) => part !== '').join('\n')
  for (const id of tags) {
    const tag = taking.get(id)
    if (!tag || tag.description?.includes(words)) continue
    taking.put({ ...tag, description: tag.description === undefined ? words : `${tag.description}\n\n${words}` })
  }
}

function documentOf(codes: TakenCodes, { articles, passages }: Places, guid: string) {
  const as = codes.of(guid)
  return passages.get(guid) ?? articles.get(guid) ?? (as && 'entity' in as ? as.entity : undefined)
}

export function takeLink(
  taking: Taking,
  codes: TakenCodes,
  places: Places,
  link: CodedLink,
  noteOf: (guid: string) => CodedNote | undefined,
): void {
  const [from, to] = [documentOf(codes, places, link.from), documentOf(codes, places, link.to)]
  const [a, b] = [entityIn(from), entityIn(to)]
  if (link.participant && a?.startsWith('event:') && b?.startsWith('actor:'))
    return takePart(taking, places, link, a as Id<'event'>, b as Id<'actor'>)
  if (a && b && a !== b && kindIn(a) === kindIn(b)) return takeRelation(taking, link, a, b, noteOf)
  taking.tell('coded.notKept.link', { name: link.name, from: nameOf(codes, link.from), to: nameOf(codes, link.to) })
}

const entityIn = (id: Id | undefined) =>
  id !== undefined && /^(?:actor|event):/.test(id) ? (id as EntityId) : undefined
const kindIn = (id: EntityId) => id.slice(0, id.indexOf(':'))
const nameOf = (codes: TakenCodes, guid: string) => codes.codeOf(guid)?.name ?? guid

function takePart(
  taking: Taking,
  { passages }: Places,
  link: CodedLink,
  eventId: Id<'event'>,
  actorId: Id<'actor'>,
): void {
  const event = taking.get(eventId)
  if (!event) return
  const passage = link.mark === undefined ? undefined : passages.get(link.mark)
  const rest = passage === undefined ? [] : [passage]
  const role = link.name === '' ? {} : { role: link.name }
  const there = event.participants.find((one) => one.actorId === actorId && (one.role ?? '') === link.name)
  if (there && rest.every((id) => there.passageIds.includes(id))) return
  const participants = there
    ? event.participants.map((one) => (one === there ? { ...one, passageIds: [...one.passageIds, ...rest] } : one))
    : [...event.participants, { actorId, ...role, passageIds: rest }]
  taking.put({ ...event, participants })
}

function takeRelation(
  taking: Taking,
  link: CodedLink,
  fromId: EntityId,
  toId: EntityId,
  noteOf: (guid: string) => CodedNote | undefined,
): void {
  const type = link.name.trim().slice(0, 10_000) || say('coded.related')
  if (taking.known('relation', link.guid)) return
  for (const id of taking.library.references.relationsOf(fromId)) {
    const there = taking.library.get(id)
    if (!taking.ownId('relation', link.guid) && there?.toId === toId && there.fromId === fromId && there.type === type)
      return
  }
  const made: Relation = { ...taking.stamp('relation', link.guid), fromId, type, toId, passageIds: [] }
  const record = link.notes.map(noteOf).find((note) => note?.name === recordName)
  const values = record ? [{ name: recordName, value: record.text }] : []
  taking.put(taking.withRecord(made, values))
}

/** A set of texts is a tag on them; a set of codes has no place. */
export function takeSet(
  taking: Taking,
  places: Places,
  set: CodeSet,
  tagNamed: (name: string, guid: string) => Id<'tag'>,
): void {
  const articles = set.texts.flatMap((guid) => places.articles.get(guid) ?? [])
  if (articles.length > 0) {
    const tag = tagNamed(set.name || say('changes.untitled'), set.guid)
    for (const id of articles) {
      const article = taking.get(id)
      if (article && !article.tags.includes(tag)) taking.put({ ...article, tags: [...article.tags, tag] })
    }
  }
  const others = set.codes.length + set.notes.length + set.texts.length - articles.length
  if (others > 0 || articles.length === 0)
    taking.tell('coded.notKept.set', { name: set.name, codes: set.codes.length, notes: set.notes.length })
}
