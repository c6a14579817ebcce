import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call } from './page-acts.ts'

type Row = { tag: { id: string; name: string; parentId?: string }; passages: number }

/** The codebook in a real browser: what jsdom cannot drag, and a round of it by keyboard alone. About ten seconds. */
describe('the codebook', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launch()
    page = app.page
    await call(page, 'openSample', {})
    await page.evaluate(() => (window.location.hash = '/codebook'))
    await page.reload()
    await page.getByRole('tree', { name: 'Codebook' }).waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  const rows = async () => (await call(page, 'codebook', {})) as Row[]
  const codeNamed = async (name: string) => (await rows()).find(({ tag }) => tag.name === name)
  const aboveOf = async (name: string) => {
    const all = await rows()
    const parentId = all.find(({ tag }) => tag.name === name)?.tag.parentId
    return all.find(({ tag }) => tag.id === parentId)?.tag.name
  }
  const item = (name: string) => page.getByRole('treeitem', { name })

  it('a code that is dragged onto another stands under it; the keyboard takes it out again', async () => {
    await item('Displacement').dragTo(item('Casualties'))
    await expect.poll(() => aboveOf('Displacement'), { timeout: 10_000 }).toBe('Casualties')
    await item('Displacement').click()
    await page.getByRole('listbox', { name: 'Passages of Displacement' }).waitFor()
    await page.getByRole('tree').focus()
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    await expect.poll(() => aboveOf('Displacement'), { timeout: 10_000 }).toBe(undefined)
  })

  it('codes are merged by keyboard alone, and one undo brings all back', async () => {
    const before = await rows()
    const both = ((await codeNamed('Diplomacy'))?.passages ?? 0) + ((await codeNamed('Naming'))?.passages ?? 0)
    await page.getByRole('tree').focus()
    for (const [name, selected] of [
      ['Diplomacy', '1 selected'],
      ['Naming', '2 selected'],
    ] as const) {
      await page.keyboard.press('Home')
      for (let at = before.findIndex(({ tag }) => tag.name === name); at > 0; at--)
        await page.keyboard.press('ArrowDown')
      await page.locator('[role=treeitem][aria-current=true]', { hasText: name }).waitFor()
      await page.keyboard.press('Space')
      await page.getByRole('region', { name: selected }).waitFor()
    }
    await page.keyboard.press('Control+Shift+p')
    await page.keyboard.type('Merge')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Merge into one code' })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Merge', exact: true }).press('Enter')
    await expect.poll(async () => (await codeNamed('Diplomacy'))?.passages, { timeout: 10_000 }).toBe(both)
    expect(await codeNamed('Naming')).toBeUndefined()
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect.poll(rows, { timeout: 10_000 }).toEqual(before)
  })
})
