import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../main/library/open.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, type Result } from './result.ts'

export const name = 'Opening a library of 100,000 passages, against one JSON.parse of the same file'

/** Each opening in a process of its own, in turn, so that memory is its own and caches are the same. */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const path = join(folder, 'library')
  await makeLibrary(path, sizesFor(100_000), { withoutFiles: true })
  // The first opening stores the index columns, as closing a library does.
  await (await openLibrary(path)).close()
  const opened: Measured[] = []
  const parsed: Measured[] = []
  for (let round = 0; round < 5; round++) {
    opened.push(measure('open', path))
    parsed.push(measure('parse', path))
  }
  const { size } = await stat(join(path, 'library.json'))
  await rm(folder, { recursive: true })
  const of = (runs: Measured[], figure: keyof Measured) => median(runs.map((run) => run[figure]))
  const block = of(opened, 'longestBlock')
  return {
    ratios: [
      { what: 'open / JSON.parse', value: of(opened, 'ms') / of(parsed, 'ms'), goal: { atMost: 0.3 } },
      { what: 'memory after opening / after JSON.parse', value: of(opened, 'rss') / of(parsed, 'rss') },
      { what: 'longest block of the event loop / JSON.parse', value: block / of(parsed, 'ms') },
    ],
    details: {
      'library.json, MB': size / 2 ** 20,
      'open, p50 ms': of(opened, 'ms'),
      'JSON.parse, p50 ms': of(parsed, 'ms'),
      'longest block at opening, p50 ms (goal 50)': block,
      'memory added by opening, MB': of(opened, 'rss') / 2 ** 20,
      'memory added by JSON.parse, MB': of(parsed, 'rss') / 2 ** 20,
    },
  }
}

type Measured = { ms: number; longestBlock: number; rss: number }

function measure(how: 'open' | 'parse', path: string): Measured {
  const args = ['--expose-gc', join(import.meta.dirname, 'measure-open.ts'), how, path]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured
}
