import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { v7 as newId } from 'uuid'
import type { TableMapping } from '#contract/tables.ts'
import type { ImportOutcome, SetAside } from '#contract/views.ts'
import { call, onNotice } from '../notebook.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import type { DroppedFile } from './dropped-files.ts'
import { leaveAside, waitAside } from './set-aside.ts'

/** One import as its panel shows it, from the first file to the closed report. */
export type ImportJob = {
  job: string
  phase: 'running' | 'stopping' | 'finished' | 'stopped'
  done: number
  /** 0 while unknown. */
  total: number
  current: string
  outcomes: ImportOutcome[]
  /** Those of them that an import before this one brought, whose report this one continues. */
  earlier: ImportOutcome[]
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

function isRunning(): boolean {
  const phase = store.getState().job?.phase
  return phase === 'running' || phase === 'stopping'
}

function earlierOf(job: string): ImportOutcome[] {
  const now = store.getState().job
  return now?.job === job ? now.earlier : []
}

function isStopping(job: string): boolean {
  const now = store.getState().job
  return now?.job !== job || now.phase === 'stopping'
}

/** Asks for files, or for a folder of them, and imports them. Nothing shows when none was chosen. */
export async function chooseAndImport(what: 'files' | 'folder' = 'files'): Promise<void> {
  await run(0, (job) => call('chooseAndImport', { job, what }))
}

/** Imports a table that was opened, as its columns were said to be read. One that was dropped joins its drop's report. */
export async function importTable(
  { table, dropped = false }: { table: string; dropped?: boolean | undefined },
  mapping: TableMapping,
  rows: number,
): Promise<void> {
  await run(rows, (job) => call('importTable', { job, table, mapping }), dropped)
}

/** At most so many bytes and files cross the line at once, so that a dropped folder of any size fits. */
const mostBytes = 32_000_000
const mostFiles = 200

/** Drops come in one after the other. */
let lastDrop: Promise<void> = Promise.resolve()

/**
 * Imports dropped files, read as they are needed. One that cannot be read is told as failed; the others go on. What is
 * no article waits until the articles are in. A drop during another joins its report.
 */
export function importDropped(files: readonly DroppedFile[]): Promise<void> {
  const joins = isRunning()
  lastDrop = lastDrop.then(() => importAfterOthers(files, joins))
  return lastDrop
}

async function importAfterOthers(files: readonly DroppedFile[], joins: boolean): Promise<void> {
  const ordered = marksFirst(files)
  await run(
    files.length,
    async (job) => {
      const outcomes: ImportOutcome[] = []
      const aside: SetAside[] = []
      for (let at = 0; at < ordered.length && !isStopping(job);) {
        const { batch, unread, next } = await readBatch(ordered, at)
        outcomes.push(...unread)
        if (batch.length > 0) {
          before.set(job, at)
          const brought = await call('importDropped', { job, files: batch })
          outcomes.push(...brought.outcomes)
          aside.push(...brought.aside)
        }
        at = next
        change(job, { done: at, outcomes: [...earlierOf(job), ...outcomes] })
      }
      if (isStopping(job)) leaveAside(aside)
      else waitAside(aside)
      return outcomes.length === 0 && aside.length > 0 ? null : outcomes
    },
    joins,
  )
}

/** Of brat's pairs the text is known by the marks that came before it. */
function marksFirst(files: readonly DroppedFile[]): DroppedFile[] {
  const isMark = ({ name }: DroppedFile) => /\.ann$/i.test(name)
  return [...files.filter(isMark), ...files.filter((file) => !isMark(file))]
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

/** With `joins` the report of what was imported before, if it still shows, is continued. */
async function run(
  total: number,
  importing: (job: string) => Promise<ImportOutcome[] | null>,
  joins = false,
): Promise<void> {
  const job = newId()
  const shown = joins ? store.getState().job : null
  const after = shown?.after ?? (await lastChange())
  const earlier = shown?.outcomes ?? []
  const begun = { job, phase: 'running', done: 0, total, current: '', after, asked: null } as const
  store.setState({ job: { ...begun, earlier, outcomes: earlier } })
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
    if (outcomes === null && earlier.length === 0) return closeImport()
    const all = [...earlier, ...(outcomes ?? [])]
    change(job, { phase: isStopping(job) ? 'stopped' : 'finished', outcomes: all, current: '' })
  } catch (problem) {
    if (earlier.length === 0) closeImport()
    else change(job, { phase: 'stopped', outcomes: earlier, current: '', asked: null })
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
