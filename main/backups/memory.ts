import { existsSync } from 'node:fs'
import { keyOf } from '../recent-libraries.ts'
import type { Settings, SettingsData } from '../settings.ts'

export type Remembered = NonNullable<SettingsData['backups']>[string]
type Change = { [Name in keyof Remembered]?: Remembered[Name] | undefined }

/** What the program remembers of a library's backups, beside no library: where else they go, and how that went. */
export type BackupMemory = { get: () => Change; set: (change: Change) => Promise<void> }

/**
 * The memory of one library, by its id, so that it stays when the folder is moved. A copy of it, such as a restored
 * backup, has one of its own while the first still stands where it was.
 */
export function memoryOf(settings: Settings, library: { id: string; path: string }): BackupMemory {
  const all = () => settings.data.backups ?? {}
  const copyKey = `${library.id}@${keyOf(library.path)}`
  const first = all()[library.id]
  const isCopy = first !== undefined && first.path !== library.path && existsSync(first.path)
  const key = isCopy || all()[copyKey] ? copyKey : library.id
  let own: Change = { firstOpenedAt: new Date().toISOString(), ...all()[key], path: library.path }
  const set = async (change: Change) => {
    own = { ...own, ...change }
    const kept = JSON.parse(JSON.stringify(own)) as Remembered
    await settings.save({ backups: { ...all(), [key]: kept } })
  }
  // What cannot be remembered now is remembered with the next backup.
  if (all()[key]?.path !== library.path) void set({}).catch(() => undefined)
  return { get: () => own, set }
}
