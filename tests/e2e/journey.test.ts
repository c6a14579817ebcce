import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'
import { seedFile } from './seed.ts'

/** One person's first hour, in the built program: each step stands on the one before. */
describe('from an article to an export, and back after a restart', () => {
  let app: App
  let page: Page
  let place: string
  let library: string

  const answerSave = (electron: ElectronApplication, path: string) =>
    electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, path)
  const answerOpen = (electron: ElectronApplication, paths: string[]) =>
    electron.evaluate(({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths })
    }, paths)
  const inReader = () =>
    page
      .getByRole('textbox', { name: /^Text of/ })
      .or(page.getByLabel(/^Text of/))
      .first()
  const saved = () => page.getByText('Saved', { exact: true }).first().waitFor()

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'journey-'))
    library = join(place, 'Conflict notes')
    app = await launch({ data: join(place, 'settings') })
    page = app.page
  })

  afterAll(async () => {
    await app.quit()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  })

  it('makes a library where the person says', async () => {
    await answerSave(app.electron, library)
    await page.getByRole('button', { name: 'New library' }).click()
    await page.getByText('Conflict notes').first().waitFor()
    expect(existsSync(join(library, 'library.json'))).toBe(true)
  })

  it('imports a chosen file, with its date read from its header', async () => {
    await answerOpen(app.electron, [await seedFile(place)])
    await page.getByRole('button', { name: 'Import' }).first().click()
    await expect
      .poll(async () => ((await call(page, 'listArticles', {})) as { items: unknown[] }).items)
      .toMatchObject([{ publishedAt: '2023-09-20', title: expect.stringMatching(/^Several civilians/) as string }])
    await page.keyboard.press('Escape')
    // In the list: the report of the import names the article too, and may be there first.
    await page.getByRole('listbox', { name: 'Articles' }).getByText('Several civilians were killed').click()
    await inReader().waitFor()
    expect(await inReader().innerText()).toMatch(/^Several civilians were killed/)
  })

  it('marks words with the mouse and links them to a new actor', async () => {
    await dragOver(page, 'Antony Blinken')
    await page.keyboard.press('a')
    await page.getByRole('combobox', { name: 'Find or create an actor' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => actors(page)).toEqual(['Antony Blinken'])
    await expect.poll(() => passages(page)).toEqual(['Antony Blinken'])
  })

  it('marks words by keyboard alone and links them to a new event', async () => {
    await inReader().focus()
    await page.keyboard.press('Control+Home')
    for (let word = 0; word < 4; word++) await page.keyboard.press('Control+Shift+ArrowRight')
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe('Several civilians were killed')
    await page.keyboard.press('e')
    await page.getByRole('combobox', { name: 'Find or create an event' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Military operation')
    await page.keyboard.press('Enter')
    await expect.poll(() => events(page)).toEqual(['Military operation'])
    await expect.poll(() => passages(page)).toEqual(['Several civilians were killed', 'Antony Blinken'])
  })

  it('links the same words again with two keys', async () => {
    await dragOver(page, 'Nagorno Karabakh')
    await page.keyboard.press('a')
    await page.getByRole('combobox', { name: 'Find or create an actor' }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => actors(page)).toEqual(['Antony Blinken', 'Nagorno Karabakh'])
  })

  it('undoes and redoes a link', async () => {
    await inReader().focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => actors(page)).toEqual(['Antony Blinken'])
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => actors(page)).toEqual(['Antony Blinken', 'Nagorno Karabakh'])
  })

  it('writes a note that saves itself', async () => {
    await page.keyboard.press('Control+5')
    await page.getByRole('button', { name: 'New note' }).first().click()
    const editor = page.locator('[contenteditable=true]').first()
    await editor.waitFor()
    await editor.click()
    await page.keyboard.type('Figures differ by source. ')
    await page.keyboard.type('@Bli')
    await page
      .getByRole('option', { name: /Antony Blinken/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => ((await call(page, 'listNotes', {})) as { items: { excerpt: string }[] }).items[0]?.excerpt, {
        timeout: 5000,
      })
      .toMatch(/Figures differ by source\. .*Blinken/)
    await saved()
  })

  it('finds words in texts, passages, notes and entities', async () => {
    await page.keyboard.press('Control+Shift+f')
    await page.getByRole('searchbox').or(page.getByRole('combobox')).or(page.getByRole('textbox')).first().waitFor()
    await page.keyboard.type('blinken')
    await expect
      .poll(async () => {
        const { hits } = (await call(page, 'search', { query: 'blinken' })) as { hits: { kind: string }[] }
        return [...new Set(hits.map(({ kind }) => kind))].sort()
      })
      .toEqual(['actor', 'article', 'note', 'passage'])
    await page.getByText('Antony Blinken').first().waitFor()
  })

  it('exports everything as Markdown where the person says', async () => {
    const notes = join(place, 'exported')
    await answerSave(app.electron, notes)
    await page.getByRole('button', { name: 'Export' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Export' })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Choose where and export' }).click()
    await expect.poll(() => existsSync(notes)).toBe(true)
    await page
      .getByText(/^Exported \d+ files/)
      .first()
      .waitFor()
    const files = readdirSync(notes, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
    const all = files.map((name) => readFileSync(join(notes, name), 'utf8')).join('\n')
    expect(all).toContain('Figures differ by source')
    expect(all).toContain('[[')
    expect(all).toContain('Military operation')
    await page.keyboard.press('Escape')
  })

  it('a second window shows a change at once', async () => {
    const opened = app.electron.waitForEvent('window')
    await call(page, 'newWindow', { route: '/actors' })
    const other = await opened
    await other.waitForURL(/index\.html/)
    await other.getByText('Nagorno Karabakh').first().waitFor()
    await call(page, 'saveEntity', { kind: 'actor', name: 'Someone new' })
    await other.getByText('Someone new').first().waitFor()
    await app.electron.evaluate(({ BrowserWindow }) => {
      const [first, second] = BrowserWindow.getAllWindows().sort((a, b) => a.id - b.id)
      if (first) second?.close()
    })
    await expect.poll(() => app.electron.windows().length).toBe(1)
  })

  it('is all there after quitting and starting again, undo included', async () => {
    await app.quit()
    app = await launch({ data: join(place, 'settings') })
    page = app.page
    await page.getByText('Conflict notes').first().waitFor()
    expect(await actors(page)).toEqual(['Antony Blinken', 'Nagorno Karabakh', 'Someone new'])
    expect(await events(page)).toEqual(['Military operation'])
    expect(await passages(page)).toContain('Several civilians were killed')
    expect(((await call(page, 'listNotes', {})) as { total: number }).total).toBe(1)
    expect(await call(page, 'check', {})).toMatchObject({ ok: true, problems: [] })
    await call(page, 'undo', {})
    expect(await actors(page)).toEqual(['Antony Blinken', 'Nagorno Karabakh'])
  })
})

async function names(page: Page, kind: 'actor' | 'event'): Promise<string[]> {
  const { items } = (await call(page, 'listEntities', { kind, sort: 'name' })) as { items: { name: string }[] }
  return items.map(({ name }) => name)
}
const actors = (page: Page) => names(page, 'actor')
const events = (page: Page) => names(page, 'event')

async function passages(page: Page): Promise<string[]> {
  const { items } = (await call(page, 'listPassages', {})) as { items: { exact: string; start: number }[] }
  return items.sort((a, b) => a.start - b.start).map(({ exact }) => exact)
}
