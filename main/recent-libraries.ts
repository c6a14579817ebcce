import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { RecentLibrary } from '#contract/calls.ts'
import type { SettingsData } from './settings.ts'

type Kept = NonNullable<SettingsData['recent']>

const longest = 12

/** Names a library to the window, which never sees paths. */
export function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 24)
}

/** The list with this library at its head. */
export function withOpened(recent: Kept, path: string, name: string, openedAt: string): Kept {
  return [{ path, name, openedAt }, ...recent.filter((one) => one.path !== path)].slice(0, longest)
}

/** The list with a library that is there and was not opened yet, after the one at its head. */
export function withListed(recent: Kept, path: string, name: string, openedAt: string): Kept {
  const [first, ...rest] = recent.filter((one) => one.path !== path)
  return [...(first ? [first] : []), { path, name, openedAt }, ...rest].slice(0, longest)
}

export function without(recent: Kept, key: string): Kept {
  return recent.filter((one) => keyOf(one.path) !== key)
}

/** The path a window means; null when it is no longer listed. */
export function pathOf(recent: Kept, key: string): string | null {
  return recent.find((one) => keyOf(one.path) === key)?.path ?? null
}

/** The list as a window shows it; a library whose folder is not there stays listed, and is said to be missing. */
export function listRecent(recent: Kept): Promise<RecentLibrary[]> {
  return Promise.all(
    recent.map(async ({ path, name, openedAt }) => ({
      key: keyOf(path),
      name,
      folder: dirname(path),
      openedAt,
      missing: await stat(path).then(
        (found) => !found.isDirectory(),
        () => true,
      ),
    })),
  )
}
