import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { visitCalls, windowCalls } from '#contract/calls.ts'
import type { Notice } from '#contract/notices.ts'
import type { TablePreview } from '#contract/tables.ts'
import { answerCall } from '../../main/answer-call.ts'
import { BackupKeeper } from '../../main/backups/keeper.ts'
import { memoryOf } from '../../main/backups/memory.ts'
import type { ImportOutcome, SetAside } from '#contract/views.ts'
import { exportLibrary } from '../../main/export/export-library.ts'
import { createImporter } from '../../main/import/importer.ts'
import { Jobs } from '../../main/jobs.ts'
import { libraryCalls } from '../../main/library/calls.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { Notebook } from '../../main/open-notebook.ts'
import { openSettings } from '../../main/settings.ts'
import { type Desk, type Desktop, leaveWaiting, windowHandlers } from '../../main/window-calls.ts'
import { smallPdf } from './import/small-pdf.ts'
import { temporaryFolder } from './library/folders.ts'
import { label, tagOf } from './library/sample-documents.ts'

/** Cheap to try: what a key costs is tried where keys are. */
const cost = { N: 2 ** 10, r: 8, p: 1 }
const passphrase = 'seven tall poplars'

/** A program without windows: everything is real but what a person would choose in the system's dialogs. */
async function aProgram() {
  const folder = await temporaryFolder()
  const settings = await openSettings(join(folder, 'settings'))
  const told: Notice[] = []
  const wiped: string[] = []
  const chosen = {
    library: join(folder, 'library'),
    restore: join(folder, 'restored'),
    place: join(folder, 'stick'),
    table: join(folder, 'table.csv'),
    annotations: [join(folder, 'a.ann'), join(folder, 'a.txt')],
    copy: join(folder, 'copy'),
    style: join(folder, 'mine.csl'),
  }
  const written: { name: string; text: string }[] = []
  const notebook = new Notebook(
    {
      openLibrary,
      // What makes guessing slow makes tests slow too, and is tested elsewhere.
      createLibrary: async (path, options) => {
        const library = await createLibrary(path, { ...options, cost })
        const protect = library.protect.bind(library)
        library.protect = ({ passphrase: given }) => protect({ passphrase: given, cost } as { passphrase: string })
        return library
      },
      makeSample: async () => undefined,
      wipeWindows: () => wiped.push(notebook.library === null ? 'after it was let go' : 'while it was open'),
      createHandlers: (library) => {
        const backups = new BackupKeeper(library, { memory: memoryOf(settings, library), onFailed: () => undefined })
        return { handlers: libraryCalls(library), backups, close: () => backups.close() }
      },
    },
    settings,
    (notice) => told.push(notice),
  )
  const saves = { refuses: false }
  const importer = createImporter()
  const desktop: Desktop = {
    notebook,
    settings,
    jobs: new Jobs(),
    tell: (notice) => told.push(notice),
    openWindow: () => undefined,
    showTheme: () => undefined,
    openSample: async () => null,
    importer,
    saveTyped: async () => {
      if (saves.refuses) throw new Error('the last words could not be saved')
    },
    lock: () => notebook.lock(),
    wasActive: () => undefined,
    version: '1.2.3',
    out: folder,
  }
  const saved: { name: string; bytes: Uint8Array }[] = []
  const shown: string[] = []
  const desk: Desk = {
    chooseNewLibrary: async () => ({ path: chosen.library, name: 'Library' }),
    chooseLibrary: async () => chosen.library,
    chooseLibraryFile: async () => null,
    chooseFiles: async () => null,
    chooseFolderOfFiles: async () => null,
    chooseTable: async () => chosen.table,
    chooseAnnotationFiles: async () => chosen.annotations,
    chooseCopy: async () => chosen.copy,
    chooseStyle: async () => chosen.style,
    chooseExportPlace: async () => null,
    confirmLink: async () => false,
    openOutside: async () => undefined,
    copy: async () => undefined,
    setUnsaved: () => undefined,
    chooseRestorePlace: async () => chosen.restore,
    chooseBackupFolder: async () => chosen.place,
    saveText: async (name, text) => written.push({ name, text }) > 0,
    savePicture: async (name, kind, bytes) =>
      written.push({ name: `${name}.${kind}`, text: new TextDecoder().decode(bytes) }) > 0,
    saveFile: async (file) => (saved.push(file) > 0 ? join(folder, file.name) : null),
    showInFolder: (path) => void shown.push(path),
    saveTable: async (name, text) => written.push({ name, text }) > 0,
    answerSaved: () => undefined,
  }
  onTestFinished(async () => {
    await importer.close()
    await notebook.end()
  })
  const handlers = windowHandlers(desktop, desk)
  const call = async (name: keyof typeof windowCalls | keyof typeof visitCalls, args: object = {}): Promise<never> => {
    const answer = await answerCall([visitCalls, windowCalls], handlers, name, args)
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value as never
  }
  const mark = (name: string) => {
    const library = notebook.need()
    return library.commit({ label, puts: [tagOf(library, name)] })
  }
  const tags = () => [...notebook.need().collection('tag').values()].map(({ name }) => name)
  return { saved, shown, importer, folder, settings, notebook, call, told, wiped, chosen, written, saves, mark, tags }
}

describe('a protected library in the window', () => {
  test('is made, locked and opened again, and its pages are thrown away with it', async () => {
    const { call, notebook, wiped, mark, tags, written } = await aProgram()
    const { recoveryKey } = (await call('newProtectedLibrary', { passphrase })) as { recoveryKey: string }
    await mark('canary')
    expect(await call('saveRecoveryKey', { recoveryKey })).toBe(true)
    expect(written[0]?.text).toContain(recoveryKey)

    await call('lockLibrary')
    expect(wiped).toEqual(['after it was let go'])
    expect(await call('windowState')).toMatchObject({ library: null, locked: { name: 'library' } })
    await expect(call('unlockLibrary', { passphrase: 'not this one at all' })).rejects.toThrow('not the passphrase')
    await expect(call('unlockLibrary', { recoveryKey: 'ABC' })).rejects.toThrow('mistyped')
    expect(notebook.library).toBeNull()
    await call('unlockLibrary', { recoveryKey })
    expect(tags()).toEqual(['canary'])

    await call('changePassphrase', { recoveryKey, next: 'nine low willows' })
    await call('lockLibrary')
    await expect(call('unlockLibrary', { passphrase })).rejects.toThrow('not the passphrase')
    expect(await call('unlockLibrary', { passphrase: 'nine low willows' })).toMatchObject({ protected: true })
  }, 60_000)

  test('asks for its passphrase when it is opened, from the list and at the next start, and closes what was open', async () => {
    const { folder, settings, call, notebook, chosen, wiped } = await aProgram()
    await call('newProtectedLibrary', { passphrase })
    const path = chosen.library
    chosen.library = join(folder, 'plain')
    await call('newLibrary')
    expect(notebook.library?.name).toBe('Library')
    chosen.library = path
    expect(await call('openLibrary')).toBeNull()
    expect(notebook.library).toBeNull()
    expect(notebook.locked).toBe(path)
    expect(wiped).toHaveLength(1)
    await call('unlockLibrary', { passphrase })

    await notebook.end()
    const services = { openLibrary, createLibrary, makeSample: async () => undefined }
    const next = new Notebook(
      { ...services, createHandlers: () => ({ handlers: {}, close: async () => undefined }) },
      settings,
      () => undefined,
    )
    await next.openLast()
    expect(next).toMatchObject({ locked: path, problem: undefined, library: null })
    await next.closeLibrary()
    expect(next.locked).toBeNull()
  }, 60_000)

  test('that was tampered with or cut short says so in its own sentence, and what was open stays', async () => {
    const { folder, call, notebook, chosen } = await aProgram()
    await call('newProtectedLibrary', { passphrase })
    const path = chosen.library
    chosen.library = join(folder, 'plain')
    await call('newLibrary')
    chosen.library = path
    const keys = ['protection.json', 'generations/protection.json'].map((name) => join(path, name))
    const whole = await readFile(keys[0] ?? '')
    for (const key of keys) await writeFile(key, whole.subarray(0, 500))
    await expect(call('openLibrary')).rejects.toThrow('cut short')
    const changed = Buffer.from(whole)
    changed[100] = (changed[100] ?? 0) ^ 1
    for (const key of keys) await writeFile(key, changed)
    await expect(call('openLibrary')).rejects.toThrow('was changed by something other')
    expect(notebook.library?.path).toBe(join(folder, 'plain'))
    expect(notebook.locked).toBeNull()
  }, 60_000)

  test('is protected, given another key and made plain again, and every window hears of it', async () => {
    const { call, told, mark, tags } = await aProgram()
    await call('newLibrary')
    await mark('canary')
    const { recoveryKey } = (await call('protectLibrary', { passphrase })) as { recoveryKey: string }
    const newer = (await call('newRecoveryKey', { passphrase })) as { recoveryKey: string }
    await expect(call('unprotectLibrary', { passphrase: 'another passphrase' })).rejects.toThrow('not the passphrase')
    await call('lockLibrary')
    await expect(call('unlockLibrary', { recoveryKey })).rejects.toThrow('not the recovery key')
    await call('unlockLibrary', newer)
    await call('unprotectLibrary', { passphrase })
    expect(tags()).toEqual(['canary'])
    expect(told.filter(({ kind }) => kind === 'protectionChanged')).toHaveLength(2)
    await expect(call('lockLibrary')).rejects.toThrow('not protected')
  }, 60_000)

  test('is locked as a whole while an earlier state of it shows', async () => {
    const { call, notebook, mark, tags } = await aProgram()
    await call('newProtectedLibrary', { passphrase })
    await mark('one')
    await mark('two')
    await call('openEarlier', { seq: 1 })
    expect(notebook.need().collection('tag').size).toBe(1)
    await call('lockLibrary')
    expect(() => notebook.need()).toThrow('No library is open')
    await call('unlockLibrary', { passphrase })
    expect(tags()).toEqual(['one', 'two'])
  })

  test('words that cannot be saved keep the library open', async () => {
    const { call, notebook, saves } = await aProgram()
    await call('newLibrary')
    saves.refuses = true
    await expect(call('closeLibrary')).rejects.toThrow('could not be saved')
    await expect(call('openLibrary')).rejects.toThrow('could not be saved')
    expect(notebook.library).not.toBeNull()
  })
})

describe('backups in the window', () => {
  test('are made in both places, listed, verified with progress, and restored as a library beside the old one', async () => {
    const { call, told, chosen, mark, tags, notebook } = await aProgram()
    await mkdir(chosen.place)
    await call('newLibrary')
    await mark('before')
    expect(await call('chooseBackupPlace')).toMatchObject({ second: { folder: chosen.place }, ask: false })
    expect(await call('backUpNow')).toMatchObject({ second: 'made', library: { kind: 'asked' } })
    await mark('after')
    const listed = (await call('listBackups')) as { place: string; reached: boolean; backups: { key: string }[] }[]
    expect(listed.map(({ place, reached, backups }) => [place, reached, backups.length])).toEqual([
      ['library', true, 1],
      ['second', true, 2],
    ])
    expect(await call('verifyBackups', { job: 'all' })).toEqual({ verified: 3, damaged: [] })
    expect(told.some((notice) => notice.kind === 'progressed' && notice.job === 'all')).toBe(true)
    expect(await call('backupState')).toMatchObject({ verified: { damaged: [] } })

    const backup = { place: 'second', key: listed[1]?.backups[0]?.key ?? '' }
    const restored = (await call('restoreBackup', { job: 'back', backup })) as { key: string; folder: string }
    await call('openRecent', { key: restored.key })
    expect(notebook.library?.path).toBe(chosen.restore)
    expect(tags()).toEqual(['before'])
  })

  test('are cancelled, and leave nothing', async () => {
    const { call, chosen, mark } = await aProgram()
    await call('newLibrary')
    await mark('one')
    const { library } = (await call('backUpNow')) as { library: { key: string } }
    const backup = { place: 'library', key: library.key }
    const restoring = call('restoreBackup', { job: 'back', backup })
    await new Promise((resolve) => setTimeout(resolve))
    await call('cancelJob', { job: 'back' })
    expect(await restoring).toBeNull()
    await expect(readFile(join(chosen.restore, 'library.json'))).rejects.toThrow('ENOENT')
  })

  test('of a place that is away are named as such, and no key leads out of a place', async () => {
    const { folder, call, chosen, mark } = await aProgram()
    await mkdir(chosen.place)
    await call('newLibrary')
    await mark('one')
    await call('chooseBackupPlace')
    await rename(chosen.place, join(folder, 'taken out'))
    expect(await call('backUpNow')).toMatchObject({ second: 'not reached' })
    expect(await call('listBackups')).toMatchObject([{ place: 'library' }, { place: 'second', reached: false }])
    const key = '0000000001-weekly.backup'
    await expect(call('verifyBackups', { job: 'one', backup: { place: 'second', key } })).rejects.toThrow('not there')
    for (const bad of ['../0000000001-weekly.backup', '/etc/passwd', '0000000001-weekly.backup/..'])
      await expect(call('verifyBackups', { job: 'one', backup: { place: 'library', key: bad } })).rejects.toThrow(
        'Wrong argument',
      )
    await call('leaveBackupPlace')
    expect(await call('backupState')).toMatchObject({ second: null, ask: false })
  })
})

describe('an import in the window', () => {
  const told = (notices: readonly Notice[]) => notices.filter(({ kind }) => kind === 'passwordAsked')

  test('asks for the password of a locked file until it opens, and a cancel answers for it', async () => {
    const { call, told: notices, notebook } = await aProgram()
    await call('newLibrary')
    const locked = (words: string) => ({
      name: 'locked.pdf',
      bytes: Uint8Array.from(smallPdf([[{ text: words, y: 700 }]], 'secret')),
    })
    const done = call('importDropped', { job: 'one', files: [locked('Seven people were killed.')] })
    await expect
      .poll(() => told(notices), { timeout: 15_000 })
      .toEqual([{ kind: 'passwordAsked', job: 'one', file: 'locked.pdf', wrong: false }])
    await call('answerPassword', { job: 'one', password: 'wrong' })
    await expect.poll(() => told(notices).length, { timeout: 15_000 }).toBe(2)
    expect(told(notices)[1]).toMatchObject({ wrong: true })
    await call('answerPassword', { job: 'one', password: 'secret' })
    expect(await done).toMatchObject({ outcomes: [{ status: 'added', title: 'Seven people were killed.' }] })
    expect([...notebook.need().collection('article').values()]).toHaveLength(1)

    const next = call('importDropped', { job: 'two', files: [locked('Nine people were killed.')] })
    await expect.poll(() => told(notices).length, { timeout: 15_000 }).toBe(3)
    await call('cancelJob', { job: 'two' })
    expect(await next).toMatchObject({ outcomes: [{ status: 'failed', locked: true }] })
    // Nobody waits any more; that harms nothing.
    await call('answerPassword', { job: 'two', password: 'late' })
  })

  test('leaves a report as a table in which no cell is a formula', async () => {
    const { call, written } = await aProgram()
    const outcomes = [
      { file: '=cmd.pdf', status: 'failed', reason: 'It is locked, "quite".' },
      { file: 'a.docx', status: 'added', title: 'A', words: 7, notKept: ['2 comments', '1 deleted passage'] },
    ]
    expect(await call('saveImportReport', { outcomes })).toBe(true)
    const lines = written[0]?.text.split('\r\n') ?? []
    expect(lines[0]).toBe('\uFEFFfile,status,title,published,words,reason,not_kept')
    expect(lines[1]).toMatch(/^'=cmd\.pdf,not kept,,,,"It is locked, ""quite""\.",$/)
    expect(lines[2]).toBe('a.docx,added,A,,7,,2 comments; 1 deleted passage')
  })
})

describe('a table of articles in the window', () => {
  test('is chosen, looked at, imported, and the next with the same columns is read alike', async () => {
    const { call, chosen, notebook, settings } = await aProgram()
    type Opened = { table: string; preview: TablePreview }
    await call('newLibrary')
    await writeFile(chosen.table, 'A;B;C\nCeasefire;It began at noon.;03/04/2023\n')
    const { table, preview } = (await call('chooseTable')) as Opened
    expect(preview).toMatchObject({ file: 'table.csv', separator: ';', remembered: false })
    const mapping = { header: true, columns: { title: 0, text: 1, publishedAt: 2 }, dayOrder: 'month first' }
    const again = (await call('previewTable', { table, mapping })) as TablePreview
    expect(again.rows[0]).toMatchObject({ title: 'Ceasefire', publishedAt: '2023-03-04' })
    expect(await call('importTable', { job: 'a', table, mapping })).toMatchObject([
      { status: 'added', title: 'Ceasefire' },
    ])
    expect([...notebook.need().collection('article').values()]).toMatchObject([{ publishedAt: '2023-03-04' }])

    const [article] = notebook.need().collection('article').values()
    expect(await call('shownReference', { id: article?.id })).toMatchObject({ text: 'Ceasefire. (2023, March 4).' })
    await call('savePreferences', { referenceStyle: 'vancouver' })
    expect(await call('copyReference', { id: article?.id })).toEqual({ text: 'Ceasefire. 2023.' })

    await writeFile(chosen.table, 'A;B;C\nAnother;Other words.;05/04/2023\n')
    const next = (await call('chooseTable')) as Opened
    expect(next.preview).toMatchObject({ remembered: true, columns: mapping.columns, dayOrder: 'month first', kept: 1 })
    await expect(call('previewTable', { table, mapping })).rejects.toThrow(/no longer open/)
    expect((await openSettings(join(settingsFolder(chosen), 'settings'))).data.tables).toHaveLength(1)
    expect(settings.problem).toBeUndefined()
  })
})

const settingsFolder = ({ library }: { library: string }) => dirname(library)

test('annotations are read first, and taken in when a person said what their codes become', async () => {
  const { call, notebook, chosen } = await aProgram()
  await call('newLibrary')
  await writeFile(chosen.annotations[0] ?? '', 'T1\tPerson 0 4\tAnna\n')
  await writeFile(chosen.annotations[1] ?? '', 'Anna spoke.')
  const found = await call('chooseAnnotations', { job: 'one' })
  expect(found).toMatchObject({
    format: 'brat',
    folders: [{ name: 'Person', codes: 1, examples: ['Anna'], as: 'tags' }],
  })
  expect(notebook.need().seq).toBe(0)
  const report = await call('takeAnnotations', { job: 'one', as: { actors: ['Person'] } })
  expect(report).toMatchObject({ outcomes: [{ status: 'anchored' }] })
  expect([...notebook.need().collection('actor').values()].map(({ name }) => name)).toEqual(['Anna'])
  await expect(call('takeAnnotations', { job: 'one' })).rejects.toThrow(/Nothing was read/)
})

test('another copy stays open while a person looks, and is merged or left', async () => {
  const { call, notebook, chosen, mark, tags } = await aProgram()
  await call('newLibrary')
  await mark('here')
  await cp(chosen.library, chosen.copy, { recursive: true, filter: (name) => !name.endsWith('lock') })
  const other = await openLibrary(chosen.copy)
  await other.commit({ label, puts: [tagOf(other, 'there')] })
  await other.close()
  const preview = (await call('chooseCopy')) as { copy: string }
  expect(preview).toMatchObject({ counts: { new: 1 }, base: { seq: 1 } })
  expect(await call('mergeCopy', { copy: preview.copy })).toMatchObject({ changed: 1 })
  expect(tags().sort()).toEqual(['here', 'there'])
  await expect(call('mergeCopy', { copy: preview.copy })).rejects.toThrow(/No other copy is open/)
  const again = (await call('chooseCopy')) as { copy: string }
  await call('leaveCopy', { copy: again.copy })
  await notebook.need().undo()
  expect(tags()).toEqual(['here'])
})

test('a picture of what shows is written where a person chooses', async () => {
  const { call, written } = await aProgram()
  const bytes = new TextEncoder().encode('<svg/>')
  expect(await call('savePicture', { name: 'Network', kind: 'svg', bytes })).toBe(true)
  expect(written).toEqual([{ name: 'Network.svg', text: '<svg/>' }])
  await expect(call('savePicture', { name: 'Network', kind: 'gif', bytes })).rejects.toThrow()
})

test('of files dropped together each goes its way', async () => {
  const { call, folder, notebook, chosen, mark, tags } = await aProgram()
  await call('newLibrary')
  await mark('here')
  const whole = join(folder, 'whole.sourcebook')
  await exportLibrary(notebook.need(), { format: 'library', path: whole })
  const bytes = (words: string) => Uint8Array.from(Buffer.from(words))
  const files = [
    { name: 'a.txt', bytes: bytes('Anna spoke.') },
    { name: 'news.txt', bytes: bytes('Seven people were killed.') },
    { name: 'a.ann', bytes: bytes('T1\tPerson 0 4\tAnna\n') },
    { name: 'annotation.conf', bytes: bytes('[entities]\nPerson\n') },
    { name: 'table.csv', bytes: bytes('Title;Text\nCeasefire;It began at noon.\n') },
    { name: 'renamed.bin', bytes: Uint8Array.from(await readFile(whole)) },
  ]
  type Dropped = { outcomes: ImportOutcome[]; aside: SetAside[] }
  const { outcomes, aside } = (await call('importDropped', { job: 'one', files })) as Dropped
  expect(outcomes).toMatchObject([{ file: 'news.txt', status: 'added' }])
  expect(aside).toMatchObject([
    { kind: 'coded', name: 'a.ann' },
    { kind: 'table', name: 'table.csv' },
    { kind: 'library', name: 'renamed.bin' },
  ])
  const [coded = '', table = '', library = ''] = aside.map(({ key }) => key)
  expect(await call('chooseAnnotations', { job: 'two', dropped: coded })).toMatchObject({ format: 'brat' })
  expect(await call('takeAnnotations', { job: 'two' })).toMatchObject({ outcomes: [{ status: 'anchored' }] })
  expect(await call('chooseTable', { dropped: table })).toMatchObject({ preview: { file: 'table.csv', kept: 1 } })
  await expect(call('chooseTable', { dropped: table })).rejects.toThrow(/Drop it again/)
  // A copy of itself from before the import: there is nothing in it that is not here.
  expect(await call('chooseCopy', { dropped: library })).toMatchObject({ counts: { new: 0, conflict: 0 }, damage: [] })
  chosen.library = join(folder, 'opened')
  const again = (await call('importDropped', { job: 'three', files: files.slice(-1) })) as Dropped
  await call('openLibraryFile', { dropped: again.aside[0]?.key })
  expect(notebook.need().path).toBe(chosen.library)
  expect(tags()).toEqual(['here'])
}, 30_000)

test('the original of an article is given back byte for byte, and shown where it was saved', async () => {
  const { call, notebook, importer, saved, shown, folder } = await aProgram()
  await call('newLibrary')
  const bytes = Buffer.from('<p>The words of a <b>page</b>.</p><img src="a.png">')
  const { articleId, notKept } = await importer.importBytes(notebook.need(), {
    name: 'pages/bill.exe',
    bytes,
    mediaType: 'text/html',
  })
  expect(notKept).toEqual(['1 image that lies outside of the file'])
  expect(await call('saveOriginal', { id: articleId })).toBe(true)
  expect(saved.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['bill.exe.html', bytes.toString()],
  ])
  await call('showExport')
  expect(shown).toEqual([join(folder, 'bill.exe.html')])
  await rm(join(notebook.need().path, 'originals'), { recursive: true })
  await expect(call('saveOriginal', { id: articleId })).rejects.toThrow('is missing or damaged')
})

test('a copy with a passphrase of its own is opened with that, and let go with the library', async () => {
  const { call, chosen, notebook, mark, tags } = await aProgram()
  await call('newLibrary')
  await mark('here')
  await cp(chosen.library, chosen.copy, { recursive: true, filter: (name) => !name.endsWith('lock') })
  const other = await openLibrary(chosen.copy)
  await other.protect({ passphrase, cost: { N: 2 ** 10, r: 8, p: 1 } } as { passphrase: string })
  await other.commit({ label, puts: [tagOf(other, 'there')] })
  await other.close()
  const locked = (await call('chooseCopy')) as { copy: string }
  expect(locked).toEqual({ locked: true, name: 'copy', copy: locked.copy, losesProtection: true })
  await expect(call('mergeCopy', { copy: locked.copy })).rejects.toThrow(/No other copy is open/)
  await expect(call('unlockCopy', { copy: locked.copy, passphrase: 'not this one' })).rejects.toThrow(
    'not the passphrase',
  )
  await expect(call('unlockCopy', { copy: locked.copy, recoveryKey: 'ABC' })).rejects.toThrow('mistyped')
  expect(await call('unlockCopy', { copy: locked.copy, passphrase })).toMatchObject({
    counts: { new: 1 },
    losesProtection: true,
    damage: [],
  })
  expect(await call('mergeCopy', { copy: locked.copy })).toMatchObject({ changed: 1 })
  expect(tags().sort()).toEqual(['here', 'there'])
  const again = (await call('chooseCopy')) as { copy: string }
  await leaveWaiting()
  await expect(call('unlockCopy', { copy: again.copy, passphrase })).rejects.toThrow(/No other copy is open/)
  expect(notebook.need().seq).toBe(2)
}, 30_000)
