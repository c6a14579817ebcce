import type { Page } from 'playwright-core'

type Answer = { ok: true; value: unknown } | { ok: false; error: { message: string } }

/** Makes a call as the page itself does. Throws the answer's sentence when it is a failure. */
export async function call(page: Page, name: string, args: unknown): Promise<unknown> {
  const answer: Answer = await page.evaluate(([name, args]) => window.notebook.call(name, args), [name, args] as const)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  return answer.value
}

/** Selects words with the mouse, where they stand first in an article's text. */
export async function dragOver(page: Page, words: string): Promise<void> {
  await dragOnce(page, words)
  // A page that moved under the pointer after all is dragged over again, as a person would.
  if ((await selectedWords(page)) !== words) await dragOnce(page, words)
}

const selectedWords = (page: Page) => page.evaluate(() => String(getSelection()).trim())

async function dragOnce(page: Page, words: string): Promise<void> {
  // A long text is still laid out above the words while it comes to rest: one waits until they stand still.
  let box = await boxOf(page, words)
  for (let before = ''; before !== String(box); box = await boxOf(page, words)) {
    before = String(box)
    await page.waitForTimeout(150)
  }
  if (!box) throw new Error(`The words "${words}" are not on the page`)
  const [fromX = 0, fromY = 0, toX = 0, toY = 0] = box
  await page.mouse.move(fromX, fromY)
  await page.mouse.down()
  await page.mouse.move((fromX + toX) / 2, (fromY + toY) / 2, { steps: 4 })
  await page.mouse.move(toX, toY, { steps: 4 })
  await page.mouse.up()
}

/** Brings words into view; the middle of their first and of their last line. */
function boxOf(page: Page, words: string): Promise<number[] | null> {
  return page.evaluate((words) => {
    const text = document.querySelector('[data-lexical-editor]') ?? document.body
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(words) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      const rects = [...range.getClientRects()]
      const [first, last] = [rects[0], rects.at(-1)]
      if (first && last)
        return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2]
    }
    return null
  }, words)
}
