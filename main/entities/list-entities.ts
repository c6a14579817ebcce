import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { ListedEntity } from '#contract/views.ts'
import { lastFound } from '../library/last-found.ts'
import { termsOf, withTermsUnder } from '../codebook/vocabulary.ts'
import { inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { linkedPassagesOf, linkedPassagesReady } from '../cross-reference/linked-passages.ts'
import { entitiesInOrder, entitiesReady } from './entity-orders.ts'
import { namedLike } from './find.ts'

type ListArgs = ParsedArgsOf<Calls['listEntities']>

/** Actors and events as a table shows them. What is counted is counted for the rows asked for only. */
export async function listEntities(
  library: Library,
  args: ListArgs,
): Promise<{ total: number; items: ListedEntity[] }> {
  const { offset = 0, limit = 1000 } = args
  await entitiesReady(library, args.sort ?? 'name')
  await linkedPassagesReady(library)
  await inTurns(counting(library, foundEntities(library, args).slice(offset, offset + limit)))
  const found = foundEntities(library, args)
  return { total: found.length, items: found.slice(offset, offset + limit).map((one) => listed(library, one)) }
}

/** Those who are linked most stand in thousands of passages each. */
function* counting(library: Library, entities: readonly Entity[]): Generator<undefined, void> {
  for (const { id } of entities) {
    linkedPassagesOf(library).articleCount(id)
    yield
  }
}

/** Nothing but the ids, in the order of the rows: what a selection across pages is made of. */
export async function entityIds(library: Library, args: ParsedArgsOf<Calls['entityIds']>): Promise<EntityId[]> {
  await entitiesReady(library, args.sort ?? 'name')
  return foundEntities(library, args).map(({ id }) => id)
}

const last = lastFound<Entity>()

function foundEntities(library: Library, { ids, ...asked }: ListArgs): readonly Entity[] {
  const { kind, query, type, sort, descending } = asked
  const found = last(library, { kind, query, type, sort, descending }, () => matching(library, asked))
  if (ids === undefined) return found
  const wanted = new Set<EntityId>(ids)
  return found.filter(({ id }) => wanted.has(id))
}

function matching(library: Library, { kind, query, type, sort = 'name', descending = false }: ListArgs): Entity[] {
  const likeQuery = query?.trim() ? namedLike(library, query) : () => true
  const types = type === undefined ? undefined : withTermsUnder(termsOf(library, 'event types'), type)
  const isOfType = (entity: Entity) => !types || (entity.type !== undefined && types.has(entity.type))
  const found = entitiesInOrder(library, sort).filter(
    (entity) => (kind === undefined || entity.kind === kind) && isOfType(entity) && likeQuery(entity),
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
