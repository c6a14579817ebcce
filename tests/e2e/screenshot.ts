import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { forget, launch, root } from './launch.ts'
import { call, dragOver } from './page-acts.ts'

/**
 * Takes a picture of a screen of the real app, with the sample library open.
 *
 *     node tests/e2e/screenshot.ts --route '/events/{event}' --theme dark --size 1440x900 --out event.png
 *
 * `{article}`, `{actor}`, `{event}` and `{note}` in the route stand for the first of the sample; `{actor:Aliyev}` for the
 * one whose name or title contains the word; `{tag:Casualties}` for the tag of that name. `--actions` are done first, in
 * order, separated by ` ; `:
 * `click SELECTOR`, `press Control+k`, `type WORDS`, `wait 500`, `select WORDS` (selects them in the page with the mouse).
 * `--import FILE` takes in a file first (again for more), `--start` shows the start screen, `--no-build` takes the bundles as they are.
 */
const { values } = parseArgs({
  options: {
    route: { type: 'string', default: '/articles/{article}' },
    theme: { type: 'string', default: 'light' },
    size: { type: 'string', default: '1440x900' },
    out: { type: 'string', default: 'screenshot.png' },
    actions: { type: 'string', default: '' },
    import: { type: 'string', multiple: true, default: [] },
    start: { type: 'boolean', default: false },
    'no-build': { type: 'boolean', default: false },
  },
})

type Named = { id: string; title?: string; name?: string }

/** Puts ids in the place of `{article}` and the like. */
async function routeWithIds(page: Page, route: string): Promise<string> {
  const lists: Record<string, () => Promise<unknown>> = {
    article: () => call(page, 'listArticles', {}),
    actor: () => call(page, 'listEntities', { kind: 'actor', sort: 'passages', descending: true }),
    event: () => call(page, 'listEntities', { kind: 'event', sort: 'passages', descending: true }),
    note: () => call(page, 'listNotes', {}),
  }
  let filled = route
  for (const [placeholder, kind, word = ''] of route.matchAll(/\{(article|actor|event|note)(?::([^}]+))?\}/g)) {
    const { items } = (await lists[kind ?? '']?.()) as { items: Named[] }
    const found = items.find((one) => (one.title ?? one.name ?? '').includes(word))
    filled = filled.replace(placeholder, found?.id ?? '')
  }
  for (const [placeholder, word] of filled.matchAll(/\{tag:([^}]+)\}/g)) {
    const listed = (await call(page, 'listTags', {})) as { tag: Named }[]
    filled = filled.replace(placeholder, listed.find(({ tag }) => tag.name === word)?.tag.id ?? '')
  }
  return filled
}

async function act(page: Page, action: string): Promise<void> {
  const [verb = '', ...rest] = action.trim().split(' ')
  const what = rest.join(' ')
  if (verb === 'click') await page.locator(what).first().click()
  else if (verb === 'press') await page.keyboard.press(what)
  else if (verb === 'type') await page.keyboard.type(what)
  else if (verb === 'wait') await page.waitForTimeout(Number(what))
  else if (verb === 'select') await dragOver(page, what)
  else throw new Error(`Unknown action "${action}"`)
}

if (!values['no-build']) await promisify(execFile)('electron-vite', ['build'], { cwd: root })
const app = await launch()
const { page } = app
page.on('console', (message) => message.type() === 'error' && process.stderr.write(`page: ${message.text()}\n`))
page.on('pageerror', (error) => process.stderr.write(`page: ${error.stack ?? error.message}\n`))
try {
  const [width = 1440, height = 900] = values.size.split('x').map(Number)
  await page.setViewportSize({ width, height })
  await call(page, 'savePreferences', { theme: values.theme })
  if (!values.start) {
    await call(page, 'openSample', {})
    for (const file of values.import)
      await call(page, 'importText', { text: await readFile(file, 'utf8'), fileName: basename(file) })
    const route = await routeWithIds(page, values.route)
    await page.evaluate((route) => (window.location.hash = route), route)
    await page.reload()
  }
  await page.locator('#root > *').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(700)
  for (const action of values.actions.split(' ; ').filter((one) => one.trim() !== '')) await act(page, action)
  if (values.actions) await page.waitForTimeout(400)
  await page.screenshot({ path: values.out })
  process.stdout.write(`${values.out}\n`)
} finally {
  await app.quit()
  await forget(app)
}
