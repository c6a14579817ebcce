import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#contract/change.ts'
import { type Document, schemaFor } from '#contract/document.ts'
import { anyId, type Id } from '#contract/ids.ts'
import type { Documents } from './documents.ts'
import { freezeDeep } from './freeze.ts'
import { CallerError, type Draft } from './library.ts'

export type Replaced = Pick<Change, 'puts' | 'deletes' | 'was'>

/**
 * What a draft really changes: documents in the form they have after reading them back, frozen and checked; puts that
 * change nothing but `updatedAt` and deletes of what is not there are left out.
 */
export function replacedBy(draft: Draft, documents: Documents, at: string): Replaced {
  const replaced: Replaced = { puts: [], deletes: [], was: [] }
  const seen = new Set<string>()
  for (const put of draft.puts ?? []) {
    once(seen, put.id)
    const before = documents.get(put.id)
    const document = checked(put, before, draft.keepTimes ? put.updatedAt : at)
    if (before && saysTheSame(before, document, at)) continue
    replaced.puts.push(freezeDeep(document))
    if (before) replaced.was.push(before)
  }
  for (const id of draft.deletes ?? []) {
    once(seen, id)
    const before = documents.get(id)
    if (!before) continue
    replaced.deletes.push(id)
    replaced.was.push(before)
  }
  return replaced
}

/** The documents of a draft's id, found twice, would leave it open which one counts. */
function once(seen: Set<string>, id: Id): void {
  if (!anyId.safeParse(id).success) throw new CallerError(`Not an id: "${id}"`)
  if (seen.has(id)) throw new CallerError(`One change holds "${id}" twice`)
  seen.add(id)
}

/** A document as it will be read back: JSON knows no undefined and no prototypes. */
function checked(document: Document, before: Document | undefined, updatedAt: string): Document {
  const copy = asReadBack({ ...document, updatedAt }, before ?? {})
  const parsed = schemaFor(copy.id).safeParse(copy)
  if (parsed.success) return copy
  const [issue] = parsed.error.issues
  throw new CallerError(`"${document.id}" does not fit: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
}

/** What a document shares with the one it replaces was read back before, and is frozen: only the rest is copied. */
function asReadBack(document: Document, before: Partial<Document>): Document {
  if ('toJSON' in document || Object.hasOwn(document, '__proto__'))
    return JSON.parse(JSON.stringify(document)) as Document
  const known = before as Record<string, unknown>
  const copy: Record<string, unknown> = {}
  for (const [field, value] of Object.entries<unknown>(document)) {
    if (typeof value === 'string' || (Object.is(value, known[field]) && Object.hasOwn(known, field)))
      copy[field] = value
    else {
      const json: string | undefined = JSON.stringify(value)
      if (json !== undefined) copy[field] = JSON.parse(json)
    }
  }
  return copy as Document
}

/** Whether nothing but `updatedAt` differs. A field that a person edits is a text more often than not: those first. */
function saysTheSame(before: Document, document: Document, at: string): boolean {
  const known = before as Record<string, unknown>
  for (const [field, value] of Object.entries(document))
    if (typeof value === 'string' && value !== known[field] && field !== 'updatedAt') return false
  return isDeepStrictEqual({ ...before, updatedAt: at }, document)
}
