import { randomUUID } from 'node:crypto'
import type { HandlersOf, WindowCalls } from '#contract/calls.ts'
import { CallerError } from '../library/library.ts'
import type { Desk, Desktop } from '../window-calls.ts'
import { mergeLibrary, previewMerge } from './merge.ts'
import { type OpenCopy, openCopy } from './open-other.ts'

type Answers = Pick<HandlersOf<WindowCalls>, 'chooseCopy' | 'mergeCopy' | 'leaveCopy'>

/** Copies that are open while a person looks and chooses, by the name their window knows them by. */
const copies = new Map<string, OpenCopy>()

async function leave(key: string): Promise<void> {
  const copy = copies.get(key)
  copies.delete(key)
  await copy?.close()
}

/** Merging from the window: the other copy stays open, for reading alone, until it is merged or left. */
export function mergeWindowCalls({ notebook }: Pick<Desktop, 'notebook'>, desk: Desk): Answers {
  return {
    chooseCopy: async () => {
      const library = notebook.need()
      const path = await desk.chooseCopy()
      if (path === null) return null
      const copy = await openCopy(library, path)
      const key = randomUUID()
      copies.set(key, copy)
      try {
        return { ...(await previewMerge(library, copy.library)), copy: key }
      } catch (error) {
        await leave(key)
        throw error
      }
    },
    mergeCopy: async ({ copy: key, ...chosen }) => {
      const copy = copies.get(key)
      if (!copy) throw new CallerError(`No other copy is open as "${key}"`)
      const report = await mergeLibrary(notebook.need(), copy.library, chosen)
      await leave(key)
      return report
    },
    leaveCopy: async ({ copy }) => {
      await leave(copy)
      return null
    },
  }
}
