import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { ZipFile } from 'yazl'
import { exportLibrary } from '../../../main/export/export-library.ts'
import type { Library } from '../../../main/library/library.ts'
import { openEarlier } from '../../../main/library/earlier.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { restoreLibraryFile } from '../../../main/library-file/read.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'
import { placeToExport, startCoded } from '../export/coded-library.ts'
import { filesOf } from '../../faults/small-library.ts'
import { everything, label, tagOf } from '../library/sample-documents.ts'

/** A library as a file, and taken in again. */
async function throughFile(library: Library, history = true) {
  const folder = placeToExport()
  const path = join(folder, 'whole.sourcebook')
  await exportLibrary(library, { format: 'library', path, includePrivate: true, history })
  const { report } = await restoreLibraryFile(path, join(folder, 'restored'))
  return { folder, path, report, restored: join(folder, 'restored') }
}

async function opened(path: string, options: Parameters<typeof openLibrary>[1] = {}) {
  const library = await openLibrary(path, options)
  onTestFinished(() => library.close())
  return library
}

test('a library comes back from its file identical, with texts, originals and every change that can be undone', async () => {
  const { library, article } = await startCoded()
  const original = await library.originals.put(Buffer.from([0, 255, 13, 10, 0x80]))
  const was = library.need(article.id)
  await library.commit({ label, puts: [{ ...was, original: { ...was.original, sha256: original, bytes: 5 } }] })
  const { restored, report } = await throughFile(library)
  expect(report?.problems).toEqual([])
  const other = await opened(restored)
  expect(everything(other)).toEqual(everything(library))
  expect([other.id, other.name, other.seq]).toEqual([library.id, library.name, library.seq])
  expect(await other.texts.get(article.textSha256)).toEqual(await library.texts.get(article.textSha256))
  expect(await other.originals.get(original)).toEqual(await library.originals.get(original))
  expect(await other.history({})).toEqual(await library.history({}))
  while (await library.undo()) await other.undo()
  expect(withoutTimes(other)).toEqual(withoutTimes(library))
  expect(await other.undo()).toBeNull()
})

const withoutTimes = (library: Library) => Object.keys(everything(library))

test('random libraries come back as they were, and their files have the same bytes again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), fc.boolean(), async (steps, history) => {
      const coding = await startCoding()
      await codedAtRandom(coding, steps)
      const { folder, path, restored, report } = await throughFile(coding.library, history)
      expect(report?.problems).toEqual((await coding.library.check()).problems)
      const other = await openLibrary(restored)
      expect(everything(other)).toEqual(everything(coding.library))
      const again = join(folder, 'again.sourcebook')
      await exportLibrary(other, { format: 'library', path: again, includePrivate: true })
      if (history) expect(readFileSync(again).equals(readFileSync(path))).toBe(true)
      await other.close()
    }),
    { numRuns: 8 },
  )
})

test('without its history a library file holds what is there now, and nothing of before', async () => {
  const library = await createLibrary(join(placeToExport(), 'library'))
  onTestFinished(() => library.close())
  const tag = tagOf(library, 'a word of before')
  await library.commit({ label, puts: [tag] })
  await library.commit({ label, puts: [{ ...tag, name: 'a word of now' }] })
  const { restored, report } = await throughFile(library, false)
  expect(report).toMatchObject({ ok: true, problems: [] })
  const files = [...(await filesOf(restored)).values()].join()
  expect([files.includes('a word of now'), files.includes('a word of before')]).toEqual([true, false])
  const other = await opened(restored)
  expect([everything(other), await other.undo()]).toEqual([everything(library), null])
  await other.commit({ label, puts: [tagOf(other, 'and it goes on')] })
  await other.snapshot()
  expect((await other.history({})).map(({ seq }) => seq)).toEqual([3])
})

test('an earlier state exports as it was then', async () => {
  const { library } = await startCoded()
  const seq = library.seq
  const then = everything(library)
  await library.commit({ label, puts: [tagOf(library, 'later')] })
  const earlier = await openEarlier(library.path, seq)
  const { restored } = await throughFile(earlier)
  expect(everything(await opened(restored))).toEqual(then)
})

test('a protected library’s file is sealed: it tells nothing, and opens with the passphrase alone', async () => {
  const folder = placeToExport()
  const passphrase = 'a long passphrase'
  const library = await createLibrary(join(folder, 'library'), { passphrase, cost: { N: 1024, r: 8, p: 1 } })
  onTestFinished(() => library.close())
  const text = await library.texts.put({ v: 1, blocks: [{ kind: 'paragraph', text: 'CANARY in a text' }] } as never)
  await library.commit({ label, puts: [tagOf(library, 'CANARY in a tag')] })
  const { path, report, restored } = await throughFile(library)
  expect(report).toBeNull()
  expect(readFileSync(path, 'latin1')).not.toContain('CANARY')
  await expect(openLibrary(restored)).rejects.toThrow()
  const other = await opened(restored, { unlock: { passphrase } })
  expect(everything(other)).toEqual(everything(library))
  expect(text).toMatch(/^[0-9a-f]{64}$/)
})

test('one flipped byte or a missing end is found before anything is taken out, and nothing is changed', async () => {
  const { library } = await startCoded()
  const { folder, path } = await throughFile(library)
  const whole = readFileSync(path)
  const hostile = join(folder, 'hostile.sourcebook')
  const refused = async (bytes: Buffer) => {
    writeFileSync(hostile, bytes)
    await expect(restoreLibraryFile(hostile, join(folder, 'new'))).rejects.toThrow(/Nothing was changed/)
    expect(readdirSync(folder).toSorted()).toEqual(['hostile.sourcebook', 'restored', 'whole.sourcebook'])
  }
  const places = Array.from({ length: 60 }, (_, index) => Math.floor((index / 59) * (whole.length - 1)))
  for (const at of places) {
    const flipped = Buffer.from(whole)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
    await refused(flipped)
    if (at > 0) await refused(whole.subarray(0, at))
  }
  await refused(Buffer.concat([whole, Buffer.from('x')]))
  await refused(Buffer.alloc(0))
})

/** A file whose seal is right whatever it holds: as somebody would make it who means harm. */
async function sealedZip(path: string, files: Record<string, Buffer | { bytes: Buffer; as: string }>, told: object) {
  const zip = new ZipFile()
  for (const [name, one] of Object.entries(files)) zip.addBuffer(Buffer.isBuffer(one) ? one : one.bytes, name)
  zip.addBuffer(Buffer.from(JSON.stringify(told)), 'contents.json')
  zip.end()
  let bytes = await buffer(zip.outputStream as Readable)
  for (const [name, one] of Object.entries(files))
    if (!Buffer.isBuffer(one)) bytes = Buffer.from(bytes.toString('latin1').replaceAll(name, one.as), 'latin1')
  seal(path, bytes)
}

function seal(path: string, zip: Buffer) {
  const body = zip.subarray(0, -2)
  const comment = `sourcebook library ${createHash('sha256').update(body).digest('hex')}`
  writeFileSync(path, Buffer.concat([body, Buffer.from([comment.length, 0]), Buffer.from(comment)]))
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const about = { format: 'sourcebook library file 1', libraryId: 'x', name: 'x', seq: 0, sealed: false, history: true }
const listed = (path: string, bytes: Buffer) => ({ path, bytes: bytes.length, sha256: sha256(bytes) })

test('a file that names a way out of the folder, lies about a size or blows up is refused in a sentence', async () => {
  const folder = placeToExport()
  const path = join(folder, 'hostile.sourcebook')
  const evil = Buffer.from('evil')
  const zeros = Buffer.alloc(5_000_000)
  const refused = async (why: RegExp) => {
    const failed = await restoreLibraryFile(path, join(folder, 'new')).then(() => null, String)
    expect(failed).toMatch(why)
    expect(failed).toMatch(/Nothing was changed/)
    expect(readdirSync(folder)).toEqual(['hostile.sourcebook'])
    expect(existsSync(join(folder, '..', 'evil'))).toBe(false)
  }
  for (const as of ['../evil', '/tmp/evi', 'a/..\\evil', 'a\\..\\evi'])
    for (const name of ['xx/evil'.slice(0, as.length).padEnd(as.length, 'z')]) {
      await sealedZip(path, { [name]: { bytes: evil, as } }, { ...about, files: [listed(as, evil)] })
      await refused(/not a sound library file/)
    }
  await sealedZip(path, { evil }, { ...about, files: [listed('../evil', evil)] })
  await refused(/not a sound library file/)
  await sealedZip(path, { evil }, { ...about, files: [{ ...listed('evil', evil), bytes: 5 }] })
  await refused(/not a sound library file/)
  await sealedZip(path, { evil }, { ...about, files: [{ ...listed('evil', evil), sha256: sha256(zeros) }] })
  await refused(/not a sound library file/)
  await sealedZip(path, { evil }, { ...about, name: 'x'.repeat(20_000_000), files: [] })
  await refused(/no list of contents/)
  await sealedZip(path, { evil, more: evil }, { ...about, files: [listed('evil', evil)] })
  await refused(/another number of files/)
  await sealedZip(path, { evil }, { ...about, format: 'sourcebook library file 2', files: [] })
  await refused(/newer Sourcebook/)
  // The zip itself says that a little grows to more than it can: the lengths in its directory are changed.
  const zip = new ZipFile()
  zip.addBuffer(zeros, 'zeros')
  zip.addBuffer(
    Buffer.from(JSON.stringify({ ...about, files: [{ ...listed('zeros', zeros), bytes: 2 ** 31 }] })),
    'contents.json',
  )
  zip.end()
  const bytes = await buffer(zip.outputStream as Readable)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(zeros.length)
  const lie = Buffer.alloc(4)
  lie.writeUInt32LE(2 ** 31)
  for (let at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at + 1)) lie.copy(bytes, at)
  seal(path, bytes)
  await refused(/not a sound library file \("zeros"\)/)
  // A sound zip of files that are no library.
  await sealedZip(path, { evil }, { ...about, files: [listed('evil', evil)] })
  const failed = await restoreLibraryFile(path, join(folder, 'new')).then(() => null, String)
  expect(failed).toMatch(/library/)
  expect(readdirSync(folder)).toEqual(['hostile.sourcebook'])
})

test('it is taken in beside what is there, never over it', async () => {
  const { library } = await startCoded()
  const { path, restored } = await throughFile(library)
  const before = await filesOf(restored)
  await expect(restoreLibraryFile(path, restored)).rejects.toThrow('Nothing was changed')
  expect(await filesOf(restored)).toEqual(before)
})
