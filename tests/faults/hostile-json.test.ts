import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Of } from '../../main/library/hashes.ts'
import { MaterialError } from '../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { label, tagOf } from '../main/library/sample-documents.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'
import { Batch } from './batch.ts'
import { filesOf } from './small-library.ts'

/** JSON that is valid and means harm: too deep, too long, out of range, or after every object's prototype. */
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** A closed library whose snapshot has `field` in one of two documents, under a hash that is right. */
async function withField(field: string, change = (text: string) => text): Promise<string> {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { name: 'Hostile' })
  await library.commit({ label, puts: [tagOf(library, 'good'), tagOf(library, 'target')] })
  await library.close()
  const file = join(path, 'library.json')
  const text = change((await readFile(file, 'utf8')).replace('"name":"target"', `"name":"target",${field}`))
  const body = text.slice(0, text.lastIndexOf('"sha256"'))
  await writeFile(file, `${body}"sha256":"${sha256Of(body)}"}\n`)
  return path
}

const fields: [string, string][] = [
  ['100,000 arrays in each other', `"extra":${deep(100_000)}`],
  ['100,000 objects in each other', `"extra":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['a key of two million letters', `"${'k'.repeat(2_000_000)}":1`],
  ['a number beyond all numbers', '"extra":1e400'],
  ['half of a surrogate pair', '"extra":"\\ud800"'],
  ['a key that is __proto__', '"__proto__":{"polluted":true}'],
  ['a key that is constructor', '"constructor":{"prototype":{"polluted":true}}'],
]

test.each(fields)('a library.json with %s is read in time, written again, and harms nothing', async (_, field) => {
  const path = await withField(field)
  const started = performance.now()
  const library = await openLibrary(path)
  const names = [...library.collection('tag').values()].map(({ name }) => name)
  expect(names).toContain('good')
  // What does not fit its schema is named, and stays in the file.
  expect(names.length + library.problems.length).toBe(2)
  await library.commit({ label, puts: [tagOf(library, 'later')] })
  await library.close()
  expect(performance.now() - started).toBeLessThan(5_000)
  const text = await readFile(join(path, 'library.json'), 'utf8')
  expect(text).toContain('"name":"later"')
  expect(text).toContain('"name":"target"')
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test.each([
  ['a byte order mark', (text: string) => `\ufeff${text}`],
  ['letters of two bytes', (text: string) => Buffer.from(text, 'utf16le').toString('latin1')],
  ['an array around it', (text: string) => `[${text}`],
])('a library.json with %s is put together from the history, and kept', async (_, change) => {
  const path = await withField('"extra":1', change)
  const bytes = await readFile(join(path, 'library.json'))
  const library = await openLibrary(path)
  expect(library.problems.map(({ kind }) => kind)).toEqual(['snapshot-damaged'])
  expect([...library.collection('tag').values()].map(({ name }) => name).sort()).toEqual(['good', 'target'])
  await library.close()
  expect([...(await filesOf(path)).values()]).toContain(bytes.toString('latin1'))
})

test.skipIf(!hasSharedData)(
  'whatever stands in place of library.json is refused in a sentence and left alone',
  async () => {
    for (const name of readdirSync(shared('g_json'))) {
      if (!name.endsWith('.json')) continue
      const path = await temporaryFolder()
      await writeFile(join(path, 'library.json'), await readFile(shared('g_json', name)))
      const before = await filesOf(path)
      const error: unknown = await openLibrary(path).then(
        () => null,
        (reason: unknown) => reason,
      )
      expect(error, name).toBeInstanceOf(MaterialError)
      expect((error as Error).message).toMatch(/^The (library|folder) [^\n]*\.$/)
      expect(await filesOf(path)).toEqual(before)
    }
  },
)

test('a document too deep to be answered fails its own request only', async () => {
  const batch = new Batch(await withField(`"extra":${deep(100_000)}`))
  expect((await batch.ask('listTags', {}))?.ok).toBe(false)
  expect((await batch.ask('saveTag', { name: 'next' }))?.ok).toBe(true)
  expect((await batch.end()).code).toBe(0)
})

test('a request that is too deep is refused, and the next is answered', async () => {
  const path = await withField('"extra":1')
  const batch = new Batch(path)
  const state = `{"v":1,"lexical":"0.52.0","state":{"root":${deep(100_000)}}}`
  batch.child.stdin?.write(`{"id":100,"call":"saveNote","args":{"title":"Deep","state":${state}}}\n`)
  expect((await batch.answer(100))?.ok).toBe(false)
  expect((await batch.ask('saveTag', { name: 'next' }))?.ok).toBe(true)
  expect((await batch.end()).code).toBe(0)
})

/** Whatever could carry the key into a document: each of the formats, and the arguments of calls. */
async function hostileFiles(folder: string): Promise<string[]> {
  const poison = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
  const files = {
    'note.md':
      '---\n__proto__:\n  polluted: true\nconstructor:\n  prototype:\n    polluted: true\ntitle: T\n---\n\nText.\n',
    'page.html':
      '<html><head><meta name="__proto__" content="polluted"><meta property="og:__proto__" content="x"><title>T</title></head><body><p>Text.</p></body></html>',
    'plain.txt': '__proto__: polluted\n\nText.\n',
    'data.json': poison,
    'annotations.json': `[{"@context":"http://www.w3.org/ns/anno.jsonld","type":"Annotation","body":${poison},"target":${poison},"__proto__":{"polluted":true}}]`,
    'hypothesis.json': `{"rows":[{"id":"a","uri":"u","text":"t","tags":["__proto__"],"__proto__":{"polluted":true},"target":[{"source":"s","selector":[${poison}]}]}],"total":1}`,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return Object.keys(files).map((name) => join(folder, name))
}

test('no import and no call changes what every object has', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  await (await createLibrary(path)).close()
  const preload = join(import.meta.dirname, 'in-the-program/watched-prototype.ts')
  const env = { NODE_OPTIONS: `--import ${preload}` }
  const files = await hostileFiles(folder)
  if (hasSharedData) files.push(...readdirSync(shared('g_json')).map((name) => shared('g_json', name)))
  const batch = new Batch(path, { env })
  const said = await batch.ask('importFiles', { paths: files })
  expect((said?.value as unknown[]).length).toBe(files.length)
  const calls = ['saveEntity', 'saveTag', 'saveNote', 'savePassage', 'saveClaim', 'search', 'timeline', 'libraryInfo']
  calls.forEach((call, index) => {
    const args = '{"__proto__":{"polluted":true},"kind":"actor","name":"N","query":"__proto__","title":"T"}'
    batch.child.stdin?.write(`{"id":${1000 + index},"call":"${call}","args":${args}}\n`)
  })
  for (const index of calls.keys()) expect(await batch.answer(1000 + index)).not.toBeNull()
  for (const file of files.filter((name) => name.endsWith('.json')))
    expect(await batch.ask('annotate', { json: await readFile(file, 'utf8') })).not.toBeNull()
  const { code, errors } = await batch.end()
  expect([code, errors]).toEqual([0, ''])
  const library = await openLibrary(path)
  expect([library.problems, (await library.check()).problems]).toEqual([[], []])
  await library.close()
})

test('the watch over every object sees a change', async () => {
  const preload = join(import.meta.dirname, 'in-the-program/watched-prototype.ts')
  const child = spawn(process.execPath, ['--import', preload, '-e', 'Object.prototype.polluted = true'])
  let text = ''
  child.stderr.on('data', (bytes: Buffer) => (text += bytes.toString()))
  await new Promise((resolve) => child.once('close', resolve))
  expect(text).toContain('EVERY OBJECT WAS CHANGED')
})
