import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { JSONFilePreset } from 'lowdb/node'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../../main/library/library.ts'
import { openLibrary } from '../../main/library/open.ts'
import { countFlushes } from './count-flushes.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, quantile, type Result } from './result.ts'

export const name = 'Saving one change, against the bare append and fdatasync of the same bytes'

const rounds = 30
const perBlock = 20

/** Blocks of each way in turn, so that a disk that is slow for a while is slow for all of them. */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const small = await libraryOf(folder, 1_000)
  const middle = await libraryOf(folder, 10_000)
  const large = await libraryOf(folder, 100_000)
  const file = await open(join(folder, 'raw'), 'w')
  const bytes = Buffer.alloc(await bytesOfOneChange(large), 'x')
  const raw = { file, at: 0, bytes }
  const ways: Record<string, () => Promise<void>> = {
    raw: () => append(raw),
    small: () => small.commit(),
    middle: () => middle.commit(),
    large: () => large.commit(),
  }
  const samples: Record<string, number[]> = { raw: [], small: [], middle: [], large: [] }
  for (let round = 0; round < rounds; round++)
    for (const way of rotated(Object.keys(ways), round))
      for (let index = 0; index < perBlock; index++)
        samples[way]?.push(await timed(ways[way] ?? (async () => undefined)))

  const together = await fiftyTogether(large.library, folder)
  const plain = await plainLowdb(folder, large.library)
  const p50 = (way: string) => median(samples[way] ?? [])
  await small.library.close()
  await middle.library.close()
  await large.library.close()
  await file.close()
  await rm(folder, { recursive: true })
  return {
    ratios: [
      { what: 'commit at 100,000 passages / raw append', value: p50('large') / p50('raw'), goal: { atMost: 1.35 } },
      { what: 'commit at 10,000 passages / raw append', value: p50('middle') / p50('raw'), goal: { atMost: 1.35 } },
      { what: 'commit at 1,000 passages / raw append', value: p50('small') / p50('raw'), goal: { atMost: 1.35 } },
      { what: 'commit at 100,000 / at 1,000 passages', value: p50('large') / p50('small'), goal: { atMost: 1.1 } },
      { what: 'flushes of 50 changes at once', value: together.flushes, goal: { atMost: 2 } },
      { what: 'sqlite WAL FULL / ours, 50 at once', value: together.sqlite / together.ours, goal: { atLeast: 3 } },
      {
        what: 'plain lowdb write() / our commit, 100,000 passages',
        value: plain / p50('large'),
        goal: { atLeast: 1000 },
      },
    ],
    details: {
      'bytes of one change': bytes.length,
      'samples of each': rounds * perBlock,
      'raw append + fdatasync, p50 ms': p50('raw'),
      'commit at 1,000, p50 ms': p50('small'),
      'commit at 10,000, p50 ms': p50('middle'),
      'commit at 100,000, p50 ms': p50('large'),
      'raw p95 ms': quantile(samples['raw'] ?? [], 0.95),
      'commit at 100,000, p95 ms': quantile(samples['large'] ?? [], 0.95),
      '50 at once, ms': together.ours,
      '50 in sqlite, ms': together.sqlite,
      'plain lowdb write(), ms': plain,
    },
  }
}

type Measured = { library: Library; commit: () => Promise<void>; edited: Id<'passage'> }

/** A library in which one passage gets its comment changed again and again. */
async function libraryOf(folder: string, passages: number): Promise<Measured> {
  const path = join(folder, String(passages))
  const made = await makeLibrary(path, sizesFor(passages), { withoutFiles: true })
  const library = await openLibrary(path)
  const edited = made.id('passage', passages >> 1)
  let count = 0
  const commit = async () => {
    const passage = library.need(edited)
    const label = { key: 'editPassage', args: { words: 'a few words' } }
    await library.commit({ label, puts: [{ ...passage, comment: `Comment ${String(count++).padStart(6, '0')}` }] })
  }
  for (let index = 0; index < 50; index++) await commit()
  return { library, commit, edited }
}

async function bytesOfOneChange({ library, commit }: Measured): Promise<number> {
  let length = 0
  const stop = library.onChanged((change) => (length = Buffer.byteLength(JSON.stringify(change)) + 131))
  await commit()
  stop()
  return length
}

async function append(raw: { file: FileHandle; at: number; bytes: Buffer }): Promise<void> {
  await raw.file.write(raw.bytes, 0, raw.bytes.length, raw.at)
  raw.at += raw.bytes.length
  await raw.file.datasync()
}

type Together = { ours: number; sqlite: number; flushes: number }

async function fiftyTogether(library: Library, folder: string): Promise<Together> {
  const database = new DatabaseSync(join(folder, 'bench.sqlite'))
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE d (id TEXT PRIMARY KEY, json TEXT)')
  const insert = database.prepare('INSERT INTO d VALUES (?, ?)')
  const ours: number[] = []
  const sqlite: number[] = []
  const flushed: number[] = []
  for (let round = 0; round < rounds; round++) {
    const tags = Array.from({ length: 50 }, (_, index) => ({ ...library.stamp('tag'), name: `${round} ${index}` }))
    const label = { key: 'saveTag', args: { name: 'tag' } }
    const all = () => Promise.all(tags.map((tag) => library.commit({ label, puts: [tag] })))
    flushed.push(await countFlushes(async () => ours.push(await timed(all))))
    sqlite.push(
      await timed(() => {
        for (const tag of tags) insert.run(tag.id, JSON.stringify(tag))
      }),
    )
  }
  database.close()
  return { ours: median(ours), sqlite: median(sqlite), flushes: Math.max(...flushed) }
}

/** The same documents in lowdb's own file, written whole at each change. */
async function plainLowdb(folder: string, library: Library): Promise<number> {
  const data: Record<string, unknown> = {}
  for (const kind of ['article', 'passage', 'actor', 'event', 'claim', 'note', 'tag'] as const)
    data[kind] = Object.fromEntries([...library.collection(kind).values()].map((document) => [document.id, document]))
  const before = process.env['NODE_ENV']
  const database = await JSONFilePreset(join(folder, 'lowdb.json'), data)
  if (before === 'test') throw new Error('lowdb keeps nothing on disk under NODE_ENV=test')
  const samples: number[] = []
  for (let round = 0; round < 3; round++) samples.push(await timed(() => database.write()))
  return median(samples)
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function rotated<Item>(items: Item[], by: number): Item[] {
  return items.map((_, index) => items[(index + by) % items.length] as Item)
}
