import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'
import { activeNumber, cardOf, cardsOf, clickAt, dragEdge, openArticle, paintedRanges } from './reader-page.ts'

/** What is done to passages with pointer and keys, in the real program. */
describe('marking in a browser', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launch()
    page = app.page
    page.setDefaultTimeout(15_000)
    await call(page, 'openSample', {})
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  const seed = 'Several civilians'
  const text = () => page.getByLabel(/^Text of/)
  const finder = () => page.getByRole('combobox', { name: /^Find or create/ })

  it('drags the edges of a passage, there and back by one undo each', async () => {
    const articleId = await openArticle(page, seed)
    await clickAt(page, 'separatist Armenian authorities')
    await dragEdge(page, 'start', 'run by separatist')
    await expect
      .poll(() => cardOf(page, articleId, 'run by separatist Armenian authorities'))
      .toMatchObject({ passage: { state: 'anchored' } })
    await dragEdge(page, 'end', 'run by separatist Armenian')
    await expect.poll(() => cardOf(page, articleId, 'run by separatist Armenian')).toBeTruthy()
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect.poll(() => cardOf(page, articleId, 'separatist Armenian authorities')).toBeTruthy()
  })

  it('lists passages that lie over one another, to choose from', async () => {
    await openArticle(page, seed)
    await clickAt(page, 'Authorities in Nagorno Karabakh')
    const chooser = page.getByRole('group', { name: 'Passages at this place' })
    const choices = chooser.getByRole('button')
    expect(await choices.count()).toBe(2)
    expect(await choices.nth(0).getAttribute('aria-pressed')).toBe('true')
    const before = await activeNumber(page)
    await choices.nth(1).click()
    expect(await choices.nth(1).getAttribute('aria-pressed')).toBe('true')
    expect(await activeNumber(page)).not.toBe(before)
    await page.keyboard.press('Escape')
    await expect.poll(() => chooser.count()).toBe(0)
  })

  it('gives a link a role with Tab', async () => {
    const articleId = await openArticle(page, seed)
    await dragOver(page, 'amassed troops')
    await page.keyboard.press('a')
    await finder().fill('Armenia')
    await page
      .getByRole('option', { name: /^Armenia\b/ })
      .first()
      .waitFor()
    await page.keyboard.press('Tab')
    const roles = page.getByRole('combobox', { name: /^Role of/ })
    await roles.waitFor()
    await page.keyboard.type('accused')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => (await cardOf(page, articleId, 'amassed troops'))?.passage.links)
      .toMatchObject([{ role: 'accused' }])
    expect(await text().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('records what words claim with two keys, and takes it back', async () => {
    const articleId = await openArticle(page, seed)
    const claimsOf = async (words: string) => (await cardOf(page, articleId, words))?.claims
    await dragOver(page, 'over 200 wounded')
    await page.keyboard.press('c')
    await page.getByRole('form', { name: 'What is claimed with these words' }).waitFor()
    // Who is wounded, how many, and who says so stands in the words and their sentence.
    await expect
      .poll(() => page.getByRole('button', { name: 'Save claim' }).evaluate((it) => it === document.activeElement))
      .toBe(true)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => claimsOf('over 200 wounded'))
      .toMatchObject([{ property: 'injured', value: { comparator: '>', number: 200 }, attribution: [{ as: 'says' }] }])
    await expect.poll(() => text().evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(() => claimsOf('over 200 wounded')).toBeUndefined()
  })

  it('underlines suggestions while their tab shows, and answers the one that is clicked in the text', async () => {
    await openArticle(page, seed)
    await page.getByRole('tab', { name: /^Suggestions/ }).click()
    const underlined = () => page.evaluate(() => CSS.highlights.get('suggested')?.size ?? 0)
    await expect.poll(underlined).toBeGreaterThan(5)
    await clickAt(page, 'since 1991')
    const active = page.locator('[aria-current=true]').getByText('since 1991').first()
    await active.waitFor()
    const before = await underlined()
    await page.keyboard.press('x')
    await expect.poll(underlined).toBeLessThan(before)
    await page.keyboard.press('Control+z')
    await expect.poll(underlined).toBe(before)
    await page.getByRole('tab', { name: /^Passages/ }).click()
    await expect.poll(underlined).toBe(0)
  })

  it('keeps what floats over the text inside its pane, however narrow', async () => {
    for (const width of [820, 1024]) {
      await page.setViewportSize({ width, height: 700 })
      await page.waitForTimeout(300)
      await openArticle(page, seed)
      await dragOver(page, 'territory which has')
      await page.keyboard.press('a')
      await finder().waitFor()
      const pane = (await page.getByRole('article').locator('xpath=..').boundingBox())!
      for (const part of [page.getByRole('toolbar', { name: 'Mark the selected words' }), finder()]) {
        const box = (await part.boundingBox())!
        expect([box.x >= pane.x, box.x + box.width <= pane.x + pane.width]).toEqual([true, true])
      }
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('tags words with a tag that is made on the way', async () => {
    const articleId = await openArticle(page, seed)
    await dragOver(page, 'alleging that')
    await page.keyboard.press('t')
    await finder().waitFor()
    await page.keyboard.type('Hedged wording')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await cardOf(page, articleId, 'alleging that'))?.passage.tags.length).toBe(1)
    await page.getByRole('listitem').getByText('Hedged wording').first().waitFor()
  })

  it('starts a note that quotes the words, with N', async () => {
    const articleId = await openArticle(page, seed)
    await dragOver(page, 'declared independence')
    await page.keyboard.press('n')
    const note = page.locator('[contenteditable=true]')
    await note.getByText('declared independence').first().waitFor()
    await expect
      .poll(() =>
        page.getByRole('textbox').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value)),
      )
      .toContain('On “declared independence”')
    expect(await cardOf(page, articleId, 'declared independence')).toBeTruthy()
    await page.keyboard.press('Alt+ArrowLeft')
    await text().waitFor()
  })

  it('goes to the text with Enter from the list, and through passages from the list with brackets', async () => {
    await openArticle(page, seed)
    const list = page.getByRole('listbox').first()
    await list.focus()
    await page.keyboard.press(']')
    await expect.poll(() => activeNumber(page)).toBeGreaterThan(0)
    await expect.poll(() => text().evaluate((element) => element === document.activeElement)).toBe(true)
    await list.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await expect.poll(() => text().evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('shows a passage made in another window at once', async () => {
    const articleId = await openArticle(page, seed)
    const opened = app.electron.waitForEvent('window')
    await call(page, 'newWindow', { route: `/articles/${articleId}` })
    const other = await opened
    await other.getByLabel(/^Text of/).waitFor()
    await expect.poll(() => paintedRanges(other)).toBeGreaterThan(0)
    await dragOver(page, 'local time')
    await page.keyboard.press('h')
    await other
      .getByRole('button', { name: /“local time”/ })
      .first()
      .waitFor()
    const { undo } = (await call(other, 'undoState', {})) as { undo: { key: string } }
    expect(undo.key).toBe('addPassage')
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .sort((a, b) => b.id - a.id)[0]
        ?.close()
    })
    await expect.poll(() => app.electron.windows().length).toBe(1)
  })

  it('sets passages apart whose words are not in the text, paints none of them and offers no place', async () => {
    const articleId = await openArticle(page, 'Buses reach')
    const before = await paintedRanges(page)
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      target: { source: 'x', selector: { type: 'TextQuoteSelector', exact: 'words nobody ever wrote there' } },
    }
    await call(page, 'annotate', { json: JSON.stringify(annotation), articleId })
    const cards = await cardsOf(page, articleId)
    expect(cards.filter(({ passage }) => passage.state === 'orphaned')).toHaveLength(1)
    await page.getByRole('heading', { name: 'Not found in the text' }).scrollIntoViewIfNeeded()
    const lost = page.getByRole('group', { name: `Passage ${cards.length} of ${cards.length}` })
    await lost.getByText('words nobody ever wrote there').click()
    expect(await activeNumber(page)).toBe(cards.length)
    expect(await page.getByRole('group', { name: 'Passages on screen' }).getByText('nobody ever').count()).toBe(0)
    expect(await paintedRanges(page)).toBe(before)
    await text().focus()
    await page.keyboard.press('a')
    expect(await finder().count()).toBe(0)
    await page.keyboard.press('Delete')
    await expect.poll(async () => (await cardsOf(page, articleId)).length).toBe(cards.length - 1)
  })

  it('opens an article where it was left, also after the program was ended', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await openArticle(page, seed)
    const top = () =>
      page.evaluate(() => document.querySelector('[data-reader]')!.closest('article')!.parentElement!.scrollTop)
    await page.mouse.move(600, 500)
    await page.mouse.wheel(0, 700)
    await expect.poll(top).toBeGreaterThan(400)
    await page.waitForTimeout(900)
    const left = await top()
    await openArticle(page, 'Buses reach')
    const { data } = app
    await app.quit()
    app = await launch({ data })
    page = app.page
    // Lines break as they did.
    await page.setViewportSize({ width: 1280, height: 800 })
    await page
      .getByText(/^Several civilians were killed/)
      .first()
      .click()
    await text().waitFor()
    await expect.poll(async () => Math.abs((await top()) - left), { timeout: 5000 }).toBeLessThan(20)
  })
})
