import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Id } from '#contract/ids.ts'
import type { Library, Unlock } from '../../main/library/library.ts'
import { openLibrary } from '../../main/library/open.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, quantile, type Result } from './result.ts'

export const name = 'A protected library against the same one unprotected: saving, opening'

const sizes = [1_000, 100_000]
const rounds = 150
const perBlock = 4
const openings = 5
const passphrase = 'seven tall poplars'
/** The second that scrypt takes is told apart: it is the same for every library, and meant. */
const cost = { N: 16, r: 8, p: 1 }

type Pair = { size: number; edited: Id<'passage'>; plainPath: string; sealedPath: string }
type Way = { what: string; library: Library; edited: Id<'passage'>; samples: number[] }

/** Blocks of all in turn, so that a disk that is slow for a while, and code that is new to the engine, is so for all. */
export async function run(): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const result: Result = { ratios: [], details: {} }
  try {
    const pairs: Pair[] = []
    for (const size of sizes) pairs.push(await pairOf(folder, size, result))
    await compareSaving(pairs, result)
    for (const pair of pairs) await compareOpening(pair, result)
    const started = performance.now()
    await (await openLibrary(join(folder, 'real'), { unlock: { passphrase } })).close()
    result.details['opening with the numbers that the program uses (N = 2^18), ms'] = performance.now() - started
    return result
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The same library twice, once protected. */
async function pairOf(folder: string, size: number, { details }: Result): Promise<Pair> {
  const plainPath = join(folder, `plain-${size}`)
  const sealedPath = join(folder, `sealed-${size}`)
  const made = await makeLibrary(plainPath, sizesFor(size), { withoutFiles: true })
  await cp(plainPath, sealedPath, { recursive: true })
  const toSeal = await openLibrary(sealedPath)
  const protecting = performance.now()
  await toSeal.protect({ passphrase, cost } as { passphrase: string })
  details[`protecting ${size} passages, ms`] = performance.now() - protecting
  await toSeal.close()
  if (size === sizes[0]) await makeReal(plainPath, join(folder, 'real'))
  return { size, edited: made.id('passage', size >> 1), plainPath, sealedPath }
}

async function compareSaving(pairs: readonly Pair[], { ratios, details }: Result): Promise<void> {
  const ways: Way[] = []
  for (const { size, edited, plainPath, sealedPath } of pairs) {
    const sealed = await openLibrary(sealedPath, { unlock: { passphrase } })
    ways.push({ what: `commit at ${size}, plain`, library: await openLibrary(plainPath), edited, samples: [] })
    ways.push({ what: `commit at ${size}, protected`, library: sealed, edited, samples: [] })
  }
  for (const { library, edited } of ways) for (let index = 0; index < 50; index++) await commit(library, edited, index)
  for (let round = 0; round < rounds; round++)
    for (const { library, edited, samples } of round % 2 === 0 ? ways : ways.toReversed())
      for (let index = 0; index < perBlock; index++) {
        const start = performance.now()
        await commit(library, edited, index)
        samples.push(performance.now() - start)
      }
  for (const { what, library, samples } of ways) {
    await library.close()
    details[`${what}, p50 ms`] = median(samples)
    details[`${what}, p95 ms`] = quantile(samples, 0.95)
  }
  for (const [index, { size }] of pairs.entries()) {
    const p50 = (at: number) => median(ways[2 * index + at]?.samples ?? [])
    ratios.push({
      what: `commit at ${size} passages, protected / plain`,
      value: p50(1) / p50(0),
      goal: { atMost: 1.2 },
    })
  }
}

async function compareOpening({ size, plainPath, sealedPath }: Pair, { ratios, details }: Result): Promise<void> {
  const opened = { plain: [] as number[], sealed: [] as number[] }
  for (let round = 0; round < openings; round++) {
    opened.plain.push(await timeToOpen(plainPath))
    opened.sealed.push(await timeToOpen(sealedPath, { passphrase }))
  }
  const ratio = median(opened.sealed) / median(opened.plain)
  ratios.push({ what: `opening ${size} passages, protected / plain, without scrypt`, value: ratio })
  details[`opening ${size}, plain, p50 ms`] = median(opened.plain)
  details[`opening ${size}, protected, p50 ms`] = median(opened.sealed)
}

async function makeReal(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true })
  const library = await openLibrary(to)
  await library.protect({ passphrase })
  await library.close()
}

async function commit(library: Library, edited: Id<'passage'>, count: number): Promise<void> {
  const label = { key: 'editPassage', args: { words: 'a few words' } }
  const comment = `Comment ${String(count).padStart(6, '0')} ${Math.random()}`
  await library.commit({ label, puts: [{ ...library.need(edited), comment }] })
}

async function timeToOpen(path: string, unlock?: Unlock): Promise<number> {
  const start = performance.now()
  const library = await openLibrary(path, { readOnly: true, ...(unlock && { unlock }) })
  const time = performance.now() - start
  await library.close()
  return time
}
