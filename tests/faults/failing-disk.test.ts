import { execFileSync } from 'node:child_process'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'

const strace = canTrace()
if (!strace) process.stderr.write('SKIPPED: failing-disk.test.ts needs strace and the right to trace; not run here.\n')

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=1', 'true'])
    return true
  } catch {
    return false
  }
}

/** Runs `batch` with one kind of system call failing at its n-th time on the journal. One thread, so that n counts. */
function failing(path: string, call: string, error: string, when: string): Batch {
  const inject = `inject=${call}:error=${error}:when=${when}`
  const under = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject]
  return new Batch(path, { under, env: { UV_THREADPOOL_SIZE: '1' } })
}

const faults = [
  { call: 'pwrite64', error: 'ENOSPC', says: 'disk is full' },
  { call: 'fdatasync', error: 'EIO', says: 'EIO' },
  { call: 'fdatasync', error: 'ENOSPC', says: 'disk is full' },
  { call: 'pwrite64', error: 'EDQUOT', says: 'used up' },
]

// Every other time is tried in disk-errors.test.ts, without looking at the words.
for (const { call, error, says } of faults)
  for (const when of process.env['SOURCEBOOK_EVERY_STEP'] ? [1, 2, 4] : [2])
    test.skipIf(!strace)(
      `after ${error} at ${call} number ${when} once, nothing is called saved that is not, and saving goes on by itself`,
      async () => {
        const path = await emptyLibrary()
        const batch = failing(path, call, error, String(when))
        const { saved, refused } = await saveOneByOne(batch, 6, 200)
        expect(refused.length).toBeGreaterThan(0)
        expect(refused[0]).toContain(says)
        await untilSaved(batch)
        const later = await batch.ask('saveEntity', { kind: 'actor', name: 'later' })
        expect(later?.ok).toBe(true)
        await batch.kill()
        // What was refused had stayed in memory and was written when saving worked again.
        expect(await namesIn(path)).toEqual([...Array.from({ length: 6 }, (_, index) => `Actor ${index}`), 'later'])
        expect(saved.length).toBeLessThan(6)
      },
    )

for (const { call, error, says } of faults)
  test.skipIf(!strace)(
    `when ${call} gives ${error} for ever, every later save says so and all that was called saved is there`,
    async () => {
      const path = await emptyLibrary()
      const batch = failing(path, call, error, '3+')
      const { saved, refused } = await saveOneByOne(batch, 8, 50)
      expect(refused.length).toBeGreaterThan(4)
      for (const message of refused) expect(message).toContain(says)
      await batch.kill()
      expect(await namesIn(path)).toEqual(expect.arrayContaining(saved))
      const names = await namesIn(path)
      expect(names).toEqual(Array.from({ length: names.length }, (_, index) => `Actor ${index}`))
    },
  )

test.skipIf(!strace)('a rename that a virus scanner forbids for a moment is tried again', async () => {
  const path = await emptyLibrary()
  const under = [
    'strace',
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    'trace=rename',
    '-e',
    'inject=rename:error=EPERM:when=1..2',
  ]
  const batch = new Batch(path, { under, env: { UV_THREADPOOL_SIZE: '1' } })
  expect((await batch.ask('saveEntity', { kind: 'actor', name: 'Actor 0' }))?.ok).toBe(true)
  await batch.end()
  const library = await openLibrary(path)
  expect([library.seq, library.problems]).toEqual([1, []])
  await library.close()
})

async function emptyLibrary(): Promise<string> {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  await library.close()
  return path
}

async function saveOneByOne(batch: Batch, count: number, pause: number) {
  const saved: string[] = []
  const refused: string[] = []
  for (let index = 0; index < count; index++) {
    const answer = await batch.ask('saveEntity', { kind: 'actor', name: `Actor ${index}` })
    if (!answer) throw new Error((await batch.ended).errors)
    if (answer.ok) saved.push(`Actor ${index}`)
    else {
      expect(answer.error?.kind).toBe('not saved')
      refused.push(answer.error?.message ?? '')
    }
    await new Promise((resolve) => setTimeout(resolve, refused.length > 0 ? pause : 0))
  }
  return { saved, refused }
}

async function untilSaved(batch: Batch): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const info = (await batch.ask('libraryInfo', {}))?.value as { saveState: { state: string } }
    if (info.saveState.state === 'saved') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Saving did not come back')
}

/** The names of the actors a crash would leave, in the order they were made. */
async function namesIn(path: string): Promise<string[]> {
  const copy = `${path}-crashed`
  await cp(path, copy, { recursive: true, force: true })
  const library = await openLibrary(copy, { readOnly: true })
  const actors = [...library.collection('actor').values()]
  await library.close()
  return actors.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ name }) => name)
}
