import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'

type Node = { [field: string]: unknown; type: string; children?: Node[] }
type Note = {
  id: string
  title: string
  text: string
  updatedAt: string
  mentions: string[]
  state: { state: { root: Node } }
}

/** Writing notes in the built program: what is typed, quoted and pasted, and that none of it is ever lost. */
describe('notes', () => {
  let app: App
  let page: Page

  beforeAll(async () => {
    app = await launch()
    page = app.page
    await call(page, 'openSample', {})
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
  })

  const notes = async () => ((await call(page, 'listNotes', {})) as { items: { id: string; title: string }[] }).items
  const noteOf = async (id: string) => (await call(page, 'getNote', { id })) as Note
  const goTo = async (route: string, where = page) => {
    await where.evaluate((route) => (window.location.hash = route), route)
    await where.reload()
    await where.getByRole('main').first().waitFor()
  }
  const textOf = (where: Page) => where.getByRole('textbox', { name: 'Text of the note' })
  /** Opens a new note with a title, the caret in its text. */
  const begin = async (title: string) => {
    await goTo('/notes')
    await page.getByRole('button', { name: 'New note' }).first().click()
    await page.getByRole('textbox', { name: 'Title of the note' }).fill(title)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await notes()).map((note) => note.title)).toContain(title)
    const found = (await notes()).find((note) => note.title === title)
    if (!found) throw new Error(`No note is titled "${title}"`)
    return found.id
  }
  const typesIn = (node: Node): string[] => [node.type, ...(node.children ?? []).flatMap(typesIn)]
  const types = async (id: string) => [...new Set(typesIn((await noteOf(id)).state.state.root))]

  it('turns Markdown into headings, lists and emphasis while it is typed, and saves it', async () => {
    const id = await begin('Markdown')
    await page.keyboard.type('## Counts\n- **27** killed\nby *both*')
    await expect.poll(async () => (await noteOf(id)).text).toBe('Counts\n27 killed\nby both')
    expect(await types(id)).toEqual(['root', 'heading', 'text', 'list', 'listitem'])
    await textOf(page).locator('h2', { hasText: 'Counts' }).waitFor()
  })

  it('is on the disk within moments of the last key', async () => {
    const id = await begin('Autosave')
    await page.keyboard.type('No one pressed a button.')
    await expect.poll(async () => (await noteOf(id)).text, { timeout: 3000 }).toBe('No one pressed a button.')
    await page.getByText('Saved', { exact: true }).first().waitFor()
  })

  it('names an actor with @, and makes one that is not there', async () => {
    const id = await begin('Mentions')
    await page.keyboard.type('@Pashin')
    await page.getByRole('option', { name: /Nikol Pashinyan/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('met @Mirzoyan Ararat')
    await page.getByRole('option', { name: 'Create actor “Mirzoyan Ararat”' }).click()
    await expect.poll(async () => (await noteOf(id)).text).toMatch(/^Nikol Pashinyan met Mirzoyan Ararat/)
    const { items } = (await call(page, 'listEntities', { kind: 'actor', query: 'Mirzoyan' })) as {
      items: { id: string }[]
    }
    expect((await noteOf(id)).mentions).toContain(items[0]?.id)
  })

  it('links an article with [[', async () => {
    const id = await begin('Article links')
    await page.keyboard.type('See [[Buses')
    await page.getByRole('option', { name: /Buses reach Orinakavan/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await noteOf(id)).text).toMatch(/^See Buses reach Orinakavan/)
    expect(await types(id)).toContain('article-link')
  })

  it('holds a table', async () => {
    const id = await begin('Table')
    await page.getByRole('button', { name: 'More formatting' }).click()
    await page.getByRole('menuitem', { name: 'Table' }).click()
    await expect.poll(() => types(id)).toContain('tablecell')
    await textOf(page).getByRole('cell').or(textOf(page).getByRole('columnheader')).first().click()
    await page.keyboard.type('Source')
    await expect.poll(async () => (await noteOf(id)).text).toContain('Source')
  })

  it('sets a link on the selected words, and refuses what leads nowhere safe', async () => {
    const id = await begin('Link')
    await page.keyboard.type('OSCE')
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Link', exact: true }).click()
    const address = page.getByRole('dialog', { name: 'Link' }).getByRole('textbox', { name: 'Address' })
    await address.fill('javascript:alert(1)')
    await address.press('Enter')
    await page.getByText('A link starts with https://').waitFor()
    await address.fill('osce.org')
    await address.press('Enter')
    await expect.poll(async () => JSON.stringify((await noteOf(id)).state)).toContain('"https://osce.org"')
  })

  it('quotes a passage that is picked, and the quotation leads back to its words', async () => {
    const id = await begin('Quotation')
    await page.getByRole('button', { name: 'Quote a passage' }).click()
    await page.getByRole('dialog', { name: 'Quote a passage' }).waitFor()
    await page.keyboard.type('seven civilians')
    await page
      .getByRole('option', { name: /At least seven civilians/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(() => types(id)).toContain('passage-quote')
    await textOf(page).getByTitle('Read in the article').click()
    await page.getByRole('heading', { level: 1, name: /^Several civilians/ }).waitFor()
    const chosen = page.locator('[aria-current="true"][aria-label^="Passage"]')
    await expect.poll(() => chosen.innerText()).toContain('At least seven civilians were killed')
  })

  it('pastes a passage copied in the reader as a quotation', async () => {
    const id = await begin('Pasted')
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string; title: string }[] }
    const article = items.find(({ title }) => title.startsWith('Several civilians'))
    await goTo(`/articles/${article?.id ?? ''}`)
    await page.getByLabel(/^Text of/).waitFor()
    await dragOver(page, 'Antony Blinken')
    await page.keyboard.press('Escape')
    await dragOver(page, 'Ilham Aliyev')
    await page.keyboard.press('Control+c')
    await goTo(`/notes/${id}`)
    await textOf(page).click()
    await page.keyboard.press('Control+v')
    await expect.poll(async () => (await noteOf(id)).text).toContain('Ilham Aliyev')
  })

  it('shows a note it cannot read whole as that, and saves nothing over it', async () => {
    const paragraph = {
      type: 'paragraph',
      version: 1,
      children: [{ type: 'mention', ref: 'nobody', label: 'Kept words' }],
    }
    const state = { v: 1, lexical: '0.52.0', state: { root: { type: 'root', version: 1, children: [paragraph] } } }
    const made = (await call(page, 'saveNote', { title: 'Strange', state })) as Note
    await goTo(`/notes/${made.id}`)
    await page.getByRole('heading', { name: 'This note cannot be shown safely' }).waitFor()
    await page.getByText('Kept words').first().waitFor()
    expect(await textOf(page).count()).toBe(0)
    await goTo('/notes')
    await page.getByText('No note is open').waitFor()
    expect(await noteOf(made.id)).toEqual(made)
  })

  it('open in two windows, never loses the words of one to the other', async () => {
    const id = await begin('Two windows')
    await page.keyboard.type('Begun.')
    await expect.poll(async () => (await noteOf(id)).text).toBe('Begun.')
    const opened = app.electron.waitForEvent('window')
    await call(page, 'newWindow', { route: `/notes/${id}` })
    const other = await opened
    await other.waitForURL(/index\.html/)
    await textOf(other).getByText('Begun.').waitFor()
    await textOf(other).click()
    await other.keyboard.press('Control+End')
    await other.keyboard.type(' From the second.')
    await expect.poll(async () => (await noteOf(id)).text).toBe('Begun. From the second.')
    await textOf(page).getByText('Begun. From the second.').waitFor()
    // Both write at once: one is saved, the other is kept on screen and asked about.
    await textOf(page).click()
    await page.keyboard.press('Control+End')
    await Promise.all([page.keyboard.type(' ONE'), other.keyboard.type(' TWO')])
    const asked = (where: Page) => where.getByRole('alert').filter({ hasText: 'changed elsewhere' })
    await expect.poll(async () => (await asked(page).count()) + (await asked(other).count())).toBe(1)
    const loser = (await asked(page).count()) === 1 ? page : other
    await loser.getByRole('button', { name: 'Save mine as a new note' }).click()
    const texts = async () => Promise.all((await notes()).map(async (note) => (await noteOf(note.id)).text))
    await expect.poll(async () => (await texts()).filter((text) => / (?:ONE|TWO)$/.test(text)).length).toBe(2)
    await other.close()
  })

  it('keeps words that were not saved yet when the window is closed', async () => {
    const id = await begin('Closing')
    const { data } = app
    await page.keyboard.type('Last words')
    await app.quit()
    app = await launch({ data })
    page = app.page
    await page.getByText('Sample library').first().waitFor()
    expect((await noteOf(id)).text).toBe('Last words')
  })
})
