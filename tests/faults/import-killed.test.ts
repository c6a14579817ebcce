import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ImportOutcome } from '#contract/views.ts'
import { checkFolder } from '../../main/library/check.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { writeMixedFiles } from '../main/import/mixed-files.ts'
import { temporaryFolder } from '../main/library/folders.ts'

const program = join(import.meta.dirname, '../..', process.env['SOURCEBOOK_CLI'] ?? 'main/cli.ts')
const count = 1000
/** By how many originals are on the disk. */
const kills = [1, 300, 700]

/** How many originals are on the disk. */
function originalsIn(library: string): number {
  const folder = join(library, 'originals')
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.length > 60).length
}

/** The real command line taking in a folder; killed when so many originals are there, else to its end. */
async function importFolder(library: string, files: string, killAt = Infinity) {
  const child = spawn(process.execPath, [program, 'import', library, files, '--json'])
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (killAt < Infinity && child.exitCode === null && originalsIn(library) < killAt) await later(5)
  if (killAt < Infinity) child.kill('SIGKILL')
  await ended
  return { said, killed: child.signalCode === 'SIGKILL' }
}

test(`an import killed ${kills.length} times in the middle leaves whole articles alone, and goes on where it was`, async () => {
  const folder = await temporaryFolder()
  const files = join(folder, 'files')
  const path = join(folder, 'library')
  const soundOnes = await writeMixedFiles(files, count)
  await (await createLibrary(path)).close()
  const sizes: number[] = []
  for (const killAt of kills) {
    const { killed } = await importFolder(path, files, killAt)
    expect(killed).toBe(true)
    const library = await openLibrary(path)
    sizes.push(library.collection('article').size)
    await library.close()
    expect((await checkFolder(path)).problems).toEqual([])
  }
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
  // A run in which every kill came before the first article, or after the last, would prove nothing.
  expect(sizes.some((size) => size > 0 && size < soundOnes)).toBe(true)
  const { said } = await importFolder(path, files)
  const outcomes = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ImportOutcome)
  expect(outcomes).toHaveLength(count)
  expect(outcomes.filter(({ status }) => status !== 'failed')).toHaveLength(soundOnes)
  expect((await checkFolder(path)).problems).toEqual([])
})
