import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '../../main/library/open.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, type Result } from './result.ts'

export const name = 'Opening a library of 100,000 passages, against one JSON.parse of the same file and against lowdb'

const rounds = 5
const journalled = 20_000

/** Each opening in a process of its own, in turn, so that memory is its own and caches are the same. */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const path = join(folder, 'library')
  const made = await makeLibrary(path, sizesFor(100_000))
  // The first opening stores the index columns, as closing a library does.
  await (await openLibrary(path)).close()
  const long = await withJournal(path, join(folder, 'journal'), made.id('passage', 5))
  const inside = await withBodiesInside(path, join(folder, 'inside'))
  const runs = interleaved([
    ['open', path],
    ['parse', path],
    ['lowdb', path],
    ['open', long],
    ['parse', inside],
  ])
  const { size } = await stat(join(path, 'library.json'))
  await rm(folder, { recursive: true })
  const [open, parse, lowdb, journal, bodies] = runs as [Measured, Measured, Measured, Measured, Measured]
  return {
    ratios: [
      { what: 'open / JSON.parse', value: open.ms / parse.ms, goal: { atMost: 0.3 } },
      { what: 'open / lowdb', value: open.ms / lowdb.ms },
      { what: 'longest block at opening, ms', value: open.longestBlock, goal: { atMost: 50 } },
      { what: 'memory after opening / after lowdb', value: open.rss / lowdb.rss, goal: { atMost: 0.6 } },
      { what: 'open / parsing the same with texts inside', value: open.ms / bodies.ms, goal: { atMost: 0.2 } },
      { what: `open with ${journalled} changes to replay / JSON.parse`, value: journal.ms / parse.ms },
      { what: 'longest block while replaying them, ms', value: journal.longestBlock, goal: { atMost: 50 } },
    ],
    details: {
      'library.json, MB': size / 2 ** 20,
      'open, p50 ms': open.ms,
      'JSON.parse, p50 ms': parse.ms,
      'lowdb, p50 ms': lowdb.ms,
      'JSON.parse with texts inside, p50 ms': bodies.ms,
      'open with a long journal, p50 ms': journal.ms,
      'memory added by opening, MB': open.rss / 2 ** 20,
      'memory added by JSON.parse, MB': parse.rss / 2 ** 20,
      'memory added by lowdb, MB': lowdb.rss / 2 ** 20,
    },
  }
}

type Measured = { ms: number; longestBlock: number; rss: number }

function interleaved(ways: [how: string, path: string][]): Measured[] {
  const found: Measured[][] = ways.map(() => [])
  for (let round = 0; round < rounds; round++)
    ways.forEach(([how, path], index) => found[index]?.push(measure(how, path)))
  const of = (runs: Measured[], figure: keyof Measured) => median(runs.map((run) => run[figure]))
  return found.map((runs) => ({ ms: of(runs, 'ms'), longestBlock: of(runs, 'longestBlock'), rss: of(runs, 'rss') }))
}

function measure(how: string, path: string): Measured {
  const args = ['--expose-gc', '--max-old-space-size=4096', join(import.meta.dirname, 'measure-open.ts'), how, path]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Measured
}

/** The library as a crash leaves it after a long day: its changes in the journal, none in the snapshot. */
async function withJournal(from: string, to: string, edited: `passage:${string}`): Promise<string> {
  await cp(from, `${to}-open`, {
    recursive: true,
    filter: (source) => !/texts|originals/.test(source.slice(from.length)),
  })
  const library = await openLibrary(`${to}-open`)
  const label = { key: 'editPassage', args: { words: 'a few words' } }
  for (let done = 0; done < journalled; done += 500)
    await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        library.commit({ label, puts: [{ ...library.need(edited), comment: `Comment ${done + index}` }] }),
      ),
    )
  await cp(`${to}-open`, to, { recursive: true, filter: (source) => !source.endsWith('/lock') })
  await library.close()
  return to
}

/** The same documents with the text of every article in its document, as a plain lowdb file would hold them. */
async function withBodiesInside(from: string, to: string): Promise<string> {
  await cp(join(from, 'library.json'), join(to, 'library.json'))
  const lines = (await readFile(join(from, 'library.json'), 'utf8')).split('\n')
  const whole = lines.map((line) => {
    const text = /^"article:.*"textSha256":"([0-9a-f]{64})"/.exec(line)?.[1]
    return text === undefined
      ? Promise.resolve(line)
      : withText(line, join(from, 'texts', text.slice(0, 2), `${text}.json`))
  })
  await writeFile(join(to, 'library.json'), (await Promise.all(whole)).join('\n'))
  return to
}

async function withText(line: string, path: string): Promise<string> {
  const text = await readFile(path, 'utf8')
  return line.replace('{"id":', () => `{"text":${text},"id":`)
}
