import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type App, forget, launch } from './launch.ts'
import { call, dragOver } from './page-acts.ts'

type Entity = { id: string; kind: 'actor' | 'event'; name: string; aliases: { name: string }[] }
type Relation = { relation: { type: string }; other: { name: string }; outgoing: boolean }
type EntityPage = {
  entity: Entity & { evidence?: Record<string, string[]>; date?: string; dateAsWritten?: string; country?: string }
  participants: { actorId: string; name: string; role?: string }[]
  relations: Relation[]
}

/** What a person does on the lists and pages of actors and events, in the built program with the sample library. */
describe('actors and events', () => {
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
  beforeEach(async () => {
    await page.keyboard.press('Escape')
  })

  const list = async (kind: 'actor' | 'event') =>
    ((await call(page, 'listEntities', { kind })) as { items: Entity[] }).items
  const idOf = async (kind: 'actor' | 'event', name: string) => {
    const found = (await list(kind)).find((one) => one.name === name)
    if (!found) throw new Error(`No ${kind} is named "${name}"`)
    return found.id
  }
  const pageOf = async (id: string) => (await call(page, 'entityPage', { id })) as EntityPage
  const goTo = async (route: string) => {
    await page.evaluate((route) => (window.location.hash = route), route)
    await page.reload()
    await page.getByRole('main').first().waitFor()
  }
  const openPage = async (kind: 'actor' | 'event', name: string) => {
    const id = await idOf(kind, name)
    await goTo(`/${kind}s/${id}`)
    await page.getByRole('button', { name: `Name: ${name}`, exact: true }).waitFor()
    return id
  }
  /** Everything known of all actors and events. */
  const everything = async () => {
    const lists = [...(await list('actor')), ...(await list('event'))]
    const documents = await call(page, 'getDocuments', { ids: lists.map(({ id }) => id) })
    return [lists, documents, await call(page, 'listClaims', {}), await call(page, 'listNotes', {})]
  }
  const isAsBefore = (before: unknown) => expect.poll(everything, { timeout: 5000 }).toEqual(before)
  const undoInToast = () => page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  const select = (name: string) => page.getByRole('option', { name }).first().locator('[class*=check]').click()

  it('merges those selected in the list; Undo in the toast brings all back exactly', async () => {
    const before = await everything()
    await goTo('/actors')
    await page.getByRole('listbox', { name: 'Actors' }).waitFor()
    await select('Antony Blinken')
    await select('António Guterres')
    await page.getByRole('button', { name: 'Merge…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Merge into one' })
    await dialog.getByRole('radio', { name: 'Keep Antony Blinken' }).check()
    await dialog.getByText('Names kept as aliases: António Guterres').waitFor()
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect.poll(async () => (await list('actor')).map(({ name }) => name)).not.toContain('António Guterres')
    const kept = (await list('actor')).find(({ name }) => name === 'Antony Blinken')
    expect(kept?.aliases).toContain('António Guterres')
    await undoInToast()
    await isAsBefore(before)
  })

  it('merges a page with one that is found by name, goes to the one that stays, and back', async () => {
    const before = await everything()
    const gone = await openPage('event', 'Telephone call Aliyev–Blinken')
    const stays = await idOf('event', 'Military operation in Nagorno Karabakh')
    await page.getByRole('button', { name: 'Merge…' }).click()
    await page.getByRole('dialog', { name: 'Merge with' }).waitFor()
    await page.keyboard.type('military oper')
    await page.getByRole('option', { name: /Military operation/ }).waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Merge into one' })
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await page.getByRole('button', { name: 'Name: Military operation in Nagorno Karabakh' }).waitFor()
    expect((await pageOf(gone)).entity.id).toBe(stays)
    await undoInToast()
    await isAsBefore(before)
    expect((await pageOf(gone)).entity.name).toBe('Telephone call Aliyev–Blinken')
  })

  it('adds a participant with a role, and takes it away', async () => {
    const id = await openPage('event', 'Yerevan protests')
    await page.getByRole('button', { name: 'Add participant' }).click()
    await page.getByRole('combobox', { name: 'Find or create an actor' }).waitFor()
    await page.keyboard.type('Pashin')
    await page.getByRole('option', { name: /Nikol Pashinyan/ }).waitFor()
    await page.keyboard.press('Tab')
    await page.getByRole('combobox', { name: /Nikol Pashinyan/ }).waitFor()
    await page.keyboard.type('target')
    await page.keyboard.press('Enter')
    const role = async () => (await pageOf(id)).participants.find(({ name }) => name === 'Nikol Pashinyan')?.role
    await expect.poll(role).toBe('target')
    await page.getByRole('button', { name: 'Remove Nikol Pashinyan from the participants' }).click()
    await expect
      .poll(async () => (await pageOf(id)).participants.map(({ name }) => name))
      .not.toContain('Nikol Pashinyan')
  })

  it('adds an affiliation to an actor made in place, reads it from the other side, and takes it away', async () => {
    const id = await openPage('actor', 'Nikol Pashinyan')
    await page.getByRole('button', { name: 'Add affiliation' }).click()
    await page.getByRole('button', { name: /^Relation:/ }).click()
    await page.getByRole('combobox', { name: 'Relation' }).fill('member of')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Relation: Member of' }).waitFor()
    await page.getByRole('combobox', { name: /actor/i }).last().fill('Civil Contract')
    await page.getByRole('option', { name: /Create actor/ }).click()
    await page.getByRole('textbox', { name: 'Office or rank there' }).fill('chairman')
    await page.keyboard.press('Enter')
    const ties = async (of: string) =>
      (await pageOf(of)).relations.map(({ relation, other, outgoing }) => [relation.type, other.name, outgoing])
    await expect.poll(() => ties(id)).toContainEqual(['member of', 'Civil Contract', true])
    await openPage('actor', 'Civil Contract')
    await page.getByText('Has member').waitFor()
    await page.getByRole('button', { name: 'Remove the relation to Nikol Pashinyan' }).click()
    await expect.poll(() => ties(id)).not.toContainEqual(['member of', 'Civil Contract', true])
    await undoInToast()
    await expect.poll(() => ties(id)).toContainEqual(['member of', 'Civil Contract', true])
  })

  it('goes from the words selected in an article to the fact they show, and back by one click', async () => {
    const id = await idOf('event', 'Ceasefire of 20 September 2023')
    const { items } = (await call(page, 'listArticles', {})) as { items: { id: string; title: string }[] }
    await goTo(`/articles/${items.find(({ title }) => title.startsWith('Several civilians'))?.id}`)
    await page.locator('[data-reader]').waitFor()
    await dragOver(page, 'on Wednesday, September 20')
    await page.keyboard.press('s')
    await page.getByRole('combobox', { name: 'What do these words show?' }).fill('ceasefire of date')
    await page.getByRole('option', { name: /^Date: 20 September 2023/ }).waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await pageOf(id)).entity.evidence?.['date']?.length).toBe(1)
    await goTo(`/events/${id}`)
    await page.getByRole('button', { name: '1 passage shows it: Date' }).click()
    const chosen = page.locator('[aria-current="true"][aria-label^="Passage"]')
    await expect.poll(() => chosen.innerText()).toContain('on Wednesday, September 20')
  })

  it('adds another name with who uses it, and takes it away', async () => {
    const id = await openPage('actor', 'Armenia')
    const names = async () => (await pageOf(id)).entity.aliases
    const before = await names()
    await page.getByRole('button', { name: 'Add name' }).click()
    await page.getByRole('textbox', { name: 'Other name' }).fill('Ermənistan')
    await page.getByRole('textbox', { name: 'Language' }).fill('az')
    await page.getByRole('textbox', { name: 'Used by' }).fill('Azerbaijan')
    await page.keyboard.press('Enter')
    await expect.poll(names).toEqual([...before, { name: 'Ermənistan', language: 'az', usedBy: 'Azerbaijan' }])
    await page.getByRole('button', { name: 'Remove the name Ermənistan' }).click()
    await expect.poll(names).toEqual(before)
  })

  it('shows a typed date back in words and refuses with a sentence what is none', async () => {
    const id = await openPage('event', 'Yerevan protests')
    await page.getByRole('button', { name: /^Date:/ }).click()
    const field = page.getByRole('textbox', { name: 'Date' })
    await field.fill('soon after the war')
    await field.press('Enter')
    await page.getByRole('alert').getByText('“soon after the war” is not a date').waitFor()
    await field.fill('19–20 September 2023')
    await field.press('Enter')
    await page.getByRole('button', { name: 'Date: 19 to 20 September 2023' }).waitFor()
    expect((await pageOf(id)).entity).toMatchObject({ date: '2023-09-19/2023-09-20' })
  })

  it('renames in place, and takes a country by its name only when there is one', async () => {
    const id = await openPage('actor', 'Nikol Pashinyan')
    await page.getByRole('button', { name: 'Name: Nikol Pashinyan' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Nikol Vovayi Pashinyan')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await pageOf(id)).entity.name).toBe('Nikol Vovayi Pashinyan')
    await page.getByRole('button', { name: /^Country:/ }).click()
    const field = page.getByRole('textbox', { name: 'Country' })
    await field.fill('Atlantis')
    await field.press('Enter')
    await page.getByText('No country is called “Atlantis”.').waitFor()
    await field.fill('France')
    await field.press('Enter')
    await expect.poll(async () => (await pageOf(id)).entity.country).toBe('FR')
  })

  it('deletes from the page; Undo in the toast brings it back exactly', async () => {
    const before = await everything()
    await openPage('actor', 'Armenia')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('Deleted Armenia', { exact: true }).waitFor()
    expect((await list('actor')).map(({ name }) => name)).not.toContain('Armenia')
    await undoInToast()
    await isAsBefore(before)
  })

  it('deletes several as one step; Undo refuses when something else changed since', async () => {
    const before = await everything()
    await goTo('/events')
    await page.getByRole('listbox', { name: 'Events' }).waitFor()
    await select('2020 conflict')
    await select('Convoy to Orinakavan')
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByText('Deleted 2', { exact: true }).waitFor()
    await call(page, 'undo', {})
    await isAsBefore(before)
    await undoInToast()
    await page
      .getByText(/changed since|undid nothing|since then/i)
      .first()
      .waitFor()
    expect(await everything()).toEqual(before)
  })

  it('goes from what a source claims to the words that say it', async () => {
    await openPage('event', 'Military operation in Nagorno Karabakh')
    await page.getByRole('button', { name: /Killed, RT ≥ 7/ }).click()
    await page.getByRole('heading', { level: 1, name: /^Several civilians/ }).waitFor()
    const chosen = page.locator('[aria-current="true"][aria-label^="Passage"]')
    await expect.poll(() => chosen.innerText()).toContain('At least seven civilians were killed')
  })
})
