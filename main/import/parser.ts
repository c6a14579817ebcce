import type { Worker } from 'node:worker_threads'
import type { TableMapping, TablePreview } from '#contract/tables.ts'
import { say } from '../words.ts'
import { MaterialError } from '../library/library.ts'
import { startWorker } from '../workers.ts'
import { mostOutput } from './output-size.ts'
import type { FileToParse, ParsedFile } from './parse-file.ts'
import type { ParseLimits } from './parse-worker.ts'
import type { PreviewedTable, ReadRecords, RecordsFile, RefusedRecords } from './records/read-records.ts'
import type { TableArticles } from './tables/table-rows.ts'

type TableWork = { name: string; bytes: Uint8Array; mapping: TableMapping }

/** Reads files one at a time in a worker that is replaced when it hangs or dies. */
export type Parser = {
  /** Throws a MaterialError, in a sentence, for a file that takes too long or too much memory. */
  parse: (file: FileToParse, signal?: AbortSignal) => Promise<ParsedFile>
  /** The same for a file that holds records of many articles. */
  readRecords: (file: Extract<RecordsFile, { as: 'bibliography' }>, signal?: AbortSignal) => Promise<ReadRecords>
  readTable: (file: TableWork, signal?: AbortSignal) => Promise<TableArticles>
  previewTable: (file: TableWork, signal?: AbortSignal) => Promise<TablePreview>
  close: () => Promise<void>
}

export type ParserLimits = {
  /** Seconds for one file, and as many more for each MB; counted anew while pages of it come one after the other. */
  seconds: number
  secondsPerMegabyte: number
  megabytes: number
  /** Characters and values that may come out of one file. */
  mostOutput: number
}

export const usualLimits: ParserLimits = { seconds: 10, secondsPerMegabyte: 1, megabytes: 1024, mostOutput }

type Work = FileToParse | RecordsFile
type Done = ParsedFile | ReadRecords | TableArticles | PreviewedTable | RefusedRecords
type Reply =
  | { id: number; parsed: Done }
  | { id: number; error: string }
  | { id: number; tooLarge: true }
  | { id: number; step: true }

export function createParser(limits: ParserLimits = usualLimits): Parser {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let jobs = 0

  function running(): Worker {
    if (worker) return worker
    const started = startWorker('parse', {
      workerData: { mostOutput: limits.mostOutput } satisfies ParseLimits,
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    })
    started.unref()
    // The job at hand hears of an error itself; one between jobs is followed by the exit below.
    started.on('error', () => undefined)
    started.once('exit', () => {
      if (worker === started) worker = null
    })
    return (worker = started)
  }

  async function replaceWorker(): Promise<void> {
    const old = worker
    worker = null
    await old?.terminate()
  }

  async function workNow(file: Work, signal?: AbortSignal): Promise<Done> {
    signal?.throwIfAborted()
    const seconds = Math.ceil(limits.seconds + (file.bytes.length / 1e6) * limits.secondsPerMegabyte)
    const at = running()
    const id = (jobs += 1)
    try {
      return await answerTo(at, { id, file }, seconds, signal)
    } catch (error) {
      await replaceWorker()
      throw error
    }
  }

  /** What comes back is what was asked for: the worker reads a file as its `as` says. */
  function inTurn(file: Work, signal?: AbortSignal): Promise<Done> {
    const turn = last.then(() => workNow(file, signal))
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    parse: (file, signal) => inTurn(file, signal) as Promise<ParsedFile>,
    readRecords: async (file, signal) => unlessRefused((await inTurn(file, signal)) as ReadRecords | RefusedRecords),
    readTable: async (file, signal) =>
      unlessRefused((await inTurn({ ...file, as: 'table' }, signal)) as TableArticles | RefusedRecords),
    previewTable: async (file, signal) =>
      unlessRefused((await inTurn({ ...file, as: 'preview' }, signal)) as PreviewedTable | RefusedRecords).preview,
    close: replaceWorker,
  }
}

function unlessRefused<Read extends { kind: string }>(read: Read | RefusedRecords): Read {
  if (read.kind === 'refused') throw new MaterialError((read as RefusedRecords).reason)
  return read as Read
}

/** Posts one job and waits for its answer, the worker's death, the end of patience, or a cancel. */
function answerTo(
  worker: Worker,
  job: { id: number; file: Work },
  seconds: number,
  signal?: AbortSignal,
): Promise<Done> {
  const { promise, resolve, reject } = Promise.withResolvers<Done>()
  const givenUp = () => reject(new MaterialError(say('imports.tooSlow', { seconds })))
  const timer = setTimeout(givenUp, seconds * 1000)
  const answered = (reply: Reply) => {
    if (reply.id !== job.id) return
    if ('step' in reply) timer.refresh()
    else if ('parsed' in reply) resolve(reply.parsed)
    else if ('tooLarge' in reply) reject(new MaterialError(say('imports.tooComplex')))
    else reject(new MaterialError(say('imports.failed', { reason: reply.error })))
  }
  const died = (cause?: unknown) => reject(new MaterialError(say('imports.tooComplex'), { cause }))
  const cancelled = () => reject(signal?.reason as Error)
  worker.on('message', answered)
  worker.once('error', died)
  worker.once('exit', died)
  signal?.addEventListener('abort', cancelled, { once: true })
  worker.postMessage(job)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', answered)
    worker.off('error', died)
    worker.off('exit', died)
    signal?.removeEventListener('abort', cancelled)
  })
}
