import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'

type History = Pick<Library, 'seq' | 'change'>

/**
 * The last change that two copies of a library have in common: up to it their histories say the same, and nothing
 * after it is. 0 where they never did, or where the history of one is lost.
 */
export async function commonSeq(mine: History, theirs: History): Promise<number> {
  let [same, other] = [0, Math.min(mine.seq, theirs.seq) + 1]
  while (other - same > 1) {
    const middle = (same + other) >> 1
    if (isOne(await mine.change(middle), await theirs.change(middle))) same = middle
    else other = middle
  }
  return same
}

function isOne(a: Change | null, b: Change | null): boolean {
  if (!a || !b) return false
  const told = ({ at, by, label, undoes, redoes }: Change) => [at, by, label, undoes, redoes]
  if (!isDeepStrictEqual(told(a), told(b))) return false
  // What was erased from one copy for good is still the same change.
  if (a.erased || b.erased) return true
  const ids = ({ puts, deletes }: Change) => [puts.map(({ id }) => id), deletes]
  return isDeepStrictEqual(ids(a), ids(b))
}

/**
 * How every document that this copy touched since a change stood right after it: null where it was not there yet. Null
 * as a whole when a change since then cannot be read.
 */
export async function beforeChanges(library: History, seq: number): Promise<Map<Id, Document | null> | null> {
  const before = new Map<Id, Document | null>()
  for (let one = seq + 1; one <= library.seq; one += 1) {
    const change = await library.change(one)
    if (!change) return null
    const was = new Map(change.was.map((document) => [document.id, document]))
    for (const id of [...change.puts.map((document) => document.id), ...change.deletes])
      if (!before.has(id)) before.set(id, was.get(id) ?? null)
  }
  return before
}
