import type { Change } from '#contract/change.ts'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { KeptOrders } from '../library/kept-orders.ts'
import type { Library } from '../library/library.ts'
import { byNoteField } from './list-notes.ts'

type Sort = 'updatedAt' | 'title' | 'createdAt'

const kept = new WeakMap<Library, KeptOrders<Note, null, Sort>>()

/** Every note in one order. */
export function notesInOrder(library: Library, sort: Sort): Note[] {
  return keptFor(library).inOrder(sort)
}

/** Reads and sorts them a little at a time. */
export async function notesReady(library: Library, sort: Sort): Promise<void> {
  await keptFor(library).ready(sort)
}

function keptFor(library: Library): KeptOrders<Note, null, Sort> {
  const orders = kept.get(library) ?? ordersOf(library)
  kept.set(library, orders)
  return orders
}

function ordersOf(library: Library): KeptOrders<Note, null, Sort> {
  return new KeptOrders(library, {
    all: () => library.collection('note').values(),
    get: (id) => library.get(id as Id<'note'>),
    orderOf: (sort) => {
      const compare = byNoteField(sort)
      return { valueOf: () => null, compare: (a, b) => compare(a.document, b.document) }
    },
    moved: ({ puts, deletes }: Change) =>
      [...puts.map(({ id }) => id), ...deletes].filter((id) => id.startsWith('note:')),
  })
}
