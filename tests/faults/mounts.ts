import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

const run = promisify(execFile)

/** Why nothing can be mounted here, or null where it can. */
export function whyNoMounts(): string | null {
  if (process.platform !== 'linux') return 'tests that mount run on Linux only'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  const probe = mkdtempSync(join(tmpdir(), 'sourcebook-probe-'))
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', probe]).status !== 0) return 'mounting is not allowed'
    spawnSync('umount', [probe])
    return null
  } finally {
    rmdirSync(probe)
  }
}

/** A file system in memory with so much room, such as `size=400k` or `nr_inodes=40`; gone after the test. */
export async function mountMemory(folder: string, room: string): Promise<void> {
  await run('mount', ['-t', 'tmpfs', '-o', room, 'tmpfs', folder])
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
}

/** A folder mounted onto itself, so that it can be made read-only; gone after the test. */
export async function mountOntoItself(folder: string): Promise<void> {
  await run('mount', ['--bind', folder, folder])
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
}

export async function remount(folder: string, options: string): Promise<void> {
  await run('mount', ['-o', `remount,${options}`, folder])
}
