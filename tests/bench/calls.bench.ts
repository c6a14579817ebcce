import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Id } from '#contract/ids.ts'
import { BatchClient } from './calls/batch-client.ts'
import { subjectsOf } from './calls/subjects.ts'
import { type Subjects, windowCalls } from './calls/window-calls.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, quantile, type Result, rounded } from './result.ts'

export const name = 'Every reading call of the window on the largest library, through batch'

const turns = 40
const most = 50
/** A call that is far too slow is asked less often, so that the whole ends. */
const longestEach = 4_000

/**
 * The first answer of each call is told apart: it may read what later ones have at hand. What a call computes is told
 * beside how long it took: on a machine that others use too, the one is ours and the other mostly theirs.
 */
export async function run(): Promise<Result> {
  const given = process.env['SOURCEBOOK_BENCH_LIBRARY']
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const path = given ?? join(folder, 'library')
  if (given === undefined) await makeLibrary(path, sizesFor(100_000))
  // Closing it once writes the index columns and leaves a history to read.
  const before = new BatchClient(path)
  const subjects = await subjectsOf(async (call, args) => (await before.ask(call, args)).value)
  await writeHistory(before, subjects)
  await before.close()
  const client = new BatchClient(path)
  await client.ask('libraryInfo', {})
  const result: Result = { ratios: [], details: { 'load of the machine at the start': rounded(loadavg()[0] ?? 0) } }
  for (const { name: what, call, args } of windowCalls) {
    const times: number[] = []
    let bytes = 0
    let computed = 0
    const enough = performance.now() + longestEach
    for (let turn = 0; turn <= turns && (turn < 6 || performance.now() < enough); turn++) {
      const answer = await client.ask(call, args(turn, subjects))
      times.push(answer.ms)
      if (turn === 0) computed = client.computed()
      bytes = Math.max(bytes, answer.bytes)
    }
    const [first = 0, ...rest] = times
    const each = (client.computed() - computed) / rest.length
    const [p50, p95] = [median(rest), quantile(rest, 0.95)]
    result.ratios.push({ what: `${what}, p95 ms`, value: p95, goal: { atMost: most } })
    result.details[what] =
      `first ${rounded(first)}, p50 ${rounded(p50)}, p95 ${rounded(p95)} ms, computing ${rounded(each)} ms, ${rounded(bytes / 1024)} KB`
  }
  await client.close()
  await rm(folder, { recursive: true })
  return result
}

/** Some hundred changes, as a day of work leaves them. */
async function writeHistory(client: BatchClient, { articles }: Subjects): Promise<void> {
  for (let index = 0; index < 300; index++)
    await client.ask('saveArticle', { id: articles[index % articles.length] as Id<'article'>, rights: `${index}` })
}
