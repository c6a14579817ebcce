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
const seconds = process.env['SOURCEBOOK_EVERY_STEP'] ? 5 : 2.5
/** What a window asks while a person types, finds and reads. */
const questions: [string, object][] = [
  ['libraryInfo', {}],
  ['undoState', {}],
  ['listTags', {}],
  ['listNotes', {}],
  ['listArticles', {}],
  ['search', { query: 'slow' }],
]

test.skipIf(!canTrace)(
  'while a flush takes long, calls are answered at once, and nothing is called saved early',
  async () => {
    const path = join(await temporaryFolder(), 'library')
    await (await createLibrary(path)).close()
    // Nothing but the flushes goes through strace, so that all else is as quick as it is.
    const inject = `inject=fdatasync:delay_enter=${seconds * 1e6}`
    const batch = new Batch(path, {
      under: ['strace', '-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', 'trace=fdatasync', '-e', inject],
    })
    // The first flush is that of the journal's first line.
    expect((await batch.ask('saveTag', { name: 'first' }))?.ok).toBe(true)
    for (const [call, args] of questions) expect((await batch.ask(call, args))?.ok).toBe(true)
    const asked = performance.now()
    const saving = batch.send('saveTag', { name: 'slow' })
    const waits: number[] = []
    while (performance.now() - asked < (seconds - 1) * 1_000) {
      const [call, args] = questions[waits.length % questions.length] ?? ['', {}]
      const from = performance.now()
      const answer = await batch.ask(call, args)
      waits.push(performance.now() - from)
      if (call !== 'libraryInfo') continue
      // What was typed is in view already, and honestly not yet saved.
      const info = answer?.value as LibraryInfo
      expect([info.counts.tag, info.saveState.state]).toEqual([2, 'saving'])
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(batch.answers.has(saving)).toBe(false)
    expect((await batch.answer(saving))?.ok).toBe(true)
    expect(performance.now() - asked).toBeGreaterThan(seconds * 1_000)
    expect(waits.length).toBeGreaterThan(100)
    expect(waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)]).toBeLessThan(100)
    await batch.kill()
  },
)
