import { expect, test } from 'vitest'
import { call } from '../../renderer/notebook.ts'
import { redoLast, undoLast } from '../../renderer/undo.ts'
import { putNotebook } from './notebook-in-memory.ts'

test.each([
  ['undo', undoLast],
  ['redo', redoLast],
] as const)('%s waits for a change that is still on its way', async (name, run) => {
  let saved = (): void => undefined
  const onItsWay = new Promise<void>((resolve) => (saved = resolve))
  const { made } = putNotebook({
    rejectSuggestion: () => onItsWay.then(() => null as never),
    undo: () => null,
    redo: () => null,
  })
  const rejected = call('rejectSuggestion', {} as never)
  const done = run()
  await new Promise((resolve) => setTimeout(resolve))
  expect(made.map((one) => one.name)).toEqual(['rejectSuggestion'])
  saved()
  await Promise.all([rejected, done])
  expect(made.map((one) => one.name)).toEqual(['rejectSuggestion', name])
})

test('a change that was refused keeps nobody from undoing', async () => {
  const { made } = putNotebook({ undo: () => null })
  const refused = call('rejectSuggestion', {} as never).catch(() => undefined)
  await undoLast()
  await refused
  expect(made.map((one) => one.name)).toEqual(['rejectSuggestion', 'undo'])
})
