import { join } from 'node:path'
import { MaterialError } from '../library/library.ts'
import type { Watch } from './restore-backup.ts'
import { verifyBackup } from './restore-backup.ts'
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
  const damaged: string[] = []
  let verified = 0
  for (const place of places) {
    const listed = await listBackups(place)
    damaged.push(...listed.damaged)
    const whole = new Set<string>()
    for (const { key } of listed.backups) {
      try {
        await verifyBackup(join(place, key), libraryId, { signal, onRead, whole })
        verified++
      } catch (error) {
        if (!(error instanceof MaterialError)) throw error
        damaged.push(key)
      }
    }
  }
  return { verified, damaged }
}
