import type { BackupKind } from '#contract/backups.ts'
import { layoutOf } from '../library/layout.ts'
import type { Library } from '../library/library.ts'
import { dropUnheld } from './pool.ts'
import { contentsHeld, listBackups, pruneBackups, takeBackup } from './take-backup.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** The end of automatic backups: waits for one under way. */
export type BackupKeeper = { close: () => Promise<void> }

/**
 * Backs an open library up into its own folder while it is worked in: five minutes after the first change, then every
 * hour in which something changed. `onFailed` hears why one could not be made, in a sentence; the next hour tries again.
 */
export function keepBackups(
  library: Library,
  onFailed: (reason: string) => void,
  waits: { first: number; then: number } = { first: 5 * minute, then: 60 * minute },
): BackupKeeper {
  const place = layoutOf(library.path).backups
  let wait = waits.first
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let closed = false

  const backUp = async () => {
    try {
      const { backups } = await listBackups(place)
      await takeBackup(library, place, dueKind(backups, new Date()))
      await pruneBackups(place)
      const held = await contentsHeld(place)
      if (held) await dropUnheld(place, held)
    } catch (error) {
      onFailed(error instanceof Error ? error.message : String(error))
    }
  }
  const changed = () => {
    if (closed || timer || running) return
    timer = setTimeout(() => {
      timer = undefined
      wait = waits.then
      const { seq } = library
      running = backUp().finally(() => {
        running = null
        if (library.seq > seq) changed()
      })
    }, wait)
    timer.unref()
  }
  const stopListening = library.readOnly ? () => undefined : library.onChanged(changed)
  return {
    close: async () => {
      closed = true
      stopListening()
      clearTimeout(timer)
      await running
    },
  }
}

/**
 * What the next backup counts as. A clock that jumped either way makes one of a longer-kept kind, and so never costs
 * an older backup.
 */
export function dueKind(backups: { kind: BackupKind; at: string }[], now: Date): BackupKind {
  const isDue = (kind: BackupKind, period: number) => {
    const newest = backups.find((backup) => backup.kind === kind)
    return !newest || !(Math.abs(now.getTime() - Date.parse(newest.at)) < period)
  }
  if (isDue('weekly', 7 * day)) return 'weekly'
  return isDue('daily', day) ? 'daily' : 'hourly'
}
