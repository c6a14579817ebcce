import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { withThoseNaming } from './searchable-documents.ts'
import type { Stamp } from './stored-index.ts'

/** With more changes than this, building anew is not slower than reading them. */
const most = 20_000

/** When the change with a number was made: with the number it tells one history from another. Empty before the first. */
export async function timeOf(library: Library, seq: number): Promise<string> {
  if (seq === 0) return ''
  const [entry] = await library.history({ before: seq + 1, limit: 1 })
  return entry?.seq === seq ? entry.at : ''
}

/**
 * The documents that the changes after a stored index touched, up to the change `now`. Null when the index is not one
 * of this library's past: it is ahead, of another history, or the changes between cannot be read.
 */
export async function changedSince(library: Library, stamp: Stamp, now: number): Promise<Id[] | null> {
  const count = now - stamp.seq
  if (count < 0 || count > most) return null
  if ((await timeOf(library, stamp.seq)) !== stamp.at) return null
  const entries = count === 0 ? [] : await library.history({ before: now + 1, limit: count })
  if (entries.length !== count || (count > 0 && entries.at(-1)?.seq !== stamp.seq + 1)) return null
  const ids = new Set<Id>()
  for (const entry of entries) for (const id of entry.ids) for (const one of withThoseNaming(library, id)) ids.add(one)
  return [...ids]
}
