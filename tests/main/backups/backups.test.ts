import { appendFile, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readManifest } from '../../../main/backups/manifest.ts'
import { poolPath } from '../../../main/backups/pool.ts'
import { restoreBackup, verifyBackup } from '../../../main/backups/restore-backup.ts'
import { listBackups, placeFor, pruneBackups, takeBackup } from '../../../main/backups/take-backup.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from '../library/folders.ts'
import { label, tagOf } from '../library/sample-documents.ts'

async function setUp() {
  const folder = await temporaryFolder()
  const library = await createLibrary(join(folder, 'library'), { author: 'Ada' })
  const original = await library.originals.put(Buffer.from('the bytes as they came'))
  const tag = tagOf(library, 'one')
  await library.commit({ label, puts: [tag] })
  return { folder, library, tag, original, place: placeFor(folder, library.id) }
}

test('a backup taken while the library is open comes back as a library with its documents, history and originals', async () => {
  const { folder, library, tag, original, place } = await setUp()
  const { key } = await takeBackup(library, place, 'hourly')
  await library.commit({ label, puts: [tagOf(library, 'later')] })
  await restoreBackup(join(place, key), join(folder, 'restored'))
  const restored = await openLibrary(join(folder, 'restored'))
  expect(restored.problems).toEqual([])
  expect(restored.get(tag.id)).toEqual(library.get(tag.id))
  expect([...restored.collection('tag').values()].map(({ name }) => name)).toEqual(['one'])
  expect(await restored.history({})).toHaveLength(1)
  expect((await restored.originals.get(original))?.toString()).toBe('the bytes as they came')
  await restored.close()
  await library.close()
})

test('every changed or cut content, and a changed manifest, is found and nothing is restored from it', async () => {
  const { folder, library, place } = await setUp()
  await library.close()
  const { key } = await takeBackup(library, place, 'daily')
  const path = join(place, key)
  for (const { path: inner, sha256 } of (await readManifest(path)).files) {
    const content = poolPath(place, sha256)
    const bytes = await readFile(content)
    if (bytes.length === 0) continue
    const flipped = Buffer.from(bytes)
    flipped[bytes.length >> 1] = (flipped[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(content, flipped)
    await expect(restoreBackup(path, join(folder, 'restored'))).rejects.toThrow(inner)
    await truncate(content, bytes.length - 1)
    await expect(verifyBackup(path)).rejects.toThrow(inner)
    await writeFile(content, bytes)
  }
  await verifyBackup(path, library.id)
  await expect(verifyBackup(path, 'another')).rejects.toThrow('belongs to another library')
  await appendFile(path, 'x')
  await expect(verifyBackup(path)).rejects.toThrow('not a backup')
  expect((await listBackups(place)).damaged).toEqual([key])
  expect(await readdir(folder)).not.toContain('restored')
})

test('backups are pruned by their counter, whatever the clock said', async () => {
  const { library, place } = await setUp()
  for (const year of [2026, 1976, 2076, 1990])
    await takeBackup(library, place, 'hourly', new Date(Date.UTC(year, 0, 1)))
  await takeBackup(library, place, 'asked', new Date(0))
  await pruneBackups(place, { hourly: 2, daily: 1, weekly: 1, asked: Infinity })
  expect((await listBackups(place)).backups.map(({ counter, kind }) => [counter, kind])).toEqual([
    [5, 'asked'],
    [4, 'hourly'],
    [3, 'hourly'],
  ])
  await library.close()
})

test('a backup is not restored over anything', async () => {
  const { folder, library, place } = await setUp()
  const { key } = await takeBackup(library, place, 'asked')
  await library.close()
  await mkdir(join(folder, 'taken'))
  await writeFile(join(folder, 'taken', 'mine'), 'mine')
  await expect(restoreBackup(join(place, key), join(folder, 'taken'))).rejects.toThrow('not')
  expect(await readdir(join(folder, 'taken'))).toEqual(['mine'])
})
