import type { Handlers } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { bringBack } from './bring-back.ts'
import { documentsAt, versionsOf } from './versions.ts'

/** Earlier versions of one document: what they were, and bringing one back. */
export function historyCalls(library: Library): Pick<Handlers, 'versions' | 'getVersion' | 'bringBack'> {
  return {
    versions: ({ id, before, limit }) => versionsOf(library, id, { before, limit }),
    getVersion: async ({ id, seq }) => (await documentsAt(library, [id], seq)).get(id) ?? null,
    bringBack: ({ id, seq }) => bringBack(library, id, seq),
  }
}
