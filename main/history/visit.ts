import type { HandlersOf, VisitCalls } from '#contract/calls.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { openEarlier } from '../library/earlier.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'

/**
 * Going to an earlier state of an open library and coming back. `show` lets every further call be answered from the
 * library it is given; null is the library as it is now, which stays open and goes on saving all the while.
 */
export function visitCallsOf(
  library: Library,
  show: (earlier: Library | null) => Promise<LibraryInfo> | LibraryInfo,
): HandlersOf<VisitCalls> {
  let visiting = false
  return {
    openEarlier: async ({ seq }) => {
      if (seq > library.seq) throw new CallerError(say('library.noSuchChange', { seq }))
      const earlier = await openEarlier(library.path, seq, { unlock: { sealing: library.sealing } })
      visiting = true
      return show(earlier)
    },
    returnToNow: () => {
      if (!visiting) throw new CallerError(say('history.notEarlier'))
      visiting = false
      return show(null)
    },
  }
}
