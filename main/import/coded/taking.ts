import type { Document } from '#contract/document.ts'
import { schemaFor } from '#contract/document.ts'
import type { Id, Kind } from '#contract/ids.ts'
import { anyId } from '#contract/ids.ts'
import type { AnnotateOutcome, CodesAs } from '#contract/views.ts'
import { danglingTargets, withoutReferences } from '../../library/dangling.ts'
import type { Library } from '../../library/library.ts'
import { say } from '../../words.ts'
import { instantOf } from '../annotations/instant.ts'
import { type Coded, recordName, type Value } from './coded.ts'

/** One import on its way: the documents it makes and changes, and what it tells. All of it becomes one change. */
export class Taking {
  readonly library: Library
  readonly coded: Coded
  readonly as: CodesAs
  readonly outcomes: AnnotateOutcome[] = []
  readonly notKept: string[] = []
  readonly #puts = new Map<Id, Document>()
  /** Documents by the id that another program knew them by. */
  readonly #known: ReadonlyMap<string, Id>

  constructor(library: Library, coded: Coded, as: CodesAs) {
    this.library = library
    this.coded = coded
    this.as = as
    this.#known = knownBefore(library, coded.format)
  }

  get<K extends Kind>(id: Id<K>): Extract<Document, { id: Id<K> }> | undefined {
    return (this.#puts.get(id) ?? this.library.get(id)) as Extract<Document, { id: Id<K> }> | undefined
  }

  isNew(id: Id): boolean {
    return this.#puts.has(id) && !this.library.get(id)
  }

  put(document: Document): void {
    this.#puts.set(document.id, document)
  }

  /** The document of this kind that an earlier import, or our own export, knew by this GUID. */
  known<K extends Kind>(kind: K, guid: string): Id<K> | undefined {
    const own = this.ownId(kind, guid)
    const id = own && (this.library.references.redirectFrom(own) as Id<K> | undefined)
    if (id ?? (own && this.get(own))) return id ?? own
    const before = this.#known.get(`${kind} ${guid}`)
    return before !== undefined && this.get(before) ? (before as Id<K>) : undefined
  }

  /** Ids of our own files are kept. */
  ownId<K extends Kind>(kind: K, guid: string): Id<K> | undefined {
    const id = `${kind}:${guid}` as const
    return this.coded.own && anyId.safeParse(id).success ? id : undefined
  }

  /** The common fields of a document made of something with this GUID. */
  stamp<K extends Kind>(kind: K, guid: string, made: { by?: string; at?: string } = {}) {
    const stamp = this.library.stamp(kind)
    const own = this.ownId(kind, guid)
    const at = instantOf(made.at)
    return {
      ...stamp,
      ...(own && { id: own }),
      ...(at !== undefined && { createdAt: at }),
      ...(made.by !== undefined && { createdBy: made.by.slice(0, 1000) }),
      ...(!own && guid !== '' && { imported: { format: this.coded.format, id: guid } }),
    }
  }

  /** What our own file says of a document beyond what other programs read, where it fits. */
  withRecord<One extends Document>(document: One, values: readonly Value[]): One {
    const text = this.coded.own ? values.find(({ name }) => name === recordName)?.value : undefined
    if (text === undefined) return document
    try {
      const { id: _, ...record } = JSON.parse(text) as Record<string, unknown>
      const whole = { ...document, ...record, id: document.id }
      return schemaFor(document.id).safeParse(whole).success ? whole : document
    } catch {
      return document
    }
  }

  tell(key: Parameters<typeof say>[0], args: Record<string, string | number>): void {
    this.notKept.push(say(key, args))
  }

  /** Everything to be put, without references to what did not come along. */
  finish(): Document[] {
    for (let changed = true; changed;) {
      changed = false
      const isThere = (id: string) => this.get(id as Id) !== undefined
      for (const document of [...this.#puts.values()]) {
        const missing = danglingTargets(document, isThere)
        if (missing.size === 0) continue
        changed = true
        const mended = withoutReferences(document, missing)
        if (danglingTargets(mended, isThere).size === 0) this.#puts.set(mended.id, mended)
        else {
          this.#puts.delete(document.id)
          this.tell('coded.notKept.restsOnNothing', { id: document.id })
        }
      }
    }
    return [...this.#puts.values()]
  }
}

function knownBefore(library: Library, format: Coded['format']): Map<string, Id> {
  const known = new Map<string, Id>()
  for (const kind of ['article', 'passage', 'tag', 'actor', 'event', 'note', 'relation'] as const)
    for (const { id, imported } of library.collection(kind).values())
      if (imported?.format === format && imported.id !== undefined) known.set(`${kind} ${imported.id}`, id)
  return known
}
