import type { Browser, CDPSession, Page } from 'playwright-core'
import type { ContestantName, Looked, Times, TypedIn } from './page.ts'

/** What one contestant did in one round. `cpu` is the time of the page's main thread, in milliseconds. */
export type Measured = Times & {
  load: number
  heap: number
  scrollCpu: number
  scrollTimes: number[]
  ranges: number
  looked: Looked | null
}
export type TypedMeasured = { cpu: number; moved: number[]; ranges: number }

const frames = 60
const points = 120
const keys = 40

export async function measureReading(
  browser: Browser,
  serve: (page: Page) => Promise<void>,
  asked: { contestant: ContestantName; passages: number; edits: number },
): Promise<Measured> {
  const page = await openPage(browser, serve)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const load = await page.evaluate(({ contestant, passages }) => window.load(contestant, passages), asked)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const times = await page.evaluate((edits) => window.edit(edits), asked.edits)
  const looked = asked.contestant === 'sourcebook' ? await page.evaluate((most) => window.lookUp(most), points) : null
  const since = await cpuOf(session)
  const scrolled = await page.evaluate((count) => window.scrollFrames(count), frames)
  const scrollCpu = ((await cpuOf(session)) - since) / frames
  await page.close()
  return { load, ...times, heap: usedSize, scrollCpu, scrollTimes: scrolled.times, ranges: scrolled.ranges, looked }
}

export async function measureTyping(
  browser: Browser,
  serve: (page: Page) => Promise<void>,
  asked: { into: TypedIn; passages: number },
): Promise<TypedMeasured> {
  const page = await openPage(browser, serve)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await page.evaluate(({ into, passages }) => window.openToType(into, passages), asked)
  const since = await cpuOf(session)
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcde '[key % 6]!)
    await page.waitForTimeout(60)
  }
  const cpu = ((await cpuOf(session)) - since) / keys
  const { moved, ranges } = await page.evaluate(() => window.typed())
  await page.close()
  return { cpu, moved: moved.slice(-keys), ranges }
}

async function openPage(browser: Browser, serve: (page: Page) => Promise<void>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 900, height: 900 } })
  await serve(page)
  await page.goto('http://bench.invalid/page.html')
  await page.waitForFunction(() => 'typed' in window)
  return page
}

/** How long the page's main thread has worked so far, in milliseconds. */
async function cpuOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000
}
