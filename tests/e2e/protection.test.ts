import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seriousProblems } from './serious-problems.ts'
import { type App, forget, launch } from './launch.ts'
import { call } from './page-acts.ts'

const passphrase = 'seven tall poplars by the river'
const words = 'Karim Petrosyan spoke to reporters in Goris about the closed road.'

describe('a protected library in the window', () => {
  let app: App
  let page: Page
  let folder: string
  const place = (name: string) => join(folder, name)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const shown = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const problems = async (within: string) => {
    const found: string[] = []
    for (const theme of ['light', 'dark'] as const) {
      await call(page, 'savePreferences', { theme })
      await page.waitForFunction((theme) => matchMedia(`(prefers-color-scheme: ${theme})`).matches, theme)
      // Colours change slowly, and what is half way has no contrast.
      await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
      found.push(...(await seriousProblems(page, { within, coloursOnly: theme === 'dark' })))
    }
    return found
  }
  /** What a person would choose in the system's dialogs. */
  const choose = (path: string) =>
    app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    }, path)
  const unlock = async () => {
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'protected-'))
    await mkdir(place('stick'))
    app = await launch()
    page = app.page
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('is made with a passphrase, and shows its recovery key once', async () => {
    await choose(place('Library'))
    await button('New protected library…').click()
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByLabel('The same once more').fill(passphrase)
    expect(await problems('[data-modal]')).toEqual([])
    await page.getByLabel('The same once more').press('Enter')
    const key = page.getByRole('dialog', { name: 'Recovery key' })
    await key.waitFor()
    expect(await key.getByRole('group').innerText()).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/)
    expect(await problems('[data-modal]')).toEqual([])
    await page.getByRole('checkbox', { name: 'I have written it down' }).click()
    await button('Go on').click()
    await key.waitFor({ state: 'detached' })
  })

  it('is locked with a key, and nothing of it is left in the page', async () => {
    await call(page, 'importText', { text: `A closed road\n\n${words}`, fileName: 'road.txt' })
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string }[] }
    const { text } = (await call(page, 'getText', { id: items[0]?.id })) as { text: string }
    const start = text.indexOf('Karim Petrosyan')
    const create = { kind: 'actor', name: 'Karim Petrosyan' }
    await call(page, 'markPassage', { articleId: items[0]?.id, start, end: start + 15, create })
    await page.getByRole('link', { name: /Actors/ }).click()
    await shown('Karim Petrosyan')
    const opened = app.electron.waitForEvent('window')
    await call(page, 'newWindow', { route: '/actors' })
    const other = await opened
    await other.getByText('Karim Petrosyan').first().waitFor()
    await page.keyboard.press('Control+l')
    for (const each of [page, other]) await each.getByRole('heading', { name: '“Library” is locked' }).waitFor()
    await other.close()
    expect(await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage))).not.toContain(
      'Petrosyan',
    )
    expect(await problems('main')).toEqual([])
  })

  it('stays locked under a wrong passphrase, and opens with the right one, all there', async () => {
    await page.getByLabel('Passphrase').fill('another passphrase')
    await page.keyboard.press('Enter')
    await shown(/This is not the passphrase of “Library”/)
    await unlock()
    expect(await call(page, 'listEntities', { kind: 'actor' })).toMatchObject({ items: [{ name: 'Karim Petrosyan' }] })
    expect(await call(page, 'listPassages', {})).toMatchObject({ total: 1 })
  })

  it('is backed up to a second place, from where it is restored beside itself', async () => {
    await choose(place('stick'))
    await page.getByRole('region', { name: 'Backups' }).waitFor()
    await button('Choose a folder…').first().click()
    await shown(/^Backed up to stick/)
    await button(/^Backed up to stick/).click()
    await button('Back up now').click()
    await shown('Backed up and read back, in both places.')
    await button('Verify all').click()
    await shown('3 backups were read, every byte of them: they are whole.')
    expect(await problems('main')).toEqual([])
    await choose(place('Restored'))
    await page
      .getByRole('table', { name: /second place/ })
      .getByRole('button', { name: /^Restore/ })
      .first()
      .click()
    await button('Open it').click()
    await page.getByRole('heading', { name: '“Restored” is locked' }).waitFor()
    await unlock()
    expect(await call(page, 'listPassages', {})).toMatchObject({ total: 1, items: [{ exact: 'Karim Petrosyan' }] })
  })

  it('erases an actor for good, and says where the words still stand', async () => {
    const { items } = (await call(page, 'listEntities', { kind: 'actor' })) as { items: { id: string }[] }
    await page.evaluate((id) => (window.location.hash = `/actors/${id}`), items[0]?.id)
    await page.reload()
    await button('Erase for good…').click()
    await page.getByRole('checkbox', { name: /cannot be taken back/ }).waitFor()
    expect(await problems('[data-modal]')).toEqual([])
    await page.getByRole('checkbox', { name: /cannot be taken back/ }).click()
    await button('Erase for good').last().click()
    const report = page.getByRole('dialog', { name: 'Erased for good' })
    await report.waitFor()
    expect(await report.innerText()).toContain('holds “Karim Petrosyan”')
    await report.getByRole('button', { name: 'Close' }).first().click()
    await report.waitFor({ state: 'detached' })
    expect(await page.getByRole('contentinfo').innerText()).not.toContain('Karim Petrosyan')
  })
})
