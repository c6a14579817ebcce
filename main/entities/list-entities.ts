import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Entity } from '#contract/entity.ts'
import type { ListedEntity } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import { spanOf } from './dates.ts'
import { namedLike } from './find.ts'
import { namesOf } from './name-index.ts'

type ListArgs = ParsedArgsOf<Calls['listEntities']>
type Sort = NonNullable<ListArgs['sort']>

const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** Actors and events as a table shows them. What is counted is counted for the rows asked for only. */
export function listEntities(library: Library, args: ListArgs): { total: number; items: ListedEntity[] } {
  const { offset = 0, limit = 1000 } = args
  const found = foundEntities(library, args)
  return { total: found.length, items: found.slice(offset, offset + limit).map((one) => listed(library, one)) }
}

type Asked = { key: string; seq: number; found: Entity[] }

/** What was found last: a table that is scrolled asks for page after page of the same. */
const last = new WeakMap<Library, Asked>()

function foundEntities(library: Library, { kind, query, type, sort, descending }: ListArgs): Entity[] {
  const key = JSON.stringify([kind, query, type, sort, descending])
  const before = last.get(library)
  if (before?.key === key && before.seq === library.seq) return before.found
  const found = inOrder(library, { kind, query, type, sort, descending })
  last.set(library, { key, seq: library.seq, found })
  return found
}

function inOrder(library: Library, { kind, query, type, sort = 'name', descending = false }: ListArgs): Entity[] {
  const likeQuery = query?.trim() ? namedLike(library, query) : () => true
  const found = [...namesOf(library).entries()]
    .map(({ entity }) => entity)
    .filter((entity) => (kind === undefined || entity.kind === kind) && (type === undefined || entity.type === type))
    .filter(likeQuery)
  const compare = comparing(library, sort)
  found.sort((a, b) => compare(a, b) || names.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
  return descending ? found.reverse() : found
}

function comparing(library: Library, sort: Sort): (a: Entity, b: Entity) => number {
  // Asked once an entity, not once a comparison.
  const counts = new Map<Entity, number>()
  const passages = (entity: Entity) => {
    const count = counts.get(entity) ?? library.references.passagesLinking(entity.id).size
    counts.set(entity, count)
    return count
  }
  switch (sort) {
    case 'name':
      return (a, b) => names.compare(a.name, b.name)
    case 'passages':
      return (a, b) => passages(a) - passages(b)
    case 'updatedAt':
      return (a, b) => (a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : 0)
    case 'date':
      return (a, b) => compareNumbers(firstDay(a), firstDay(b))
    case 'type':
      return (a, b) => names.compare(a.type ?? '\uffff', b.type ?? '\uffff')
  }
}

/** Undated last. */
function firstDay(entity: Entity): number {
  const date = entity.kind === 'event' ? entity.date : undefined
  return (date === undefined ? null : spanOf(date))?.from ?? Infinity
}

const compareNumbers = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)

function listed(library: Library, entity: Entity): ListedEntity {
  const { references } = library
  const passages = references.passagesLinking(entity.id)
  const articles = new Set([...passages].map((id) => library.get(id)?.articleId))
  return {
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    aliases: entity.aliases.map((alias) => alias.name),
    ...(entity.type !== undefined && { type: entity.type }),
    ...(entity.kind === 'event' && entity.date !== undefined && { date: entity.date }),
    ...(entity.kind === 'actor' && entity.country !== undefined && { country: entity.country }),
    passages: passages.size,
    articles: articles.size,
    claims: references.claimsAbout(entity.id).size,
    updatedAt: entity.updatedAt,
  }
}
