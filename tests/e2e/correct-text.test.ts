import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call } from './page-acts.ts'
import { cardsOf, openArticle, paintedRanges } from './reader-page.ts'
import { seriousProblems } from './serious-problems.ts'

/** Correcting a text in the built program, by keyboard: in, around and over passages, saved, looked at, taken back. */
describe('correcting a text', () => {
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

  const textOf = async (id: string) => ((await call(page, 'getText', { id })) as { text: string }).text
  const placesOf = async (id: string) =>
    (await cardsOf(page, id)).map(({ passage: { id, state, target } }) => ({ id, state, ...target }))
  const enter = async () => {
    await page.keyboard.press('F2')
    await page.locator('[data-correcting]:focus').waitFor()
  }
  const save = async () => {
    await page.keyboard.press('Control+s')
    await page.locator('[data-reader]').waitFor()
  }
  const theme = async (name: 'light' | 'dark') => {
    await call(page, 'savePreferences', { theme: name })
    await page.waitForFunction((name) => document.documentElement.dataset['theme'] === name, name)
    // Colours on their way have no contrast of their own.
    await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition))
  }

  let articleId = ''
  let before: Awaited<ReturnType<typeof placesOf>> = []
  let text = ''

  it('takes letters as letters, undoes edits, and Escape leaves what has none without a question', async () => {
    articleId = await openArticle(page, 'Several civilians')
    before = await placesOf(articleId)
    text = await textOf(articleId)
    await enter()
    await page.keyboard.type('aen ')
    await expect.poll(() => page.locator('[data-correcting]').innerText()).toContain('aen Several')
    await expect.poll(() => paintedRanges(page)).toBeGreaterThan(0)
    expect(await paintedRanges(page)).toBeLessThanOrEqual(400)
    const blocks = () => page.locator('[data-correcting] > *').count()
    const were = await blocks()
    await page.keyboard.press('Enter')
    await expect.poll(blocks).toBe(were + 1)
    await page.keyboard.press('Backspace')
    await expect.poll(blocks).toBe(were)
    await expect.poll(() => page.locator('[data-correcting]').innerText()).toContain('aen Several')
    while (await page.getByRole('button', { name: 'Undo the edit' }).isEnabled()) await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('[data-correcting]').innerText()).not.toContain('aen')
    await page.keyboard.press('Escape')
    await page.locator('[data-reader]').waitFor()
    expect(await textOf(articleId)).toBe(text)
  })

  it('gives corrections up by Escape, and brings them back when asked', async () => {
    await page.getByLabel(/^Text of/).focus()
    await page.keyboard.press('Control+Home')
    await enter()
    await page.keyboard.type('Mind: ')
    await page.keyboard.press('Escape')
    await page.locator('[data-reader]').waitFor()
    await page.getByRole('button', { name: 'Bring my corrections back' }).click()
    await expect.poll(() => page.locator('[data-correcting]').innerText()).toContain('Mind: Several')
    await page.keyboard.press('Control+f')
    await page.keyboard.type('azerbaijan')
    await expect.poll(() => page.getByText(/^1 of \d+$/).count()).toBe(1)
    await page.keyboard.press('Escape')
    for (const name of ['light', 'dark'] as const) {
      await theme(name)
      expect(await seriousProblems(page)).toEqual([])
    }
  })

  it('saves in one change: what was typed before a passage moves it, what was typed inside changes it', async () => {
    // Behind “Mind: ” the passage begins; two words further the caret stands inside it.
    await page.locator('[data-correcting]').focus()
    await page.keyboard.press('Control+Home')
    for (let word = 0; word < 3; word++) await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.type(' more')
    await save()
    const [first, ...others] = before
    const now = await textOf(articleId)
    expect(now.startsWith('Mind: Several')).toBe(true)
    expect(now.length).toBe(text.length + 11)
    const after = await placesOf(articleId)
    const changed = after.find(({ id }) => id === first!.id)!
    expect([changed.start, changed.state]).toEqual([6, 'changed'])
    expect(changed.exact).toHaveLength(first!.exact.length + 5)
    for (const { id, exact } of others) {
      const { state, start, end } = after.find((place) => place.id === id)!
      if (state === 'anchored') expect(now.slice(start, end)).toBe(exact)
    }
    await expect.poll(() => page.locator('[data-reader]').innerText()).toContain('Mind: Several')
    await expect.poll(() => paintedRanges(page)).toBeGreaterThan(0)
  })

  it('lists the passages to look at with the words before and now, and takes an acceptance', async () => {
    await page.getByRole('button', { name: 'Look at them' }).first().click()
    const list = page.getByRole('list', { name: 'Passages to look at' })
    const waiting = await list.getByRole('listitem').count()
    expect(waiting).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Next passage to look at' }).click()
    await expect.poll(() => list.locator('[aria-current]').innerText()).toMatch(/Before[^]*Now[^]*more/)
    for (const name of ['dark', 'light'] as const) {
      await theme(name)
      expect(await seriousProblems(page)).toEqual([])
    }
    await page.keyboard.press('Alt+Enter')
    await expect.poll(() => list.getByRole('listitem').count()).toBe(waiting - 1)
    expect((await placesOf(articleId)).find(({ id }) => id === before[0]!.id)!.state).toBe('anchored')
  })

  it('compares the versions of the text by the words that came and went', async () => {
    await page.getByRole('tab', { name: 'Source' }).click()
    await page.getByRole('button', { name: 'Compare with the text now' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.locator('ins').allInnerTexts()).toHaveLength(2)
    expect((await dialog.locator('ins').allInnerTexts()).join()).toMatch(/Mind:[^]*more/)
    for (const name of ['dark', 'light'] as const) {
      await theme(name)
      expect(await seriousProblems(page)).toEqual([])
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('brings text and passages back by undo, at once', async () => {
    await page.getByLabel(/^Text of/).focus()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => textOf(articleId)).toBe(text)
    expect(await placesOf(articleId)).toEqual(before)
    await expect.poll(() => page.locator('[data-reader]').innerText()).not.toContain('Mind: ')
  })

  it('corrects a passage that runs from right to left', async () => {
    const id = await openArticle(page, 'وصول الحافلات')
    const [passage] = await placesOf(id)
    await page.evaluate((words) => {
      const walker = document.createTreeWalker(document.querySelector('[data-reader]')!, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.nodeValue!.indexOf(words)
        if (at >= 0) return getSelection()!.collapse(node, at)
      }
    }, passage!.exact)
    await enter()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.type('قره')
    await page.keyboard.press('Backspace')
    await save()
    const now = (await placesOf(id)).find((place) => place.id === passage!.id)!
    const { exact } = passage!
    expect([now.start, now.exact]).toEqual([passage!.start, `${exact.slice(0, 1)}قر${exact.slice(1)}`])
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await placesOf(id))[0]).toEqual(passage)
  })
})
