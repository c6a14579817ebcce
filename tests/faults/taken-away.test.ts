import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NotSavedError } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { everything, label, tagOf } from '../main/library/sample-documents.ts'
import { Batch } from './batch.ts'

test('when an empty folder stands where the library was, nothing is written into it, and nothing is lost once it is back', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  const library = await createLibrary(path)
  await library.commit({ label, puts: [tagOf(library, 'before')] })
  await rename(path, join(folder, 'away'))
  await mkdir(path)
  // Looked for once a second: what is saved until then still reaches the true file.
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await expect(library.commit({ label, puts: [tagOf(library, 'while away')] })).rejects.toThrow(NotSavedError)
  await expect(library.commit({ label, puts: [tagOf(library, 'and again')] })).rejects.toThrow('Your changes are kept')
  expect(library.saveState.state).toBe('not saved')
  await expect(library.snapshot()).rejects.toThrow(NotSavedError)
  await expect(library.close()).rejects.toThrow(NotSavedError)
  expect(await readdir(path)).toEqual([])

  await rm(path, { recursive: true })
  await rename(join(folder, 'away'), path)
  const back = new Promise<void>((resolve) => library.onSaveState(({ state }) => state === 'saved' && resolve()))
  await back
  const held = everything(library)
  await library.close()
  const reopened = await openLibrary(path)
  expect(Object.values(held).map((tag) => 'name' in tag && tag.name)).toEqual(['before', 'while away', 'and again'])
  expect(everything(reopened)).toEqual(held)
  expect(reopened.problems).toEqual([])
  await reopened.close()
})

test('another library in its place is not written into either', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  const library = await createLibrary(path)
  await rename(path, join(folder, 'away'))
  const other = await createLibrary(path)
  await expect(library.commit({ label, puts: [tagOf(library, 'mine')] })).rejects.toThrow(NotSavedError)
  await other.close()
  const reopened = await openLibrary(path)
  expect([reopened.id === library.id, reopened.seq]).toEqual([false, 0])
  await reopened.close()
})

test('two processes never both write: the second reads only, and takes over when the first is killed', async () => {
  const path = join(await temporaryFolder(), 'library')
  await (await createLibrary(path)).close()
  const first = new Batch(path)
  expect((await first.ask('saveEntity', { kind: 'actor', name: 'first' }))?.ok).toBe(true)
  const second = new Batch(path)
  const refused = await second.ask('saveEntity', { kind: 'actor', name: 'second' })
  // The command line refuses to write at once, or answers that it may only read: either way it says who has it.
  const said = refused?.error?.message ?? (await second.ended).errors
  expect(said).toContain(`process ${first.child.pid}`)
  await second.kill()
  for (let index = 0; index < 100; index++) first.send('saveEntity', { kind: 'actor', name: `more ${index}` })
  await first.answer(101)
  await first.kill()
  const third = new Batch(path)
  expect((await third.ask('saveEntity', { kind: 'actor', name: 'third' }))?.ok).toBe(true)
  await third.end()
  const library = await openLibrary(path)
  expect([library.collection('actor').size, library.problems]).toEqual([102, []])
  await library.close()
})
