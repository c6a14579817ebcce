import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type App, launch } from './launch.ts'
import { call } from './page-acts.ts'

let app: App
let place: string

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'dropping-'))
  app = await launch({ data: join(place, 'settings') })
  await call(app.page, 'openSample', {})
})
afterAll(async () => {
  await app.quit()
  await rm(place, { recursive: true, force: true, maxRetries: 5 })
})

type Given = { name: string; base64: string }

/** Drags files over the window and lets them fall, as a file manager does. */
async function drop(page: Page, files: readonly Given[]): Promise<void> {
  await page.evaluate((files) => {
    const data = new DataTransfer()
    for (const { name, base64 } of files)
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name))
    const tell = (type: string) =>
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    tell('dragenter')
    Object.assign(globalThis, { fall: () => tell('drop') })
  }, files)
  await page.getByText('Drop to import').waitFor()
  await page.evaluate(() => (globalThis as unknown as { fall: () => void }).fall())
}

it('files of every kind that are dropped together go their ways, one after the other', async () => {
  const { page } = app
  const whole = join(place, 'copy.sourcebook')
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, whole)
  const options = { includePrivate: true }
  await call(page, 'chooseAndExport', { job: 'copy', format: 'library', scope: 'all', options })

  const words = (name: string, text: string) => ({ name, base64: Buffer.from(text, 'latin1').toString('base64') })
  await drop(page, [
    words('page.html', '<!doctype html><title>Shelling near Askeran</title><p>Three shells fell near the bridge.'),
    words('told.txt', 'Anna Petrosyan saw the convoy leave.'),
    words('told.ann', 'T1\tPerson 0 14\tAnna Petrosyan\n'),
    words('archive.csv', 'Title;Text\nRoad closed;The road was closed at noon.\nRoad open;The road was open again.\n'),
    words('photo.png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
    { name: 'copy.sourcebook', base64: (await readFile(whole)).toString('base64') },
  ])
  const dialog = (title: string) => page.getByRole('dialog', { name: title })

  const coded = dialog('Import annotations or coded texts')
  await coded.getByText(/brat, 1 texts, 1 passages/).waitFor()
  await coded.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog('Imported “told.ann”').getByRole('button', { name: 'Close' }).first().click()

  const table = dialog('Import a table of articles')
  await table.getByRole('button', { name: 'Import 2 articles' }).click()

  const library = dialog('“copy.sourcebook” is a whole library')
  await library.getByRole('button', { name: 'Merge it…' }).click()
  const merge = dialog('Merge another copy')
  await merge.getByText(/Nothing has to be merged/).waitFor()
  await merge.getByRole('button', { name: 'Close' }).first().click()

  const report = page.getByRole('region', { name: 'Import' })
  await report.getByText('3 articles added · 1 failed').waitFor()
  await report.getByText(/PNG/).first().waitFor()
  const { items } = (await call(page, 'listArticles', {})) as { items: { title: string }[] }
  const titles = items.map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(['Shelling near Askeran', 'Road closed', 'Road open']))
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})
