import { randomUUID } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { say } from '../words.ts'
import { codeOf, syncFolder, temporaryName, writeSynced } from './durable-files.ts'
import type { Layout } from './layout.ts'
import { isRefusedRead } from './names-in.ts'

/** Who has a library open. `started` tells a process from a later one with the same number. */
type Holder = { pid: number; host: string; started: string; since: string; token: string }

export type Lock = { release: () => Promise<void> }
export type LockOutcome = { lock: Lock } | { heldBy: string }

/**
 * Takes the library for this process, or says in a sentence who has it. A lock whose process is gone is taken over;
 * one of another computer never is, because nothing here can tell whether it still lives.
 */
export async function takeLock(layout: Layout): Promise<LockOutcome> {
  const mine = holderNow()
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await create(layout.lock, mine)) return { lock: lockOf(layout, mine) }
    const holder = await readHolder(layout.lock)
    if (holder === 'gone') continue
    if (holder !== 'unreadable' && isAlive(holder)) return { heldBy: sentenceAbout(holder) }
    if (!(await clearStale(layout.lock, mine))) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const holder = await readHolder(layout.lock)
  return { heldBy: sentenceAbout(typeof holder === 'string' ? mine : holder) }
}

/** Whether the process that holds the lock is gone for certain, or nobody holds it. */
export async function isFree(layout: Layout): Promise<true | { heldBy: string }> {
  const holder = await readHolder(layout.lock)
  return typeof holder === 'string' || !isAlive(holder) ? true : { heldBy: sentenceAbout(holder) }
}

function holderNow(): Holder {
  const { pid } = process
  return { pid, host: hostname(), started: startOf(pid) ?? '', since: new Date().toISOString(), token: randomUUID() }
}

function lockOf(layout: Layout, mine: Holder): Lock {
  return {
    release: async () => {
      const holder = await readHolder(layout.lock).catch(() => 'unreadable')
      if (typeof holder !== 'string' && holder.token === mine.token) await unlink(layout.lock).catch(() => undefined)
    },
  }
}

/** The lock appears with its whole content or not at all: a link to a finished file fails where one stands already. */
async function create(path: string, mine: Holder): Promise<boolean> {
  const temporary = temporaryName(path)
  await writeSynced(temporary, JSON.stringify(mine))
  try {
    await link(temporary, path)
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) === 'ENOENT') throw error
    return await createExclusively(path, mine)
  } finally {
    await unlink(temporary).catch(() => undefined)
  }
  await syncFolder(dirname(path))
  return true
}

/** Where the file system knows no links. */
async function createExclusively(path: string, mine: Holder): Promise<boolean> {
  try {
    await writeSynced(path, JSON.stringify(mine))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function readHolder(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder> | null
    return typeof holder?.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : 'unreadable'
  } catch (error) {
    if (isRefusedRead(error)) throw error
    return codeOf(error) === 'ENOENT' ? 'gone' : 'unreadable'
  }
}

/**
 * Removes a stale lock, one process at a time: whoever holds the guard looks again, so that a lock taken in the
 * meantime by another is left alone.
 */
async function clearStale(path: string, mine: Holder): Promise<boolean> {
  const guard = `${path}.takeover`
  if (!(await create(guard, mine))) {
    const other = await readHolder(guard)
    if (other !== 'gone' && (other === 'unreadable' ? await isOld(guard) : !isAlive(other)))
      await unlink(guard).catch(() => undefined)
    return false
  }
  try {
    const holder = await readHolder(path)
    if (holder === 'unreadable' || (holder !== 'gone' && !isAlive(holder))) await unlink(path).catch(() => undefined)
    return true
  } finally {
    await unlink(guard).catch(() => undefined)
  }
}

async function isOld(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return false
  const { mtimeMs } = await file.stat()
  await file.close()
  return Date.now() - mtimeMs > 10_000
}

/** A process of another computer counts as alive: nothing here can tell. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false
  }
  const started = startOf(holder.pid)
  return started === null || holder.started === '' || started === holder.started
}

/** When a process started, in ticks since this boot and with the boot's id, where the system tells; else null. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    return started === undefined ? null : `${boot} ${started}`
  } catch {
    return null
  }
}

function sentenceAbout({ pid, host, since }: Holder): string {
  const args = { pid, host, since: since.slice(0, 16).replace('T', ' ') }
  return host === hostname() ? say('library.heldBy', args) : say('library.heldElsewhere', args)
}
