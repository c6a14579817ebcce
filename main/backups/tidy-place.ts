import { dropUnheld } from './pool.ts'
import { contentsHeld, pruneBackups } from './take-backup.ts'

const day = 24 * 60 * 60_000

/**
 * Takes the oldest automatic backups off a place, and the contents that none holds any more. `sparesNew` leaves what
 * was written within a day: a place outside the library has no lock, and another program may be writing there.
 */
export async function tidyPlace(place: string, { sparesNew = false } = {}): Promise<void> {
  await pruneBackups(place)
  const held = await contentsHeld(place)
  if (held) await dropUnheld(place, held, sparesNew ? day : 0)
}
