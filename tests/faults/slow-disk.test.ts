import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { LibraryInfo } from '#contract/views.ts'
import { createLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'

const canTrace =
  spawnSync('strace', ['-qq', '-o', '/dev/null', '-e', 'inject=fsync:delay_enter=1', 'true']).status === 0
if (!canTrace) process.stderr.write('SLOW DISKS ARE NOT TESTED HERE: strace is missing or may not trace\n')

/** How long each flush takes. */
const seconds = 1.5

test.skipIf(!canTrace)(
  'while a flush takes long, calls are answered at once, and nothing is called saved early',
  async () => {
    const path = join(await temporaryFolder(), 'library')
    await (await createLibrary(path)).close()
    const inject = `inject=fdatasync:delay_enter=${seconds * 1e6}`
    const batch = new Batch(path, {
      under: ['strace', '-f', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', '-e', inject],
    })
    // The first flush is that of the journal's first line.
    expect((await batch.ask('saveTag', { name: 'first' }))?.ok).toBe(true)
    const asked = performance.now()
    const saving = batch.send('saveTag', { name: 'slow' })
    const waits: number[] = []
    for (let question = 0; question < 10; question++) {
      const from = performance.now()
      const info = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
      waits.push(performance.now() - from)
      // What was typed is in view already, and honestly not yet saved.
      expect([info.counts.tag, info.saveState.state]).toEqual([2, 'saving'])
    }
    expect(batch.answers.has(saving)).toBe(false)
    expect((await batch.answer(saving))?.ok).toBe(true)
    expect(performance.now() - asked).toBeGreaterThan(seconds * 1_000)
    expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(100)
    await batch.kill()
  },
)
