import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkFolder, whyNoNetworkFolder } from '../faults/network-folder.ts'
import { wordsAnywhere } from '../faults/words-anywhere.ts'
import { type App, forget, launch } from './launch.ts'
import { call } from './page-acts.ts'

/** A word that stands nowhere by itself. */
const canary = 'Canaryquux'
const passphrase = 'seven tall poplars by the river'
const obstacle = whyNoNetworkFolder()
if (obstacle) process.stderr.write(`TYPING ON A SLOW DISK IS NOT TESTED HERE: ${obstacle}\n`)

describe('what the window leaves behind, and how it types on a slow disk', () => {
  let app: App
  let page: Page
  let folder: string
  const place = (name: string) => join(folder, name)
  const goTo = async (route: string) => {
    await page.evaluate((route) => (window.location.hash = route), route)
    await page.reload()
    await page.getByRole('main').first().waitFor()
  }
  /** Where a person would put a new library, in the system's dialog. */
  const chooseToSave = (path: string) =>
    app.electron.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    }, path)
  const beginNote = async (title: string) => {
    await goTo('/notes')
    await page.getByRole('button', { name: 'New note' }).first().click()
    await page.getByRole('textbox', { name: 'Title of the note' }).fill(title)
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Text of the note' }).waitFor()
  }
  const start = async (data?: string) => {
    const [home, temporary] = [place('home'), place('temporary')]
    const environment = { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config') }
    app = await launch({ ...(data !== undefined && { data }), environment: { ...environment, TMPDIR: temporary } })
    page = app.page
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'left-behind-'))
    for (const name of ['home', 'temporary']) await mkdir(place(name))
    await start()
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('leaves no word of a protected library in the browser’s own files, in the home or the temporary folder', async () => {
    // What a page keeps stands in the browser's own files, and is found there by the same search.
    await page.evaluate(() => localStorage.setItem('kept', 'Controlquux'))
    await chooseToSave(place('Library'))
    await page.getByRole('button', { name: /New protected library/ }).click()
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.getByLabel('The same once more').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: 'I have written it down' }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('navigation').first().waitFor()
    const text = `${canary} in the title\n\nIt was ${canary} who spoke on Monday.`
    await call(page, 'importText', { text, fileName: `${canary}.txt` })
    await call(page, 'saveEntity', { kind: 'actor', name: `${canary} Petrosyan` })
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string }[] }
    await goTo(`/articles/${items[0]?.id ?? ''}`)
    await page.getByLabel(/^Text of/).waitFor()
    await goTo('/actors')
    await page.getByText(`${canary} Petrosyan`).first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').first().waitFor()
    await page.keyboard.type(canary)
    await page.getByRole('option').filter({ hasText: canary }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Shift+f')
    await page.getByRole('searchbox').or(page.getByRole('combobox')).first().fill(canary)
    await page.getByText(`${canary} in the title`).first().waitFor()
    await beginNote(`${canary} in a note`)
    await page.keyboard.type(`Wrlod ${canary} misspelt`)
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: '“Library” is locked' }).waitFor()
    await app.quit()
    expect(await wordsAnywhere(app.data, ['Controlquux'])).not.toEqual([])
    for (const where of [app.data, place('home'), place('temporary'), place('Library')])
      expect([where, await wordsAnywhere(where, [canary, canary.toLowerCase(), passphrase])]).toEqual([where, []])
    await start(app.data)
  })

  it.skipIf(obstacle)(
    'types as quickly while a save takes five seconds, and says “Saving…” until it is over',
    async () => {
      const network = await NetworkFolder.make()
      await chooseToSave(join(network.mountPoint, 'Slow'))
      await call(page, 'newLibrary', {})
      await page.getByRole('navigation').first().waitFor()
      await beginNote('Typed slowly')
      const status = page.getByRole('status').filter({ hasText: /^Sav/ }).first()
      await expect.poll(() => status.innerText()).toBe('Saved')
      const quick = await waitsWhileTyping(page, 120)
      await expect.poll(() => status.innerText()).toBe('Saved')
      await network.fail('fsync . 5')
      const slow = await waitsWhileTyping(page, 200)
      expect(await status.innerText()).toBe('Saving…')
      process.stdout.write(`A key shows after ${slow} ms (99 of 100) on a slow disk, ${quick} ms on a quick one.\n`)
      // On a machine that is busy otherwise, no slower than a moment ago.
      expect(slow).toBeLessThan(Math.max(100, 1.5 * quick))
      await network.heal()
      await expect.poll(() => status.innerText(), { timeout: 30_000 }).toBe('Saved')
      const { items } = (await call(page, 'listNotes', {})) as { items: { id: string }[] }
      const { text } = (await call(page, 'getNote', { id: items[0]?.id })) as { text: string }
      expect(text).toHaveLength(320)
    },
  )
})

/** Types so many letters; how many milliseconds after a key all but one of a hundred show. */
async function waitsWhileTyping(page: Page, count: number): Promise<number> {
  await page.evaluate(() => {
    const waits: number[] = []
    const listen = ({ timeStamp }: KeyboardEvent) => {
      const shown = new MessageChannel()
      shown.port1.onmessage = () => waits.push(performance.now() - timeStamp)
      requestAnimationFrame(() => shown.port2.postMessage(null))
    }
    addEventListener('keydown', listen, true)
    Object.assign(window, { waits, stopListening: () => removeEventListener('keydown', listen, true) })
  })
  await page.keyboard.type('typed '.repeat(count / 6 + 1).slice(0, count), { delay: 15 })
  const waits = await page.evaluate(() => {
    const { waits, stopListening } = window as unknown as { waits: number[]; stopListening: () => void }
    stopListening()
    return waits
  })
  expect(waits.length).toBeGreaterThan(count * 0.9)
  return Math.round(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? NaN)
}
