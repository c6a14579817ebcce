import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Notice } from '#contract/notices.ts'
import { Jobs } from '../../main/jobs.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { Notebook } from '../../main/open-notebook.ts'
import { keyOf, listRecent } from '../../main/recent-libraries.ts'
import { defaultPreferences, openSettings } from '../../main/settings.ts'
import { Unsaved } from '../../main/unsaved.ts'

let place: string
const notices: Notice[] = []

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'notebook-'))
  notices.length = 0
})
afterEach(() => rm(place, { recursive: true, force: true, maxRetries: 5 }))

const services = {
  openLibrary,
  createLibrary,
  makeSample: async (path: string) => (await createLibrary(path)).close(),
  createHandlers: () => ({ handlers: {}, close: async () => {} }),
}
const start = async () => {
  const settings = await openSettings(join(place, 'settings'))
  return { settings, notebook: new Notebook(services, settings, (notice) => notices.push(notice)) }
}

describe('the one open library', () => {
  it('is listed, told to every window, and open again at the next start', async () => {
    const { notebook } = await start()
    await notebook.create(join(place, 'one'), 'One')
    expect(notices).toEqual([{ kind: 'libraryChanged' }])
    await notebook.end()

    const again = await start()
    await again.notebook.openLast()
    expect(again.notebook.library?.name).toBe('One')
    expect(await listRecent(again.settings.data.recent ?? [])).toMatchObject([
      { name: 'One', folder: place, missing: false },
    ])
    await again.notebook.end()
  })

  it('tells ids of changes, never documents', async () => {
    const { notebook } = await start()
    const library = await notebook.create(join(place, 'one'), 'One')
    const tag = { ...library.stamp('tag'), name: 'Casualties' }
    await library.commit({ label: { key: 'changes.x', args: {} }, puts: [tag] })
    expect(notices.filter(({ kind }) => kind === 'changed')).toEqual([{ kind: 'changed', seq: 1, ids: [tag.id] }])
    await notebook.end()
  })

  it('is not let go of while changes are not on the disk', async () => {
    const { notebook } = await start()
    const library = await notebook.create(join(place, 'one'), 'One')
    await rename(join(place, 'one'), join(place, 'away'))
    const tag = { ...library.stamp('tag'), name: 'Casualties' }
    await expect(library.commit({ label: { key: 'saveTag', args: {} }, puts: [tag] })).rejects.toThrow('Not saved')

    expect(notebook.notSaved).not.toBeNull()
    await expect(notebook.create(join(place, 'two'), 'Two')).rejects.toThrow('stays open')
    await expect(notebook.closeLibrary()).rejects.toThrow('stays open')
    expect(notebook.library?.name).toBe('One')

    await rename(join(place, 'away'), join(place, 'one'))
    await notebook.end()
    const again = await openLibrary(join(place, 'one'))
    expect(again.get(tag.id)?.name).toBe('Casualties')
    await again.close()
  })

  it('stays open when another cannot be opened', async () => {
    const { notebook } = await start()
    await notebook.create(join(place, 'one'), 'One')
    await expect(notebook.open(join(place, 'nowhere'))).rejects.toThrow(/There is no folder/)
    expect(notebook.library?.name).toBe('One')
    await notebook.end()
  })

  it('gives its lock back when another takes its place', async () => {
    const { notebook } = await start()
    await notebook.create(join(place, 'one'), 'One')
    await notebook.create(join(place, 'two'), 'Two')
    const one = await openLibrary(join(place, 'one'))
    expect(one.readOnly).toBe(false)
    await one.close()
    await notebook.end()
  })

  it('opens by key from the list, and says when the folder is gone', async () => {
    const { notebook, settings } = await start()
    const path = join(place, 'one')
    await notebook.create(path, 'One')
    await notebook.closeLibrary()
    expect((await notebook.openRecent(keyOf(path)))?.name).toBe('One')
    await notebook.closeLibrary()
    await rm(path, { recursive: true })
    expect(await listRecent(settings.data.recent ?? [])).toMatchObject([{ name: 'One', missing: true }])
    await expect(notebook.openRecent(keyOf(path))).rejects.toThrow(/There is no folder/)
    expect(() => notebook.openRecent('unknown')).toThrow(/no longer listed/)
  })

  it('says at the start why the last library could not be opened', async () => {
    const { notebook } = await start()
    await notebook.create(join(place, 'one'), 'One')
    await notebook.end()
    await rm(join(place, 'one'), { recursive: true })
    const again = await start()
    await again.notebook.openLast()
    expect(again.notebook.library).toBeNull()
    expect(again.notebook.problem).toMatch(/There is no folder/)
  })

  it('makes the sample once and opens it ever after', async () => {
    const { notebook } = await start()
    const id = (await notebook.openSample(join(place, 'new', 'Sample')))?.id
    expect(id).toBeTruthy()
    await notebook.closeLibrary()
    expect((await notebook.openSample(join(place, 'new', 'Sample')))?.id).toBe(id)
    await notebook.end()
  })
})

describe('the program’s settings', () => {
  it('keep what was saved, and fields of a newer version', async () => {
    const folder = join(place, 'settings')
    const settings = await openSettings(folder)
    await settings.save({ preferences: { theme: 'dark' } })
    const path = join(folder, 'settings.json')
    await writeFile(
      path,
      JSON.stringify({ ...(JSON.parse(await readFile(path, 'utf8')) as object), later: { kept: true } }),
    )
    const again = await openSettings(folder)
    expect(again.preferences).toEqual({ ...defaultPreferences, theme: 'dark' })
    await again.save({ last: 'x' })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ later: { kept: true }, last: 'x' })
  })

  it.each(['', '{', '[]', 'null', '{"preferences":{"theme":"pink"}}', '{"recent":[{"path":""}]}'])(
    'keep a damaged file (%j) aside and say so',
    async (damaged) => {
      const folder = join(place, 'settings')
      await (await openSettings(folder)).save({ last: null })
      await writeFile(join(folder, 'settings.json'), damaged)
      const { problem, preferences } = await openSettings(folder)
      expect(problem).toMatch(/settings were damaged.*settings\.damaged-/)
      expect(preferences.theme).toBe('system')
      const [kept] = (await readdir(folder)).filter((name) => name.startsWith('settings.damaged-'))
      expect(await readFile(join(folder, kept ?? ''), 'utf8')).toBe(damaged)
    },
  )

  it('saved at once end as they were saved last', async () => {
    const settings = await openSettings(place)
    await Promise.all(Array.from({ length: 20 }, (_, at) => settings.save({ last: String(at) })))
    expect((await openSettings(place)).data.last).toBe('19')
  })
})

describe('closing waits', () => {
  it('for words that are still being saved, and gives up when they never are', async () => {
    const unsaved = new Unsaved()
    expect(await unsaved.settled(0)).toBe(true)
    unsaved.set(true)
    const waited = unsaved.settled(60_000)
    unsaved.set(false)
    expect(await waited).toBe(true)
    unsaved.set(true)
    expect(await unsaved.settled(1)).toBe(false)
  })

  it('and a job is cancelled by its name', async () => {
    const jobs = new Jobs()
    const run = jobs.run(
      'import',
      (signal) => new Promise((done) => signal.addEventListener('abort', () => done('cancelled'))),
    )
    await expect(jobs.run('import', async () => 1)).rejects.toThrow('The job "import" runs already')
    jobs.cancel('import')
    expect(await run).toBe('cancelled')
  })
})
