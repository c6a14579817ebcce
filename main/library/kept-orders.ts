import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Library } from './library.ts'

/** Documents with what they are sorted by. */
type Row<Doc, Value> = { document: Doc; value: Value }

/** One way to sort: equal only for the same document, so that every place is certain. */
export type Order<Doc, Value> = {
  valueOf: (document: Doc) => Value
  compare: (a: Row<Doc, Value>, b: Row<Doc, Value>) => number
}

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
  readonly #kept = new Map<
    Name,
    { order: Order<Doc, Value>; rows: Row<Doc, Value>[]; byId: Map<string, Row<Doc, Value>> }
  >()

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
    })
  }

  inOrder(name: Name): Doc[] {
    return (this.#kept.get(name) ?? this.#sort(name)).rows.map(({ document }) => document)
  }

  #sort(name: Name) {
    const order = this.#orderOf(name)
    const rows = Array.from(this.#all(), (document) => ({ document, value: order.valueOf(document) }))
    rows.sort(order.compare)
    const kept = { order, rows, byId: new Map(rows.map((row) => [row.document.id, row])) }
    this.#kept.set(name, kept)
    return kept
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
