import { v7 as newId } from 'uuid'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BackedUp, BackupInfo, BackupPlace, Restored } from '#contract/backups.ts'
import { call, onNotice } from '../notebook.ts'
import { t } from '../words.ts'

/** What is being done with backups now; one thing at a time. `total` is 0 while nobody knows. */
export type Running = { what: 'backUp' | 'verify' | 'restore' | 'choose'; job: string; done: number; total: number }
/** How the last of it went, until the next begins. */
export type Outcome = { kind: 'told' | 'problem'; message: string; restored?: Restored }

const store = createStore<{ running: Running | null; outcome: Outcome | null }>(() => ({
  running: null,
  outcome: null,
}))

export const useBackupWork = () => useStore(store)

/** Does one thing, follows how far it is, and keeps what came of it. Answers that too; null when one is under way. */
async function work(what: Running['what'], doing: (job: string) => Promise<Outcome | null>): Promise<Outcome | null> {
  if (store.getState().running) return null
  const job = newId()
  store.setState({ running: { what, job, done: 0, total: 0 }, outcome: null })
  const stop = onNotice((notice) => {
    if (notice.kind !== 'progressed' || notice.job !== job) return
    store.setState({ running: { what, job, done: notice.done, total: notice.total } })
  })
  const outcome = await doing(job).catch((error: unknown): Outcome => ({
    kind: 'problem',
    message: error instanceof Error ? error.message : String(error),
  }))
  stop()
  store.setState({ running: null, outcome })
  return outcome
}

const told = (message: string): Outcome => ({ kind: 'told', message })

export const backUpNow = () =>
  work('backUp', async () => {
    const made = await call('backUpNow', {})
    const problem = made.second === 'failed' ? (await call('backupState', {}))?.second?.problem : undefined
    return made.second === 'failed'
      ? { kind: 'problem', message: t('backups.madeFailedThere', { problem: problem ?? '' }) }
      : told(t(madeWords[String(made.second) as keyof typeof madeWords]))
  })

const madeWords = {
  null: 'backups.made',
  made: 'backups.madeBoth',
  'not reached': 'backups.madeNotThere',
} as const satisfies Record<Exclude<`${BackedUp['second']}`, 'failed'>, string>

type Backup = { place: BackupPlace; key: BackupInfo['key'] }

/** Reads every byte of one backup, or of all. */
export const verify = (backup?: Backup) =>
  work('verify', async (job) => {
    const read = await call('verifyBackups', { job, ...(backup && { backup }) })
    if (!read) return told(t('backups.stopped'))
    const { verified, damaged } = read
    if (damaged.length === 0) return told(t('backups.whole', { count: verified }))
    return { kind: 'problem', message: t('backups.notWhole', { count: damaged.length, keys: damaged.join(', ') }) }
  })

export const restore = (backup: Backup) =>
  work('restore', async (job) => {
    const restored = await call('restoreBackup', { job, backup })
    if (!restored) return told(t('backups.stopped'))
    return { ...told(t('backups.restored', { folder: `${restored.folder} › ${restored.name}` })), restored }
  })

export const choosePlace = () =>
  work('choose', async () => {
    await call('chooseBackupPlace', {})
    return null
  })

export function cancel(): void {
  const { running } = store.getState()
  if (running) void call('cancelJob', { job: running.job }).catch(() => undefined)
}
