import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { Answer } from '#contract/calls.ts'

const program = resolve(import.meta.dirname, '../../../main/cli.ts')

/** A process of `batch` that is asked one call after the other. */
export function batch(library: string) {
  const child = spawn(process.execPath, [program, 'batch', library], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  const waiting: ((answer: Answer) => void)[] = []
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) waiting.shift()?.(JSON.parse(line) as Answer)
  })
  return {
    /** Milliseconds from asking to the answer. */
    time: async (call: string, args: object): Promise<number> => {
      const start = performance.now()
      const answer = await new Promise<Answer>((done) => {
        waiting.push(done)
        child.stdin.write(`${JSON.stringify({ id: 1, call, args })}\n`)
      })
      if (!answer.ok) throw new Error(answer.error.message)
      return performance.now() - start
    },
    end: () => (child.stdin.end(), ended),
  }
}
