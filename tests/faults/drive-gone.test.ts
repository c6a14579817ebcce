import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { LibraryInfo } from '#contract/views.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'
import { DiskImage, type FileSystem, whyNoCuts } from './disk-image.ts'

const obstacle = whyNoCuts()
if (obstacle) process.stderr.write(`DRIVES THAT VANISH ARE NOT TESTED HERE: ${obstacle}\n`)

async function libraryOnDrive(fileSystem: FileSystem) {
  const image = await DiskImage.make(await temporaryFolder(), fileSystem)
  onTestFinished(() => image.remove())
  const path = join(image.mountPoint, 'library')
  await (await createLibrary(path, { name: 'On a drive' })).close()
  const batch = new Batch(path)
  onTestFinished(() => batch.kill())
  for (const name of ['one', 'two']) expect((await batch.ask('saveTag', { name }))?.ok).toBe(true)
  return { image, path, batch }
}

async function tagsIn(path: string): Promise<string[]> {
  const library = await openLibrary(path)
  const tags = [...library.collection('tag').values()].map(({ name }) => name)
  expect((await library.check()).problems).toEqual([])
  await library.close()
  return tags.sort()
}

async function saveUntilRefused(batch: Batch): Promise<{ saved: string[]; waiting: string; reason: string }> {
  const saved: string[] = []
  for (let number = 0; number < 100; number++) {
    const answer = await batch.ask('saveTag', { name: `later ${number}` })
    if (!answer?.ok) return { saved, waiting: `later ${number}`, reason: answer?.error?.message ?? 'no answer' }
    saved.push(`later ${number}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('A drive that is gone was never noticed')
}

describe.skipIf(obstacle)('a drive that vanishes under the program', () => {
  test.each(['the same', 'another'])(
    'leaves an empty folder: nothing is written there, and all is saved once it is back under %s number',
    async (number) => {
      const { image, path, batch } = await libraryOnDrive('ext4')
      const { dev } = await stat(path)
      await image.vanish()
      const { saved, waiting, reason } = await saveUntilRefused(batch)
      expect(reason).toMatch(/^Not saved: .*Your changes are kept here/)
      expect(await readdir(image.mountPoint)).toEqual([])
      await image.comeBack(number === 'another')
      if (number === 'another') expect((await stat(path)).dev).not.toBe(dev)
      for (let tries = 0; tries < 200; tries++) {
        const info = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
        if (info.saveState.state === 'saved') break
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      expect((await batch.end()).code).toBe(0)
      expect(await tagsIn(path)).toEqual([...saved, waiting, 'one', 'two'].sort())
    },
  )

  test.each(['ext4', 'xfs'] as const)('refuses every save when %s goes down, and holds what was saved', async (fs) => {
    const { image, path, batch } = await libraryOnDrive(fs)
    await image.cutPower(false)
    const { saved, reason } = await saveUntilRefused(batch)
    expect(reason).toMatch(/^Not saved: .*Your changes are kept here/)
    expect((await batch.ask('listTags', {}))?.ok).toBe(true)
    await batch.kill()
    await image.mountAgain()
    expect(saved).toEqual([])
    expect(await tagsIn(path)).toEqual(['one', 'two'])
  })
})
