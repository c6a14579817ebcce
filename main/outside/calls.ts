import type { Handlers, HandlersOf, PathCalls } from '#contract/calls.ts'
import type { Library } from '../library/library.ts'
import { keepHere, takeOver, writeBeside } from './settle.ts'
import { outsideVersions } from './versions.ts'

/** Other versions that other programs left in the library's folder, and what becomes of them. */
export function outsideCalls(
  library: Library,
): Pick<Handlers, 'outsideChanges' | 'settleOutside'> & Pick<HandlersOf<PathCalls>, 'writeOutside'> {
  return {
    outsideChanges: async () => {
      if (library.earlier) return []
      // What cannot be looked at now, such as a drive that is gone, is told where something is to be saved.
      await library.look().catch(() => undefined)
      return outsideVersions(library).catch(() => [])
    },
    settleOutside: async ({ file, choice }) => {
      if (choice === 'take over') return { changed: await takeOver(library, file) }
      await keepHere(library, file)
      return { changed: 0 }
    },
    writeOutside: ({ file, path }) => writeBeside(library, file, path),
  }
}
