import type { BackupMemory } from '../../../main/backups/memory.ts'

/** The memory of a library's backups, kept by no settings. */
export function memoryHere(): BackupMemory {
  let own: ReturnType<BackupMemory['get']> = {}
  return { get: () => own, set: async (change) => void (own = { ...own, ...change }) }
}
