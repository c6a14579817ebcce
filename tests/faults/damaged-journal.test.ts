import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { JournalBase } from '../../main/library/journal-format.ts'
import { readJournal } from '../../main/library/journal-read.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { everything, label, tagOf } from '../main/library/sample-documents.ts'
import './in-memory.ts'
import { copyOf, filesOf, lookAt, smallLibrary } from './small-library.ts'

const journalFile = 'journal-2.ndjson'

function readWhole(bytes: Buffer, base: JournalBase) {
  const reading = readJournal(bytes, base)
  let changes = 0
  let read = reading.next()
  for (; !read.done; read = reading.next()) changes++
  return { changes, end: read.value.end }
}

/** How many whole lines a journal cut at a byte still has. */
function wholeChanges(bytes: Buffer): number {
  return Math.max(0, bytes.toString('latin1').split('\n').length - 2)
}

/** After so many cuts writing goes on and all is checked; with SOURCEBOOK_EVERY_STEP after each. */
const stride = process.env['SOURCEBOOK_EVERY_STEP'] ? 1 : 14

test('a journal cut at any byte gives exactly its whole changes, and the next change goes on from there', async () => {
  const { path, states, snapshotSeq } = await smallLibrary()
  const folder = await temporaryFolder()
  const bytes = await readFile(join(path, journalFile))
  for (let cut = 0; cut <= bytes.length; cut++) {
    const copy = await copyOf(path, folder, 'cut')
    await writeFile(join(copy, journalFile), bytes.subarray(0, cut))
    const expected = snapshotSeq + wholeChanges(bytes.subarray(0, cut))
    await lookAt(copy, true, (library) => {
      expect([cut, library.seq, library.problems]).toEqual([cut, expected, []])
      expect(everything(library)).toEqual(states[expected])
    })
    if (cut % stride === 3 % stride) {
      await lookAt(copy, false, () => undefined)
      await lookAt(copy, true, async (library) => expect([cut, (await library.check()).problems]).toEqual([cut, []]))
    }
    if (cut % stride !== 0) continue
    const tag = await lookAt(copy, false, async (library) => {
      const made = tagOf(library, 'after the cut')
      await library.commit({ label, puts: [made] })
      return made
    })
    await lookAt(copy, true, async (library) => {
      expect([library.seq, library.problems]).toEqual([expected + 1, []])
      expect(library.get(tag.id)?.name).toBe('after the cut')
      expect((await library.check()).problems).toEqual([])
    })
  }
})

test('every flipped bit of a journal is noticed: only changes before it are shown, and nothing is called whole', async () => {
  const { path, states, snapshotSeq, lastSeq } = await smallLibrary()
  const folder = await temporaryFolder()
  const copy = await copyOf(path, folder, 'flipped')
  const bytes = await readFile(join(path, journalFile))
  const base = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n'))) as JournalBase
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes)
    flipped[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const { changes, end } = readWhole(flipped, base)
    const headerOnly = end.kind === 'damaged' && end.reason === 'header' && changes === lastSeq - snapshotSeq
    expect([bit, end.kind === 'damaged' || end.kind === 'foreign']).toEqual([bit, true])
    expect([bit, changes]).toEqual([
      bit,
      headerOnly ? lastSeq - snapshotSeq : wholeChanges(bytes.subarray(0, bit >> 3)),
    ])
    // The whole way through the library takes longer: another bit of every byte.
    if ((bit >> 3) % 8 !== (bit & 7)) continue
    await writeFile(join(copy, journalFile), flipped)
    await lookAt(copy, true, (library) => {
      expect(library.seq).toBeGreaterThanOrEqual(snapshotSeq)
      expect(everything(library)).toEqual(states[library.seq])
      expect([bit, library.problems.length]).toEqual([bit, 1])
      const before = bytes.subarray(0, bit >> 3)
      const headerOnly = library.problems[0]?.kind === 'journal-header-damaged'
      expect([bit, library.seq]).toEqual([bit, headerOnly ? lastSeq : snapshotSeq + wholeChanges(before)])
    })
  }
})

test('what follows the damage is kept under its own name, byte for byte, and said in a sentence', async () => {
  const { path, states } = await smallLibrary()
  const folder = await temporaryFolder()
  const bytes = await readFile(join(path, journalFile))
  const secondChange = bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1
  for (let byte = 0; byte < bytes.length; byte += 5) {
    const copy = await copyOf(path, folder, 'flipped')
    const flipped = Buffer.from(bytes)
    flipped[byte] = (bytes[byte] ?? 0) ^ 1
    await writeFile(join(copy, journalFile), flipped)
    const seq = await lookAt(copy, false, async (library) => {
      expect(library.problems).toHaveLength(1)
      expect(library.problems[0]?.message).toMatch(/damaged|belongs to/)
      await library.commit({ label, puts: [tagOf(library, 'later')] })
      return library.seq
    })
    const kept = (await readdir(copy)).filter((name) => /\.(rest|refused)-/.test(name))
    const parts = await Promise.all(kept.map((name) => readFile(join(copy, name))))
    if (kept.length > 0) {
      const rest = Buffer.concat(parts)
      expect(flipped.subarray(flipped.length - rest.length).equals(rest)).toBe(true)
      if (byte >= secondChange) expect(rest.length).toBeLessThan(flipped.length)
    }
    await lookAt(copy, true, (library) => {
      expect([byte, library.seq, library.problems]).toEqual([byte, seq, []])
      expect(Object.keys(everything(library))).toHaveLength(Object.keys(states[seq - 1] ?? {}).length + 1)
    })
  }
})

test('garbage, zeros or a repeated record after the end add nothing', async () => {
  const { path, states, lastSeq } = await smallLibrary()
  const folder = await temporaryFolder()
  const bytes = await readFile(join(path, journalFile))
  const lastRecord = bytes.subarray(bytes.lastIndexOf('\n', bytes.length - 2) + 1)
  const tails = { garbage: Buffer.from('\u0001\u0002 not a record'), zeros: Buffer.alloc(4096), again: lastRecord }
  for (const [name, tail] of Object.entries(tails)) {
    const copy = await copyOf(path, folder, name)
    await writeFile(join(copy, journalFile), Buffer.concat([bytes, tail]))
    await lookAt(copy, false, (library) => {
      expect(library.seq).toBe(lastSeq)
      expect(everything(library)).toEqual(states[lastSeq])
      expect([name, library.problems.length]).toEqual([name, name === 'again' ? 1 : 0])
    })
  }
})

test('a journal of another state or another library is refused and kept', async () => {
  const mine = await smallLibrary()
  const other = await smallLibrary()
  const folder = await temporaryFolder()
  const copy = await copyOf(mine.path, folder, 'mixed')
  const foreign = await readFile(join(other.path, journalFile))
  await writeFile(join(copy, journalFile), foreign)
  await lookAt(copy, false, (library) => {
    expect(everything(library)).toEqual(mine.states[mine.snapshotSeq])
    expect(library.problems.map(({ kind }) => kind)).toEqual(['journal-foreign'])
  })
  const kept = (await readdir(copy)).find((name) => name.includes('.refused-'))
  expect(await readFile(join(copy, kept ?? ''))).toEqual(foreign)
})

test('a stale journal beside a restored older snapshot is not replayed into it', async () => {
  const { path, states } = await smallLibrary()
  const folder = await temporaryFolder()
  const copy = await copyOf(path, folder, 'restored')
  await writeFile(join(copy, 'library.json'), await readFile(join(copy, 'generations/library-0.json')))
  await lookAt(copy, false, (library) => {
    expect(everything(library)).toEqual(states[0])
    expect(library.problems.map(({ kind }) => kind)).toEqual(['journal-gap'])
  })
  expect((await readdir(copy)).filter((name) => name.startsWith('journal-2.ndjson.refused-'))).toHaveLength(1)
})

test('opening for reading changes no byte of a damaged library', async () => {
  const { path } = await smallLibrary()
  const bytes = await readFile(join(path, journalFile))
  bytes[200] = (bytes[200] ?? 0) ^ 4
  await writeFile(join(path, journalFile), bytes)
  const before = await filesOf(path)
  await lookAt(path, true, (library) => expect(library.problems).toHaveLength(1))
  expect(await filesOf(path)).toEqual(before)
})
