import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { dueKind } from '../../../main/backups/due-kind.ts'
import { BackupKeeper } from '../../../main/backups/keeper.ts'
import { contentsHeld, listBackups, pruneBackups, takeBackup } from '../../../main/backups/take-backup.ts'
import { verifyBackup } from '../../../main/backups/restore-backup.ts'
import { dropUnheld } from '../../../main/backups/pool.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from '../library/folders.ts'
import { label, tagOf } from '../library/sample-documents.ts'
import { memoryHere } from './in-memory.ts'

const waits = { first: 1, then: 1, again: 1 }

async function newLibrary() {
  const library = await createLibrary(join(await temporaryFolder(), 'library'))
  const add = (name: string) => library.commit({ label, puts: [tagOf(library, name)] })
  return { library, add, place: join(library.path, 'backups') }
}

describe('automatic backups', () => {
  test('are made only when something changed, and hold it', async () => {
    const { library, add, place } = await newLibrary()
    const failed: string[] = []
    const keeper = new BackupKeeper(library, { memory: memoryHere(), onFailed: (reason) => failed.push(reason), waits })
    await add('one')
    await vi.waitUntil(async () => (await listBackups(place)).backups.length === 1, { timeout: 10_000 })
    await add('two')
    await vi.waitUntil(async () => (await listBackups(place)).backups.length === 2, { timeout: 10_000 })
    await keeper.close()
    await add('three')
    const { backups } = await listBackups(place)
    expect(backups.map(({ kind }) => kind)).toEqual(['daily', 'weekly'])
    for (const { key } of backups) await verifyBackup(join(place, key), library.id)
    expect(failed).toEqual([])
    await library.close()
  })

  test('say in a sentence why one could not be made, and the next is tried again', async () => {
    const { library, add, place } = await newLibrary()
    await writeFile(place, 'a file where the folder of backups should be')
    const failed: string[] = []
    const keeper = new BackupKeeper(library, { memory: memoryHere(), onFailed: (reason) => failed.push(reason), waits })
    await add('one')
    await vi.waitUntil(() => failed.length === 1, { timeout: 10_000 })
    await add('two')
    await vi.waitUntil(() => failed.length === 2, { timeout: 10_000 })
    await keeper.close()
    expect(library.saveState).toEqual({ state: 'saved' })
    await library.close()
  })

  test('are not made of a library that is open for reading', async () => {
    const { library, add } = await newLibrary()
    await add('one')
    await library.close()
    const reader = await openLibrary(library.path, { readOnly: true })
    const keeper = new BackupKeeper(reader, { memory: memoryHere(), onFailed: () => expect.unreachable(), waits })
    await keeper.close()
    expect((await listBackups(join(library.path, 'backups'))).backups).toEqual([])
    await reader.close()
  })
})

test('the next backup is weekly, then daily, then hourly, and a clock that jumped costs nothing', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString()
  expect(dueKind([], now)).toBe('weekly')
  expect(dueKind([{ kind: 'weekly', at: ago(1) }], now)).toBe('daily')
  const both = [
    { kind: 'daily' as const, at: ago(2) },
    { kind: 'weekly' as const, at: ago(50) },
  ]
  expect(dueKind(both, now)).toBe('hourly')
  expect(dueKind(both, new Date('2076-01-01T00:00:00Z'))).toBe('weekly')
  expect(dueKind(both, new Date('1976-01-01T00:00:00Z'))).toBe('weekly')
  expect(dueKind([{ kind: 'weekly', at: 'no date' }], now)).toBe('weekly')
})

test('contents that no backup holds go, those that any holds stay, and nothing goes while a list is damaged', async () => {
  const { library, add, place } = await newLibrary()
  for (const name of ['one', 'two', 'three']) {
    await add(name)
    await takeBackup(library, place, 'hourly')
  }
  const gone = await pruneBackups(place, { hourly: 1, daily: 1, weekly: 1, asked: 1 })
  expect(gone).toHaveLength(2)
  expect(await dropUnheld(place, (await contentsHeld(place)) ?? new Set())).toBeGreaterThan(0)
  const { backups } = await listBackups(place)
  for (const { key } of backups) await verifyBackup(join(place, key))
  await writeFile(join(place, backups[0]?.key ?? ''), 'damaged')
  expect(await contentsHeld(place)).toBeNull()
  await library.close()
})
