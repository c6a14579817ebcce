import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')
/** `SOURCEBOOK_CLI` names another command line: the built one starts in less than half the time. */
const commandLine = join(root, process.env['SOURCEBOOK_CLI'] ?? 'main/cli.ts')
/** The same code is compiled once: thousands of processes are started and killed. */
const compiled = { NODE_COMPILE_CACHE: join(root, '.cache/compiled') }

export type Answered = { id: number; ok: boolean; value: unknown; error?: { kind: string; message: string } }

/** A program that ended in the middle of a line leaves no answer there. */
function answerIn(line: string): Answered | null {
  try {
    return JSON.parse(line) as Answered
  } catch {
    return null
  }
}

/**
 * The real command line's `batch` on a library: requests go in as lines, each answer comes out once its change is
 * safe on disk. `under` puts a program before it, such as one that makes system calls fail.
 */
export class Batch {
  readonly child: ChildProcess
  readonly answers = new Map<number, Answered>()
  readonly ended: Promise<{ code: number | null; errors: string }>
  #waiting: (() => void)[] = []
  #next = 1

  constructor(library: string, options: { under?: string[]; env?: Record<string, string> } = {}) {
    const command = [...(options.under ?? []), process.execPath, commandLine, 'batch', library]
    const [program = '', ...args] = command
    const child = spawn(program, args, { env: { ...compiled, ...process.env, ...options.env }, stdio: 'pipe' })
    this.child = child
    child.stdin.on('error', () => undefined)
    let errors = ''
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const answer = answerIn(line)
      if (answer) this.answers.set(answer.id, answer)
      for (const wake of this.#waiting.splice(0)) wake()
    })
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, errors })))
    void this.ended.then(() => this.#waiting.splice(0).forEach((wake) => wake()))
  }

  /** Sends a request without waiting; its number. */
  send(call: string, args: object): number {
    const id = this.#next++
    this.child.stdin?.write(JSON.stringify({ id, call, args }) + '\n')
    return id
  }

  /** The answer to a request, or null when the process ended without one. */
  async answer(id: number): Promise<Answered | null> {
    while (!this.answers.has(id) && this.child.exitCode === null && this.child.signalCode === null)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.answers.get(id) ?? null
  }

  async ask(call: string, args: object): Promise<Answered | null> {
    return this.answer(this.send(call, args))
  }

  async end(): Promise<{ code: number | null; errors: string }> {
    this.child.stdin?.end()
    return this.ended
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL')
    await this.ended
  }
}
