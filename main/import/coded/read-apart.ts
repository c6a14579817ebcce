import { MaterialError } from '../../library/library.ts'
import { startWorker } from '../../workers.ts'
import { say } from '../../words.ts'
import { mostOutput } from '../output-size.ts'
import type { CodedWork } from './coded-worker.ts'
import type { GivenFile, Read } from './read-coded.ts'

export type ApartLimits = { seconds: number; megabytes: number; mostOutput: number }
const usual: ApartLimits = { seconds: 60, megabytes: 1024, mostOutput }

type Reply = { read: Read } | { sentence: string } | { error: string }

/**
 * Reads files in a worker of their own, which ends with them: one that hangs, eats memory or breaks its reader harms
 * itself alone. Throws a MaterialError in a sentence, or the signal's reason when it is cancelled.
 */
export async function readApart(
  files: GivenFile[],
  signal?: AbortSignal,
  given: Partial<ApartLimits> = {},
): Promise<Read> {
  signal?.throwIfAborted()
  const limits = { ...usual, ...given }
  const worker = startWorker('coded', {
    workerData: { files, mostOutput: limits.mostOutput } satisfies CodedWork,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
  })
  const { promise, resolve, reject } = Promise.withResolvers<Read>()
  const { seconds } = limits
  const timer = setTimeout(() => reject(new MaterialError(say('imports.tooSlow', { seconds }))), seconds * 1000)
  const died = (cause?: unknown) => reject(new MaterialError(say('imports.tooComplex'), { cause }))
  const cancelled = () => reject(signal?.reason as Error)
  worker.on('message', (reply: Reply) => {
    if ('read' in reply) resolve(reply.read)
    else if ('sentence' in reply) reject(new MaterialError(reply.sentence))
    else reject(new MaterialError(say('imports.failed', { reason: reply.error })))
  })
  worker.once('error', died)
  worker.once('exit', died)
  signal?.addEventListener('abort', cancelled, { once: true })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', cancelled)
    await worker.terminate()
  }
}
