import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MaterialError } from '../library/library.ts'
import { verifyBackup, type Watch } from './restore-backup.ts'
import { listBackups } from './take-backup.ts'

/**
 * Reads every byte of every backup in these places. Contents that backups of a place share are read once. Answers how
 * many were whole, and the file names of those that were not.
 */
export async function verifyPlaces(
  places: readonly string[],
  libraryId: string,
  { signal, onRead }: Watch = {},
): Promise<{ verified: number; damaged: string[] }> {
  const report = { verified: 0, damaged: [] as string[] }
  for (const place of places) {
    const found = await verifyPlace(place, libraryId, { signal, onRead })
    // A stick that is pulled out meanwhile tells nothing about what is on it.
    if (found.damaged.length > 0 && !(await isThere(place))) continue
    report.verified += found.verified
    report.damaged.push(...found.damaged)
  }
  return report
}

async function verifyPlace(
  place: string,
  libraryId: string,
  watch: Watch,
): Promise<{ verified: number; damaged: string[] }> {
  const { backups, damaged } = await listBackups(place)
  const whole = new Set<string>()
  let verified = 0
  for (const { key } of backups) {
    try {
      await verifyBackup(join(place, key), libraryId, { ...watch, whole })
      verified++
    } catch (error) {
      if (!(error instanceof MaterialError)) throw error
      damaged.push(key)
    }
  }
  return { verified, damaged }
}

function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
