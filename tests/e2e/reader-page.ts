import type { Page } from 'playwright-core'
import { call } from './page-acts.ts'

export type Card = {
  passage: {
    id: string
    state: string
    target: { start: number; end: number; exact: string }
    links: { entityId: string; role?: string }[]
    tags: string[]
  }
  claims: { property: string; value?: unknown; attribution: unknown[] }[]
}
type Box = { left: number; right: number; top: number; bottom: number }

/** Opens the article whose title holds the words, focuses its text, and lets go of what was chosen before. */
export async function openArticle(page: Page, title: string): Promise<string> {
  const { items } = (await call(page, 'listArticles', {})) as { items: { id: string; title: string }[] }
  const article = items.find((item) => item.title.includes(title))
  if (!article) throw new Error(`No article is titled "${title}"`)
  if ((await page.locator('[data-reader]').count()) === 0) await page.keyboard.press('Control+1')
  await page.getByText(article.title, { exact: true }).first().click()
  await page.getByRole('heading', { level: 1, name: article.title }).first().waitFor()
  await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0))
  await page.getByLabel(/^Text of/).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  return article.id
}

export const cardsOf = async (page: Page, articleId: string) =>
  (await call(page, 'passageCards', { articleId })) as Card[]

/** The card of the passage with exactly these words, or undefined. */
export const cardOf = async (page: Page, articleId: string, words: string) =>
  (await cardsOf(page, articleId)).find(({ passage }) => passage.target.exact === words)

/** The number on the active card; NaN when there is none. */
export async function activeNumber(page: Page): Promise<number> {
  const card = page.locator('[aria-current="true"][aria-label^="Passage"]').first()
  const label = (await card.count()) > 0 ? await card.getAttribute('aria-label') : null
  return Number(/\d+/.exec(label ?? '')?.[0] ?? NaN)
}

export const paintedRanges = (page: Page) =>
  page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0))

/** Where words of the text stand on the screen, each line a box; they are brought into view first. */
export async function linesOf(page: Page, words: string): Promise<Box[]> {
  const lines = await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('[data-reader]')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue!.indexOf(words)
      if (at < 0) continue
      node.parentElement!.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom }))
    }
    return []
  }, words)
  if (lines.length === 0) throw new Error(`The words "${words}" are not in the text`)
  return lines
}

/** The middle of the first character of words, for a click. */
export async function clickAt(page: Page, words: string): Promise<void> {
  const [line] = await linesOf(page, words)
  await page.mouse.click(line!.left + 3, (line!.top + line!.bottom) / 2)
}

/** Takes hold of an edge handle of the active passage and lets it go after the last character of other words. */
export async function dragEdge(page: Page, edge: 'start' | 'end', words: string): Promise<void> {
  const lines = await linesOf(page, words)
  const [first, last] = [lines[0]!, lines.at(-1)!]
  const to = edge === 'end' ? { x: last.right - 1, box: last } : { x: first.left + 1, box: first }
  const held = await page.getByTitle(`Drag to move the ${edge} of the passage`).boundingBox()
  if (!held) throw new Error(`The passage has no handle at its ${edge}`)
  await page.mouse.move(held.x + held.width / 2, held.y + held.height / 2)
  await page.mouse.down()
  await page.mouse.move(to.x, (to.box.top + to.box.bottom) / 2, { steps: 6 })
  await page.mouse.up()
}
