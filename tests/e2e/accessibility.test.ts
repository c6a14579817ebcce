import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; impact: string | null; nodes: { target: unknown[]; failureSummary?: string }[] }
type Axe = { run: (context: unknown, options: unknown) => Promise<{ violations: Violation[] }> }

/** What axe finds serious or critical, a line each. The inspector's world runs it: the page's own policy allows no script. */
async function seriousProblems(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const evaluate = async (expression: string) =>
    session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  await evaluate(axeSource)
  const { result } = await evaluate(`(${String(runAxe)})()`)
  await session.detach()
  return result.value as string[]
}

/** Runs in the page. */
async function runAxe(): Promise<string[]> {
  const { axe } = window as unknown as { axe: Axe }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\s+/g, ' ')}`),
    )
}

type Named = { id: string; title?: string; name?: string }
const screens: [name: string, route: (page: Page) => Promise<string>][] = [
  ['the reader', async (page) => `/articles/${await first(page, 'listArticles', {}, 'Several civilians')}`],
  ['the reader with right-to-left text', async (page) => `/articles/${await first(page, 'listArticles', {})}`],
  ['the list of articles', async () => '/articles'],
  ['the list of actors', async () => '/actors'],
  ['an actor', async (page) => `/actors/${await first(page, 'listEntities', { kind: 'actor' }, 'Aliyev')}`],
  ['the list of events', async () => '/events'],
  ['an event', async (page) => `/events/${await first(page, 'listEntities', { kind: 'event' }, 'Military')}`],
  ['the claims', async () => '/claims'],
  ['the list of notes', async () => '/notes'],
  ['a note', async (page) => `/notes/${await first(page, 'listNotes', {})}`],
  ['a search', async () => '/search?q=ceasefire'],
  ['the history', async () => '/history'],
  ['the preferences', async () => '/preferences'],
]

async function first(page: Page, list: string, args: object, word = ''): Promise<string> {
  const { items } = (await call(page, list, args)) as { items: Named[] }
  const found = items.find((one) => (one.title ?? one.name ?? '').includes(word))
  if (!found) throw new Error(`Nothing in ${list} is named "${word}"`)
  return found.id
}

describe.each(['light', 'dark'] as const)('no serious accessibility problem, %s', (theme) => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launch()
    page = app.page
    await call(page, 'savePreferences', { theme })
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  it('on the start screen', async () => {
    await page.getByRole('button', { name: 'Open the sample library' }).waitFor()
    expect(await seriousProblems(page)).toEqual([])
  })

  it.each(screens)('on %s', async (_name, routeOf) => {
    await call(page, 'openSample', {})
    const route = await routeOf(page)
    await page.evaluate((route) => (window.location.hash = route), route)
    await page.reload()
    await page.getByRole('main').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    // What is still on its way has no text to check yet.
    await page.waitForTimeout(600)
    await page.waitForFunction((theme) => matchMedia(`(prefers-color-scheme: ${theme})`).matches, theme)
    expect(await seriousProblems(page)).toEqual([])
  })

  it('on the form of a claim', async () => {
    await page.evaluate((route) => (window.location.hash = route), await screens[0]![1](page))
    await page.reload()
    await page.getByLabel(/^Text of/).waitFor()
    await dragOver(page, 'the latest round')
    await page.keyboard.press('c')
    await page.getByRole('form').waitFor()
    await page.waitForTimeout(300)
    expect(await seriousProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('on the palette', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').first().waitFor()
    await page.waitForTimeout(300)
    expect(await seriousProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('on the export dialog', async () => {
    await page.getByRole('button', { name: 'Export' }).first().click()
    await page.getByRole('dialog', { name: 'Export' }).waitFor()
    await page.waitForTimeout(300)
    expect(await seriousProblems(page)).toEqual([])
    await page.keyboard.press('Escape')
  })
})
