import { isDeepStrictEqual } from 'node:util'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf, kinds } from '#contract/ids.ts'
import type { MergeConflict, MergeKind } from '#contract/merging.ts'
import type { Library } from '../library/library.ts'
import { mergeFields } from './merge-fields.ts'

/** What is to become of one document that the two copies have differently. */
export type Difference = {
  id: Id
  what: MergeKind
  mine: Document | undefined
  theirs: Document | undefined
  base: Document | undefined
  /** Where both sides changed it and that goes together, or this copy's side of it. */
  merged?: Document
  conflict?: MergeConflict
  /** The fields that do not go together. */
  fields?: string[]
}

const atATime = 2000

type Readable = Pick<Library, 'collection' | 'get'>

/** Whether two versions of a document say the same; when they were saved does not matter. */
export function saysTheSame(a: Document | undefined, b: Document | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return isDeepStrictEqual({ ...a, updatedAt: '' }, { ...b, updatedAt: '' })
}

/**
 * Every document that is not the same in both copies. `before` tells how this copy's stood where they were last the
 * same; without it nobody knows who changed what, and every difference is a question.
 */
export async function differences(
  mine: Readable,
  theirs: Readable,
  before: ReadonlyMap<Id, Document | null> | null,
): Promise<Difference[]> {
  const found: Difference[] = []
  let compared = 0
  for (const kind of kinds) {
    const ids = new Set<Id>([...mine.collection(kind).ids(), ...theirs.collection(kind).ids()])
    for (const id of ids) {
      // A large library takes a while: the program goes on meanwhile.
      if (++compared % atATime === 0) await new Promise((resolve) => setImmediate(resolve))
      const [here, there] = [mine.get(id), theirs.get(id)]
      if (saysTheSame(here, there)) continue
      const was = before === null ? undefined : before.has(id) ? (before.get(id) ?? undefined) : here
      const one = differenceOf(id, here, there, was, before !== null)
      if (one) found.push(one)
    }
  }
  return found
}

function differenceOf(
  id: Id,
  mine: Document | undefined,
  theirs: Document | undefined,
  base: Document | undefined,
  isKnown: boolean,
): Difference | null {
  const about = { id, mine, theirs, base }
  // Only this copy changed it: there is nothing to bring over.
  if (isKnown && saysTheSame(theirs, base)) return null
  if (!theirs) {
    if (!isKnown) return null
    return saysTheSame(mine, base)
      ? { ...about, what: 'deleted' }
      : { ...about, what: 'conflict', conflict: 'deleted there' }
  }
  if (!mine) return base ? { ...about, what: 'conflict', conflict: 'deleted here' } : { ...about, what: 'new' }
  if (isKnown && saysTheSame(mine, base)) return { ...about, what: 'changed' }
  const { document, conflicts } = mergeFields(base, mine, theirs)
  if (conflicts.length === 0) return saysTheSame(document, mine) ? null : { ...about, what: 'merged', merged: document }
  return { ...about, what: 'conflict', conflict: 'both changed', merged: document, fields: conflicts }
}

/** What a document is called, where its kind has no name of its own. */
export function titleIn(document: Document | undefined): string {
  if (!document) return ''
  const fields = document as unknown as Record<string, unknown>
  const target = fields['target'] as { exact?: unknown } | undefined
  const named = [fields['title'], fields['name'], target?.exact, fields['property'], fields['type'], fields['text']]
  const found = named.find((value) => typeof value === 'string' && value.trim() !== '')
  return typeof found === 'string' ? found.replace(/\s+/g, ' ').slice(0, 200) : kindOf(document.id)
}
