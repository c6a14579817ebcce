import { cpSync, createWriteStream, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Id } from '#contract/ids.ts'
import { openLibrary } from '../../main/library/open.ts'
import { type App, forget, hasElectron, launch } from './launch.ts'
import { call } from './page-acts.ts'

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A project as another program writes it: a folder of people, a selection in a text, another that is nowhere. */
async function makeProject(path: string): Promise<void> {
  const code = (number: number, name: string, inner = '') =>
    `<Code guid="${guid(number)}" name="${name}" isCodable="true">${inner}</Code>`
  const selection = (number: number, start: number, end: number) =>
    `<PlainTextSelection guid="${guid(number)}" startPosition="${start}" endPosition="${end}"><Coding guid="${guid(number + 1)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection>`
  const codes = code(1, 'People', code(2, 'Anna Ionescu') + code(3, 'Boris')) + code(4, 'war')
  const source = `<TextSource guid="${guid(50)}" name="Talk" plainTextPath="internal://a.txt">${selection(60, 0, 4)}${selection(70, 90, 80)}</TextSource>`
  const zip = new ZipFile()
  const project = `<Project xmlns="urn:QDA-XML:project:1.0" name="talks"><CodeBook><Codes>${codes}</Codes></CodeBook><Sources>${source}</Sources></Project>`
  zip.addBuffer(Buffer.from(project), 'project.qde')
  zip.addBuffer(Buffer.from('Anna spoke of the war.'), 'sources/a.txt')
  zip.end()
  await finished(zip.outputStream.pipe(createWriteStream(path)))
}

/** What was coded elsewhere and what a copy of the library has, taken in by hand. */
describe.skipIf(hasElectron)('taking in a project and another copy, with choosers a test can use', () => {
  let app: App
  let page: Page
  let place: string

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'coded-'))
    app = await launch()
    page = app.page
    await call(page, 'openSample', {})
    await page.getByRole('button', { name: 'Export…' }).first().waitFor()
  })
  afterAll(async () => {
    await app.quit()
    await forget(app)
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  })

  async function run(command: string): Promise<void> {
    await page.keyboard.press('Control+Shift+p')
    await page.getByRole('combobox').last().fill(command)
    await page.getByRole('option', { name: command }).first().click()
  }

  async function choose(path: string): Promise<void> {
    const field = page.getByRole('textbox', { name: 'Path' })
    await field.waitFor()
    await field.fill(path)
    await field.press('Enter')
  }

  it('asks what codes become, and tells what needs a look', async () => {
    const project = join(place, 'talks.qdpx')
    await makeProject(project)
    await run('Import annotations or coded texts')
    await choose(project)
    const dialog = page.getByRole('dialog', { name: 'Import annotations or coded texts' })
    await dialog
      .getByRole('group', { name: /People/ })
      .getByRole('button', { name: 'Actors' })
      .click()
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    const report = page.getByRole('dialog', { name: /^Imported/ })
    await report.getByText('Its place, from “90” to “80”, is not in the text.').waitFor()
    await report.getByRole('button', { name: 'Close' }).first().click()
    const { items } = (await call(page, 'listEntities', { query: 'Ionescu' })) as { items: { name: string }[] }
    expect(items.map(({ name }) => name)).toEqual(['Anna Ionescu'])
  })

  it('shows both sides of what two copies changed, and takes in the one chosen', async () => {
    const { items } = (await call(page, 'listEntities', { kind: 'actor', limit: 1 })) as {
      items: { id: Id<'actor'> }[]
    }
    const id = items[0]?.id as Id<'actor'>
    const files = readdirSync(app.data, { recursive: true, encoding: 'utf8' })
    const library = join(app.data, dirname(files.find((name) => basename(name) === 'library.json') ?? ''))
    const copy = join(place, 'copy')
    cpSync(library, copy, { recursive: true, filter: (name) => !name.endsWith('lock') })
    const other = await openLibrary(copy)
    const label = { key: 'editEntity', args: { name: '' } }
    await other.commit({ label, puts: [{ ...other.need(id), description: 'as it is known there' }] })
    await other.close()
    await call(page, 'saveEntity', { id, kind: 'actor', description: 'as it is known here' })
    await run('Merge another copy of this library')
    await choose(copy)
    const dialog = page.getByRole('dialog', { name: 'Merge another copy' })
    await dialog.getByText('as it is known there').waitFor()
    await dialog.getByRole('group').getByRole('button', { name: 'The other copy' }).click()
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(await call(page, 'getDocuments', { ids: [id] })).toMatchObject([{ description: 'as it is known there' }])
  })
})
