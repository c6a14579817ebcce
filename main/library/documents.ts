import { type Document, type DocumentOf, schemaFor } from '#contract/document.ts'
import { type Id, type Kind, kindOf, kinds } from '#contract/ids.ts'
import { freezeDeep } from './freeze.ts'
import type { Collection } from './library.ts'
import { migrateDocument } from './migrations.ts'
import { ReferenceIndex } from './reference-index.ts'
import { recordJson, type Snapshot } from './snapshot-read.ts'
import type { StoredReferences } from './stored-references.ts'

/** What replaced documents: a change as the maps see it. */
export type Replacement = { puts: readonly Document[]; deletes: readonly Id[]; was: readonly Document[] }

/** All documents in memory, and the one way they change; opening, replay, commit and undo all go through `apply`. */
export class Documents {
  readonly references: ReferenceIndex
  readonly #collections: Map<Kind, LazyCollection>

  /** `onInvalid` hears of a document that does not fit its schema; it is not served, and stays in the file as it is. */
  constructor(
    snapshot: Snapshot | null,
    stored: StoredReferences | null,
    onInvalid: (id: string, why: string) => void,
  ) {
    this.references = new ReferenceIndex(stored)
    this.#collections = new Map(kinds.map((kind) => [kind, new LazyCollection(kind, snapshot, onInvalid)]))
  }

  collection<K extends Kind>(kind: K): Collection<DocumentOf<K>> {
    return this.#of(kind) as unknown as Collection<DocumentOf<K>>
  }

  get(id: string): Document | undefined {
    return this.#collections.get(kindOf(id))?.get(id)
  }

  apply({ puts, deletes, was }: Replacement): void {
    for (const document of was) this.references.remove(document)
    for (const id of deletes) this.#of(kindOf(id)).delete(id)
    for (const document of puts) {
      this.references.add(document)
      this.#of(kindOf(document.id)).put(document)
    }
  }

  #of(kind: Kind): LazyCollection {
    const found = this.#collections.get(kind)
    if (!found) throw new Error(`Unknown kind "${kind}"`)
    return found
  }
}

/** One kind's documents: what the snapshot held, under what changed since. */
class LazyCollection implements Collection {
  readonly #snapshot: Snapshot | null
  readonly #records: ReadonlyMap<string, number>
  /** Documents touched or changed; null where one was deleted or does not fit. */
  readonly #touched = new Map<string, Document | null>()
  readonly #onInvalid: (id: string, why: string) => void
  size: number

  constructor(kind: Kind, snapshot: Snapshot | null, onInvalid: (id: string, why: string) => void) {
    this.#snapshot = snapshot
    this.#records = snapshot?.records.get(kind) ?? new Map<string, number>()
    this.#onInvalid = onInvalid
    this.size = this.#records.size
  }

  get(id: string): Document | undefined {
    const touched = this.#touched.get(id)
    if (touched !== undefined) return touched ?? undefined
    const record = this.#records.get(id)
    return record === undefined ? undefined : this.#parse(id, record)
  }

  peek(id: string): Document | undefined {
    const touched = this.#touched.get(id)
    if (touched !== undefined) return touched ?? undefined
    const record = this.#records.get(id)
    return record === undefined ? undefined : (this.#read(record) as Document)
  }

  has(id: string): boolean {
    const touched = this.#touched.get(id)
    return touched === undefined ? this.#records.has(id) : touched !== null
  }

  *ids(): Generator<Id> {
    for (const id of this.#records.keys()) if (this.#touched.get(id) !== null) yield id as Id
    for (const [id, document] of this.#touched) if (document && !this.#records.has(id)) yield id as Id
  }

  *values(): Generator<Document> {
    for (const id of this.ids()) {
      const document = this.get(id)
      if (document) yield document
    }
  }

  put(document: Document): void {
    if (!this.has(document.id)) this.size++
    this.#touched.set(document.id, document)
  }

  delete(id: string): void {
    if (!this.has(id)) return
    this.size--
    if (this.#records.has(id)) this.#touched.set(id, null)
    else this.#touched.delete(id)
  }

  #read(record: number): unknown {
    const snapshot = this.#snapshot as Snapshot
    return migrateDocument(JSON.parse(recordJson(snapshot, record)), snapshot.header.version)
  }

  #parse(id: string, record: number): Document | undefined {
    const value = this.#read(record)
    const parsed = schemaFor(id).safeParse(value)
    const document = parsed.success ? freezeDeep(value as Document) : null
    if (!parsed.success) {
      this.size--
      this.#onInvalid(id, parsed.error.issues[0]?.message ?? '')
    }
    this.#touched.set(id, document)
    return document ?? undefined
  }
}
