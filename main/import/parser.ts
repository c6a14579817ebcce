import type { Worker } from 'node:worker_threads'
import { say } from '../words.ts'
import { MaterialError } from '../library/library.ts'
import { startWorker } from '../workers.ts'
import type { FileToParse, ParsedFile } from './parse-file.ts'

/** Reads files one at a time in a worker that is replaced when it hangs or dies. */
export type Parser = {
  /** Throws a MaterialError, in a sentence, for a file that takes too long or too much memory. */
  parse: (file: FileToParse, signal?: AbortSignal) => Promise<ParsedFile>
  close: () => Promise<void>
}

export type ParserLimits = {
  /** Seconds for one file, and as many more for each MB; counted anew while pages of it come one after the other. */
  seconds: number
  secondsPerMegabyte: number
  megabytes: number
}

const usual: ParserLimits = { seconds: 10, secondsPerMegabyte: 1, megabytes: 1024 }

type Reply = { id: number; parsed: ParsedFile } | { id: number; error: string } | { id: number; step: true }

export function createParser(limits: ParserLimits = usual): Parser {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let jobs = 0

  function running(): Worker {
    if (worker) return worker
    const started = startWorker('parse', { resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } })
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

  async function parseNow(file: FileToParse, signal?: AbortSignal): Promise<ParsedFile> {
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

  return {
    parse: (file, signal) => {
      const turn = last.then(() => parseNow(file, signal))
      last = turn.catch(() => undefined)
      return turn
    },
    close: replaceWorker,
  }
}

/** Posts one job and waits for its answer, the worker's death, the end of patience, or a cancel. */
function answerTo(
  worker: Worker,
  job: { id: number; file: FileToParse },
  seconds: number,
  signal?: AbortSignal,
): Promise<ParsedFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ParsedFile>()
  const givenUp = () => reject(new MaterialError(say('imports.tooSlow', { seconds })))
  const timer = setTimeout(givenUp, seconds * 1000)
  const answered = (reply: Reply) => {
    if (reply.id !== job.id) return
    if ('step' in reply) timer.refresh()
    else if ('parsed' in reply) resolve(reply.parsed)
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
