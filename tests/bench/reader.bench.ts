import { readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { browserForTests } from '../e2e/find-test-browser.ts'
import { median, type Result } from './result.ts'
import type { ContestantName, Times } from './reader/page.ts'

export const name = 'Reading 50,000 words with 5,000 passages, against @recogito/text-annotator in the same browser'

const contestants: ContestantName[] = ['sourcebook', 'recogito spans', 'recogito css highlights']
const rounds = 3
const passages = 5000
const edits = 15

/** Each round shows every contestant once, each in a page of its own, in another order. */
export async function run(): Promise<Result> {
  const folder = await buildPage()
  const browser = await chromium.launch({ executablePath: await browserForTests(), args: ['--no-sandbox'] })
  const times = new Map<ContestantName, Times[]>(contestants.map((contestant) => [contestant, []]))
  try {
    for (let round = 0; round < rounds; round++)
      for (let turn = 0; turn < contestants.length; turn++) {
        const contestant = contestants[(turn + round) % contestants.length]!
        const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
        await page.route('http://bench.invalid/**', async (route) => {
          const path = join(folder, new URL(route.request().url()).pathname)
          await route.fulfill({ body: await readFile(path), contentType: typeOf(path) })
        })
        await page.goto('http://bench.invalid/page.html')
        await page.waitForFunction(() => 'measure' in window)
        const measured: Times = await page.evaluate(
          (asked) => window.measure(asked.contestant, asked.passages, asked.edits),
          { contestant, passages, edits },
        )
        times.get(contestant)!.push(measured)
        await page.close()
      }
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
  return resultOf(times)
}

function resultOf(times: Map<ContestantName, Times[]>): Result {
  const load = (contestant: ContestantName) => median(times.get(contestant)!.map((one) => one.load))
  const edit = (contestant: ContestantName, what: 'add' | 'remove') =>
    median(times.get(contestant)!.flatMap((one) => one[what]))
  const details: Result['details'] = { rounds, passages }
  for (const contestant of contestants) {
    details[`${contestant}: open to painted, ms`] = load(contestant)
    details[`${contestant}: add, ms`] = edit(contestant, 'add')
    details[`${contestant}: remove, ms`] = edit(contestant, 'remove')
  }
  return {
    ratios: [
      { what: 'open / Recogito spans', value: load('sourcebook') / load('recogito spans'), goal: { atMost: 0.15 } },
      {
        what: 'add a passage / Recogito spans',
        value: edit('sourcebook', 'add') / edit('recogito spans', 'add'),
        goal: { atMost: 0.6 },
      },
      {
        what: 'remove a passage / Recogito spans',
        value: edit('sourcebook', 'remove') / edit('recogito spans', 'remove'),
        goal: { atMost: 0.6 },
      },
    ],
    details,
  }
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
