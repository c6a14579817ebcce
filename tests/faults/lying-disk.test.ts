import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { restoreBackup } from '../../main/backups/restore-backup.ts'
import { listBackups, takeBackup } from '../../main/backups/take-backup.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { crashedCopyOf, temporaryFolder } from '../main/library/folders.ts'
import { everything, label, tagOf } from '../main/library/sample-documents.ts'
import { Batch } from './batch.ts'

/**
 * Runs work on a disk that says it has written what it has not: of every file whose path fits, a byte in the middle of
 * each write is another one. Answers how often it lied.
 */
async function lyingAbout(fits: RegExp, work: () => Promise<unknown>): Promise<number> {
  const { open } = fs.promises
  let lies = 0
  const spoilt = (bytes: Uint8Array | string) => {
    const copy = Buffer.from(bytes as Uint8Array)
    copy[copy.length >> 1] = (copy[copy.length >> 1] ?? 0) ^ 1
    lies++
    return copy
  }
  fs.promises.open = async (path, ...rest) => {
    const handle = await open(path, ...rest)
    if (!fits.test(String(path))) return handle
    const writeFile = handle.writeFile.bind(handle)
    const write = handle.write.bind(handle) as (...args: unknown[]) => unknown
    handle.writeFile = (bytes) => writeFile(spoilt(bytes as Uint8Array))
    handle.write = ((bytes: Uint8Array, ...more: number[]) => write(spoilt(bytes), ...more)) as typeof handle.write
    return handle
  }
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    fs.promises.open = open
    syncBuiltinESMExports()
  }
  return lies
}

async function library(snapshots: number) {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { name: 'Lied to' })
  for (let number = 0; number < snapshots; number++) {
    await library.commit({ label, puts: [tagOf(library, `tag ${number}`)] })
    await library.snapshot()
  }
  await library.commit({ label, puts: [tagOf(library, 'last')] })
  return library
}

test.each([
  ['the next snapshot', /library\.json\.[^/]*\.tmp$/, 'could not be read back'],
  ['a deflated journal', /history\/journal[^/]*\.tmp$/, 'incorrect data check'],
])(
  'what a disk did not keep of %s is found out when it is read back, and nothing is lost by it',
  async (_, fits, says) => {
    const open = await library(5)
    const documents = everything(open)
    const lies = await lyingAbout(fits, () => expect(open.snapshot()).rejects.toThrow(says))
    expect(lies).toBeGreaterThan(0)
    const crashed = await openLibrary(await crashedCopyOf(open.path))
    expect(everything(crashed)).toEqual(documents)
    expect(crashed.problems).toEqual([])
    await crashed.close()
    // Once the disk is honest again the next snapshot goes through.
    await open.snapshot()
    expect((await open.check()).problems).toEqual([])
    await open.close()
  },
)

test('what a disk did not keep of a backup is found out at once, and no such backup is listed', async () => {
  const open = await library(1)
  const place = join(open.path, 'backups')
  await lyingAbout(/content\/.*\.tmp$/, () =>
    expect(takeBackup(open, place, 'asked')).rejects.toThrow('did not give back what was written'),
  )
  expect((await listBackups(place)).backups).toEqual([])
  const made = await takeBackup(open, place, 'asked')
  const restored = join(await temporaryFolder(), 'restored')
  await lyingAbout(/\.partial\//, () => expect(restoreBackup(join(place, made.key), restored)).rejects.toThrow())
  expect(fs.existsSync(restored)).toBe(false)
  await open.close()
})

const canTrace = spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=pwrite64:retval=1', 'true']).status === 0
if (!canTrace) process.stderr.write('A DISK THAT LIES ABOUT THE JOURNAL IS NOT TESTED HERE: strace may not trace\n')

test.skipIf(!canTrace)(
  'what a disk did not keep of a journal is told at the next opening, never taken for whole',
  async () => {
    const path = join(await temporaryFolder(), 'library')
    await (await createLibrary(path)).close()
    // The third write, of the second change, says it wrote ten bytes and wrote none; the rest follows where it should.
    const inject = ['-e', 'trace=pwrite64', '-e', 'inject=pwrite64:retval=10:when=3']
    const batch = new Batch(path, {
      under: ['strace', '-f', '-qq', '-o', '/dev/null', ...inject],
      env: { UV_THREADPOOL_SIZE: '1' },
    })
    for (const name of ['one', 'two', 'three']) expect((await batch.ask('saveTag', { name }))?.ok).toBe(true)
    // The program itself, not what traces it: left alone it would look at its journal once more and mend it.
    const { pid } = batch.child
    const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    for (const child of children) process.kill(Number(child), 'SIGKILL')
    await batch.ended
    const opened = await openLibrary(path)
    expect(opened.problems.map(({ kind }) => kind)).toEqual(['journal-damaged'])
    expect(opened.problems[0]?.message).toMatch(/damaged after change 1.*set aside/)
    expect([...opened.collection('tag').values()].map(({ name }) => name)).toEqual(['one'])
    await opened.close()
  },
)
