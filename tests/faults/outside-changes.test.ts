import { copyFile, cp, readdir, readFile, rename, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Library } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { outsideCalls } from '../../main/outside/calls.ts'
import { watchOutside } from '../../main/outside/watch.ts'
import { crashedCopyOf, temporaryFolder } from '../main/library/folders.ts'
import { everything, label, tagOf } from '../main/library/sample-documents.ts'
import { Batch } from './batch.ts'

type Open = { library: Library; path: string; folder: string; add: (name: string) => Promise<unknown> }

/** A library that is open and was written in: a snapshot of two changes, and a journal of two more. */
async function openOne(): Promise<Open> {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  const library = await createLibrary(path, { name: 'Open one' })
  onTestFinished(() => library.close().catch(() => undefined))
  const add = (name: string) => library.commit({ label, puts: [tagOf(library, name)] })
  await add('one')
  await add('two')
  await library.snapshot()
  await add('three')
  await add('four')
  return { library, path, folder, add }
}

/** The same library as it went on elsewhere: what a sync program would bring. */
async function elsewhere({ path }: Open, name: string) {
  const copy = await crashedCopyOf(path)
  const library = await openLibrary(copy)
  await library.commit({ label, puts: [tagOf(library, name)] })
  const state = everything(library)
  await library.close()
  return { copy, state }
}

const namesOf = (state: Record<string, Document>) => Object.values(state).map((tag) => ('name' in tag ? tag.name : ''))
const snapshotOf = (path: string) => join(path, 'library.json')
const journalOf = (path: string) => join(path, 'journal-2.ndjson')
const outsideIn = async (path: string) => (await readdir(path)).filter((name) => name.includes('.outside-'))

/** Every byte of the folder must lead to what is open, also after a crash at this moment. */
async function expectWhole(open: Open, state: Record<string, Document>) {
  const crashed = await openLibrary(await crashedCopyOf(open.path))
  expect(everything(crashed)).toEqual(state)
  await crashed.close()
  await open.library.close()
  const reopened = await openLibrary(open.path)
  expect([everything(reopened), reopened.problems, reopened.name]).toEqual([state, [], 'Open one'])
  const problems = (await reopened.check()).problems.map(({ message }) => message)
  expect(problems).toEqual([])
  await reopened.close()
}

const damages: [string, (path: string, other: string) => Promise<unknown>, file: 'snapshot' | 'journal'][] = [
  [
    'library.json replaced by the version of another computer',
    (path, other) => replace(other, snapshotOf(path)),
    'snapshot',
  ],
  [
    'library.json written over in place',
    async (path, other) => writeFile(snapshotOf(path), await readFile(snapshotOf(other))),
    'snapshot',
  ],
  ['library.json emptied', (path) => truncate(snapshotOf(path), 0), 'snapshot'],
  ['library.json cut in half', async (path) => truncate(snapshotOf(path), 200), 'snapshot'],
  ['library.json renamed', (path) => rename(snapshotOf(path), join(path, 'library.json.old')), 'snapshot'],
  ['library.json deleted', (path) => unlink(snapshotOf(path)), 'snapshot'],
  ['the journal replaced', (path, other) => replace(other, journalOf(path), 'generations/journal-2.ndjson'), 'journal'],
  ['the journal emptied', (path) => truncate(journalOf(path), 0), 'journal'],
  [
    'the journal cut',
    async (path) => truncate(journalOf(path), (await readFile(journalOf(path))).length - 5),
    'journal',
  ],
  ['the journal written into', (path) => writeFile(journalOf(path), 'something else', { flag: 'a' }), 'journal'],
  ['the journal deleted', (path) => unlink(journalOf(path)), 'journal'],
  ['the journal renamed', (path) => rename(journalOf(path), join(path, 'journal-2.ndjson.old')), 'journal'],
]

/** As sync programs do: under another name first, then over the file. */
async function replace(other: string, target: string, source = 'library.json') {
  await copyFile(join(other, source), `${target}.sync`)
  await rename(`${target}.sync`, target)
}

test.each(damages)('%s while the library is open: looked at, nothing that is open is lost', async (_, damage) => {
  const open = await openOne()
  const other = await elsewhere(open, 'made elsewhere')
  const state = everything(open.library)
  await damage(open.path, other.copy)
  await open.library.look()
  expect(open.library.saveState).toEqual({ state: 'saved' })
  await expectWhole(open, state)
})

test.each(damages)(
  '%s, and writing goes on without looking: all that was called saved is there',
  async (_, damage, file) => {
    const open = await openOne()
    const other = await elsewhere(open, 'made elsewhere')
    await damage(open.path, other.copy)
    // Looked for once a second while something is saved.
    if (file === 'journal') await new Promise((resolve) => setTimeout(resolve, 1_100))
    await open.add('five')
    await open.add('six')
    const state = everything(open.library)
    if (file === 'snapshot') await open.library.snapshot()
    await expectWhole(open, state)
  },
)

test('a version that another program put there is kept whole, told of, and opens beside the open one', async () => {
  const open = await openOne()
  const { outsideChanges, writeOutside, settleOutside } = outsideCalls(open.library)
  const other = await elsewhere(open, 'made elsewhere')
  const bytes = await readFile(snapshotOf(other.copy))
  await open.add('made here')
  const here = everything(open.library)
  await replace(other.copy, snapshotOf(open.path))
  const [version, ...more] = await outsideChanges({})
  expect(version).toMatchObject({ kind: 'other version', onlyThere: 1, onlyHere: 1, different: 0 })
  expect(more).toEqual([])
  const file = version?.file ?? ''
  expect((await readFile(join(open.path, file))).equals(bytes)).toBe(true)
  const beside = join(open.folder, 'beside')
  expect(await writeOutside({ file, path: beside })).toMatchObject({ documents: 5 })
  const second = await openLibrary(beside)
  expect([everything(second), (await second.check()).ok]).toEqual([other.state, true])
  await second.close()
  expect(everything(open.library)).toEqual(here)
  await settleOutside({ file, choice: 'keep here' })
  expect(await outsideChanges({})).toEqual([])
  expect((await readFile(join(open.path, `${file}.settled`))).equals(bytes)).toBe(true)
  await expectWhole(open, here)
})

test('a version taken over is this library’s state, as one change that undo takes back', async () => {
  const open = await openOne()
  const { outsideChanges, settleOutside } = outsideCalls(open.library)
  const other = await elsewhere(open, 'made elsewhere')
  await open.add('made here')
  const here = everything(open.library)
  await replace(other.copy, snapshotOf(open.path))
  const [version] = await outsideChanges({})
  expect(await settleOutside({ file: version?.file ?? '', choice: 'take over' })).toEqual({ changed: 2 })
  expect(everything(open.library)).toEqual(other.state)
  await open.library.undo()
  expect(everything(open.library)).toEqual(here)
  await open.library.redo()
  await expectWhole(open, other.state)
})

test('conflict copies of sync programs are told of under the names they have, and never read as the library', async () => {
  const open = await openOne()
  const { outsideChanges, settleOutside } = outsideCalls(open.library)
  const other = await elsewhere(open, 'made elsewhere')
  const names = [
    'library (conflicted copy).json',
    'library.sync-conflict-20261125-101010-ABCDEFG.json',
    'library-LAPTOP.json',
    'library (1).json',
  ]
  for (const name of names) await copyFile(snapshotOf(other.copy), join(open.path, name))
  // The same journal as it went on elsewhere: one change more.
  await copyFile(join(other.copy, 'generations/journal-2.ndjson'), join(open.path, 'journal-2 (1).ndjson'))
  await writeFile(join(open.path, 'library (half).json'), '{"library":{')
  const state = everything(open.library)
  const told = (await outsideChanges({})).map(({ file, kind }) => [file, kind])
  expect(new Map(told as [string, string][])).toEqual(
    new Map([
      ...[...names, 'journal-2 (1).ndjson'].map((name) => [name, 'other version']),
      ['library (half).json', 'unreadable'],
    ] as [string, string][]),
  )
  await settleOutside({ file: 'journal-2 (1).ndjson', choice: 'take over' })
  expect(namesOf(everything(open.library))).toEqual(['one', 'two', 'three', 'four', 'made elsewhere'])
  await open.library.undo()
  await expect(settleOutside({ file: 'library (half).json', choice: 'take over' })).rejects.toThrow(
    /damaged or not whole/,
  )
  await expect(settleOutside({ file: '../library.json', choice: 'keep here' })).rejects.toThrow(
    'is not another version',
  )
  await expectWhole(open, state)
})

test('an earlier state, and the file of another library, are told from another version', async () => {
  const open = await openOne()
  const { outsideChanges, settleOutside } = outsideCalls(open.library)
  await copyFile(join(open.path, 'generations/library-0.json'), join(open.path, 'library (old).json'))
  const other = await createLibrary(join(open.folder, 'other'))
  await other.close()
  const state = everything(open.library)
  await replace(other.path, snapshotOf(open.path))
  const told = await outsideChanges({})
  expect(told.map(({ kind }) => kind).sort()).toEqual(['another library', 'earlier state'])
  const file = told.find(({ kind }) => kind === 'another library')?.file ?? ''
  await expect(settleOutside({ file, choice: 'take over' })).rejects.toThrow('belongs to another library')
  await open.add('and it goes on')
  await expectWhole(open, everything(open.library))
  expect(Object.keys(state)).toHaveLength(4)
})

test('a file that a sync program copied over itself is nothing to decide about', async () => {
  const open = await openOne()
  await cp(snapshotOf(open.path), `${snapshotOf(open.path)}.sync`)
  await rename(`${snapshotOf(open.path)}.sync`, snapshotOf(open.path))
  expect(await outsideCalls(open.library).outsideChanges({})).toEqual([])
  expect(await outsideIn(open.path)).toEqual([])
})

test('a change in the folder is noticed by itself while nothing is done', async () => {
  const open = await openOne()
  const other = await elsewhere(open, 'made elsewhere')
  const told = new Promise<void>((resolve) => onTestFinished(watchOutside(open.library, resolve)))
  await replace(other.copy, snapshotOf(open.path))
  await told
  expect(await outsideIn(open.path)).toHaveLength(1)
  await expectWhole(open, everything(open.library))
})

test('the real program goes on saving over files taken from under it, and both versions stand there at the end', async () => {
  const open = await openOne()
  const other = await elsewhere(open, 'made elsewhere')
  await open.library.close()
  const batch = new Batch(open.path)
  const acknowledged: string[] = []
  const save = async (name: string) => {
    if ((await batch.ask('saveTag', { name }))?.ok) acknowledged.push(name)
  }
  await save('a')
  await replace(other.copy, snapshotOf(open.path))
  await save('b')
  const live = (await readdir(open.path)).find((name) => /^journal-\d+\.ndjson$/.test(name)) ?? ''
  await rm(join(open.path, live))
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await save('c')
  const told = (await batch.ask('outsideChanges', {}))?.value as { kind: string }[]
  expect(told.map(({ kind }) => kind)).toEqual(['other version'])
  await save('d')
  expect(await batch.end()).toMatchObject({ code: 0 })
  const library = await openLibrary(open.path)
  expect(acknowledged).toEqual(['a', 'b', 'c', 'd'])
  expect(namesOf(everything(library)).slice(-4)).toEqual(acknowledged)
  expect([library.problems, (await library.check()).ok]).toEqual([[], true])
  expect(await outsideIn(open.path)).toHaveLength(1)
  await library.close()
})
