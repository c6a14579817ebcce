import { spawnSync } from 'node:child_process'
import { open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { LibraryInfo } from '#contract/views.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { reserveBytes } from '../../main/library/reserve-file.ts'
import { crashedCopyOf, temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'
import { DiskImage, whyNoCuts } from './disk-image.ts'
import { mountMemory } from './mounts.ts'

/** A disk that others fill to the last byte, and the reserve that one more save is written from. */
const obstacle = whyNoCuts()
if (obstacle) process.stderr.write(`SAVING ON A FULL DISK IS NOT TESTED HERE: ${obstacle}\n`)

const size = 40 << 20
/** Memory is the second: it writes in place too. */
const disks = process.env['SOURCEBOOK_EVERY_STEP'] ? (['ext4', 'memory'] as const) : (['ext4'] as const)

async function diskOf(kind: (typeof disks)[number]): Promise<string> {
  const folder = await temporaryFolder()
  if (kind === 'memory') {
    await mountMemory(folder, `size=${size}`)
    return folder
  }
  const image = await DiskImage.make(folder, kind, size)
  onTestFinished(() => image.remove())
  return image.mountPoint
}

/** Another program takes all there is. */
async function fillUp(folder: string, name: string): Promise<void> {
  const file = await open(join(folder, name), 'w')
  try {
    for (const piece of [1 << 20, 4096, 1])
      for (;;) if (!(await file.write(Buffer.alloc(piece, 'x')).catch(() => null))) break
  } finally {
    await file.close()
  }
}

const infoOf = async (batch: Batch) => (await batch.ask('libraryInfo', {}))?.value as LibraryInfo

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await done()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It never came to that')
}

const sizeOf = async (path: string) => (await stat(path).catch(() => null))?.size

/** Makes tags of a kilobyte until something else is answered than that it is saved. */
async function saveUntil(batch: Batch, made: string[], over: (info: LibraryInfo) => boolean): Promise<string[]> {
  const refused: string[] = []
  for (let number = 0; number < 100; number++) {
    const name = `${made.length} ${'word '.repeat(200)}`.trim()
    made.push(name)
    const answer = await batch.ask('saveTag', { name })
    if (!answer?.ok) refused.push(answer?.error?.message ?? 'no answer')
    if (over(await infoOf(batch))) return refused
  }
  throw new Error('The disk was not full')
}

describe.skipIf(obstacle)('a disk that others fill', () => {
  test.each(disks)('takes one more save from the reserve, then says no, then takes all: %s', async (kind) => {
    const folder = await diskOf(kind)
    const path = join(folder, 'library')
    const reserve = join(path, '~reserve.tmp')
    await (await createLibrary(path, { name: 'Full disk' })).close()
    const first = new Batch(path)
    onTestFinished(() => first.kill())
    const made = ['first']
    expect((await first.ask('saveTag', { name: 'first' }))?.ok).toBe(true)
    await until(async () => (await sizeOf(reserve)) === reserveBytes)

    await fillUp(folder, 'ballast')
    const isWarned = ({ saveState }: LibraryInfo) => saveState.state === 'saved' && saveState.warning !== undefined
    expect(await saveUntil(first, made, isWarned)).toEqual([])
    const { saveState } = await infoOf(first)
    expect(saveState).toMatchObject({
      warning: expect.stringMatching(/^Saved from the reserve: .*Free 8 MB/) as string,
    })
    expect(await sizeOf(reserve)).toBeUndefined()
    await first.kill()

    const second = new Batch(path)
    onTestFinished(() => second.kill())
    expect((await infoOf(second)).counts.tag).toBe(made.length)
    await fillUp(folder, 'more ballast')
    const refused = await saveUntil(second, made, (info) => info.saveState.state === 'not saved')
    expect(refused).toEqual([expect.stringMatching(/^Not saved: the disk is full\. Your changes are kept here/)])
    // What waits is in view.
    expect((await infoOf(second)).counts.tag).toBe(made.length)

    await rm(join(folder, 'ballast'))
    await until(async () => (await infoOf(second)).saveState.state === 'saved')
    await until(async () => (await sizeOf(reserve)) === reserveBytes)
    expect((await infoOf(second)).saveState).toEqual({ state: 'saved' })
    await second.kill()
    const library = await openLibrary(path)
    const names = [...library.collection('tag').values()].map(({ name }) => name)
    expect(names.sort()).toEqual(made.sort())
    expect([library.problems, (await library.check()).problems]).toEqual([[], []])
    await library.close()
  })
})

const canTrace =
  spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=1', 'true']).status === 0
if (!canTrace) process.stderr.write('THE RESERVE WHERE NOTHING IS WRITTEN IN PLACE IS NOT TESTED HERE: no strace\n')

const errors = process.env['SOURCEBOOK_EVERY_STEP'] ? (['ENOSPC', 'EDQUOT'] as const) : (['ENOSPC'] as const)
const refusals = errors.flatMap((error) => [
  [error, 'once', 'room comes free with the file', '7..8', ''] as const,
  [error, 'for ever', 'snapshots of the disk keep the room', '7+', 'Your changes are kept here'] as const,
])

test.skipIf(!canTrace).each(refusals)(
  'where %s meets the save and, %s, its reserve because it is not written in place: %s',
  async (...row) => {
    const [error, , , when, says] = row
    const path = join(await temporaryFolder(), 'library')
    await (await createLibrary(path)).close()
    // A journal's first line, the first change, four pieces of the reserve; then the second change, and the reserve.
    const inject = ['-e', 'trace=pwrite64', '-e', `inject=pwrite64:error=${error}:when=${when}`]
    const under = ['strace', '-f', '-qq', '-o', '/dev/null', ...inject]
    const batch = new Batch(path, { under, env: { UV_THREADPOOL_SIZE: '1' } })
    onTestFinished(() => batch.kill())
    expect((await batch.ask('saveTag', { name: 'one' }))?.ok).toBe(true)
    await until(async () => (await sizeOf(join(path, '~reserve.tmp'))) === reserveBytes)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const answer = await batch.ask('saveTag', { name: 'two' })
    expect(answer?.error?.message ?? '').toContain(says)
    const { saveState } = await infoOf(batch)
    expect(saveState).toHaveProperty(says !== '' ? 'reason' : 'warning')
    const library = await openLibrary(await crashedCopyOf(path))
    expect(library.collection('tag').size).toBe(says !== '' ? 1 : 2)
    expect([library.problems, (await library.check()).problems]).toEqual([[], []])
    await library.close()
  },
)
