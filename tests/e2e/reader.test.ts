import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'

type Card = {
  passage: { id: string; target: { start: number; end: number; exact: string }; links: { entityId: string }[] }
}
type Point = { x: number; y: number; offset: number }

/** What only a browser can tell: where painted passages are, what a pointer is over, where a caret goes. */
describe('the reader in a browser', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launch()
    page = app.page
    await call(page, 'openSample', {})
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  const open = async (title: string): Promise<string> => {
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string; title: string }[] }
    const article = items.find((item) => item.title.includes(title))
    if (!article) throw new Error(`No article is titled "${title}"`)
    await page.getByText(article.title, { exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: article.title }).waitFor()
    await expect.poll(() => paintedRanges(page)).toBeGreaterThan(0)
    await page.getByLabel(/^Text of/).focus()
    // Lets go of what the test before left chosen.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Home')
    return article.id
  }
  const cardsOf = async (articleId: string) => (await call(page, 'passageCards', { articleId })) as Card[]
  /** The number on the active card, or null. */
  const active = async () => {
    const label = await page.locator('[aria-current="true"][aria-label^="Passage"]').first().getAttribute('aria-label')
    return Number(/\d+/.exec(label ?? '')?.[0])
  }

  it.each(['Several civilians', 'وصول الحافلات'])(
    'a click chooses the smallest passage over the character clicked: %s',
    async (title) => {
      const cards = await cardsOf(await open(title))
      let clicked = 0
      for (const { x, y, offset } of await sampleOf(page, 24)) {
        const over = cards.filter(({ passage: { target } }) => target.start <= offset && offset < target.end)
        await page.mouse.click(x, y)
        await page.waitForTimeout(30)
        if (over.length === 0) {
          expect(await page.locator('[aria-current="true"][aria-label^="Passage"]').count()).toBe(0)
          continue
        }
        const smallest = Math.min(...over.map(({ passage: { target } }) => target.end - target.start))
        const { target } = cards[(await active()) - 1]!.passage
        expect([target.end - target.start, target.start <= offset && offset < target.end]).toEqual([smallest, true])
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        clicked++
      }
      expect(clicked).toBeGreaterThan(3)
    },
  )

  it('goes through the passages in text order with ] and says where it is', async () => {
    await open('Several civilians')
    await page.keyboard.press(']')
    expect(await active()).toBe(1)
    await page.keyboard.press(']')
    expect(await active()).toBe(2)
    await expect.poll(() => page.getByText(/^Passage 2 of \d+/).count()).toBe(1)
    await page.keyboard.press('[')
    expect(await active()).toBe(1)
  })

  it('moves the end of the active passage a word at a time, and saves the row of moves as one change', async () => {
    const articleId = await open('Several civilians')
    await page.keyboard.press(']')
    const [before] = await cardsOf(articleId)
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect
      .poll(async () => (await cardsOf(articleId))[0]?.passage.target.exact)
      .toBe(`${before?.passage.target.exact} inside the`)
    await page.keyboard.press('Control+z')
    await expect
      .poll(async () => (await cardsOf(articleId))[0]?.passage.target.exact)
      .toBe(before?.passage.target.exact)
  })

  it('deletes the active passage, and Undo in the message brings it back', async () => {
    const articleId = await open('Several civilians')
    const before = (await cardsOf(articleId)).length
    await page.keyboard.press(']')
    await page.keyboard.press('Delete')
    await expect.poll(async () => (await cardsOf(articleId)).length).toBe(before - 1)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect.poll(async () => (await cardsOf(articleId)).length).toBe(before)
  })

  it('lets the arrows of a right-to-left text move the way they point', async () => {
    await open('وصول الحافلات')
    const press = async (key: string) => {
      await page.keyboard.press(key)
      return page.evaluate(() => getSelection()?.focusOffset ?? -1)
    }
    const start = await press('Control+Home')
    const first = await press('ArrowLeft')
    const second = await press('ArrowLeft')
    expect([first > start, second > first]).toEqual([true, true])
    expect(await press('ArrowRight')).toBe(first)
    expect(await press('ArrowRight')).toBe(start)
  })

  it('finds words without regard to case and across the article, and F3 goes on', async () => {
    await open('Several civilians')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('AZERBAIJAN')
    await expect.poll(() => page.getByText(/^1 of \d+$/).count()).toBe(1)
    await page.keyboard.press('F3')
    await expect.poll(() => page.getByText(/^2 of \d+$/).count()).toBe(1)
    await page.keyboard.press('Escape')
  })

  it('copies exactly the words selected', async () => {
    await open('Several civilians')
    await dragOver(page, 'local anti-terrorism')
    const copied = await page.evaluate(() => {
      const data = new DataTransfer()
      const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('[data-reader]')!.dispatchEvent(event)
      return data.getData('text/plain')
    })
    expect(copied).toBe('local anti-terrorism')
    await page.keyboard.press('Escape')
  })

  it('shows passages as marks on request', async () => {
    await open('Several civilians')
    await page.keyboard.press('Control+Shift+p')
    await page.keyboard.type('Show passages as marks')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('mark').count()).toBeGreaterThan(10)
    await page.getByRole('button', { name: 'Back to the text' }).click()
    await expect.poll(() => page.locator('mark').count()).toBe(0)
  })
})

const paintedRanges = (page: Page) =>
  page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0))

/** Characters on the screen, evenly spread, with where they stand in the plain text: blocks joined by a blank line. */
function sampleOf(page: Page, count: number): Promise<Point[]> {
  return page.evaluate((count) => {
    const root = document.querySelector('[data-reader]')!
    const pane = root.closest('article')!.parentElement!.getBoundingClientRect()
    const points: { x: number; y: number; offset: number }[] = []
    let start = 0
    for (const block of root.children) {
      const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()!
      for (let at = 0; at < node.nodeValue!.length; at++) {
        if (/\s/.test(node.nodeValue![at]!)) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const box = range.getBoundingClientRect()
        const isShown = box.top > pane.top + 4 && box.bottom < pane.bottom - 60 && box.width > 3
        if (isShown) points.push({ x: box.left + box.width / 2, y: box.top + box.height / 2, offset: start + at })
      }
      start += node.nodeValue!.length + 2
    }
    return points.filter((_, index) => index % Math.ceil(points.length / count) === 0)
  }, count)
}
