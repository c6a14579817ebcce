import './in-memory.ts'
import { open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ContentFiles } from '../../main/library/content-files.ts'
import { journalBytes } from '../../main/library/journal-bytes.ts'
import { parseHeader } from '../../main/library/journal-format.ts'
import { readJournal } from '../../main/library/journal-read.ts'
import { layoutOf } from '../../main/library/layout.ts'
import { LockedError } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { protectionBytes, readProtection } from '../../main/library/protection-file.ts'
import { sealedSlices, sealedWriter } from '../../main/library/sealed-snapshot.ts'
import { sealingUnder, Unopened } from '../../main/library/sealing.ts'
import { readSnapshot } from '../../main/library/snapshot-read.ts'
import type { ViewFile } from '../../main/library/view-file.ts'
import { crashedCopyOf, temporaryFolder } from '../main/library/folders.ts'
import { actorOf, everything, label, tagOf } from '../main/library/sample-documents.ts'

const passphrase = 'seven tall poplars'
const cost = { N: 16, r: 8, p: 1 }

/** A crashed protected library with every kind of file: also a generation, history, a text, an original, a view. */
async function everyKind() {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { author: 'A', passphrase, cost })
  const text = await library.texts.put({ blocks: [{ kind: 'paragraph', text: 'A text' }] })
  const original = await library.originals.put(Buffer.from('An original'))
  for (const name of ['one', 'two', 'three', 'four']) {
    await library.commit({ label, puts: [tagOf(library, name)] })
    await library.snapshot()
  }
  library.view.set('place', 7)
  await (library.view as ViewFile).flush()
  await library.commit({ label, puts: [actorOf(library, 'last')] })
  const copy = await crashedCopyOf(path)
  await library.close()
  return { path: copy, sealing: library.sealing, text, original, id: library.id, documents: everything(library) }
}

/** Every byte of a file in turn with all its bits turned, written over the file for `look` to read, and set right. */
async function flippingEach(path: string, look: (at: number) => Promise<void>): Promise<void> {
  const whole = await readFile(path)
  const file = await open(path, 'r+')
  for (let at = 0; at < whole.length; at++) {
    await file.write(Buffer.of((whole[at] ?? 0) ^ 0xff), 0, 1, at)
    await look(at)
    await file.write(whole, at, 1, at)
  }
  await file.close()
}

async function cuttingEach(path: string, look: (length: number) => Promise<void>): Promise<void> {
  const whole = await readFile(path)
  for (let length = 0; length < whole.length; length++) {
    await writeFile(path, whole.subarray(0, length))
    await look(length)
  }
  await writeFile(path, whole)
}

test('every changed byte of a snapshot or generation is told as changed, every missing end as cut short', async () => {
  const { path, sealing } = await everyKind()
  for (const file of [
    'library.json',
    `generations/${(await readdir(join(path, 'generations'))).find((name) => name.startsWith('library-')) ?? ''}`,
  ]) {
    const target = join(path, file)
    await flippingEach(target, async (at) =>
      expect([at, await readSnapshot(target, sealing)]).toEqual([at, { damaged: 'tampered' }]),
    )
    if (file === 'library.json')
      await cuttingEach(target, async (at) =>
        expect([at, await readSnapshot(target, sealing)]).toEqual([at, { damaged: 'cut short' }]),
      )
    expect(await readSnapshot(target, sealing)).toHaveProperty('header')
  }
})

test('every changed byte of a text or an original is told as damage, every missing end as cut short', async () => {
  const { path, sealing, text, original } = await everyKind()
  const layout = layoutOf(path, sealing)
  for (const [part, sha256] of [
    ['texts', text],
    ['originals', original],
  ] as const) {
    const files = new ContentFiles(layout, part)
    const target = files.pathOf(sha256)
    expect(target).not.toContain(sha256)
    await flippingEach(target, async (at) => expect([at, await files.look(sha256)]).toEqual([at, 'damaged']))
    await cuttingEach(target, async (at) => expect([at, await files.look(sha256)]).toEqual([at, 'cut short']))
    expect(await files.look(sha256)).toBeInstanceOf(Buffer)
  }
})

test('every changed byte of a journal is found, live, in a generation and in the history, and no change is taken for another', async () => {
  const { path, sealing, id } = await everyKind()
  const journals: string[] = []
  for (const folder of ['', 'generations', 'history'])
    for (const name of await readdir(join(path, folder)))
      if (name.startsWith('journal-')) journals.push(join(path, folder, name))
  expect(journals.length).toBeGreaterThan(3)
  for (const journal of journals) {
    const bytes = await journalBytes(journal)
    const header = parseHeader(bytes.toString('utf8', 0, bytes.indexOf(0x0a)))
    const changesOf = (found: Buffer | null) => {
      if (!found || !header) return { whole: false, changes: [] }
      const changes: string[] = []
      const reading = readJournal(found, { ...header, libraryId: id }, sealing)
      let read = reading.next()
      for (; !read.done; read = reading.next()) changes.push(JSON.stringify(read.value.change))
      return { whole: read.value.end.kind === 'clean', changes }
    }
    const whole = changesOf(bytes)
    expect(whole.whole).toBe(true)
    expect(changesOf(bytes).changes.join('')).not.toBe('')
    await flippingEach(journal, async (at) => {
      const found = changesOf(await journalBytes(journal).catch(() => null))
      expect([at, found.whole]).toEqual([at, false])
      expect(whole.changes.slice(0, found.changes.length)).toEqual(found.changes)
    })
  }
})

test('a body that was sealed elsewhere does not open, though its hashes were made to fit', async () => {
  const { path, sealing, id } = await everyKind()
  const name = (await readdir(path)).find((one) => one.startsWith('journal-')) ?? ''
  const bytes = await readFile(join(path, name))
  const base = parseHeader(bytes.toString('utf8', 0, bytes.indexOf(0x0a)))
  const read = (one: typeof sealing) => readJournal(bytes, { ...base, libraryId: id } as never, one).next()
  expect(read(sealing).done).toBe(false)
  expect(read(sealingUnder(new Uint8Array(32), id)).done).toBe(true)
})

test('every changed byte of the index and the view is found, and the library opens without them', async () => {
  const { path, sealing, documents } = await everyKind()
  const index = `index/${(await readdir(join(path, 'index')))[0] ?? ''}`
  for (const [file, purpose] of [
    [index, 'index/references'],
    ['view.json', 'view'],
  ] as const) {
    const target = join(path, file)
    expect(() => sealing.open(purpose, Buffer.from('plain'))).toThrow(Unopened)
    await flippingEach(target, async () => {
      const bytes = await readFile(target)
      expect(() => sealing.open(purpose, bytes)).toThrow('tampered')
    })
    await writeFile(target, Buffer.alloc(50, 7))
  }
  const library = await openLibrary(path, { unlock: { passphrase } })
  expect(everything(library)).toEqual(documents)
  expect(library.problems).toEqual([])
  await library.close()
})

test('every changed byte of protection.json is told as changed, every missing end as cut short, a wrong passphrase as wrong', async () => {
  const { path, documents } = await everyKind()
  const file = join(path, 'protection.json')
  await writeFile(join(path, 'generations/protection.json'), '')
  await flippingEach(file, async (at) => expect([at, await readProtection(file)]).toEqual([at, 'tampered']))
  await cuttingEach(file, async (at) => expect([at, await readProtection(file)]).toEqual([at, 'cut short']))
  const reason = () =>
    openLibrary(path, { unlock: { passphrase: 'another one' } }).catch((error: LockedError) => error.reason)
  expect(await reason()).toBe('wrong passphrase')
  const whole = await readFile(file)
  await writeFile(file, whole.subarray(0, 1000))
  expect(await reason()).toBe('cut short')
  await writeFile(file, Buffer.from(whole.toString().replace('salt', 'sale')))
  expect(await reason()).toBe('tampered')
  await writeFile(file, whole)
  const library = await openLibrary(path, { unlock: { passphrase } })
  expect(everything(library)).toEqual(documents)
  await library.close()
})

test('numbers of scrypt that would use up all memory are refused as changed', async () => {
  const { path } = await everyKind()
  const file = join(path, 'protection.json')
  const protection = await readProtection(file)
  if (typeof protection === 'string') throw new Error(protection)
  await writeFile(file, protectionBytes({ ...protection, scrypt: { N: 2 ** 30, r: 8, p: 1 } }))
  expect(await readProtection(file)).toBe('tampered')
})

test('slices that are cut off, swapped, left out or of another snapshot do not open', async () => {
  const folder = await temporaryFolder()
  const sealing = sealingUnder(new Uint8Array(32).fill(3), 'a-library')
  const content = Buffer.from(Array.from({ length: 950 }, (_, index) => index % 251))
  const written = async (name: string) => {
    const file = await open(join(folder, name), 'wx+')
    const writer = sealedWriter(file, 'a-library', sealing, 100)
    for (let at = 0; at < content.length; at += 70) await writer.write(content.subarray(at, at + 70))
    await writer.finish()
    await file.close()
    return readFile(join(folder, name))
  }
  const one = await written('one')
  const two = await written('two')
  const readBack = async (bytes: Buffer): Promise<Buffer | string> => {
    await writeFile(join(folder, 'read'), bytes)
    const file = await open(join(folder, 'read'), 'r')
    const parts: Buffer[] = []
    try {
      for await (const slice of sealedSlices(file, sealing)) parts.push(slice.bytes)
      return Buffer.concat(parts)
    } catch (error) {
      return error instanceof Unopened ? error.reason : String(error)
    } finally {
      await file.close()
    }
  }
  expect(await readBack(one)).toEqual(content)
  const piece = (number: number) => [256 + number * 128, 256 + (number + 1) * 128] as const
  for (let number = 0; number < 9; number++) {
    const [start, end] = piece(number)
    expect(await readBack(one.subarray(0, start))).toBe('cut short')
    expect(await readBack(Buffer.concat([one.subarray(0, start), one.subarray(end)]))).toBe('cut short')
    const from = Buffer.from(one)
    two.copy(from, start, start, end)
    expect(await readBack(from)).toBe('tampered')
    const swapped = Buffer.from(one)
    if (number > 0) {
      one.copy(swapped, start, start - 128, start)
      one.copy(swapped, start - 128, start, end)
      expect(await readBack(swapped)).toBe('tampered')
    }
  }
  expect(await readBack(Buffer.concat([one, Buffer.of(0)]))).toBe('tampered')
})
