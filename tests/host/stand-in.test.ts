import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserForTests } from '../e2e/find-test-browser.ts'

const root = resolve(import.meta.dirname, '../..')

type Fixture = {
  echo: (value: unknown) => Promise<{ value: unknown; from: string }>
  fail: () => Promise<never>
  throwNow: () => never
  onWord: (listen: (word: string) => void) => () => void
}
declare global {
  interface Window {
    fixture: Fixture
    words: string[]
    stop: () => void
  }
}

let data: string
let electron: ElectronApplication
let page: Page

const seen = () => electron.evaluate(() => (globalThis as unknown as { seen: [string, unknown][] }).seen)

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'stand-in-'))
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = join(root, 'host')
  electron = await _electron.launch({
    args: ['tests/host/fixture-app'],
    cwd: root,
    colorScheme: null,
    env: { ...(process.env as Record<string, string>), FIXTURE_DATA: data, HOST_CHROMIUM: await browserForTests() },
  })
  page = await electron.firstWindow()
  await page.waitForURL(/index\.html/)
  await page.waitForFunction(() => document.body?.dataset['worker'])
}, 120_000)

afterAll(async () => {
  await electron?.close()
  await rm(data, { recursive: true, force: true, maxRetries: 5 })
})

describe('the stand-in runs an Electron app in a browser', () => {
  it('serves the app scheme with modules, workers and their imports under the app’s own policy', async () => {
    expect(await page.evaluate(() => ({ ...document.body.dataset }))).toEqual({
      word: 'imported',
      worker: 'worker imported',
    })
    expect(await page.evaluate(() => window.isSecureContext)).toBe(true)
  })

  it('makes the page as large as the window was asked to be', async () => {
    expect(await page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([700, 500])
  })

  it('carries values between page and main as the structured clone does', async () => {
    const answer = await page.evaluate(async () => {
      const given = {
        date: new Date(5),
        bytes: new Uint8Array([1, 2, 255]),
        map: new Map([['a', new Set([1])]]),
        big: 12n,
        nothing: undefined,
        odd: [NaN, -0, Infinity],
        money: { $: 'not a tag' },
      }
      const { value, from } = await window.fixture.echo(given)
      const back = value as typeof given
      return {
        from,
        same: [
          back.date instanceof Date && back.date.getTime() === 5,
          back.bytes instanceof Uint8Array && back.bytes[2] === 255,
          back.map instanceof Map && back.map.get('a')?.has(1),
          back.big === 12n,
          'nothing' in back && back.nothing === undefined,
          Number.isNaN(back.odd[0]) && Object.is(back.odd[1], -0) && back.odd[2] === Infinity,
          back.money.$ === 'not a tag',
        ],
      }
    })
    expect(answer).toEqual({ from: 'app://fixture/index.html', same: Array(7).fill(true) })
  })

  it('words failures as Electron does and throws at once what the preload throws at once', async () => {
    expect(await page.evaluate(() => window.fixture.fail().catch((error: Error) => error.message))).toBe(
      "Error invoking remote method 'fail': TypeError: boom from main",
    )
    const thrown = await page.evaluate(() => {
      try {
        window.fixture.throwNow()
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(thrown).toBe('thrown at once')
  })

  it('refuses what cannot be cloned', async () => {
    const refused = await page.evaluate(() =>
      window.fixture.echo({ run: () => 1 }).then(
        () => 'taken',
        (error: Error) => error.message,
      ),
    )
    expect(refused).toMatch(/could not be cloned/)
  })

  it('tells the page until it stops listening', async () => {
    const send = (word: string) =>
      electron.evaluate(
        ({ BrowserWindow }, word) => BrowserWindow.getAllWindows()[0]?.webContents.send('word', word),
        word,
      )
    await page.evaluate(() => {
      window.words = []
      window.stop = window.fixture.onWord((word) => void window.words.push(word))
    })
    await send('one')
    await page.waitForFunction(() => window.words.length === 1)
    await page.evaluate(() => window.stop())
    await send('two')
    await page.evaluate(() => window.fixture.echo(0))
    expect(await page.evaluate(() => window.words)).toEqual(['one'])
  })

  it('leaves nothing of itself in the page’s world and freezes what it exposes', async () => {
    const names = await page.evaluate(() =>
      Object.keys(window).filter((key) => /host|binding|deliver|ipc|require/.test(key)),
    )
    expect(names).toEqual([])
    expect(await page.evaluate(() => Object.isFrozen(window.fixture))).toBe(true)
  })

  it('asks the app before a page goes elsewhere, and opens no window for it', async () => {
    await page.click('#away')
    await page.click('#blank')
    await page.evaluate(() => window.open('https://example.org/x'))
    await expect.poll(seen).toEqual(
      expect.arrayContaining([
        ['navigate', 'https://example.org/'],
        ['open', 'https://example.org/new'],
        ['open', 'https://example.org/x'],
      ]),
    )
    expect(page.url()).toMatch(/index\.html$/)
    expect(electron.windows()).toHaveLength(1)
  })

  it('enforces the policy and reaches no network', async () => {
    const outcome = await page.evaluate(async () => ({
      inline: await new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        })
        document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }))
      }),
      fetched: await fetch('https://example.org/').then(
        () => true,
        () => false,
      ),
      asked: await navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    }))
    expect(outcome).toEqual({ inline: 'script-src-elem', fetched: false, asked: 'denied' })
  })

  it('shows the theme that the app chooses', async () => {
    await electron.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'dark'))
    await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches)
    await electron.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'light'))
    await page.waitForFunction(() => matchMedia('(prefers-color-scheme: light)').matches)
  })

  it('runs accelerators, and opens the menu in the page with F10', async () => {
    await page.keyboard.press('Control+g')
    await expect.poll(seen).toContainEqual(['menu', 'greet'])
    await electron.evaluate(() => void ((globalThis as unknown as { seen: unknown[] }).seen.length = 0))
    await page.keyboard.press('F10')
    await page.getByRole('menuitem', { name: 'File' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(seen).toContainEqual(['menu', 'greet'])
    await expect.poll(() => page.getByRole('menubar').count()).toBe(0)
  })

  it('chooses files, folders and names in the page where no native dialog is', async () => {
    await writeFile(join(data, 'one.txt'), 'one')
    await writeFile(join(data, 'two.pdf'), 'two')
    const opened = electron.evaluate(
      ({ dialog, BrowserWindow }, folder) =>
        dialog.showOpenDialog(BrowserWindow.getAllWindows()[0]!, {
          title: 'Choose texts',
          defaultPath: folder,
          filters: [{ name: 'Texts', extensions: ['txt'] }],
        }),
      data,
    )
    await page.getByRole('button', { name: 'one.txt' }).click()
    expect(await page.getByRole('button', { name: 'two.pdf' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    expect(await opened).toEqual({ canceled: false, filePaths: [join(data, 'one.txt')] })

    const saved = electron.evaluate(
      ({ dialog, BrowserWindow }, path) =>
        dialog.showSaveDialog(BrowserWindow.getAllWindows()[0]!, { title: 'Save', defaultPath: path }),
      join(data, 'proposed.txt'),
    )
    await page.getByLabel('Name').fill('other.txt')
    await page.keyboard.press('Enter')
    expect(await saved).toEqual({ canceled: false, filePath: join(data, 'other.txt') })

    const asked = electron.evaluate(({ dialog, BrowserWindow }) =>
      dialog.showMessageBox(BrowserWindow.getAllWindows()[0]!, {
        message: 'Sure?',
        buttons: ['Yes', 'No'],
        cancelId: 1,
      }),
    )
    await page.getByRole('dialog', { name: 'Sure?' }).waitFor()
    await page.keyboard.press('Escape')
    expect((await asked).response).toBe(1)
  })

  it('prints a page to PDF', async () => {
    const start = await electron.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ landscape: true })
      return pdf.subarray(0, 5).toString('latin1')
    })
    expect(start).toBe('%PDF-')
  })

  it('keeps several windows, and asks before closing each', async () => {
    const second = electron.waitForEvent('window')
    await electron.evaluate(() => void (globalThis as unknown as { open: () => unknown }).open())
    const other = await second
    await other.waitForURL(/index\.html/)
    const vetoed = await electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().at(-1)!
      window.once('close', (event) => event.preventDefault())
      window.close()
      return window.isDestroyed()
    })
    expect(vetoed).toBe(false)
    const closed = other.waitForEvent('close')
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)!.close())
    await closed
    // The test and the stand-in hear of the closed page by lines of their own, in either order.
    await expect.poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
})
