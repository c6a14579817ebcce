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

/** Where the backups of the open library are kept: in its own folder, or in the second place that a person chose. */
export const backupPlaces = ['library', 'second'] as const
export type BackupPlace = (typeof backupPlaces)[number]

/** The second place, and when it last had everything. */
export type SecondPlace = {
  /** The folder, for people: no call carries it. */
  folder: string
  /** On the disk of the library: it outlives a mistake, but not the disk. */
  sameDisk: boolean
  /** When a backup was last made there, ISO 8601 UTC. */
  lastAt?: string
  /** Since when it has not been there: a stick that is not in, a drive that is not connected. */
  notReachedSince?: string
  /** Why the last backup there could not be made, in a sentence. */
  problem?: string
}

export type BackupState = {
  second: SecondPlace | null
  /** Whether a person is to be asked for a second place now. */
  ask: boolean
  /** When every byte of every backup within reach was last read again, and which were not whole. */
  verified?: { at: string; damaged: string[] }
}

/** The backups of one place, newest first. */
export type ListedBackups = {
  place: BackupPlace
  reached: boolean
  backups: BackupInfo[]
  /** File names of backups whose list of files is damaged. */
  damaged: string[]
}

/** What one asked-for backup reached. */
export type BackedUp = { library: BackupInfo; second: 'made' | 'not reached' | 'failed' | null }

/** A library restored from a backup, as the list of recent libraries names it. */
export type Restored = { key: string; name: string; folder: string }
