import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { v7 as newId } from 'uuid'
import type { TableMapping } from '#contract/tables.ts'
import type { ImportOutcome } from '#contract/views.ts'
import { call, onNotice } from '../notebook.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import type { DroppedFile } from './dropped-files.ts'

/** One import as its panel shows it, from the first file to the closed report. */
export type ImportJob = {
  job: string
  phase: 'running' | 'stopping' | 'finished' | 'stopped'
  done: number
  /** 0 while unknown. */
  total: number
  current: string
  outcomes: ImportOutcome[]
  /** The last change before the import began; what it added came after. */
  after: number
  /** The locked file whose password is asked for; `wrong`: the one given did not open it. */
  asked: { file: string; wrong: boolean } | null
}

const store = createStore<{ job: ImportJob | null }>(() => ({ job: null }))

export const useImportJob = () => useStore(store, (state) => state.job)
export const closeImport = () => store.setState({ job: null })

function change(job: string, changes: Partial<ImportJob>): void {
  store.setState(({ job: now }) => (now?.job === job ? { job: { ...now, ...changes } } : {}))
}

function isStopping(job: string): boolean {
  const now = store.getState().job
  return now?.job !== job || now.phase === 'stopping'
}

/** Asks for files, or for a folder of them, and imports them. Nothing shows when none was chosen. */
export async function chooseAndImport(what: 'files' | 'folder' = 'files'): Promise<void> {
  await run(0, (job) => call('chooseAndImport', { job, what }))
}

/** Imports a table that was opened, as its columns were said to be read. */
export async function importTable(table: string, mapping: TableMapping, rows: number): Promise<void> {
  await run(rows, (job) => call('importTable', { job, table, mapping }))
}

/** At most so many bytes and files cross the line at once, so that a dropped folder of any size fits. */
const mostBytes = 32_000_000
const mostFiles = 200

/** Imports dropped files, read as they are needed. One that cannot be read is told as failed; the others go on. */
export async function importDropped(files: readonly DroppedFile[]): Promise<void> {
  await run(files.length, async (job) => {
    const outcomes: ImportOutcome[] = []
    for (let at = 0; at < files.length && !isStopping(job);) {
      const { batch, unread, next } = await readBatch(files, at)
      outcomes.push(...unread)
      if (batch.length > 0) {
        before.set(job, at)
        outcomes.push(...(await call('importDropped', { job, files: batch })))
      }
      at = next
      change(job, { done: at, outcomes: [...outcomes] })
    }
    return outcomes
  })
}

/** How many files of a job went before the batch that notices now speak of. */
const before = new Map<string, number>()

async function readBatch(files: readonly DroppedFile[], from: number) {
  const batch: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = []
  const unread: ImportOutcome[] = []
  let bytes = 0
  let next = from
  for (; next < files.length && bytes < mostBytes && batch.length < mostFiles; next++) {
    const file = files[next]
    if (!file) continue
    try {
      const read = new Uint8Array(await file.read())
      bytes += read.length
      batch.push({ name: file.name, bytes: read })
    } catch (problem) {
      unread.push({
        file: file.name,
        status: 'failed',
        reason: problem instanceof Error ? problem.message : String(problem),
      })
    }
  }
  return { batch, unread, next }
}

async function run(total: number, importing: (job: string) => Promise<ImportOutcome[] | null>): Promise<void> {
  const job = newId()
  const after = await lastChange()
  store.setState({ job: { job, phase: 'running', done: 0, total, current: '', outcomes: [], after, asked: null } })
  const stopListening = onNotice((notice) => {
    if (notice.kind === 'passwordAsked' && notice.job === job) {
      const { file, wrong } = notice
      return change(job, { asked: { file, wrong } })
    }
    if (notice.kind !== 'progressed' || notice.job !== job) return
    const { done, current } = notice
    const gone = before.get(job) ?? 0
    // A zip is one file that was dropped, and many that are read.
    change(job, { done: gone + done, total: Math.max(total, gone + notice.total), current })
  })
  try {
    const outcomes = await importing(job)
    if (outcomes === null) return closeImport()
    change(job, { phase: isStopping(job) ? 'stopped' : 'finished', outcomes, current: '' })
  } catch (problem) {
    closeImport()
    tellProblem(problem)
  } finally {
    stopListening()
    before.delete(job)
  }
}

/** `null` leaves the locked file out and goes on with the others. */
export function answerPassword(password: string | null): void {
  const now = store.getState().job
  if (!now?.asked) return
  change(now.job, { asked: null })
  void call('answerPassword', { job: now.job, password }).catch(tellProblem)
}

/** Stops after the current file; what was added stays. */
export function cancelImport(): void {
  const now = store.getState().job
  if (now?.phase !== 'running') return
  change(now.job, { phase: 'stopping', asked: null })
  void call('cancelJob', { job: now.job }).catch(tellProblem)
}

async function lastChange(): Promise<number> {
  const [last] = await call('history', { limit: 1 })
  return last?.seq ?? 0
}

/**
 * Takes a whole import back, however many steps it was saved in. When anything else was changed since, it says so and
 * undoes nothing.
 */
export async function undoImport({ after, outcomes }: ImportJob): Promise<void> {
  const since = (await call('history', { limit: 1000 })).filter(({ seq }) => seq > after)
  if (since.some(({ label }) => !label.key.startsWith('importArticle'))) return toast(t('common.changedSince'))
  const added = outcomes.flatMap(({ status, articleId }) => (status === 'added' && articleId ? [articleId] : []))
  // One step may hold several changes, so what counts is whether the articles are gone.
  for (const _change of since) {
    const left = await call('getDocuments', { ids: added.slice(0, 10_000) })
    if (left.every((document) => document === null)) break
    await call('undo', {})
  }
  closeImport()
}
