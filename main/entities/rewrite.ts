import type { ChangeLabel } from '#contract/change.ts'
import type { Document, Named } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'

/**
 * Documents changed together: what one step of a deletion or merge has put or removed, the next step sees. Nothing is
 * changed until the draft is committed.
 */
export type Rewrite = {
  get: <I extends Id>(id: I) => Named<I> | undefined
  put: (document: Document) => void
  remove: (id: Id) => void
  draft: (key: string, args: ChangeLabel['args'], mergeKey?: string) => Draft
}

export function createRewrite(library: Library): Rewrite {
  const pending = new Map<Id, Document | null>()
  return {
    get: <I extends Id>(id: I) => {
      const found = pending.get(id)
      return found === undefined ? library.get(id) : ((found ?? undefined) as Named<I> | undefined)
    },
    put: (document) => void pending.set(document.id, document),
    remove: (id) => void pending.set(id, null),
    draft: (key, args, mergeKey) => ({
      label: { key, args },
      puts: [...pending.values()].filter((document) => document !== null),
      deletes: [...pending].flatMap(([id, document]) => (document === null && library.get(id) ? [id] : [])),
      ...(mergeKey !== undefined && { mergeKey }),
    }),
  }
}

/** Commits and answers the document as the change left it, once it is safe on disk. */
export async function commitAndGet<I extends Id>(library: Library, draft: Draft, id: I): Promise<Named<I>> {
  const saved = library.commit(draft)
  const document = library.get(id)
  await saved
  if (document === undefined) throw new CallerError(unknown(id))
  return document
}

/** The document itself: unlike an entity's, these ids are never redirected, and one that is gone is a wrong call. */
export function needOne<I extends Id>(library: Pick<Rewrite, 'get'>, id: I): Named<I> {
  const document = library.get(id)
  if (document === undefined) throw new CallerError(unknown(id))
  return document
}

const unknown = (id: string) => say('changes.errors.unknown', { kind: kindOf(id), id })

/** The fields that are set, each of them: an absent field is left out, for `exactOptionalPropertyTypes` and for the file. */
export function withFields<Doc extends object>(document: Doc, fields: Record<string, unknown>): Doc {
  const changed = { ...document } as Record<string, unknown>
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    if (value === null) delete changed[name]
    else changed[name] = value
  }
  return changed as Doc
}

/** Words of a passage or a title, short enough for a label. */
export function shortWords(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most
    ? line
    : `${Array.from(line)
        .slice(0, most - 1)
        .join('')}…`
}
