import type { Worker } from 'node:worker_threads'
import { MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import type { FromSearchWorker } from './messages.ts'

type Waiting = { resolve: (value: FromSearchWorker) => void; reject: (error: Error) => void }

/** Matches what the worker answers to what it was asked. */
export class WorkerAnswers {
  private readonly waiting = new Map<number, Waiting>()
  private ticket = 0
  private failure: Error | undefined

  constructor(worker: Worker) {
    worker.on('message', (message: FromSearchWorker) => this.settle(message))
    worker.on('error', (cause: Error) => this.fail(cause))
  }

  /** The answer to what `ask` asks under a ticket; its kind is known to who asks. */
  next<Kind extends FromSearchWorker['kind']>(
    ask: (ticket: number) => void,
  ): Promise<Extract<FromSearchWorker, { kind: Kind }>> {
    if (this.failure) return Promise.reject(this.failure)
    const ticket = (this.ticket += 1)
    return new Promise((resolve, reject) => {
      this.waiting.set(ticket, { resolve: resolve as Waiting['resolve'], reject })
      ask(ticket)
    })
  }

  giveUp(): void {
    this.rejectAll(new Error('The library was closed.'))
  }

  private settle(message: FromSearchWorker): void {
    const waiting = this.waiting.get(message.ticket)
    this.waiting.delete(message.ticket)
    waiting?.resolve(message)
  }

  private fail(cause: Error): void {
    this.rejectAll(new MaterialError(say('search.stopped'), { cause }))
  }

  private rejectAll(failure: Error): void {
    this.failure = failure
    for (const { reject } of this.waiting.values()) reject(failure)
    this.waiting.clear()
  }
}
