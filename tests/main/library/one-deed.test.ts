import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from './folders.ts'
import { label, tagOf } from './sample-documents.ts'

afterEach(() => vi.restoreAllMocks())

/** Commits two changes with one key, 40 s of the clock apart, and one in between when asked; counts what undo takes back. */
async function stepsOf(draft: { mergeKey: string; oneDeed?: true }, between = false): Promise<number> {
  const library = await createLibrary(join(await temporaryFolder(), 'library'), { name: 'Test' })
  const clock = vi.spyOn(performance, 'now')
  const start = performance.now()
  clock.mockReturnValue(start)
  await library.commit({ label, puts: [tagOf(library, 'first')], ...draft })
  if (between) await library.commit({ label, puts: [tagOf(library, 'between')] })
  clock.mockReturnValue(start + 40_000)
  await library.commit({ label, puts: [tagOf(library, 'second')], ...draft })
  let steps = 0
  while (await library.undo()) steps += 1
  expect(library.collection('tag').size).toBe(0)
  await library.close()
  return steps
}

test('autosaves more than 30 s after the first are a new step', async () => {
  expect(await stepsOf({ mergeKey: 'note' })).toBe(2)
})

test('an import is one step however long it takes', async () => {
  expect(await stepsOf({ mergeKey: 'import:1', oneDeed: true })).toBe(1)
})

test('a change made during an import parts it, so that undo goes back in order', async () => {
  expect(await stepsOf({ mergeKey: 'import:1', oneDeed: true }, true)).toBe(3)
})
