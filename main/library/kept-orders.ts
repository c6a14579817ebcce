import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import { atOnce, inTurns, sorting } from './in-turns.ts'
import type { Library } from './library.ts'

/** Documents with what they are sorted by. */
type Row<Doc, Value> = { document: Doc; value: Value }

/** One way to sort: equal only for the same document, so that every place is certain. */
export type Order<Doc, Value> = {
  valueOf: (document: Doc) => Value
  compare: (a: Row<Doc, Value>, b: Row<Doc, Value>) => number
}

type Kept<Doc, Value> = { order: Order<Doc, Value>; rows: Row<Doc, Value>[]; byId: Map<string, Row<Doc, Value>> }

/** An order that is being made, and what changed since it was begun. */
type Making = { steps: Iterator<unknown, void, undefined>; moved: Set<string> }

/** More than this many moved at once are sorted anew. */
const mostMoved = 200

/**
 * Lists of all documents of a kind in the orders that were asked for, kept in step with the library: sorting ten
 * thousand at every key typed takes longer than a person waits for a letter.
 */
export class KeptOrders<Doc extends Document, Value, Name extends string> {
  readonly #all: () => Iterable<Doc>
  readonly #get: (id: string) => Doc | undefined
  readonly #orderOf: (name: Name) => Order<Doc, Value>
  readonly #kept = new Map<Name, Kept<Doc, Value>>()
  readonly #making = new Map<Name, Making>()

  constructor(
    library: Library,
    options: {
      all: () => Iterable<Doc>
      get: (id: string) => Doc | undefined
      orderOf: (name: Name) => Order<Doc, Value>
      /** The documents whose place in an order a change may have changed. */
      moved: (change: Change, name: Name) => Iterable<string>
    },
  ) {
    this.#all = options.all
    this.#get = options.get
    this.#orderOf = options.orderOf
    library.onApplied((change) => {
      for (const name of this.#kept.keys()) this.#move(name, new Set(options.moved(change, name)))
      for (const [name, { moved }] of this.#making) for (const id of options.moved(change, name)) moved.add(id)
    })
  }

  /** Makes an order where it is not there yet, a little at a time. */
  async ready(name: Name): Promise<void> {
    while (!this.#kept.has(name)) await inTurns(this.#made(name).steps)
  }

  inOrder(name: Name): Doc[] {
    while (!this.#kept.has(name)) atOnce(this.#made(name).steps)
    return this.#kept.get(name)?.rows.map(({ document }) => document) ?? []
  }

  #made(name: Name): Making {
    let making = this.#making.get(name)
    if (!making) {
      const moved = new Set<string>()
      this.#making.set(name, (making = { steps: this.#sort(name, moved), moved }))
    }
    return making
  }

  /** What changed while the rest was sorted finds its place at the end. */
  *#sort(name: Name, moved: ReadonlySet<string>): Generator<undefined, void> {
    try {
      const order = this.#orderOf(name)
      const byId = new Map<string, Row<Doc, Value>>()
      for (const document of this.#all()) {
        byId.set(document.id, { document, value: order.valueOf(document) })
        yield
      }
      const rows = yield* sorting([...byId.values()], order.compare)
      this.#kept.set(name, { order, rows, byId })
      this.#move(name, moved)
    } finally {
      this.#making.delete(name)
    }
  }

  #move(name: Name, ids: ReadonlySet<string>): void {
    const kept = this.#kept.get(name)
    if (!kept) return
    if (ids.size > mostMoved) {
      this.#kept.delete(name)
      return
    }
    const { order, rows, byId } = kept
    for (const id of ids) {
      const before = byId.get(id)
      if (before) rows.splice(placeOf(rows, before, order), 1)
      byId.delete(id)
      const document = this.#get(id)
      if (!document) continue
      const row = { document, value: order.valueOf(document) }
      rows.splice(placeOf(rows, row, order), 0, row)
      byId.set(id, row)
    }
  }
}

/** Where a row stands, or would stand. */
function placeOf<Doc, Value>(rows: readonly Row<Doc, Value>[], row: Row<Doc, Value>, order: Order<Doc, Value>): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (order.compare(rows[middle] as Row<Doc, Value>, row) < 0) low = middle + 1
    else high = middle
  }
  return low
}
