import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'
import { DiskImage, type FileSystem, whyNoCuts } from './disk-image.ts'
import { expectAcknowledged, Work } from './mixed-work.ts'

/** Cuts of each file system; more with `SOURCEBOOK_CUTS=500`. */
const cuts = Number(process.env['SOURCEBOOK_CUTS'] ?? 6)
const writers = 4
/** Then a new library: each opening after a cut looks at all that was ever saved in it. */
const perLibrary = 25

const obstacle = whyNoCuts()
if (obstacle) process.stderr.write(`POWER CUTS ARE NOT TESTED HERE: ${obstacle}\n`)

async function newImage(fileSystem: FileSystem): Promise<DiskImage> {
  const image = await DiskImage.make(await temporaryFolder(), fileSystem)
  onTestFinished(() => image.remove())
  return image
}

describe.skipIf(obstacle)('power cuts', () => {
  test.each(['ext4', 'xfs'] as const)(`nothing acknowledged is lost over ${cuts} cuts of %s`, async (fileSystem) => {
    const image = await newImage(fileSystem)
    let acknowledged = 0
    for (let done = 0; done < cuts; done += perLibrary) {
      const path = join(image.mountPoint, `library-${done}`)
      acknowledged += await cutAgainAndAgain(image, path, Math.min(perLibrary, cuts - done))
      await rm(path, { recursive: true })
    }
    expect(acknowledged).toBeGreaterThan(cuts * writers)
  })

  test.each(['ext4', 'xfs'] as const)('the same cuts of %s do harm plain lowdb', async (fileSystem) => {
    const image = await newImage(fileSystem)
    let harmed = 0
    for (let trial = 0; trial < cuts; trial++) {
      const file = join(image.mountPoint, `plain-${trial}.json`)
      const last = await cutPlainLowdb(image, file, trial % 2 === 1)
      const found = await readFile(file, 'utf8')
        .then((json) => (JSON.parse(json) as { items: number[] }).items.length)
        .catch(() => 0)
      if (found <= last) harmed++
      await rm(file, { force: true })
    }
    // A harness in which this store loses nothing would prove nothing of ours.
    expect(harmed).toBeGreaterThanOrEqual(cuts / 2)
  })
})

/** Cuts the power under the four writers of one library; answers how much was called saved in it. */
async function cutAgainAndAgain(image: DiskImage, path: string, times: number): Promise<number> {
  await (await createLibrary(path, { name: 'Cut' })).close()
  const works: Work[] = []
  for (let trial = 0; trial < times; trial++) {
    const batch = new Batch(path)
    const mine = Array.from({ length: writers }, (_, writer) => new Work(batch, `${trial}.${writer}`))
    works.push(...mine)
    const running = mine.map((work) => work.goOn())
    await acknowledgedSome(mine)
    await delay(Math.random() * 400)
    // Every third is cut while it closes: while the next snapshot takes its place.
    if (trial % 3 === 2) {
      batch.child.stdin?.end()
      await delay(Math.random() * 60)
    }
    await stopped(batch.child)
    await image.cutPower(trial % 2 === 1)
    await batch.kill()
    await Promise.all(running)
    await image.mountAgain()
    await expectWhole(path, works)
  }
  return works.reduce((sum, work) => sum + work.acknowledged, 0)
}

/** Opens what the cut left, compares every document that was called saved, verifies all. */
async function expectWhole(path: string, works: Work[]): Promise<void> {
  const library = await openLibrary(path)
  try {
    expect(library.readOnly).toBe(false)
    for (const work of works)
      await expectAcknowledged(work, {
        document: (id) => library.get(id as Id),
        text: async (sha256) => plainTextOf((await library.texts.get(sha256))?.blocks ?? []),
      })
    expect((await library.check()).problems).toEqual([])
  } finally {
    await library.close()
  }
}

/** The number of the last write that lowdb acknowledged before the cut. */
async function cutPlainLowdb(image: DiskImage, file: string, flushLog: boolean): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'plain-lowdb.ts'), file], { stdio: 'pipe' })
  let last = -1
  const ended = new Promise((resolve) => child.once('close', resolve))
  const begun = new Promise<void>((resolve) =>
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = Number(line)
      if (last >= 5) resolve()
    }),
  )
  await Promise.race([begun, ended])
  await delay(Math.random() * 400)
  await stopped(child)
  await image.cutPower(flushLog)
  child.kill('SIGKILL')
  await ended
  await image.mountAgain()
  expect(last).toBeGreaterThanOrEqual(5)
  return last
}

/**
 * A cut stops the program and the disk at once. The program stops first, so that nothing is acknowledged of a disk that
 * is going down: the kernel can call a sync done whose transaction it has just dropped.
 */
async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGSTOP')
  const state = async () => (await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => ') Z')).split(') ')[1]?.[0]
  while (!['T', 'Z'].includes((await state()) ?? 'Z')) await delay(1)
}

/** Waits until every one has had an answer, so that each cut has something to lose. */
async function acknowledgedSome(works: Work[]): Promise<void> {
  while (works.some(({ acknowledged, ended }) => acknowledged < 2 && !ended)) await delay(10)
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
