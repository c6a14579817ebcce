import type { Document } from '#contract/document.ts'
import { anyId, type Id, kindOf } from '#contract/ids.ts'
import { guidFor } from '../../import/coded/guid.ts'
import type { Library } from '../../library/library.ts'

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The GUID of every document in one export: that by which another program knows it, so that it is known there again,
 * else its own.
 */
export class Guids {
  readonly #library: Library
  readonly #of = new Map<string, string>()
  readonly #taken = new Set<string>()

  constructor(library: Library) {
    this.#library = library
  }

  of(id: Id): string {
    const there = this.#of.get(id)
    if (there !== undefined) return there
    const document = this.#library.get<Id>(id)
    const given = document?.imported?.format === 'refi-qda' ? (document.imported.id ?? '') : ''
    const wanted = guid.test(given) && !this.#taken.has(given) ? given : id.slice(id.indexOf(':') + 1)
    const found = this.#taken.has(wanted) ? guidFor('document', id) : wanted
    this.#taken.add(found)
    this.#of.set(id, found)
    return found
  }

  /** What a document says that other programs do not read, with ids as this file has them. */
  record(document: Document, without: readonly string[] = []): string {
    const { id: _, ...fields }: Record<string, unknown> = document
    const names = Object.keys(fields).filter((name) => name !== 'updatedAt' && !without.includes(name))
    // In one order, whatever order the fields were set in.
    const kept = Object.fromEntries(names.sort().map((name) => [name, fields[name]]))
    return JSON.stringify(kept, (_name, value: unknown) =>
      typeof value === 'string' && anyId.safeParse(value).success ? `${kindOf(value)}:${this.of(value as Id)}` : value,
    )
  }
}
