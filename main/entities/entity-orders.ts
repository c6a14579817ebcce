import type { Change } from '#contract/change.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { KeptOrders, type Order } from '../library/kept-orders.ts'
import type { Library } from '../library/library.ts'
import { spanOf } from './dates.ts'
import { namesOf, namesReady } from './name-index.ts'
import { isEntityId } from './resolve.ts'

export type EntitySort = 'name' | 'passages' | 'updatedAt' | 'date' | 'type'

const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const kept = new WeakMap<Library, KeptOrders<Entity, string | number, EntitySort>>()

/** Every actor and event in one order, equal ones by name. */
export function entitiesInOrder(library: Library, sort: EntitySort): Entity[] {
  return keptFor(library).inOrder(sort)
}

/** Reads and sorts them a little at a time. */
export async function entitiesReady(library: Library, sort: EntitySort): Promise<void> {
  await namesReady(library)
  await keptFor(library).ready(sort)
}

function keptFor(library: Library): KeptOrders<Entity, string | number, EntitySort> {
  const orders = kept.get(library) ?? ordersOf(library)
  kept.set(library, orders)
  return orders
}

function ordersOf(library: Library): KeptOrders<Entity, string | number, EntitySort> {
  const index = namesOf(library)
  return new KeptOrders(library, {
    all: () => Array.from(index.entries(), ({ entity }) => entity),
    get: (id) => index.get(id as EntityId)?.entity,
    orderOf: (sort) => orderOf(library, sort),
    moved: (change, sort) => (sort === 'passages' ? [...changed(change), ...relinked(change)] : changed(change)),
  })
}

function orderOf(library: Library, sort: EntitySort): Order<Entity, string | number> {
  return {
    valueOf: (entity) => valueOf(library, entity, sort),
    compare: ({ value: x, document: a }, { value: y, document: b }) => {
      const order = typeof x === 'string' && sort === 'type' ? names.compare(x, String(y)) : x < y ? -1 : x > y ? 1 : 0
      return order || names.compare(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    },
  }
}

/** Names compare as names do, after the value: by name alone every value is the same. */
function valueOf(library: Library, entity: Entity, sort: EntitySort): string | number {
  switch (sort) {
    case 'name':
      return 0
    case 'passages':
      return library.references.count('passagesLinking', entity.id)
    case 'updatedAt':
      return entity.updatedAt
    case 'date':
      return firstDay(entity)
    case 'type':
      return entity.type ?? '\uffff'
  }
}

/** Undated last. */
function firstDay(entity: Entity): number {
  const date = entity.kind === 'event' ? entity.date : undefined
  return (date === undefined ? null : spanOf(date))?.from ?? Infinity
}

function changed({ puts, deletes }: Change): string[] {
  return [...puts.map(({ id }) => id), ...deletes].filter(isEntityId)
}

/** Entities that a passage links now or linked before. */
function relinked({ puts, was }: Change): string[] {
  return [...puts, ...was].filter(isPassage).flatMap(({ links }) => links.map((link) => link.entityId))
}

function isPassage(document: Document): document is DocumentOf<'passage'> & Document {
  return document.id.startsWith('passage:')
}
