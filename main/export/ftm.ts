import type { Article } from '#contract/article.ts'
import type { Actor, EventEntity } from '#contract/entity.ts'
import type { Claim } from '#contract/claim.ts'
import type { Passage } from '#contract/passage.ts'
import type { Relation } from '#contract/relation.ts'
import { valueInWords } from '../claims/in-words.ts'
import { foldName } from '../text/fold.ts'
import { say } from '../words.ts'
import type { Writer } from './export-file.ts'
import { createFileNames } from './file-names.ts'
import type { Gathered } from './gather.ts'
import { daysOf } from './tables/days.ts'

/** One entity of FollowTheMoney: every property a list of strings. */
type FtmEntity = { id: string; schema: string; properties: Record<string, string[]> }
type Values = Record<string, readonly (string | undefined)[] | string | undefined>

/**
 * Entities of FollowTheMoney, one a line: actors, events and articles; memberships and other relations; what documents
 * what. An id is that of the document it is made of, so that a later export writes over an earlier one.
 */
export const ftm: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: linesOf(gathered) }],
  notCarried: () => [
    say('exports.notCarried.ftm'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

function* linesOf(gathered: Gathered): Generator<string> {
  for (const entity of entitiesOf(gathered)) yield `${JSON.stringify(entity)}\n`
}

function* entitiesOf(gathered: Gathered): Generator<FtmEntity> {
  const names = createFileNames()
  for (const article of gathered.articles) yield articleOf(article, names.nameFor(article.title, '.txt'))
  for (const entity of gathered.entities)
    yield entity.kind === 'actor' ? actorOf(gathered, entity) : eventOf(gathered, entity)
  for (const relation of gathered.library.collection('relation').values()) yield relationOf(gathered, relation)
  for (const article of gathered.articles)
    for (const passage of gathered.passagesOf(article.id)) yield* documentationOf(passage)
  for (const claim of gathered.library.collection('claim').values()) yield noteOf(gathered, claim)
}

const idOf = (id: string) => id.slice(id.indexOf(':') + 1)

function made(id: string, schema: string, values: Values): FtmEntity {
  const properties: Record<string, string[]> = {}
  for (const [name, value] of Object.entries(values)) {
    const told = [...new Set([value ?? []].flat().filter((one) => one !== undefined && one !== ''))] as string[]
    if (told.length > 0) properties[name] = told
  }
  return { id, schema, properties }
}

function articleOf(article: Article, fileName: string): FtmEntity {
  return made(idOf(article.id), 'Article', {
    title: article.title,
    name: article.title,
    fileName,
    author: article.authors,
    publisher: article.outlet,
    publishedAt: daysOf(article.publishedAt)?.first,
    sourceUrl: article.url,
    language: article.language,
    mimeType: 'text/plain',
  })
}

const schemas: Readonly<Record<NonNullable<Actor['type']>, string>> = {
  person: 'Person',
  state: 'PublicBody',
  'government body': 'PublicBody',
  'armed force': 'PublicBody',
  'non-state armed group': 'Organization',
  'political party': 'Organization',
  'international organisation': 'Organization',
  'media outlet': 'Organization',
  'civil society': 'Organization',
  company: 'Company',
  population: 'LegalEntity',
  'unnamed source': 'LegalEntity',
  other: 'LegalEntity',
}

const topics: Partial<Record<NonNullable<Actor['type']>, string>> = {
  state: 'gov.national',
  'armed force': 'mil',
  'international organisation': 'gov.igo',
  'political party': 'pol.party',
}

function actorOf(gathered: Gathered, actor: Actor): FtmEntity {
  const type = actor.type ?? 'other'
  return made(idOf(actor.id), schemas[type], {
    name: actor.name,
    alias: actor.aliases.map(({ name }) => name),
    country: actor.country?.toLowerCase(),
    description: actor.description,
    topics: topics[type],
    wikidataId: actor.identifiers?.['wikidata'],
    proof: proofOf(gathered, gathered.passagesLinking(actor.id)),
  })
}

function eventOf(gathered: Gathered, event: EventEntity): FtmEntity {
  const days = daysOf(event.date)
  return made(idOf(event.id), 'Event', {
    name: event.name,
    alias: event.aliases.map(({ name }) => name),
    description: event.description,
    startDate: days?.first,
    endDate: days?.last,
    location: event.place?.name,
    keywords: event.type,
    involved: event.participants.map(({ actorId }) => idOf(actorId)),
    proof: proofOf(gathered, gathered.passagesLinking(event.id)),
  })
}

/** The articles that passages stand in. */
function proofOf({ library }: Gathered, passages: readonly Passage[]): string[] {
  return passages.filter(({ articleId }) => library.get(articleId)).map(({ articleId }) => idOf(articleId))
}

function relationOf(gathered: Gathered, { id, fromId, toId, type, date, passageIds }: Relation): FtmEntity {
  const [from, to] = [idOf(fromId), idOf(toId)]
  const days = daysOf(date)
  const passages = passageIds.map((one) => gathered.library.get(one)).filter((one) => one !== undefined)
  const dated = { startDate: days?.first, endDate: days?.last, proof: proofOf(gathered, passages) }
  switch (foldName(type)) {
    case 'member of':
    case 'leads':
      return made(idOf(id), 'Membership', { member: from, organization: to, role: type, ...dated })
    case 'successor of':
      return made(idOf(id), 'Succession', { predecessor: to, successor: from, ...dated })
    default:
      return made(idOf(id), 'UnknownLink', { subject: from, object: to, role: type, ...dated })
  }
}

/** A link of a passage: which document speaks of whom, in which words. */
function* documentationOf({ id, articleId, target, links }: Passage): Generator<FtmEntity> {
  for (const { entityId, role } of links)
    yield made(`${idOf(id)}-${idOf(entityId)}`, 'Documentation', {
      document: idOf(articleId),
      entity: idOf(entityId),
      role,
      summary: target.exact,
    })
}

/** What a source claims, as a note on the one it is about. */
function noteOf({ library }: Gathered, claim: Claim): FtmEntity {
  const passage = library.get(claim.passageId)
  const value = claim.value && valueInWords(claim.value, { nameOf: (id) => library.get(id as Actor['id'])?.name ?? '' })
  const speakers = claim.attribution.map(({ actorId, name }) => (actorId && library.get(actorId)?.name) ?? name ?? '')
  return made(idOf(claim.id), 'Note', {
    name: [claim.property, claim.proposition, value].filter(Boolean).join(': '),
    description: [speakers.join(' › '), claim.stance, passage?.target.exact].filter(Boolean).join('\n'),
    entity: idOf(claim.aboutId),
    date: daysOf(claim.saidOn)?.first,
    proof: passage && idOf(passage.articleId),
  })
}
