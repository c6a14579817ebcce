import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { label, tagOf } from '../main/library/sample-documents.ts'
import { atEveryCrash, type Crashed, record, type Recording } from './crash/replay.ts'
import { Session } from './crash/session.ts'
import { numberOf } from './crash/system-calls.ts'
import { seqSaid } from './crash/whole-library.ts'

/**
 * One system call of the real `batch` fails, once or from then on. While it works, whenever it crashes, and after it
 * has ended, everything that was called saved must be there.
 */
const everyStep = process.env['SOURCEBOOK_EVERY_STEP'] !== undefined
const program = join(import.meta.dirname, '../../main/cli.ts')
const canTrace =
  spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:error=EIO:when=1', 'true']).status === 0
if (!canTrace) process.stderr.write('FAILING SYSTEM CALLS ARE NOT TESTED HERE: strace is missing or may not trace\n')

const errors = ['ENOSPC', 'EIO', 'EROFS', 'EDQUOT', 'EPERM'] as const
type Fault = { call: string; n: number; at?: string } & (
  | { error: (typeof errors)[number]; times: 'once' | 'for ever' }
  /** The program is killed as it makes the call. */
  | { error: 'SIGKILL'; times: 'once' }
)

/** How often each call is made while a library is opened, written and closed; the n-th of each is made to fail. */
const counts = { fdatasync: 6, pwrite64: 6, fsync: 14, rename: 3, link: 2, unlink: 3, mkdir: 3 }

/** What is opened while it saves: the next journal, the folder to be synced, the snapshot to see that it still stands there. */
const opened = ['journal-2.ndjson', '', 'library.json']

function allFaults(): Fault[] {
  const faults: Fault[] = []
  for (const [call, count] of Object.entries(counts))
    for (let n = 1; n <= count; n++)
      for (const times of ['once', 'for ever'] as const)
        for (const error of errors) faults.push({ call, n, error, times })
  for (const [call, count] of Object.entries(counts))
    for (let n = 1; n <= count; n++) faults.push({ call, n, error: 'SIGKILL', times: 'once' })
  for (const at of opened)
    for (const times of ['once', 'for ever'] as const)
      for (const error of errors) for (const n of [1, 2, 3]) faults.push({ call: 'openat', n, error, times, at })
  for (const times of ['once', 'for ever'] as const)
    for (const call of ['read', 'pread64'])
      for (const n of [1, 2]) faults.push({ call, n, error: 'EIO', times, at: 'library.json' })
  return faults
}

/**
 * In the quick run each call fails at each of its first times once, every third for ever, the syncs of whole files at
 * every second, and kills at every sixth.
 */
function fewFaults(): Fault[] {
  const turn = ({ call, n, error, times }: Fault) =>
    (call !== 'fsync' || n % 2 === 1) &&
    (error === 'SIGKILL' ? n % 6 === 1 : error === errors[n % 5] && (times === 'once') === (n % 3 !== 0))
  return allFaults().filter(turn)
}

const names = ['Tag 0', 'Tag 1', 'Tag 2', 'Tag 3', 'Tag 4']
let tried = 0
let met = 0
afterAll(() => {
  if (canTrace) process.stderr.write(`${met} of ${tried} failing system calls were met.\n`)
})

describe.skipIf(!canTrace)('a system call that fails', () => {
  test('never makes anything saved that is not, and is told of in a sentence', async () => {
    const faults = everyStep ? allFaults() : fewFaults()
    const failures = await Promise.all([lane(faults), lane(faults)])
    expect(failures.flat().join('\n')).toBe('')
    // Not every one comes to its turn where an earlier one failed; most must, or nothing was tried.
    expect(met).toBeGreaterThan(tried * 0.6)
  })
})

/** Works through the faults that are left, and answers what was wrong with which. */
async function lane(faults: Fault[]): Promise<string[]> {
  const failures: string[] = []
  for (let fault = faults.shift(); fault; fault = faults.shift()) {
    const name = JSON.stringify(fault)
    await expectHonest(fault).catch((error: unknown) => failures.push(`${name}: ${String(error)}`))
    tried++
  }
  return failures
}

async function expectHonest({ call, n, error, times, at }: Fault): Promise<void> {
  const root = await temporaryFolder()
  const path = join(root, 'library')
  const library = await createLibrary(path, { name: 'Failing' })
  for (const name of names.slice(0, 2)) {
    await library.commit({ label, puts: [tagOf(library, name)] })
    await library.snapshot()
  }
  await library.close()
  const session = new Session(names, times === 'once')
  const how = error === 'SIGKILL' ? 'signal=KILL' : `error=${error}`
  const inject = ['-e', `inject=${call}:${how}:when=${n}${times === 'once' ? '' : '+'}`]
  const where = at === undefined ? [] : ['-e', `trace=${call}`, '-P', join(path, at)]
  const command = [process.execPath, program, 'batch', path]
  const recording = await record(root, command, (line) => session.next(line), [...inject, ...where])
  if (recording.met) met++
  const told = [...session.refusals, ...(session.opened ? [] : [recording.errors.trim()])].filter((text) => text !== '')
  for (const message of told) expect(message).toMatch(/^[A-Z“][^\n]*[.!]$/)
  expectNoRetry(recording)
  // Where only some paths are watched, the rest of what it did is not known.
  if (at === undefined && error !== 'SIGKILL') {
    const look = ({ folder, printed }: Crashed) => expectPrefix(join(folder, 'library'), seqSaid(printed, 2))
    expect((await atEveryCrash(recording, look, 0)).bad.slice(0, 2)).toEqual([])
  }
  await expectPrefix(path, session.saved)
  if (times === 'once' && error !== 'SIGKILL' && session.opened) expect(session.saved).toBe(names.length)
}

/** A handle whose sync failed is closed: nothing more is written to it, and it is not synced again. */
function expectNoRetry({ calls }: Recording): void {
  const failed = new Set<number>()
  for (const { name, args, result } of calls) {
    const handle = numberOf(args[0] ?? '')
    if (name === 'close') failed.delete(handle)
    if (!/^(pwrite64|write|fsync|fdatasync)$/.test(name)) continue
    expect(failed.has(handle), `${name} after a failed sync`).toBe(false)
    if (result < 0) failed.add(handle)
  }
}

/** What is there is the first so many tags, all of what was called saved among them, and nothing is damaged. */
async function expectPrefix(path: string, saved: number): Promise<void> {
  const library = await openLibrary(path)
  try {
    expect(library.seq).toBeGreaterThanOrEqual(saved)
    const tags = [...library.collection('tag').values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(tags.map(({ name }) => name)).toEqual(names.slice(0, library.seq))
    expect(library.problems).toEqual([])
    expect((await library.check()).problems).toEqual([])
  } finally {
    await library.close()
  }
}
