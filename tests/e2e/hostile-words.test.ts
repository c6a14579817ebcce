import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFormats, exportShapes } from '#contract/exports.ts'
import { exportLibrary } from '../../main/export/export-library.ts'
import { hasSharedData } from '../main/import/shared-data.ts'
import { browserForTests } from './find-test-browser.ts'
import { hostileLibrary, payloads } from './hostile-words.ts'
import { type App, launch } from './launch.ts'
import { call } from './page-acts.ts'

if (!hasSharedData) process.stdout.write('SKIPPED: the collections of hostile words are not here\n')

/** Whatever a payload would call tells of it. */
const canary = () => {
  const told = window as unknown as Record<string, unknown>
  told['__pwned'] = 0
  for (const name of ['alert', 'prompt', 'confirm', 'print', 'open'])
    told[name] = () => (told['__pwned'] = Number(told['__pwned']) + 1)
}
const ran = (page: Page) => page.evaluate(() => (window as unknown as { __pwned?: unknown }).__pwned)

/** Everything that a page asks for, apart from what `mayAsk` allows, and every question it asks a person. */
function watch(page: Page, mayAsk: (url: string) => boolean): string[] {
  const told: string[] = []
  page.on('request', (request) => !mayAsk(request.url()) && told.push(`asked for ${request.url().slice(0, 200)}`))
  page.on('dialog', (dialog) => {
    told.push(`said ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('popup', () => told.push('opened a window'))
  return told
}

/** About half a minute on two quiet cores: one library with thousands of payloads, shown on every screen, exported in every format. */
describe.skipIf(!hasSharedData)('words that try to run', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'))
    expect(payloads().length).toBeGreaterThan(3000)
    const library = await hostileLibrary(folder)
    for (const format of exportFormats)
      if (format !== 'library' && format !== 'pdf')
        await exportLibrary(library, {
          format,
          path: join(folder, 'out', `${format}${exportShapes[format].extension}`),
        })
    await library.close()
  }, 300_000)
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

  it('run on no screen of the program, and ask for nothing', { timeout: 240_000 }, async () => {
    const data = join(folder, 'settings')
    const app: App = await launch({ data })
    const { page } = app
    try {
      await app.electron.evaluate(
        ({ dialog }, path) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
        },
        join(folder, 'library'),
      )
      await call(page, 'openLibrary', {})
      await page.addInitScript(canary)
      const own = new URL(page.url()).origin
      const told = watch(page, (url) => url.startsWith(own) || /^(?:data|blob):/.test(url))
      for (const route of await routesOf(page)) {
        await page.evaluate((to) => (window.location.hash = to), route)
        await page.reload()
        await page.locator('#root > *').first().waitFor()
        await page.waitForFunction(() => document.body.innerText.length > 200)
        expect([route, await ran(page), told]).toEqual([route, 0, []])
      }
    } finally {
      await app.quit()
    }
  })

  it('run in no export that is opened in a browser, and ask for nothing', { timeout: 240_000 }, async () => {
    const browser = await chromium.launch({ executablePath: await browserForTests(), args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage()
      await page.addInitScript(canary)
      let current = ''
      const told = watch(page, (url) => url.split('#')[0] === current)
      for (const file of pagesOf(join(folder, 'out'))) {
        current = pathToFileURL(file).href
        await page.goto(current, { waitUntil: 'load', timeout: 30_000 })
        expect([file, await ran(page), told]).toEqual([file, 0, []])
      }
      await expectHarmlessTimeline(page, folder)
      await expectControl(page, folder, told)
    } finally {
      await browser.close()
    }
  })
})

/** A screen of each kind, and those that hold most payloads. */
async function routesOf(page: Page): Promise<string[]> {
  const firstOf = async (name: string, args: object) => {
    const { items } = (await call(page, name, args)) as { items: { id: string }[] }
    return items.slice(0, 2).map(({ id }) => id)
  }
  const articles = await firstOf('listArticles', { sort: 'passages', descending: true, limit: 2 })
  const [actor = ''] = await firstOf('listEntities', { kind: 'actor', limit: 2 })
  const [event = ''] = await firstOf('listEntities', { kind: 'event', limit: 2 })
  const notes = await firstOf('listNotes', { limit: 2 })
  return [
    ...articles.map((id) => `/articles/${id}`),
    '/actors',
    `/actors/${actor}`,
    '/events',
    `/events/${event}`,
    ...notes.map((id) => `/notes/${id}`),
    '/claims',
    `/search?q=${encodeURIComponent('alert')}`,
    `/search?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`,
    '/history',
  ]
}

/** What a browser shows as a page. Of a folder of Markdown, what a viewer that lets HTML through would show. */
function pagesOf(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && /\.(?:html|json|jsonld|gexf|graphml|xml|svg)$/.test(path))
    .filter((path) => statSync(path).size < 60_000_000)
}

/** The same words in a page that lets them in: what would be seen if one of ours did. */
async function expectControl(page: Page, folder: string, told: readonly string[]): Promise<void> {
  const control = join(folder, 'control.html')
  await writeFile(control, '<!doctype html><img src="x" onerror="alert(1)">')
  await page.goto(pathToFileURL(control).href)
  expect(await ran(page)).toBe(1)
  expect(told.join('\n')).toMatch(/asked for file:.*\/x$/m)
}

/** TimelineJS puts its texts into a page as HTML. */
async function expectHarmlessTimeline(page: Page, folder: string): Promise<void> {
  const { events } = JSON.parse(readFileSync(join(folder, 'out', 'timelinejs.json'), 'utf8')) as {
    events: { display_date?: string; group?: string; text: { headline: string; text: string } }[]
  }
  const shown = join(folder, 'timeline.html')
  const parts = events.map(({ text, group = '' }) => `<h2>${text.headline}</h2><i>${group}</i>${text.text}`)
  await writeFile(shown, `<!doctype html><meta charset="utf-8"><main>${parts.join('')}</main>`)
  await page.goto(pathToFileURL(shown).href)
  const strange = await page.evaluate(
    () => [...document.querySelectorAll('main *')].filter((one) => !/^(?:H2|I|P|BR|CITE)$/.test(one.tagName)).length,
  )
  expect([await ran(page), strange]).toEqual([0, 0])
}
