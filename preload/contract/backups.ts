/** Why a backup was made; each kind is pruned by its own count. */
export const backupKinds = ['hourly', 'daily', 'weekly', 'asked'] as const
export type BackupKind = (typeof backupKinds)[number]

/** One dated backup of a library. */
export type BackupInfo = {
  /** Its file name, unique among the backups of one place. */
  key: string
  kind: BackupKind
  /** Order is by this counter, never by time: a wrong clock must not make a new backup look old. */
  counter: number
  /** ISO 8601 UTC, for people. */
  at: string
  libraryId: string
  name: string
  /** Files it holds and their bytes, before sharing with other backups. */
  files: number
  bytes: number
}
