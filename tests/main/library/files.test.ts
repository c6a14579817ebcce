import { readFile, writeFile, rm, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFolder } from '../../../main/library/check.ts'
import { sha256Of } from '../../../main/library/hashes.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { repairFolder } from '../../../main/library/repair.ts'
import { filesOf } from '../../faults/small-library.ts'
import { temporaryFolder } from './folders.ts'
import { actorOf, articleOf, label, passageOf } from './sample-documents.ts'

const text = { blocks: [{ kind: 'paragraph' as const, text: 'An example: “words”, и слова.' }] }

test('a text is kept once under the hash of its bytes, whatever the order of its keys', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const sha256 = await library.texts.put(text)
  const turned = { blocks: [{ text: text.blocks[0]?.text ?? '', kind: 'paragraph' as const }] }
  expect(await library.texts.put(turned)).toBe(sha256)
  expect(await library.texts.get(sha256)).toEqual(text)
  const bytes = await readFile(join(path, 'texts', sha256.slice(0, 2), `${sha256}.json`))
  expect(sha256Of(bytes)).toBe(sha256)
  expect(await library.texts.get('0'.repeat(64))).toBeNull()
  await library.close()
})

test('a damaged text is answered as missing and written anew when it comes again', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const sha256 = await library.texts.put(text)
  await library.close()
  const file = join(path, 'texts', sha256.slice(0, 2), `${sha256}.json`)
  const bytes = await readFile(file)
  await writeFile(file, bytes.fill(0x20, 10, 12))
  const reopened = await openLibrary(path)
  expect(await reopened.texts.get(sha256)).toBeNull()
  expect(await reopened.texts.put(text)).toBe(sha256)
  expect(await reopened.texts.get(sha256)).toEqual(text)
  await reopened.close()
})

test('originals come back byte for byte', async () => {
  const library = await createLibrary(join(await temporaryFolder(), 'library'))
  const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)
  const sha256 = await library.originals.put(bytes)
  expect(Uint8Array.from((await library.originals.get(sha256)) ?? [])).toEqual(bytes)
  await library.close()
})

test('places and panes come back after closing, and a damaged view is no view', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  library.view.set('place', { at: 12 })
  await library.close()
  const reopened = await openLibrary(path)
  expect(reopened.view.get('place')).toEqual({ at: 12 })
  await reopened.close()
  await writeFile(join(path, 'view.json'), '{')
  const again = await openLibrary(path)
  expect(again.view.get('place')).toBeUndefined()
  await again.close()
})

/** A library of one article with its files, a passage and an actor, closed. */
async function wholeLibrary() {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const [textSha256, sha256] = [await library.texts.put(text), await library.originals.put(Buffer.from('words'))]
  const article = {
    ...articleOf(library, 'An example'),
    textSha256,
    original: { mediaType: 'text/plain', sha256, bytes: 5 },
  }
  const actor = actorOf(library, 'An actor')
  await library.commit({ label, puts: [article, actor, passageOf(library, article.id, [actor.id])] })
  await library.close()
  return { path, article, actor, textFile: join(path, 'texts', textSha256.slice(0, 2), `${textSha256}.json`) }
}

test('check finds a whole library whole and changes no byte', async () => {
  const { path } = await wholeLibrary()
  const before = await filesOf(path)
  expect(await checkFolder(path)).toEqual({ ok: true, documents: 3, texts: 1, originals: 1, changes: 1, problems: [] })
  expect(await filesOf(path)).toEqual(before)
})

test('check names a missing text, a damaged generation and damaged history', async () => {
  const { path, textFile } = await wholeLibrary()
  await rm(textFile)
  await writeFile(join(path, 'generations', 'library-0.json'), 'x'.repeat(500))
  await writeFile(join(path, 'generations', 'journal-0.ndjson'), 'x\n')
  const report = await checkFolder(path)
  expect(report.ok).toBe(false)
  expect(report.problems.map(({ kind }) => kind)).toEqual([
    'text-missing',
    'generation-damaged',
    'history-damaged',
    'history-missing',
  ])
})

test('repair takes out links to what is not there, keeps the passage and every damaged file', async () => {
  const { path, actor } = await wholeLibrary()
  const library = await openLibrary(path)
  await library.commit({ label, deletes: [actor.id] })
  await library.close()
  await writeFile(join(path, 'generations', 'library-0.json'), 'x'.repeat(500))
  expect((await checkFolder(path)).problems.map(({ kind }) => kind)).toEqual([
    'reference-dangling',
    'generation-damaged',
  ])
  const report = await repairFolder(path)
  expect(report.check).toMatchObject({ ok: true, documents: 2, problems: [] })
  expect(report.mended.map(({ kind }) => kind)).toEqual(['generation-put-aside', 'references-taken-out'])
  expect((await readdir(join(path, 'generations'))).some((name) => name.startsWith('library-0.json.damaged-'))).toBe(
    true,
  )
  const repaired = await openLibrary(path)
  expect([...repaired.collection('passage').values()].map(({ links }) => links)).toEqual([[]])
  expect(await repaired.undo()).toMatchObject({ label: { key: 'repair' } })
  await repaired.close()
})
