import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, ArgsOf, CallName, Calls, ResultOf } from '#contract/calls.ts'

/** Linux counts processor time in hundredths of a second. */
const msPerTick = 10

/** A library that answers through `batch`, one call at a time, as a window asks it. */
export class BatchClient {
  readonly #process: ChildProcessWithoutNullStreams
  #heard: ((line: string) => void) | null = null

  constructor(library: string) {
    const command = join(import.meta.dirname, '../../../main/cli.ts')
    this.#process = spawn(process.execPath, [command, 'batch', library], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#process.stderr.resume()
    const parts: string[] = []
    this.#process.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      parts.push(chunk)
      // A long answer comes in many pieces: looking at the last is enough to know that it ended.
      if (!chunk.endsWith('\n')) return
      this.#heard?.(parts.splice(0).join(''))
    })
  }

  /** Answers the value and how long it took from asking until the whole answer was here, unparsed. */
  async ask<Name extends CallName>(
    call: Name,
    args: ArgsOf<Calls[Name]>,
  ): Promise<{ value: ResultOf<Calls[Name]>; ms: number; bytes: number }> {
    const start = performance.now()
    const heard = new Promise<string>((resolve, reject) => {
      this.#heard = resolve
      this.#process.once('exit', () => reject(new Error(`${call}: batch ended`)))
    })
    this.#process.stdin.write(JSON.stringify({ id: 0, call, args }) + '\n')
    const line = await heard
    const ms = performance.now() - start
    this.#process.removeAllListeners('exit')
    const answer = JSON.parse(line) as Answer<ResultOf<Calls[Name]>>
    if (!answer.ok) throw new Error(`${call}: ${answer.error.message}`)
    return { value: answer.value, ms, bytes: line.length }
  }

  /** Milliseconds that its process has computed, all threads together; NaN where the system does not tell. */
  computed(): number {
    try {
      const fields = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * msPerTick
    } catch {
      return NaN
    }
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit')
    this.#process.stdin.end()
    await ended
  }
}
