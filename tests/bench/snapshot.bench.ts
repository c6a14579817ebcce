import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Library } from '../../main/library/library.ts'
import { openLibrary } from '../../main/library/open.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, quantile, type Result } from './result.ts'
import { watchBlocks } from './watch-blocks.ts'

export const name = 'Building a snapshot of 100,000 passages: what saving and answering meet meanwhile'

const rounds = 4
const pause = 2

/** Saves one change after the other, quietly and then while a snapshot is built, and watches the event loop. */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const path = join(folder, 'library')
  const made = await makeLibrary(path, sizesFor(100_000), { withoutFiles: true })
  const library = await openLibrary(path)
  const edited = made.id('passage', 50_000)
  const quiet: number[] = []
  const meanwhile: number[] = []
  const blocks: number[] = []
  const lengths: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < 150; index++) quiet.push(await commit(library, edited))
    const block = watchBlocks()
    const start = performance.now()
    let over = false
    const building = library.snapshot().finally(() => (over = true))
    while (!over) meanwhile.push(await commit(library, edited))
    await building
    lengths.push(performance.now() - start)
    blocks.push(block())
  }
  await library.close()
  await rm(folder, { recursive: true })
  return {
    ratios: [
      {
        what: 'saving while a snapshot is built / quietly, p50',
        value: median(meanwhile) / median(quiet),
        goal: { atMost: 3 },
      },
      { what: 'longest block while a snapshot is built, ms', value: median(blocks), goal: { atMost: 50 } },
    ],
    details: {
      'building a snapshot, p50 ms': median(lengths),
      'saving quietly, p50 ms': median(quiet),
      'saving meanwhile, p50 ms': median(meanwhile),
      'saving quietly, p95 ms': quantile(quiet, 0.95),
      'saving meanwhile, p95 ms': quantile(meanwhile, 0.95),
      'changes saved meanwhile': meanwhile.length,
      'longest blocks, ms': blocks.map((one) => Math.round(one)).join(', '),
    },
  }
}

async function commit(library: Library, edited: `passage:${string}`): Promise<number> {
  const label = { key: 'editPassage', args: { words: 'a few words' } }
  await new Promise((resolve) => setTimeout(resolve, pause))
  const start = performance.now()
  await library.commit({ label, puts: [{ ...library.need(edited), comment: `Comment ${start}` }] })
  return performance.now() - start
}
