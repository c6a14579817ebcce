import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { launch, root } from '../e2e/launch.ts'
import { makeLibrary, sizesFor } from './make-library.ts'
import { median, quantile, type Result, rounded } from './result.ts'

export const name = 'The window on the largest library: opening it, scrolling, filtering, calls over the line'

const turns = 30
const most = 50

/** The real program, or the stand-in where Electron's binary is missing, with the library that it had open last. */
export async function run(): Promise<Result> {
  const data = await mkdtemp(join(tmpdir(), 'sourcebook-bench-'))
  const given = process.env['SOURCEBOOK_BENCH_LIBRARY']
  const path = given ?? join(data, 'library')
  if (given === undefined) await makeLibrary(path, sizesFor(100_000))
  await promisify(execFile)('electron-vite', ['build'], { cwd: root })
  await writeFile(join(data, 'settings.json'), JSON.stringify({ last: path }))
  const result: Result = { ratios: [], details: {} }
  try {
    await timeToRows(data, result, 'first start, ms until rows show')
    const app = await timeToRows(data, result, 'second start, ms until rows show')
    await timeCalls(app.page, result)
    await timeList(app.page, result)
    await app.page.screenshot({ path: join(root, 'tests/.output/largest-library.png') })
    await app.quit()
    return result
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function timeToRows(data: string, { details }: Result, what: string) {
  const start = performance.now()
  const app = await launch({ data })
  await app.page.evaluate(() => (window.location.hash = '/articles'))
  await app.page.getByRole('listbox').getByRole('option').first().waitFor({ timeout: 120_000 })
  details[what] = rounded(performance.now() - start)
  if (what.startsWith('first')) await app.quit()
  return app
}

/** What a page waits for: from asking over the line until the answer is there, as the window has it. */
async function timeCalls(page: Page, result: Result): Promise<void> {
  const asked: [string, string, (turn: number) => object][] = [
    ['articles, a page', 'listArticles', (turn) => ({ sort: 'title', offset: turn * 100, limit: 100 })],
    ['articles, a word typed', 'listArticles', (turn) => ({ sort: 'title', query: 'ab'[turn % 2], limit: 100 })],
    ['actors found', 'findEntities', () => ({ query: 'ar', limit: 20 })],
    ['undo state', 'undoState', () => ({})],
    ['tags', 'listTags', () => ({})],
    ['history', 'history', () => ({ limit: 100 })],
    ['notes, a page', 'listNotes', (turn) => ({ offset: turn * 100, limit: 100 })],
  ]
  for (const [what, call, args] of asked) {
    const times: number[] = []
    for (let turn = 0; turn <= turns; turn++)
      times.push(
        await page.evaluate(
          async ([name, given]) => {
            const start = performance.now()
            await window.notebook.call(name, given)
            return performance.now() - start
          },
          [call, args(turn)] as const,
        ),
      )
    const [, ...rest] = times
    result.ratios.push({ what: `${what}, p95 ms in the window`, value: quantile(rest, 0.95), goal: { atMost: most } })
    result.details[what] = `p50 ${rounded(median(rest))}, p95 ${rounded(quantile(rest, 0.95))} ms`
  }
}

/** Scrolls through ten thousand rows and types into the filter, and looks when what belongs there shows. */
async function timeList(page: Page, { details }: Result): Promise<void> {
  const list = page.getByRole('listbox').first()
  const times: number[] = []
  for (const part of [0.2, 0.5, 0.9, 0.4, 1]) {
    const start = performance.now()
    await list.evaluate((element, share) => (element.scrollTop = element.scrollHeight * share), part)
    await page.waitForFunction(() => document.querySelector('[role=listbox] [role=option]')?.textContent?.trim() !== '')
    times.push(performance.now() - start)
  }
  details['a far place of the list shows its rows, p50 ms'] = rounded(median(times))
  const start = performance.now()
  await page.locator('input[type=search], input[type=text], input:not([type])').first().fill('ceasefire')
  await list
    .getByRole('option')
    .filter({ hasText: /ceasefire/i })
    .first()
    .waitFor()
  details['the filter answers, ms'] = rounded(performance.now() - start)
}
