import type { HandlersOf, WindowCalls } from '#contract/calls.ts'
import { CallerError } from '../library/library.ts'
import type { Desk, Desktop } from '../window-calls.ts'
import { mergeLibrary, previewMerge } from './merge.ts'
import { type OpenCopy, openCopy } from './open-other.ts'

type Answers = Pick<HandlersOf<WindowCalls>, 'chooseCopy' | 'mergeCopy' | 'leaveCopy'>

/** Merging from the window: the other copy stays open, for reading alone, while a person looks and chooses. */
export function mergeWindowCalls({ notebook }: Pick<Desktop, 'notebook'>, desk: Desk): Answers {
  let copy: OpenCopy | null = null
  const leave = async () => {
    const open = copy
    copy = null
    await open?.close()
  }
  return {
    chooseCopy: async () => {
      const library = notebook.need()
      const path = await desk.chooseCopy()
      if (path === null) return null
      await leave()
      copy = await openCopy(library, path)
      try {
        return await previewMerge(library, copy.library)
      } catch (error) {
        await leave()
        throw error
      }
    },
    mergeCopy: async (chosen) => {
      if (!copy) throw new CallerError('No other copy is open')
      const report = await mergeLibrary(notebook.need(), copy.library, chosen)
      await leave()
      return report
    },
    leaveCopy: async () => {
      await leave()
      return null
    },
  }
}
