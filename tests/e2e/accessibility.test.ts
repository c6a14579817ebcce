import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'
import { seriousProblems } from './serious-problems.ts'

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
  ['the codebook', async () => '/codebook'],
  ['a code', async (page) => `/codebook?code=${await tagNamed(page, 'Casualties')}`],
  ['the likely duplicates', async () => '/duplicates?kind=actor'],
  ['the timeline', async () => '/timeline'],
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

async function tagNamed(page: Page, name: string): Promise<string> {
  const listed = (await call(page, 'listTags', {})) as { tag: Named }[]
  const found = listed.find(({ tag }) => tag.name === name)
  if (!found) throw new Error(`No tag is named "${name}"`)
  return found.tag.id
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

  it('on the suggestions for an article', async () => {
    await page.getByRole('tab', { name: /^Suggestions/ }).click()
    const list = page.getByRole('list', { name: 'Suggestions' })
    await list
      .getByRole('button', { name: /Armenia/ })
      .first()
      .click()
    await list
      .getByRole('button', { name: /^Reject/ })
      .first()
      .waitFor()
    expect(await seriousProblems(page)).toEqual([])
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
