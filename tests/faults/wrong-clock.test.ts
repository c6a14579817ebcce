import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { HistoryEntry } from '#contract/views.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'

const run = promisify(execFile)
const program = join(import.meta.dirname, '../../main/cli.ts')
const preload = join(import.meta.dirname, 'in-the-program/shifted-clock.ts')

test('a clock that jumps 50 years back and forth under the program changes no order, and costs no backup', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  await (await createLibrary(path)).close()
  const clock = join(folder, 'clock')
  const env = { NODE_OPTIONS: `--import ${preload}`, SOURCEBOOK_CLOCK: clock }
  const cli = async (...args: string[]) =>
    JSON.parse(
      (await run(process.execPath, [program, ...args, '--json'], { env: { ...process.env, ...env } })).stdout,
    ) as {
      backups: { counter: number; at: string }[]
    }
  const setClock = (years: number) => writeFile(clock, String(years))

  await setClock(0)
  const batch = new Batch(path, { env })
  const made = (await batch.ask('saveTag', { name: 'now' }))?.value as { id: string }
  for (const years of [-50, 50, -1, 13]) {
    await setClock(years)
    const saved = await batch.ask('saveTag', { id: made.id, name: `${years} years off` })
    expect(saved).toMatchObject({ ok: true, value: { name: `${years} years off` } })
  }
  const history = (await batch.ask('history', {}))?.value as HistoryEntry[]
  expect(history.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
  const years = history.map(({ at }) => new Date(at).getFullYear() - new Date().getFullYear())
  expect(years).toEqual([13, -1, 50, -50, 0])
  await setClock(-50)
  await batch.ask('undo', {})
  expect(await batch.ask('getDocuments', { ids: [made.id] })).toMatchObject({ value: [{ name: '-1 years off' }] })
  expect((await batch.end()).code).toBe(0)

  for (const years of [50, -50, 0]) {
    await setClock(years)
    await cli('backup', path)
  }
  const { backups } = await cli('backups', path, '--verify')
  expect(backups.map(({ counter }) => counter)).toEqual([3, 2, 1])
  const library = await openLibrary(path)
  expect([library.seq, library.problems, (await library.check()).problems]).toEqual([6, [], []])
  await library.close()
})
