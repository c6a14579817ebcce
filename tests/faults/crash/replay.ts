import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fatesOf } from './fates.ts'
import { ModelDisk, type Tree } from './model-disk.ts'
import { type Faults, type Input, type Run, systemCallsOf } from './system-calls.ts'

/** What a program did to everything in a folder, and how that stood before. */
export type Recording = Run & { root: string; before: Tree }

/** Records a program that works in the folder `root`. */
export async function record(root: string, command: string[], input: Input = [], faults?: Faults): Promise<Recording> {
  const before = treeIn(root)
  const log = join(await mkdtemp(join(tmpdir(), 'sourcebook-calls-')), 'log')
  try {
    return { root, before, ...(await systemCallsOf(command, input, log, faults)) }
  } finally {
    await rm(dirname(log), { recursive: true })
  }
}

/** A state that a crash can leave, written out as files; `printed` is all that the program had said by then. */
export type Crashed = { folder: string; printed: string; number: number }

/** How many states there were, and what was wrong with the bad ones. */
export type Outcome = { states: number; bad: string[] }

/** After so many bad states the rest is not looked at any more. */
const enoughBad = 20

/**
 * Writes out every state that a crash during a recording can leave, each once for what was promised by then, and asks
 * `look` to complain. They lie in memory, where syncing costs nothing.
 */
export async function atEveryCrash(
  { root, before, calls }: Pick<Recording, 'root' | 'before' | 'calls'>,
  look: (crashed: Crashed) => Promise<void>,
  draws = process.env['SOURCEBOOK_EVERY_STEP'] ? 64 : 4,
): Promise<Outcome> {
  const place = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sourcebook-crashed-'))
  onTestFinished(() => rm(place, { recursive: true, force: true }))
  const disk = new ModelDisk(root, before)
  const seen = new Set<string>()
  const bad: string[] = []
  const see = async (step: number) => {
    for (const fate of fatesOf(disk.pending, draws)) {
      const tree = disk.after(fate)
      const key = keyOf(tree, disk.printed)
      if (seen.has(key) || bad.length >= enoughBad) continue
      seen.add(key)
      const folder = join(place, String(seen.size))
      writeTree(folder, tree)
      await look({ folder, printed: disk.printed, number: seen.size }).catch((error: unknown) =>
        bad.push(`after call ${step}: ${String(error)}\n${listing(tree)}`),
      )
      rmSync(folder, { recursive: true, force: true })
    }
  }
  await see(0)
  for (const [step, call] of calls.entries()) if (disk.take(call)) await see(step)
  return { states: seen.size, bad }
}

const hashes = new WeakMap<Buffer, string>()

function hashOf(bytes: Buffer): string {
  const known = hashes.get(bytes) ?? createHash('sha1').update(bytes).digest('hex')
  hashes.set(bytes, known)
  return known
}

function keyOf(tree: Tree, printed: string): string {
  const lines = [...tree].map(([path, bytes]) => `${path} ${bytes ? hashOf(bytes) : '/'}`)
  return `${printed.length}\n${lines.sort().join('\n')}`
}

function listing(tree: Tree): string {
  return [...tree].map(([path, bytes]) => `  ${path} ${bytes ? bytes.length : '/'}`).join('\n')
}

function treeIn(root: string): Tree {
  const tree: Tree = new Map()
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    tree.set(path.slice(root.length + 1), entry.isDirectory() ? null : readFileSync(path))
  }
  return tree
}

function writeTree(folder: string, tree: Tree): void {
  mkdirSync(folder, { recursive: true })
  for (const [path, bytes] of [...tree].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (bytes) writeFileSync(join(folder, path), bytes)
    else mkdirSync(join(folder, path), { recursive: true })
}
