import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Entity } from '#contract/entity.ts'
import type { ListedEntity } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import { linkedPassagesOf } from '../cross-reference/linked-passages.ts'
import { entitiesInOrder } from './entity-orders.ts'
import { namedLike } from './find.ts'

type ListArgs = ParsedArgsOf<Calls['listEntities']>

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
  const found = matching(library, { kind, query, type, sort, descending })
  last.set(library, { key, seq: library.seq, found })
  return found
}

function matching(library: Library, { kind, query, type, sort = 'name', descending = false }: ListArgs): Entity[] {
  const likeQuery = query?.trim() ? namedLike(library, query) : () => true
  const found = entitiesInOrder(library, sort).filter(
    (entity) =>
      (kind === undefined || entity.kind === kind) && (type === undefined || entity.type === type) && likeQuery(entity),
  )
  return descending ? found.reverse() : found
}

/** Rows as they were told last: good as long as the counts are, since an entity is replaced, never changed. */
const told = new WeakMap<Entity, ListedEntity>()

function listed(library: Library, entity: Entity): ListedEntity {
  const passages = library.references.count('passagesLinking', entity.id)
  const articles = linkedPassagesOf(library).articleCount(entity.id)
  const claims = library.references.count('claimsAbout', entity.id)
  const before = told.get(entity)
  if (before?.passages === passages && before.articles === articles && before.claims === claims) return before
  const row: ListedEntity = {
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    aliases: entity.aliases.map((alias) => alias.name),
    ...(entity.type !== undefined && { type: entity.type }),
    ...(entity.kind === 'event' && entity.date !== undefined && { date: entity.date }),
    ...(entity.kind === 'actor' && entity.country !== undefined && { country: entity.country }),
    passages,
    articles,
    claims,
    updatedAt: entity.updatedAt,
  }
  told.set(entity, row)
  return row
}
