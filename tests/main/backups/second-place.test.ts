import { renameSync } from 'node:fs'
import { mkdir, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { BackupKeeper } from '../../../main/backups/keeper.ts'
import { memoryOf } from '../../../main/backups/memory.ts'
import { isQuestionDue } from '../../../main/backups/question.ts'
import { restoreBackup } from '../../../main/backups/restore-backup.ts'
import { SecondPlace } from '../../../main/backups/second-place.ts'
import { listBackups, placeFor } from '../../../main/backups/take-backup.ts'
import { tidyPlace } from '../../../main/backups/tidy-place.ts'
import { verifyPlaces } from '../../../main/backups/verify-places.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { openSettings } from '../../../main/settings.ts'
import { temporaryFolder } from '../library/folders.ts'
import { label, tagOf } from '../library/sample-documents.ts'
import { memoryHere } from './in-memory.ts'

async function withStick(passphrase?: string) {
  const folder = await temporaryFolder()
  const library = await createLibrary(
    join(folder, 'library'),
    passphrase === undefined ? {} : { passphrase, cost: { N: 2 ** 10, r: 8, p: 1 } },
  )
  const stick = join(folder, 'stick')
  await mkdir(stick)
  const memory = memoryHere()
  const add = (name: string) => library.commit({ label, puts: [tagOf(library, name)] })
  const there = async () => (await listBackups(placeFor(stick, library.id))).backups
  return { folder, library, stick, memory, add, there, second: new SecondPlace(library, memory) }
}

describe('the second place', () => {
  test('is chosen once its first backup stands there whole, and is not inside the library', async () => {
    const { folder, library, stick, second, there } = await withStick()
    await expect(second.choose(join(library.path, 'texts'))).rejects.toThrow()
    await mkdir(join(library.path, 'mine'))
    await expect(second.choose(join(library.path, 'mine'))).rejects.toThrow('inside the library')
    await symlink(library.path, join(folder, 'another way'))
    await expect(second.choose(join(folder, 'another way'))).rejects.toThrow('inside the library')
    await writeFile(join(folder, 'file'), '')
    await expect(second.choose(join(folder, 'file'))).rejects.toThrow('No backup was made')
    expect(second.state).toBeNull()

    await second.choose(stick)
    expect(await there()).toHaveLength(1)
    expect(second.isBehind).toBe(false)
    expect(second.state).toMatchObject({ folder: stick, sameDisk: true })
    await library.close()
  })

  test('that is away is no error, nothing is written where it stood, and it is told since when', async () => {
    const { folder, library, stick, second, add, there } = await withStick()
    await second.choose(stick)
    await add('one')
    expect(second.isBehind).toBe(true)
    await rename(stick, join(folder, 'taken out'))
    await mkdir(stick)
    expect(await second.backUp(undefined, new Date('2026-11-02T08:00:00Z'))).toBe('not reached')
    expect(await second.backUp(undefined, new Date('2026-11-02T09:00:00Z'))).toBe('not reached')
    expect(await readdir(stick)).toEqual([])
    expect(second.state?.notReachedSince).toBe('2026-11-02T08:00:00.000Z')

    await rm(stick, { recursive: true })
    await rename(join(folder, 'taken out'), stick)
    expect(await second.backUp()).toBe('made')
    expect(await there()).toHaveLength(2)
    expect(second.state?.notReachedSince).toBeUndefined()
    await library.close()
  })

  test('keeps sealed backups that open with the passphrase alone', async () => {
    const { folder, library, stick, second, add, there } = await withStick('seven tall poplars')
    await add('canary')
    await second.choose(stick)
    await library.close()
    const [backup] = await there()
    const restored = join(folder, 'restored')
    await restoreBackup(join(placeFor(stick, library.id), backup?.key ?? ''), restored)
    await expect(openLibrary(restored)).rejects.toThrow('passphrase')
    const again = await openLibrary(restored, { unlock: { passphrase: 'seven tall poplars' } })
    expect([...again.collection('tag').values()].map(({ name }) => name)).toEqual(['canary'])
    await again.close()
  })

  test('is tidied of old backups and their contents, but not of what was written today', async () => {
    const { library, stick, second, add } = await withStick()
    await second.choose(stick)
    const place = placeFor(stick, library.id)
    const stray = join(place, 'content', 'ab', 'ab'.repeat(32))
    await mkdir(join(place, 'content', 'ab'), { recursive: true })
    await writeFile(stray, 'of another program that is writing')
    await add('one')
    await second.backUp()
    expect(await readdir(join(place, 'content', 'ab'))).toHaveLength(1)
    await utimes(stray, new Date(0), new Date(0))
    await tidyPlace(place, { sparesNew: true })
    expect(await readdir(join(place, 'content', 'ab'))).toEqual([])
    expect(await verifyPlaces([place], library.id)).toEqual({ verified: 2, damaged: [] })
    await library.close()
  })
})

test('a stick that is pulled out while it is verified is not called damaged', async () => {
  const { folder, library, stick, second } = await withStick()
  await second.choose(stick)
  const place = placeFor(stick, library.id)
  let out = false
  const pullOut = () => {
    if (!out) renameSync(stick, join(folder, 'taken out'))
    out = true
  }
  expect(await verifyPlaces([place], library.id, { onRead: pullOut })).toEqual({ verified: 0, damaged: [] })
  expect(out).toBe(true)
  await library.close()
})

describe('automatic backups', () => {
  const waits = { first: 1, then: 1, again: 20 }

  test('go to the second place too, and follow by themselves once a stick is back', async () => {
    const { folder, library, stick, memory, add, there } = await withStick()
    const keeper = new BackupKeeper(library, { memory, onFailed: () => expect.unreachable(), waits })
    await keeper.choosePlace(stick)
    await add('one')
    await vi.waitUntil(async () => (await there()).length === 2, { timeout: 10_000 })
    await rename(stick, join(folder, 'taken out'))
    await add('two')
    await vi.waitUntil(() => keeper.state.second?.notReachedSince !== undefined, { timeout: 10_000 })
    await rename(join(folder, 'taken out'), stick)
    await vi.waitUntil(async () => (await there()).length === 3, { timeout: 10_000 })
    await vi.waitUntil(() => !keeper.second.isBehind, { timeout: 10_000 })
    expect(keeper.state.second?.notReachedSince).toBeUndefined()
    await keeper.close()
    await library.close()
  })

  test('catch up at the next opening with a stick that was away when the library closed', async () => {
    const { library, stick, memory, add, there } = await withStick()
    await new SecondPlace(library, memory).choose(stick)
    await add('one')
    const keeper = new BackupKeeper(library, { memory, onFailed: () => expect.unreachable(), waits })
    await vi.waitUntil(async () => (await there()).length === 2, { timeout: 10_000 })
    await keeper.close()
    await library.close()
  })

  test('tell once that the second place refuses, and go on saying it in the state', async () => {
    const { library, stick, memory, add } = await withStick()
    const failed: string[] = []
    const keeper = new BackupKeeper(library, { memory, onFailed: (reason) => failed.push(reason), waits })
    await keeper.choosePlace(stick)
    const content = join(placeFor(stick, library.id), 'content')
    await rm(content, { recursive: true })
    await writeFile(content, 'a file where contents belong')
    for (const name of ['one', 'two', 'three']) {
      await add(name)
      const before = (await listBackups(keeper.ownPlace)).backups.length
      await vi.waitUntil(async () => (await listBackups(keeper.ownPlace)).backups.length > before, { timeout: 10_000 })
    }
    await vi.waitUntil(() => keeper.state.second?.problem !== undefined, { timeout: 10_000 })
    await keeper.close()
    expect(failed.filter((reason) => reason.includes('No backup was made'))).toHaveLength(1)
    await library.close()
  })

  test('read every backup again once a week, and name the one that is not whole', async () => {
    const { library, stick, memory, add, there } = await withStick()
    await new SecondPlace(library, memory).choose(stick)
    const place = placeFor(stick, library.id)
    const [backup] = await there()
    await writeFile(join(place, backup?.key ?? ''), 'damaged')
    await memory.set({ verifiedAt: new Date(Date.now() - 8 * 24 * 3_600_000).toISOString() })
    const failed: string[] = []
    const keeper = new BackupKeeper(library, { memory, onFailed: (reason) => failed.push(reason), waits })
    await add('one')
    await vi.waitUntil(() => (keeper.state.verified?.damaged.length ?? 0) > 0, { timeout: 10_000 })
    await add('two')
    await vi.waitUntil(async () => (await listBackups(keeper.ownPlace)).backups.length === 2, { timeout: 10_000 })
    await keeper.close()
    expect(failed).toEqual([expect.stringContaining(backup?.key ?? '')])
    expect(Date.now() - Date.parse(keeper.state.verified?.at ?? '')).toBeLessThan(60_000)
    await library.close()
  })
})

test('a person is asked for a second place after the first import or the second day, and as they answered', async () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000).toISOString()
  const library = (articles: number, seq = 1) =>
    ({ readOnly: false, seq, collection: () => ({ size: articles }) }) as never
  expect(isQuestionDue(library(0), { firstOpenedAt: days(0.5) }, now)).toBe(false)
  expect(isQuestionDue(library(0), { firstOpenedAt: days(1.5) }, now)).toBe(true)
  expect(isQuestionDue(library(0, 0), { firstOpenedAt: days(1.5) }, now)).toBe(false)
  const today = { firstOpenedAt: days(0) }
  expect(isQuestionDue(library(1), today, now)).toBe(true)
  expect(isQuestionDue(library(1), { ...today, folder: '/media/stick' }, now)).toBe(false)
  expect(isQuestionDue(library(1), { ...today, answer: 'later', answeredAt: days(1) }, now)).toBe(false)
  expect(isQuestionDue(library(1), { ...today, answer: 'later', answeredAt: days(8) }, now)).toBe(true)
  expect(isQuestionDue(library(1), { ...today, answer: 'never', answeredAt: days(800) }, now)).toBe(false)
})

test('the second place stays with a library that is moved, and a copy beside it has its own', async () => {
  const folder = await temporaryFolder()
  const settings = await openSettings(join(folder, 'settings'))
  const at = async (name: string) => {
    await mkdir(join(folder, name), { recursive: true })
    return memoryOf(settings, { id: 'one', path: join(folder, name) })
  }
  await (await at('first')).set({ folder: '/media/stick' })
  const copy = await at('copy')
  expect(copy.get().folder).toBeUndefined()
  await copy.set({ folder: '/media/other' })
  expect((await at('first')).get().folder).toBe('/media/stick')
  expect((await at('copy')).get().folder).toBe('/media/other')
  await rm(join(folder, 'first'), { recursive: true })
  expect((await at('moved')).get().folder).toBe('/media/stick')
})
