import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { browserForTests } from '../e2e/find-test-browser.ts'
import { median, quantile, type Ratio, type Result } from './result.ts'
import { type Measured, measureReading, measureTyping, type TypedMeasured } from './reader/driver.ts'
import type { ContestantName, TypedIn } from './reader/page.ts'

export const name = 'Reading 50,000 words with 5,000 passages, against @recogito/text-annotator in the same browser'

const contestants: ContestantName[] = ['sourcebook', 'recogito spans', 'recogito css highlights']
const editors: TypedIn[] = ['correcting', 'plain lexical']
const rounds = 3
const passages = 5000
const edits = 15

type Figures = { reading: Map<ContestantName, Measured[]>; typing: Map<TypedIn, TypedMeasured[]> }

/** Each round shows every contestant once, each in a page of its own, in another order. */
export async function run(): Promise<Result> {
  const folder = await buildPage()
  const browser = await chromium.launch({ executablePath: await browserForTests(), args: ['--no-sandbox'] })
  const serve = async (page: Page): Promise<void> => {
    await page.route('http://bench.invalid/**', async (route) => {
      const path = join(folder, new URL(route.request().url()).pathname)
      await route.fulfill({ body: await readFile(path), contentType: typeOf(path) })
    })
  }
  const figures: Figures = {
    reading: new Map(contestants.map((one) => [one, []])),
    typing: new Map(editors.map((one) => [one, []])),
  }
  try {
    for (let round = 0; round < rounds; round++) {
      for (const contestant of inTurn(contestants, round))
        figures.reading.get(contestant)!.push(await measureReading(browser, serve, { contestant, passages, edits }))
      for (const into of inTurn(editors, round))
        figures.typing.get(into)!.push(await measureTyping(browser, serve, { into, passages }))
    }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ratios: ratiosOf(figures), details: detailsOf(figures) }
}

const inTurn = <One>(all: readonly One[], round: number): One[] =>
  all.map((_, turn) => all[(turn + round) % all.length]!)

function ratiosOf({ reading, typing }: Figures): Ratio[] {
  const [ours, theirs] = [reading.get('sourcebook')!, reading.get('recogito spans')!]
  const to = (what: string, of: (one: Measured) => number[], atMost: number): Ratio => ({
    what: `${what} / Recogito spans`,
    value: median(ours.flatMap(of)) / median(theirs.flatMap(of)),
    goal: { atMost },
  })
  const looked = ours.flatMap((one) => one.looked ?? [])
  const sum = (of: 'exact' | 'of') => looked.reduce((all, one) => all + one[of], 0)
  const [edited, plain] = [typing.get('correcting')!, typing.get('plain lexical')!]
  return [
    to('open', ({ load }) => [load], 0.15),
    to('add a passage', ({ add }) => add, 0.6),
    to('remove a passage', ({ remove }) => remove, 0.6),
    to('main thread while scrolling, a frame', ({ scrollCpu }) => [scrollCpu], 0.7),
    to('JS heap', ({ heap }) => [heap], 0.75),
    { what: 'exact sets of passages under a point', value: sum('exact') / sum('of'), goal: { atLeast: 1 } },
    { what: 'looking one up, p50, ms', value: median(looked.flatMap(({ times }) => times)), goal: { atMost: 1 } },
    {
      what: 'main thread while correcting, a key / Lexical without passages',
      value: median(edited.map(({ cpu }) => cpu)) / median(plain.map(({ cpu }) => cpu)),
      goal: { atMost: 1.8 },
    },
    {
      what: 'anchors following a key, p50, ms',
      value: median(edited.flatMap(({ moved }) => moved)),
      goal: { atMost: 1 },
    },
    {
      what: 'most ranges painted at once',
      value: Math.max(...ours.map(({ ranges }) => ranges), ...edited.map(({ ranges }) => ranges)),
      goal: { atMost: 400 },
    },
  ]
}

function detailsOf({ reading, typing }: Figures): Result['details'] {
  const details: Result['details'] = { rounds, passages }
  for (const [contestant, all] of reading) {
    const of = (pick: (one: Measured) => number[]) => median(all.flatMap(pick))
    details[`${contestant}: open to painted, ms`] = of(({ load }) => [load])
    details[`${contestant}: add, ms`] = of(({ add }) => add)
    details[`${contestant}: remove, ms`] = of(({ remove }) => remove)
    if (contestant === 'sourcebook') details[`${contestant}: recolour 500, ms`] = of(({ recolour }) => recolour)
    details[`${contestant}: main thread a scrolled frame, ms`] = of(({ scrollCpu }) => [scrollCpu])
    details[`${contestant}: scrolled frame p95, ms`] = quantile(
      all.flatMap(({ scrollTimes }) => scrollTimes),
      0.95,
    )
    details[`${contestant}: JS heap, MB`] = of(({ heap }) => [heap / 2 ** 20])
  }
  for (const [into, all] of typing) details[`${into}: main thread a key, ms`] = median(all.map(({ cpu }) => cpu))
  return details
}

/** The page of the contestants, bundled as the product is: for production. */
async function buildPage(): Promise<string> {
  const outDir = resolve(import.meta.dirname, '../.output/reader-bench')
  const root = join(import.meta.dirname, 'reader')
  await build({
    root,
    base: '/',
    configFile: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(root, 'page.html') } },
  })
  return outDir
}

function typeOf(path: string): string {
  return path.endsWith('.html') ? 'text/html' : path.endsWith('.css') ? 'text/css' : 'text/javascript'
}
