import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLibrary } from '../../main/library/open.ts'
import { readSnapshot } from '../../main/library/snapshot-read.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { everything } from '../main/library/sample-documents.ts'
import './in-memory.ts'
import { copyOf, filesOf, lookAt, smallLibrary } from './small-library.ts'

test('every flipped bit of a snapshot is noticed, and the generation with its journals gives all changes', async () => {
  const { path, states, lastSeq } = await smallLibrary()
  const folder = await temporaryFolder()
  const copy = await copyOf(path, folder, 'flipped')
  const bytes = await readFile(join(path, 'library.json'))
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    await writeFile(join(copy, 'library.json'), flipped)
    expect([bit, 'damaged' in (await readSnapshot(join(copy, 'library.json')))]).toEqual([bit, true])
    // The whole way through the library takes longer: now one bit, now another.
    if (bit % 61 !== 0) continue
    await lookAt(copy, true, (library) => {
      expect([bit, library.problems.map(({ kind }) => kind), library.seq]).toEqual([bit, ['snapshot-damaged'], lastSeq])
      expect(everything(library)).toEqual(states[lastSeq])
    })
  }
})

const states = {
  empty: () => Buffer.alloc(0),
  zeros: (bytes: Buffer) => Buffer.alloc(bytes.length),
  half: (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1),
  'valid JSON of something else': () => Buffer.from('{"posts":[]}\n'),
}

for (const [state, damage] of Object.entries(states))
  test(`a library.json that is ${state} is never an empty library, and is kept`, async () => {
    const { path, states, lastSeq } = await smallLibrary()
    const copy = await copyOf(path, await temporaryFolder(), 'damaged')
    const damaged = damage(await readFile(join(path, 'library.json')))
    await writeFile(join(copy, 'library.json'), damaged)
    await lookAt(copy, false, (library) => {
      expect(everything(library)).toEqual(states[lastSeq])
      expect(library.problems.map(({ kind }) => kind)).toEqual(['snapshot-damaged'])
    })
    const kept = (await readdir(copy)).filter((name) => name.startsWith('library.json.damaged-'))
    expect(await readFile(join(copy, kept[0] ?? ''))).toEqual(damaged)
    await lookAt(copy, true, async (library) => {
      expect(library.problems).toEqual([])
      expect(everything(library)).toEqual(states[lastSeq])
      expect((await library.check()).problems).toEqual([])
    })
  })

test('a missing library.json is put together from its generation', async () => {
  const { path, states, lastSeq } = await smallLibrary()
  await rm(join(path, 'library.json'))
  await lookAt(path, false, (library) => {
    expect(everything(library)).toEqual(states[lastSeq])
    expect(library.problems.map(({ kind }) => kind)).toEqual(['snapshot-missing'])
  })
})

test('without any snapshot the whole library is put together from its history', async () => {
  const { path, states, lastSeq } = await smallLibrary()
  await rm(join(path, 'library.json'))
  await rm(join(path, 'generations/library-0.json'))
  await lookAt(path, false, (library) => {
    expect(everything(library)).toEqual(states[lastSeq])
    expect(library.problems[0]?.message).toContain('whole history')
  })
  await lookAt(path, true, (library) => expect(everything(library)).toEqual(states[lastSeq]))
})

test('when nothing can be read the library is refused in a sentence and no file is touched', async () => {
  const { path } = await smallLibrary()
  await writeFile(join(path, 'library.json'), '')
  await rm(join(path, 'generations'), { recursive: true })
  const before = await filesOf(path)
  await expect(openLibrary(path)).rejects.toThrow(/damaged.*Every file was left as it is/s)
  expect(await filesOf(path)).toEqual(before)
})

test('a damaged index is counted anew and changes no answer', async () => {
  const { path, states, lastSeq } = await smallLibrary()
  const [index] = await readdir(join(path, 'index'))
  for (const bytes of [Buffer.alloc(0), Buffer.from('{}\n'), Buffer.alloc(5000, 7)]) {
    await writeFile(join(path, 'index', index ?? ''), bytes)
    await lookAt(path, true, (library) => {
      expect(everything(library)).toEqual(states[lastSeq])
      expect(library.problems).toEqual([])
    })
  }
})
