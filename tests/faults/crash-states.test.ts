import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Id } from '#contract/ids.ts'
import { restoreBackup, verifyBackup } from '../../main/backups/restore-backup.ts'
import { listBackups, takeBackup } from '../../main/backups/take-backup.ts'
import { sha256Of } from '../../main/library/hashes.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { label, tagOf } from '../main/library/sample-documents.ts'
import { atEveryCrash, type Crashed, record, type Recording } from './crash/replay.ts'
import { expectState, linesOf, seqSaid, statesOf } from './crash/whole-library.ts'
import { dyingAt } from './dying-disk.ts'

/**
 * The real command line is recorded, system call by system call, and every state that a crash could leave by what POSIX
 * promises is opened. Few file systems are as forgetful, so nothing found here hangs on one of them.
 */
const everyStep = process.env['SOURCEBOOK_EVERY_STEP'] !== undefined
const program = join(import.meta.dirname, '../../main/cli.ts')
const cli = (...args: string[]) => [process.execPath, program, ...args]
const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0
if (!canTrace) process.stderr.write('CRASH STATES ARE NOT TESTED HERE: strace is missing or may not trace\n')

let looked = 0
afterAll(() => {
  if (canTrace) process.stderr.write(`${looked} crash states were looked at.\n`)
})

/** Requests, each followed by a question for the number of the last change. */
function requests(...calls: [call: string, args: object][]): string[] {
  return calls
    .flatMap((call): [string, object][] => [call, ['libraryInfo', {}]])
    .map(([call, args], id) => JSON.stringify({ id, call, args }))
}

/** A closed library with some changes; with a snapshot after each of them, its history is deflated from the fifth on. */
async function library(changes: number, snapshots = false): Promise<{ root: string; path: string }> {
  const root = await temporaryFolder()
  const path = join(root, 'library')
  const library = await createLibrary(path, { name: 'Crash', author: 'A' })
  for (let change = 0; change < changes; change++) {
    await library.commit({ label, puts: [tagOf(library, `tag ${change}`)] })
    if (snapshots) await library.snapshot()
  }
  await library.close()
  return { root, path }
}

/** Looks at every state twice: as it is, and after whoever opened it first was killed on the way. */
async function expectNoneBad(
  recording: Recording,
  look: (crashed: Crashed) => Promise<void>,
  { atLeast, killedEvery = 1 }: { atLeast: number; killedEvery?: number },
): Promise<void> {
  const { states, bad } = await atEveryCrash(recording, look)
  const again = await atEveryCrash(recording, async (crashed) => {
    if (crashed.number % (everyStep ? 1 : killedEvery) !== 0) return
    await openedAndKilled(join(crashed.folder, 'library'), crashed.number)
    await look(crashed)
  })
  looked += states + again.states
  expect([...bad, ...again.bad].slice(0, 3)).toEqual([])
  expect(states).toBeGreaterThanOrEqual(atLeast)
}

async function openedAndKilled(path: string, number: number): Promise<void> {
  await dyingAt((number * 7) % 31, () => openLibrary(path).then((library) => library.close()))
  const names = await readdir(path).catch(() => [])
  for (const name of names) if (name.startsWith('lock')) rmSync(join(path, name))
}

describe.skipIf(!canTrace)('every state that a crash can leave', () => {
  test.each([
    { name: 'a library with one snapshot', changes: 2, snapshots: false },
    { name: 'a library with generations and history', changes: 5, snapshots: true },
  ])('of saving, undoing, deleting and closing holds what was saved: $name', async ({ changes, snapshots }) => {
    const { root, path } = await library(changes, snapshots)
    const [tag = ''] = Object.keys((await statesOf(path)).at(-1) ?? {})
    const asked = requests(
      ['saveEntity', { kind: 'actor', name: 'One' }],
      ['saveTag', { id: tag, name: 'renamed' }],
      ['saveNote', { title: 'A note', state: emptyNote }],
      ['deleteTag', { id: tag }],
      ['undo', {}],
      ['redo', {}],
    )
    const recording = await record(root, cli('batch', path), asked)
    const states = await statesOf(path)
    expect(states).toHaveLength(changes + 7)
    const look = ({ folder, printed }: Crashed) =>
      expectState(join(folder, 'library'), states, seqSaid(printed, changes))
    await expectNoneBad(recording, look, { atLeast: 60 })
    // With the journal's syncs left out the same replay must find losses, or it proves nothing.
    const calls = recording.calls.filter(({ name }) => name !== 'fdatasync')
    if (!snapshots) expect((await atEveryCrash({ ...recording, calls }, look)).bad.length).toBeGreaterThan(10)
  })

  test('of importing holds each article that was told of, with its text and original', async () => {
    const { root, path } = await library(1)
    const files = ['one', 'two'].map((name) => join(root, `${name}.txt`))
    for (const file of files) await writeFile(file, `What stands in ${file}.\n\nAnd no more.`)
    const recording = await record(root, cli('import', path, ...files, '--json'))
    const states = await statesOf(path)
    await expectNoneBad(
      recording,
      async ({ folder, printed }) => {
        const added = linesOf<{ articleId: Id<'article'> }>(printed).map(({ articleId }) => articleId)
        await expectState(join(folder, 'library'), states, 1, { holding: added })
      },
      { atLeast: 60 },
    )
  })

  test('of importing by a call holds what was answered', async () => {
    const { root, path } = await library(1)
    const asked = requests(['importText', { text: 'First.\n\nText.' }], ['importText', { text: 'Second.\n\nText.' }])
    const recording = await record(root, cli('batch', path), asked)
    const states = await statesOf(path)
    const look = ({ folder, printed }: Crashed) => expectState(join(folder, 'library'), states, seqSaid(printed, 1))
    await expectNoneBad(recording, look, { atLeast: 60 })
  })

  test('of making a library is none or an empty one, and an empty one once it was told of', async () => {
    const root = await temporaryFolder()
    const recording = await record(root, cli('new', join(root, 'library')))
    const look = async ({ folder, printed }: Crashed) => {
      const names: string[] = await readdir(join(folder, 'library')).catch(() => [])
      if (printed !== '' || names.includes('library.json')) await expectState(join(folder, 'library'), [{}], 0)
    }
    await expectNoneBad(recording, look, { atLeast: 10 })
  })

  test('of bringing an older library up to date holds every change, and the old files once they are replaced', async () => {
    const { root, path } = await library(3)
    const old = await madeOlder(path)
    const recording = await record(root, cli('batch', path), requests(['saveTag', { name: 'after it' }]))
    const states = await statesOf(path)
    await expectNoneBad(
      recording,
      async ({ folder, printed }) => {
        const found = join(folder, 'library')
        const now = await readFile(join(found, 'library.json'), 'utf8')
        const kept = join(found, 'backups/before-version-1/library.json')
        if (now !== old) expect(await readFile(kept, 'utf8')).toBe(old)
        await expectState(found, states, seqSaid(printed, 3))
        expect(await readFile(kept, 'utf8')).toBe(old)
      },
      { atLeast: 60 },
    )
  })

  test('of putting a library together from a damaged snapshot holds every change, and the damaged file', async () => {
    const { root, path } = await library(4, true)
    const states = await statesOf(path)
    const damaged = (await readFile(join(path, 'library.json'), 'utf8')).replace('tag 2', 'tag X')
    await writeFile(join(path, 'library.json'), damaged)
    const recording = await record(root, cli('batch', path), requests(['undoState', {}]))
    await expectNoneBad(
      recording,
      async ({ folder }) => {
        const found = join(folder, 'library')
        await expectState(found, states, 4, { problems: ['snapshot-damaged', 'snapshot-missing'] })
        const names = readdirSync(found).filter((name) => name.startsWith('library.json'))
        const files = await Promise.all(names.map((name) => readFile(join(found, name), 'utf8')))
        expect(files.includes(damaged)).toBe(true)
      },
      { atLeast: 15, killedEvery: 8 },
    )
  })

  test('of backing up lists whole backups only, and the one that was told of', async () => {
    const { root, path } = await library(3, true)
    const states = await statesOf(path)
    const { id, name } = JSON.parse(
      (await readFile(join(path, 'library.json'), 'utf8')).split('\n')[0]?.slice(11, -1) ?? '',
    ) as {
      id: string
      name: string
    }
    for (const already of [0, 1]) {
      const recording = await record(root, cli('backup', path, '--json'))
      await expectNoneBad(
        recording,
        async ({ folder, printed }) => {
          const place = join(folder, 'library/backups')
          const { backups, damaged } = await listBackups(place)
          for (const { key } of backups) await verifyBackup(join(place, key))
          expect(damaged).toEqual([])
          expect(backups.length).toBeGreaterThanOrEqual(already + (printed === '' ? 0 : 1))
          await expectState(join(folder, 'library'), states, 3)
          // The next one is made whatever the last left.
          await takeBackup({ path: join(folder, 'library'), id, name }, place, 'asked')
        },
        { atLeast: already ? 10 : 50 },
      )
    }
  })

  test('of restoring a backup is none or the whole library, and the whole one once it was told of', async () => {
    const { root, path } = await library(3, true)
    const states = await statesOf(path)
    const { id } = await openLibrary(path, { readOnly: true })
    const made = await takeBackup({ path, id, name: 'Crash' }, join(path, 'backups'), 'asked')
    const backup = join(path, 'backups', made.key)
    const recording = await record(root, cli('restore', backup, join(root, 'restored'), '--json'))
    await expectNoneBad(
      recording,
      async ({ folder, printed }) => {
        const restored = join(folder, 'restored')
        const names = await readdir(restored).catch(() => [])
        if (printed !== '' || names.length > 0) await expectState(restored, states, 3)
        else await restoreBackup(join(folder, 'library/backups', made.key), restored)
      },
      { atLeast: 30 },
    )
  })

  test('of opening what a crash left holds every change, for crashes at several places', async () => {
    const { root, path } = await library(4, true)
    const recording = await record(root, cli('batch', path), requests(['saveTag', { name: 'one' }]))
    const states = await statesOf(path)
    const left: { place: string; printed: string }[] = []
    // The quick run takes four of about a hundred.
    const stride = everyStep ? 4 : 25
    await atEveryCrash(recording, async ({ folder, printed, number }) => {
      if (number % stride !== 3) return
      const place = await temporaryFolder()
      cpSync(folder, place, { recursive: true })
      left.push({ place, printed })
    })
    expect(left.length).toBeGreaterThan(2)
    for (const { place, printed } of left) {
      const recovering = await record(place, cli('batch', join(place, 'library')), requests(['undoState', {}]))
      const { bad } = await atEveryCrash(recovering, ({ folder }) =>
        expectState(join(folder, 'library'), states, seqSaid(printed, 4)),
      )
      expect(bad.slice(0, 3)).toEqual([])
    }
  })

  test('of plain lowdb is often bad: the same replay, the same syncs that it makes', async () => {
    const root = await temporaryFolder()
    const plain = join(import.meta.dirname, 'plain-lowdb.ts')
    const recording = await record(root, [process.execPath, plain, join(root, 'plain.json'), '6'])
    const { states, bad } = await atEveryCrash(recording, async ({ folder, printed }) => {
      const last = linesOf<number>(printed).at(-1) ?? -1
      const found = await readFile(join(folder, 'plain.json'), 'utf8').catch(() => '{"items":[]}')
      expect((JSON.parse(found) as { items: number[] }).items).toContain(last)
    })
    expect(bad.length).toBeGreaterThan(states / 2)
  })
})

/** Gives a library's snapshot the version before this one's, as the program before would have left it. */
async function madeOlder(path: string): Promise<string> {
  const file = join(path, 'library.json')
  const text = (await readFile(file, 'utf8')).replace('"version":1', '"version":0')
  const body = text.slice(0, text.lastIndexOf('"sha256"'))
  const old = `${body}"sha256":"${sha256Of(body)}"}\n`
  await writeFile(file, old)
  return old
}

const emptyNote = {
  v: 1,
  lexical: '0.52.0',
  state: { root: { type: 'root', version: 1, children: [], direction: null, format: '', indent: 0 } },
}
