import { readdir, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportOutcome, LibraryInfo } from '#contract/views.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'
import { mountMemory, mountOntoItself, remount, whyNoMounts } from './mounts.ts'
import { filesOf } from './small-library.ts'

/** Disks that are really full, or really read-only. */
const obstacle = whyNoMounts()
if (obstacle) process.stderr.write(`FULL AND READ-ONLY DISKS ARE NOT TESTED HERE: ${obstacle}\n`)

async function libraryIn(folder: string): Promise<string> {
  const path = join(folder, 'library')
  const library = await createLibrary(path, { name: 'Small disk' })
  await library.commit({ label: { key: 'saveTag', args: {} }, puts: [{ ...library.stamp('tag'), name: 'before' }] })
  await library.close()
  return path
}

/** Asks until everything is saved, as the program promises by itself. */
async function untilSaved(batch: Batch): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const info = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
    if (info.saveState.state === 'saved') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Saving did not come back')
}

async function tagsIn(path: string): Promise<string[]> {
  const library = await openLibrary(path)
  const tags = [...library.collection('tag').values()].map(({ name }) => name)
  const found = [library.problems, (await library.check()).problems]
  await library.close()
  expect(found).toEqual([[], []])
  return tags.sort()
}

describe.skipIf(obstacle)('a disk without room', () => {
  test('keeps what it cannot take in memory, refuses imports, and saves all once there is room', async () => {
    const folder = await temporaryFolder()
    await mountMemory(folder, 'size=200k')
    const path = await libraryIn(folder)
    const { bavail, bsize } = await statfs(folder)
    await writeFile(join(folder, 'ballast'), Buffer.alloc((bavail - 8) * bsize))
    const batch = new Batch(path)
    const made: string[] = ['before']
    let refusal: string | undefined
    for (let tag = 0; tag < 60 && refusal === undefined; tag++) {
      const name = `${tag} ${'word '.repeat(200)}`.trim()
      made.push(name)
      refusal = (await batch.ask('saveTag', { name }))?.error?.message
    }
    expect(refusal).toMatch(/^Not saved: the disk is full\. Your changes are kept here/)
    const imported = await batch.ask('importText', { text: 'Hardly any room.\n\nFor this.' })
    const { reason } = (imported?.value ?? {}) as Partial<ImportOutcome>
    expect(reason ?? imported?.error?.message).toContain('disk is full')
    // What is held can still be read, and what waits is in view.
    expect(((await batch.ask('listTags', {}))?.value as unknown[]).length).toBe(made.length)
    await rm(join(folder, 'ballast'))
    await untilSaved(batch)
    expect((await batch.end()).code).toBe(0)
    expect(await tagsIn(path)).toEqual(made.sort())
    expect((await readdir(path)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('without room for the next snapshot the library closes all the same, and holds everything', async () => {
    const folder = await temporaryFolder()
    await mountMemory(folder, 'size=200k')
    const path = await libraryIn(folder)
    const batch = new Batch(path)
    expect((await batch.ask('saveTag', { name: 'after' }))?.ok).toBe(true)
    const { bavail, bsize } = await statfs(folder)
    await writeFile(join(folder, 'ballast'), Buffer.alloc(bavail * bsize))
    expect((await batch.end()).code).toBe(0)
    expect((await filesOf(path)).get('/library.json')).not.toContain('after')
    await rm(join(folder, 'ballast'))
    expect(await tagsIn(path)).toEqual(['after', 'before'])
  })

  test('without a free inode no new journal can be begun: it is told, and made good once there is one', async () => {
    const folder = await temporaryFolder()
    await mountMemory(folder, 'size=1m,nr_inodes=200')
    const path = await libraryIn(folder)
    const batch = new Batch(path)
    await batch.ask('libraryInfo', {})
    const { files, ffree } = await statfs(folder)
    await remount(folder, `nr_inodes=${files - ffree}`)
    expect((await batch.ask('saveTag', { name: 'after' }))?.error?.message).toContain('disk is full')
    await remount(folder, 'nr_inodes=200')
    await untilSaved(batch)
    await batch.kill()
    expect(await tagsIn(path)).toEqual(['after', 'before'])
  })
})

describe.skipIf(obstacle)('a folder that may not be written to', () => {
  test('is opened for reading, says why, and not a byte is changed', async () => {
    const folder = await temporaryFolder()
    await mountOntoItself(folder)
    const path = await libraryIn(folder)
    const before = await filesOf(path)
    await remount(folder, 'ro,bind')
    const batch = new Batch(path)
    const { readOnly } = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
    expect(readOnly).toEqual({ reason: expect.stringMatching(/cannot be written to \(EROFS\)/) as string })
    const answer = await batch.ask('saveTag', { name: 'after' })
    expect(answer?.error).toMatchObject({ kind: 'read only' })
    expect((await batch.end()).code).toBe(0)
    expect(await filesOf(path)).toEqual(before)
  })

  test('that turns so midway keeps changes in memory, and saves them once it may', async () => {
    const folder = await temporaryFolder()
    await mountOntoItself(folder)
    const path = await libraryIn(folder)
    const batch = new Batch(path)
    await batch.ask('libraryInfo', {})
    await remount(folder, 'ro,bind')
    expect((await batch.ask('saveTag', { name: 'one' }))?.error?.message).toContain('may not be written to')
    expect((await batch.ask('saveTag', { name: 'two' }))?.error?.kind).toBe('not saved')
    await remount(folder, 'rw,bind')
    await untilSaved(batch)
    expect((await batch.end()).code).toBe(0)
    expect(await tagsIn(path)).toEqual(['before', 'one', 'two'])
  })
})
