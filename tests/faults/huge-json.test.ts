import { execFile } from 'node:child_process'
import { open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { ImportOutcome, LibraryInfo } from '#contract/views.ts'
import { importJson } from '../../main/export/import-json.ts'
import { annotateFiles, filesAt } from '../../main/import/annotations/annotate-files.ts'
import { createLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { label, tagOf } from '../main/library/sample-documents.ts'
import { Batch } from './batch.ts'

/** A gigabyte where a person would give or a program would find JSON: a sentence in time, and no room made for it. */
const gigabyte = 1 << 30
const megabyte = 1 << 20
/** Milliseconds in which a program has started and told it, on a machine that does other things too. */
const inTime = 5_000
/** What looks right at both ends has to be read and hashed, while the program goes on with other work. */
const inTimeWhenRead = 20_000

/** Sparse: it takes no room on the disk, and is read like any other. */
async function writeHuge(path: string, start: string, end: string): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.truncate(gigabyte)
    await file.write(start, 0)
    await file.write(end, gigabyte - Buffer.byteLength(end))
  } finally {
    await file.close()
  }
}

/** A closed library with an earlier snapshot, and the first and last line of its library.json. */
async function closedLibrary() {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { name: 'Huge' })
  for (const name of ['one', 'two']) {
    await library.commit({ label, puts: [tagOf(library, name)] })
    await library.snapshot()
  }
  await library.close()
  const lines = (await readFile(join(path, 'library.json'), 'utf8')).split('\n')
  return { path, first: `${lines[0]}\n`, last: `${lines.at(-2)}\n` }
}

/** The most memory that a program ever had, in MB. */
async function mostMemory({ child }: Batch): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

function start(path: string): Batch {
  const batch = new Batch(path)
  onTestFinished(() => batch.kill())
  return batch
}

test.skipIf(process.platform !== 'linux').each<[string, (first: string, last: string) => [string, string], number]>([
  ['nothing but zeros', () => ['', ''], inTime],
  ['a first line that is right', (first) => [first, ''], inTime],
  ['a first and a last line that are right', (first, last) => [first, last], inTimeWhenRead],
])('a library.json of a gigabyte with %s is put together from the earlier one, and kept', async (_, linesOf, limit) => {
  const { path, first, last } = await closedLibrary()
  const plain = start(path)
  await plain.ask('libraryInfo', {})
  const base = await mostMemory(plain)
  await plain.end()
  await writeHuge(join(path, 'library.json'), ...linesOf(first, last))
  const from = performance.now()
  const batch = start(path)
  const { problems, counts } = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
  expect(performance.now() - from).toBeLessThan(limit)
  expect([problems.map(({ kind }) => kind), counts.tag]).toEqual([['snapshot-damaged'], 2])
  expect((await mostMemory(batch)) - base).toBeLessThan(300)
  expect((await batch.ask('saveTag', { name: 'three' }))?.ok).toBe(true)
  expect((await batch.end()).code).toBe(0)
  expect((await stat(join(path, problems[0]?.file ?? ''))).size).toBe(gigabyte)
})

test.skipIf(process.platform !== 'linux')(
  'a JSON file of a gigabyte is refused by every import in a sentence, and the program goes on',
  async () => {
    const { path } = await closedLibrary()
    const folder = await temporaryFolder()
    const given = join(folder, 'given.json')
    await writeHuge(given, '{"format":"sourcebook","a":"', '"}')
    const batch = start(path)
    await batch.ask('importText', { text: 'A text.\n\nOf words.' })
    const base = await mostMemory(batch)
    const from = performance.now()
    const [outcome] = (await batch.ask('importFiles', { paths: [given] }))?.value as ImportOutcome[]
    expect(outcome).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/^The file is 1074 MB; .*\.$/) as string,
    })
    expect(performance.now() - from).toBeLessThan(inTime / 2)
    expect((await mostMemory(batch)) - base).toBeLessThan(300)
    expect((await batch.ask('saveTag', { name: 'next' }))?.ok).toBe(true)
    await batch.end()

    const program = join(import.meta.dirname, '../../main/cli.ts')
    const run = promisify(execFile)
    for (const args of [
      ['annotate', path, given],
      ['import', path, given],
      ['restore', given, join(folder, 'new')],
    ]) {
      const started = performance.now()
      const { code, stderr, stdout } = (await run(process.execPath, [program, ...args]).catch(
        (error: unknown) => error,
      )) as {
        code: number
        stderr: string
        stdout: string
      }
      expect([args[0], code, stderr + stdout]).toEqual([args[0], 1, expect.stringMatching(/[^\n]*\.\n/)])
      expect(performance.now() - started).toBeLessThan(inTime)
    }
  },
)

test.skipIf(process.platform !== 'linux')('no import reads a gigabyte before it looks how large it is', async () => {
  const folder = await temporaryFolder()
  const given = join(folder, 'given.json')
  await writeHuge(given, '[', ']')
  const library = await createLibrary(join(folder, 'library'))
  const before = process.memoryUsage().rss
  await expect(importJson(library, given)).rejects.toThrow('500 MB')
  await expect(filesAt(given).then((files) => annotateFiles(library, files))).rejects.toThrow('300 MB')
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * megabyte)
  await library.close()
  await rm(given)
})
