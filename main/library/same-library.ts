import { readFile } from 'node:fs/promises'
import { say } from '../words.ts'
import { baseSeqOf, holdsChain } from './journal-file.ts'
import type { Place } from './journal.ts'
import type { Layout } from './layout.ts'
import { NotSavedError } from './library.ts'
import { isStillThere, type Whereabouts, whereaboutsOf } from './whereabouts.ts'

/**
 * Before anything is written after a failed flush: throws unless the same library still stands there and holds what
 * was called saved. A drive that was plugged in again may have another number, which `whereabouts` learns then; what
 * was saved last tells that it is the same one.
 */
export async function expectSameLibrary(
  layout: Layout,
  whereabouts: Whereabouts,
  journal: string | null,
  saved: Place,
): Promise<void> {
  if (await holdsTail(journal, saved)) Object.assign(whereabouts, await whereaboutsOf(layout, whereabouts.libraryId))
  else await isStillThere(layout, whereabouts)
}

/**
 * Reads back whether the abandoned file still ends in what was called saved, or goes on from it; throws when it does
 * not. False when nothing was saved into it yet, so that it tells nothing.
 */
async function holdsTail(journal: string | null, { seq, chain }: Place): Promise<boolean> {
  if (journal === null || seq === baseSeqOf(journal)) return false
  if (!holdsChain(await readFile(journal), chain)) throw new NotSavedError(say('library.tailLost'))
  return true
}
