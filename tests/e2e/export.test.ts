import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { exportFormats, exportShapes } from '#contract/exports.ts'
import { en } from '#contract/words/en.ts'
import { extractText, getDocumentProxy } from 'unpdf'
import { restoreLibraryFile } from '../../main/library-file/read.ts'
import { allOf } from '../main/export/all-bytes.ts'
import { type App, hasElectron, launch } from './launch.ts'
import { call } from './page-acts.ts'

const formats = exportFormats.map((format) => ({
  format,
  label: en.search.exporting.formats[format],
  extension: exportShapes[format].extension,
}))

/** Formats that hold the words of articles and can be read as text. */
const tellsText: ReadonlySet<string> = new Set(['markdown', 'html', 'csv', 'json', 'w3c', 'docx', 'xlsx', 'claims'])

/** The sample library, taken out by hand: the dialog, the chooser, the page that says what was written. */
describe.skipIf(hasElectron)('exporting from the window, with a chooser a test can use', () => {
  let app: App
  let page: Page
  let place: string
  let dialog: Locator

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'export-'))
    app = await launch({ data: join(place, 'settings') })
    page = app.page
    await call(page, 'openSample', {})
    dialog = page.getByRole('dialog', { name: /^Export/ })
    await page.getByRole('button', { name: 'Export…' }).first().waitFor()
  })
  afterEach(async () => {
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
  afterAll(async () => {
    await app.quit()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  })

  const openDialog = async () => {
    await page.keyboard.press('Control+Shift+e')
    await dialog.waitFor()
  }
  const choose = async (path: string) => {
    await dialog.getByRole('button', { name: 'Choose where and export…' }).click()
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.waitFor()
    await name.fill(path)
    await name.press('Enter')
  }
  const written = (path: string) => dialog.getByText(`Saved in ${path}`, { exact: true }).waitFor()

  for (const { format, label, extension } of formats)
    it(`writes the whole library as ${label} where the person says`, async () => {
      const path = join(place, `all-${format}${extension}`)
      await openDialog()
      await dialog.getByRole('radio', { name: label }).click()
      await choose(path)
      await written(path)
      expect(statSync(path).isDirectory()).toBe(extension === '')
      expect(await dialog.getByText('Left out').count()).toBe(format === 'library' ? 0 : 1)
      if (format === 'library') return expectWholeLibrary(path)
      const all = await allOf(path, format)
      expect(all.length).toBeGreaterThan(500)
      if (tellsText.has(format)) expect(all).toContain('Several civilians were killed')
      if (format === 'pdf') await expectReport(path)
    })

  /** Printed by the browser: pages with numbers, the words of the report, a structure for those who cannot see it. */
  const expectReport = async (path: string) => {
    const bytes = new Uint8Array(readFileSync(path))
    const pdf = await getDocumentProxy(bytes.slice())
    const { text, totalPages } = await extractText(pdf, { mergePages: false })
    expect(totalPages).toBeGreaterThan(3)
    expect(text.join(' ').replace(/\s+/g, ' ')).toContain('Several civilians were killed')
    for (const [at, page] of text.entries()) expect(page).toContain(`${at + 1} / ${totalPages}`)
    expect(text.join(' ')).not.toMatch(/\bFile\b.{0,20}\bEdit\b.{0,20}\bView\b/)
    const { info } = await pdf.getMetadata()
    expect(info).toMatchObject({ CreationDate: "D:19800101000000+00'00'" })
    expect((await pdf.getMarkInfo())?.Marked).toBe(true)
  }

  const expectWholeLibrary = async (path: string) => {
    const restored = join(place, 'restored')
    expect((await restoreLibraryFile(path, restored)).report?.problems).toEqual([])
    const documents = JSON.parse(readFileSync(join(restored, 'library.json'), 'utf8')) as { article: object }
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string }[] }
    expect(Object.keys(documents.article).sort()).toEqual(items.map(({ id }) => id).sort())
  }

  it('offers the one article that shows, and writes no other', async () => {
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string; title: string }[] }
    const seed = items.find(({ title }) => title.startsWith('Several'))
    const other = items.find(({ title }) => !title.startsWith('Several'))
    const { text } = (await call(page, 'getText', { id: other?.id })) as { text: string }
    await page.keyboard.press('Control+1')
    await page.getByRole('option', { name: /Several civilians/ }).click()
    const path = join(place, 'one.html')
    await openDialog()
    await dialog.getByRole('radio', { name: `Article: ${seed?.title ?? ''}` }).click()
    await dialog.getByRole('radio', { name: 'HTML report' }).click()
    await choose(path)
    await written(path)
    const html = readFileSync(path, 'utf8')
    expect(html).toContain('Several civilians were killed')
    expect(html).not.toContain(text.slice(-60))
  })

  it('writes beside what is there already, and says where', async () => {
    const path = join(place, 'taken.csv')
    await writeFile(path, 'mine')
    await openDialog()
    await dialog.getByRole('radio', { name: 'CSV of passages' }).click()
    await choose(path)
    await written(join(place, 'taken 2.csv'))
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it('says why a place cannot be used, and keeps the dialog for another', async () => {
    await openDialog()
    const file = join(place, 'a file')
    await writeFile(file, 'mine')
    await choose(join(file, 'out'))
    await dialog.getByRole('alert').filter({ hasText: 'cannot be written' }).waitFor()
    expect(readFileSync(file, 'utf8')).toBe('mine')
    await dialog.getByRole('button', { name: 'Choose where and export…' }).waitFor()
  })

  it('exports nothing when no place is chosen', async () => {
    const before = readdirSync(place)
    await openDialog()
    await dialog.getByRole('button', { name: 'Choose where and export…' }).click()
    // Until the chooser is there, the only one that cancels is behind it.
    await page.getByRole('textbox', { name: 'Name' }).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).last().click()
    await dialog.getByRole('button', { name: 'Choose where and export…' }).waitFor()
    expect(readdirSync(place)).toEqual(before)
  })

  it('shows the last export in its folder', async () => {
    const path = join(place, 'shown.json')
    await app.electron.evaluate(({ shell }) => {
      shell.showItemInFolder = (shown) => void ((globalThis as { shown?: string }).shown = shown)
    })
    await openDialog()
    await dialog.getByRole('radio', { name: 'JSON, complete' }).click()
    await choose(path)
    await written(path)
    await dialog.getByRole('button', { name: 'Show in folder' }).click()
    await expect
      .poll(() => app.electron.evaluate(() => (globalThis as { shown?: string }).shown))
      .toContain(basename(path))
  })
})
