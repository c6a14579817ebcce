import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'
import { activeNumber, cardOf, cardsOf, openArticle, paintedRanges } from './reader-page.ts'

const passages = 5000

/** A slow machine takes seconds for a megabyte; what counts is where it ends. */
const patient = { timeout: 12_000 }

/** A megabyte of paragraphs, each with words of its own to find it by. */
const paragraphs = Array.from({ length: 2500 }, (_, index) => {
  const words = ['observers', 'reported', 'shelling', 'along', 'the', 'line', 'of', 'contact', 'near', 'villages']
  const turned = Array.from({ length: 60 }, (_, at) => words[(at * 7 + index) % words.length]).join(' ')
  return `Report ${index} says that ${turned}`
})
const text = ['Reports of a long war', ...paragraphs].join('\n\n')

/** Two passages a paragraph, the second over the end of the first. */
function annotations(plain: string): object[] {
  return Array.from({ length: passages }, (_, index) => {
    const start = plain.indexOf(`Report ${index >> 1} `) + (index % 2) * 8
    const selector = { type: 'TextPositionSelector', start, end: start + 24 }
    return { type: 'Annotation', id: `urn:test:${index}`, target: { source: 'reports', selector } }
  })
}

/** Whether the beginning of a paragraph is in the window. */
async function isInView(paragraph: Locator): Promise<boolean> {
  const box = await paragraph.first().boundingBox()
  const height = await paragraph.page().evaluate(() => innerHeight)
  return box !== null && box.y > 60 && box.y < height - 60
}

describe('a megabyte with thousands of passages', () => {
  let app: App
  let page: Page
  let articleId: string

  beforeAll(async () => {
    app = await launch()
    page = app.page
    page.setDefaultTimeout(15_000)
    await call(page, 'openSample', {})
    const outcome = await call(page, 'importText', { text, fileName: 'reports.txt' })
    const { articleId: id } = outcome as { articleId: string }
    const { text: plain } = (await call(page, 'getText', { id })) as { text: string }
    await call(page, 'annotate', { json: JSON.stringify(annotations(plain)), articleId: id })
    articleId = await openArticle(page, 'Reports of a long war')
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  const scroller = () => page.locator('article').locator('xpath=..')
  it('opens with every passage listed and those on the screen painted, within what a browser repaints quickly', async () => {
    expect(await cardsOf(page, articleId)).toHaveLength(passages)
    await page.getByRole('tab', { name: /Passages 5,000/ }).waitFor()
    const painted = await paintedRanges(page)
    expect(painted).toBeGreaterThan(10)
    expect(painted).toBeLessThanOrEqual(400)
    expect(await page.getByRole('listitem').count()).toBeLessThan(60)
  })

  it('paints where it is scrolled to, and no more than before', async () => {
    for (const share of [0.5, 0.97, 0.25]) {
      await scroller().evaluate((element, share) => (element.scrollTop = element.scrollHeight * share), share)
      const buttons = page.getByRole('group', { name: 'Passages on screen' }).getByRole('button')
      await expect
        .poll(async () => {
          const label = await buttons.first().getAttribute('aria-label')
          return Math.abs(Number(/Passage ([\d,.]+)/.exec(label ?? '')?.[1]?.replace(/\D/g, '')) / passages - share)
        }, patient)
        // Blocks never laid out have a guessed height: a share of the height is only about that share of the text.
        .toBeLessThan(0.2)
      expect(await paintedRanges(page)).toBeLessThanOrEqual(400)
    }
  })

  it('finds words at its far end', async () => {
    await page.keyboard.press('Control+f')
    await page.keyboard.type('report 2487 says')
    await page.getByText(/^1 of 1$/).waitFor()
    const shown = scroller().getByText(/^Report 2487 says/)
    await expect.poll(() => isInView(shown), patient).toBe(true)
    // What was found is selected then; a mouse that is pressed on selected words would drag them.
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowRight')
  })

  it('marks words there, and goes from passage to passage', async () => {
    await dragOver(page, '2487 says that')
    await page.keyboard.press('h')
    await expect.poll(() => activeNumber(page), patient).toBeGreaterThan(4970)
    await expect.poll(() => cardOf(page, articleId, '2487 says that'), patient).toBeTruthy()
    const before = await activeNumber(page)
    await page.keyboard.press(']')
    await expect.poll(() => activeNumber(page), patient).toBe(before + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await cardsOf(page, articleId)).length, patient).toBe(passages)
  })
})
