import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withSession } from '../../main/cli/session.ts'
import { subjectsOf } from './calls/subjects.ts'
import { windowCalls } from './calls/window-calls.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { type Result, rounded } from './result.ts'
import { computed, watchBlocks } from './watch-blocks.ts'

export const name =
  'How long the first answer of each call of the window holds up everything else, on the largest library'

const longestBlock = 50

/**
 * The first answer after opening reads what later ones have at hand. It may take its time, but not at one go: typing and
 * saving go on between. What is told is what is computed between two turns, so that others who use the machine do not
 * count.
 */
export async function run(): Promise<Result> {
  const given = process.env['SOURCEBOOK_BENCH_LIBRARY']
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const path = given ?? join(folder, 'library')
  if (given === undefined) await makeLibrary(path, sizesFor(100_000))
  const subjects = await withSession(path, { readOnly: false }, ({ call }) => subjectsOf(call))
  const result: Result = { ratios: [], details: {} }
  await withSession(path, { readOnly: true }, async ({ answer }) => {
    let longest = 0
    for (const { name: what, call, args } of windowCalls) {
      const blocked: number[] = []
      const took: number[] = []
      for (let turn = 0; turn < 4; turn++) {
        const stop = watchBlocks(computed)
        const start = performance.now()
        const answered = await answer(call, args(turn, subjects))
        if (!answered.ok) throw new Error(`${call}: ${answered.error.message}`)
        took.push(performance.now() - start)
        blocked.push(stop())
      }
      longest = Math.max(longest, ...blocked)
      result.details[what] =
        `first ${rounded(took[0] ?? 0)} ms, blocking ${rounded(blocked[0] ?? 0)} ms at most; later ${blocked.slice(1).map(rounded).join(', ')} ms`
    }
    result.ratios.push({
      what: 'longest block while answering first, ms',
      value: longest,
      goal: { atMost: longestBlock },
    })
  })
  await rm(folder, { recursive: true })
  return result
}
