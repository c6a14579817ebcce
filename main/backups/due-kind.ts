import type { BackupKind } from '#contract/backups.ts'

const day = 24 * 60 * 60_000

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
