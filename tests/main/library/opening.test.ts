import { execFileSync, spawn } from 'node:child_process'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256Of } from '../../../main/library/hashes.ts'
import { ReadOnlyError } from '../../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { filesOf } from '../../faults/small-library.ts'
import { temporaryFolder } from './folders.ts'
import { actorOf, articleOf, everything, label, passageOf, referencesByHand, tagOf } from './sample-documents.ts'

test('a new library is empty, named after its folder, and one valid JSON document', async () => {
  const path = join(await temporaryFolder(), 'Мой архив #1')
  const library = await createLibrary(path)
  expect([library.name, library.seq, library.readOnly, library.problems]).toEqual(['Мой архив #1', 0, false, []])
  const data = JSON.parse(await readFile(join(path, 'library.json'), 'utf8')) as { library: { id: string } }
  expect(data.library.id).toBe(library.id)
  await library.close()
})

test('the last line of library.json holds the hash of all bytes before it', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  await library.commit({ label, puts: [tagOf(library, 'one')] })
  await library.close()
  const bytes = await readFile(join(path, 'library.json'))
  const lastLine = bytes.lastIndexOf('\n', bytes.length - 2) + 1
  const { sha256 } = JSON.parse(bytes.toString()) as { sha256: string }
  expect(sha256).toBe(sha256Of(bytes.subarray(0, lastLine)))
})

test('no library is made where anything stands', async () => {
  const path = await temporaryFolder()
  await writeFile(join(path, 'thesis.txt'), 'words')
  await expect(createLibrary(path)).rejects.toThrow('is not empty')
  expect(await readFile(join(path, 'thesis.txt'), 'utf8')).toBe('words')
})

test('what is not a library is refused in a sentence, and nothing is written into it', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'empty'))
  await mkdir(join(folder, 'other'))
  await writeFile(join(folder, 'other', 'notes.txt'), '')
  await mkdir(join(folder, 'parts', 'texts'), { recursive: true })
  await writeFile(join(folder, 'file'), '')
  const before = await filesOf(folder)
  await expect(openLibrary(join(folder, 'nowhere'))).rejects.toThrow('There is no folder')
  await expect(openLibrary(join(folder, 'empty'))).rejects.toThrow('is empty')
  await expect(openLibrary(join(folder, 'other'))).rejects.toThrow('holds no library')
  await expect(openLibrary(join(folder, 'parts'))).rejects.toThrow('copied only in part')
  await expect(openLibrary(join(folder, 'file'))).rejects.toThrow('is a file')
  expect(await filesOf(folder)).toEqual(before)
})

test('the second to open a library reads only, and is told who has it', async () => {
  const path = join(await temporaryFolder(), 'library')
  const first = await createLibrary(path)
  await first.commit({ label, puts: [tagOf(first, 'one')] })
  const second = await openLibrary(path)
  expect(second.readOnly).toEqual({ reason: expect.stringContaining(`process ${process.pid}`) as string })
  expect(everything(second)).toEqual(everything(first))
  await expect(second.commit({ label, puts: [tagOf(second, 'two')] })).rejects.toThrow(ReadOnlyError)
  await second.close()
  await first.commit({ label, puts: [tagOf(first, 'three')] })
  await first.close()
  const third = await openLibrary(path)
  expect([third.readOnly, third.seq]).toEqual([false, 2])
  await third.close()
})

test('a lock is taken over from a process that is gone, not from a live one, another computer or a reused number', async () => {
  const path = join(await temporaryFolder(), 'library')
  await (await createLibrary(path)).close()
  const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }))
  const live = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const opened = async (holder: object | string) => {
    await writeFile(join(path, 'lock'), typeof holder === 'string' ? holder : JSON.stringify(holder))
    const library = await openLibrary(path)
    await library.close()
    await rm(join(path, 'lock'), { force: true })
    return library.readOnly === false
  }
  const since = new Date().toISOString()
  const holder = { pid: gone, host: hostname(), started: '', since, token: 'x' }
  expect(await opened(holder)).toBe(true)
  expect(await opened({ ...holder, pid: live.pid })).toBe(false)
  expect(await opened({ ...holder, host: 'another-computer' })).toBe(false)
  expect(await opened('not a lock')).toBe(true)
  if (process.platform === 'linux')
    expect(await opened({ ...holder, pid: live.pid, started: 'earlier boot 12' })).toBe(true)
  live.kill()
})

test('of many openers of a stale lock exactly one may write', async () => {
  const path = join(await temporaryFolder(), 'library')
  await (await createLibrary(path)).close()
  const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }))
  const holder = { pid: gone, host: hostname(), started: '', since: new Date().toISOString(), token: 'x' }
  await writeFile(join(path, 'lock'), JSON.stringify(holder))
  const libraries = await Promise.all(Array.from({ length: 12 }, () => openLibrary(path)))
  expect(libraries.filter(({ readOnly }) => !readOnly)).toHaveLength(1)
  for (const library of libraries) await library.close()
})

test('a library from the future is shown, and no byte of it changes', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const tag = tagOf(library, 'one')
  await library.commit({ label, puts: [tag] })
  await library.close()
  const text = (await readFile(join(path, 'library.json'), 'utf8')).replace('"version":1', '"version":99')
  const body = text.slice(0, text.lastIndexOf('"sha256"'))
  await writeFile(join(path, 'library.json'), `${body}"sha256":"${sha256Of(body)}"}\n`)
  const before = await filesOf(path)
  const opened = await openLibrary(path)
  expect(opened.readOnly).toEqual({ reason: expect.stringContaining('newer version') as string })
  expect(opened.get(tag.id)?.name).toBe('one')
  await expect(opened.commit({ label, puts: [tagOf(opened, 'two')] })).rejects.toThrow('newer version')
  await opened.close()
  expect(await filesOf(path)).toEqual(before)
})

test('opening and closing without a change leaves library.json as it was', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  await library.commit({ label, puts: [tagOf(library, 'one')] })
  await library.close()
  const before = await filesOf(path)
  await (await openLibrary(path)).close()
  expect(await filesOf(path)).toEqual(before)
})

test('a document that does not fit its schema is named, not shown, and stays in the file through the next snapshot', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const tag = tagOf(library, 'one')
  await library.commit({ label, puts: [tag] })
  await library.close()
  const text = (await readFile(join(path, 'library.json'), 'utf8')).replace('"name":"one"', '"name":42')
  const body = text.slice(0, text.lastIndexOf('"sha256"'))
  await writeFile(join(path, 'library.json'), `${body}"sha256":"${sha256Of(body)}"}\n`)
  const opened = await openLibrary(path)
  expect(opened.get(tag.id)).toBeUndefined()
  expect(opened.problems.map(({ kind }) => kind)).toEqual(['document-invalid'])
  await opened.commit({ label, puts: [tagOf(opened, 'two')] })
  await opened.close()
  expect(await readFile(join(path, 'library.json'), 'utf8')).toContain('"name":42')
})

test('a library of an older version is brought up to date, and its files of before are kept', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const tag = tagOf(library, 'one')
  await library.commit({ label, puts: [tag] })
  await library.close()
  const text = (await readFile(join(path, 'library.json'), 'utf8')).replace('"version":1', '"version":0')
  const body = text.slice(0, text.lastIndexOf('"sha256"'))
  const old = `${body}"sha256":"${sha256Of(body)}"}\n`
  await writeFile(join(path, 'library.json'), old)
  const opened = await openLibrary(path)
  expect(opened.get(tag.id)?.name).toBe('one')
  await opened.close()
  expect(await readFile(join(path, 'library.json'), 'utf8')).toContain('"version":1')
  expect(await readFile(join(path, 'backups', 'before-version-1', 'library.json'), 'utf8')).toBe(old)
})

test('a library larger than is built in place is built by the worker, and its references are the same as by hand', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path)
  const article = articleOf(library, 'An example')
  const actors = Array.from({ length: 20 }, (_, index) => actorOf(library, `Actor ${index}`))
  const passages = Array.from({ length: 1500 }, (_, index) =>
    passageOf(library, article.id, [actors[index % 20]?.id ?? 'actor:x'], `comment ${index} `.repeat(12)),
  )
  await library.commit({ label, puts: [article, ...actors, ...passages] })
  const before = everything(library)
  await library.close()
  expect((await stat(join(path, 'library.json'))).size).toBeGreaterThan(512 << 10)
  const reopened = await openLibrary(path)
  const linking = referencesByHand(Object.values(before)).get('passagesLinking')
  for (const { id } of actors) expect(reopened.references.passagesLinking(id)).toEqual(linking?.get(id))
  expect(everything(reopened)).toEqual(before)
  expect(reopened.problems).toEqual([])
  await reopened.close()
})
