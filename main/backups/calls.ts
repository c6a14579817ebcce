import { basename, dirname, join } from 'node:path'
import type { BackupPlace, ListedBackups } from '#contract/backups.ts'
import type { HandlersOf, WindowCalls } from '#contract/calls.ts'
import { MaterialError } from '../library/library.ts'
import { keyOf, withListed } from '../recent-libraries.ts'
import type { Desk, Desktop } from '../window-calls.ts'
import { say } from '../words.ts'
import type { BackupKeeper } from './keeper.ts'
import { restoreBackup, verifyBackup, type Watch } from './restore-backup.ts'
import { listBackups } from './take-backup.ts'
import { verifyPlaces } from './verify-places.ts'

type Answers = Pick<
  HandlersOf<WindowCalls>,
  | 'backupState'
  | 'listBackups'
  | 'backUpNow'
  | 'verifyBackups'
  | 'restoreBackup'
  | 'chooseBackupPlace'
  | 'leaveBackupPlace'
  | 'answerBackupQuestion'
>

/** The answers about the backups of the open library. */
export function backupHandlers({ notebook, settings, jobs, tell }: Desktop, desk: Desk): Answers {
  const keeper = () => notebook.backups ?? needed()
  /** Runs as a job; null when it was cancelled. */
  const watched = async <Result>(job: string, work: (watch: Watch) => Promise<Result>): Promise<Result | null> =>
    jobs.run(job, (signal) =>
      work({
        signal,
        onRead: slowly((done, total, current) => tell({ kind: 'progressed', job, done, total, current })),
      }).catch((problem: unknown) => {
        if (!signal.aborted) throw problem
        return null
      }),
    )

  return {
    backupState: () => notebook.backups?.state ?? null,
    listBackups: () => listPlaces(keeper()),
    backUpNow: () => keeper().backUpNow(),
    verifyBackups: async ({ job, backup }) => {
      const { id } = notebook.need()
      if (backup) {
        const path = await pathOf(keeper(), backup)
        return watched(job, async (watch) => (await verifyBackup(path, id, watch), { verified: 1, damaged: [] }))
      }
      const places = await keeper().placesInReach()
      const report = await watched(job, (watch) => verifyPlaces(places, id, watch))
      if (report) await keeper().verified(report.damaged)
      return report
    },
    restoreBackup: async ({ job, backup }) => {
      const { name } = notebook.need()
      const path = await pathOf(keeper(), backup)
      const to = await desk.chooseRestorePlace(name)
      if (to === null) return null
      const made = await watched(job, (watch) => restoreBackup(path, to, watch))
      if (!made) return null
      const shown = basename(to)
      await settings.save({ recent: withListed(settings.data.recent ?? [], to, shown, new Date().toISOString()) })
      return { key: keyOf(to), name: shown, folder: dirname(to) }
    },
    chooseBackupPlace: async () => {
      const kept = keeper()
      const folder = await desk.chooseBackupFolder(dirname(notebook.need().path))
      if (folder === null) return null
      await kept.choosePlace(folder)
      return kept.state
    },
    leaveBackupPlace: async () => {
      await keeper().leavePlace()
      return null
    },
    answerBackupQuestion: async ({ answer }) => {
      await keeper().answerQuestion(answer)
      return null
    },
  }
}

function needed(): never {
  throw new MaterialError(say('windows.noLibrary'))
}

async function listPlaces(keeper: BackupKeeper): Promise<ListedBackups[]> {
  const own: ListedBackups = { place: 'library', reached: true, ...(await listBackups(keeper.ownPlace)) }
  const { place } = keeper.second
  if (place === null) return [own]
  const reached = await keeper.second.look()
  const listed = reached ? await listBackups(place) : { backups: [], damaged: [] }
  return [own, { place: 'second', reached, ...listed }]
}

async function pathOf(keeper: BackupKeeper, { place, key }: { place: BackupPlace; key: string }): Promise<string> {
  if (place === 'library') return join(keeper.ownPlace, key)
  if (keeper.second.place === null || !(await keeper.second.look()))
    throw new MaterialError(say('backups.placeNotReached'))
  return join(keeper.second.place, key)
}

/** Tells of some, so that ten thousand small files are not ten thousand notices. */
function slowly(tell: (done: number, total: number, current: string) => void) {
  let told = 0
  return (done: number, total: number, current: string) => {
    if (Date.now() - told < 100) return
    told = Date.now()
    tell(done, total, current)
  }
}
