import { randomUUID } from 'node:crypto'
import type { HandlersOf, WindowCalls } from '#contract/calls.ts'
import type { CopyShown } from '#contract/merging.ts'
import { CallerError, type Library, type Unlock } from '../library/library.ts'
import type { DroppedAside } from '../import/dropped-aside.ts'
import type { Desk, Desktop } from '../window-calls.ts'
import { mergeLibrary, previewMerge } from './merge.ts'
import { findCopy, type FoundCopy, KeyNeeded, openFound } from './open-other.ts'

type Answers = Pick<HandlersOf<WindowCalls>, 'chooseCopy' | 'unlockCopy' | 'mergeCopy' | 'leaveCopy'>

/** Copies that were found while a person looks and chooses, by the name their window knows them by. */
const copies = new Map<string, { found: FoundCopy; other?: Library }>()

async function leave(key: string): Promise<void> {
  const copy = copies.get(key)
  copies.delete(key)
  await copy?.other?.close()
  await copy?.found.end()
}

export async function leaveCopies(): Promise<void> {
  for (const key of copies.keys()) await leave(key)
}

/** Merging from the window: the other copy stays open, for reading alone, until it is merged or left. */
export function mergeWindowCalls({ notebook }: Pick<Desktop, 'notebook'>, desk: Desk, aside: DroppedAside): Answers {
  async function look(key: string, unlock?: Unlock): Promise<CopyShown> {
    const copy = copies.get(key)
    if (!copy) throw new CallerError(`No other copy is open as "${key}"`)
    const library = notebook.need()
    const losesProtection = copy.found.sealed && !library.sealing.sealed
    const other = (copy.other ??= await openFound(library, copy.found, unlock))
    const damage = other.problems.map(({ message }) => message)
    return { ...(await previewMerge(library, other)), copy: key, losesProtection, damage }
  }

  async function found(path: string): Promise<CopyShown> {
    const key = randomUUID()
    const library = notebook.need()
    const copy = await findCopy(library, path)
    copies.set(key, { found: copy })
    try {
      return await look(key)
    } catch (error) {
      if (error instanceof KeyNeeded)
        return { locked: true, name: copy.name, copy: key, losesProtection: !library.sealing.sealed }
      await leave(key)
      throw error
    }
  }

  return {
    chooseCopy: async ({ dropped }) => {
      notebook.need()
      if (dropped !== undefined) return aside.asFile(dropped, found)
      const path = await desk.chooseCopy()
      return path === null ? null : found(path)
    },
    unlockCopy: async ({ copy, passphrase, recoveryKey = '' }) =>
      look(copy, passphrase === undefined ? { recoveryKey } : { passphrase }),
    mergeCopy: async ({ copy: key, ...chosen }) => {
      const other = copies.get(key)?.other
      if (!other) throw new CallerError(`No other copy is open as "${key}"`)
      const report = await mergeLibrary(notebook.need(), other, chosen)
      await leave(key)
      return report
    },
    leaveCopy: async ({ copy }) => {
      await leave(copy)
      return null
    },
  }
}
