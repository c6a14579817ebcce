import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { checkFolder } from '../../main/library/check.ts'
import { openLibrary } from '../../main/library/open.ts'
import { checkedRoot } from '../../main/notes/note-nodes.ts'
import { noteText } from '../../main/notes/note-text.ts'
import { makeLibrary, type Sizes, sizesFor } from '../bench/make-library.ts'

const sizes: Sizes = { ...sizesFor(400, 7), textKb: 4 }
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-made-'))
})

afterEach(() => rm(folder, { recursive: true }))

test('the same sizes make the same bytes, another seed makes others', async () => {
  await makeLibrary(join(folder, 'a'), sizes)
  await makeLibrary(join(folder, 'b'), sizes)
  await makeLibrary(join(folder, 'c'), { ...sizes, seed: 8 })
  const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((name) => everyFile(join(folder, name))))
  expect(a).toEqual(b)
  expect(a).not.toEqual(c)
})

test('check finds nothing wrong in a library that was made, and it holds what was asked for', async () => {
  await makeLibrary(join(folder, 'a'), sizes)
  const { ok, problems, texts } = await checkFolder(join(folder, 'a'))
  expect({ ok, problems, texts }).toEqual({ ok: true, problems: [], texts: 40 })
  const library = await openLibrary(join(folder, 'a'), { readOnly: true })
  const counts = (['article', 'passage', 'claim', 'note'] as const).map((kind) => library.collection(kind).size)
  expect(counts).toEqual([40, 400, 40, 20])
  expect(library.collection('actor').size + library.collection('event').size).toBe(80)
})

test('every passage quotes the words at its place, with those around them', async () => {
  await makeLibrary(join(folder, 'a'), sizes)
  const library = await openLibrary(join(folder, 'a'), { readOnly: true })
  for (const { articleId, target } of library.collection('passage').values()) {
    const article = library.need(articleId)
    const text = plainTextOf((await library.texts.get(article.textSha256))?.blocks ?? [])
    expect(text.slice(target.start, target.end)).toBe(target.exact)
    expect(text.slice(0, target.start).endsWith(target.prefix)).toBe(true)
    expect(text.slice(target.end).startsWith(target.suffix)).toBe(true)
    expect(target.textSha256).toBe(article.textSha256)
  }
})

test('texts are stored as the library itself would store them, and notes are what their states say', async () => {
  await makeLibrary(join(folder, 'a'), sizes)
  const library = await openLibrary(join(folder, 'a'))
  for (const { textSha256 } of library.collection('article').values()) {
    const text = await library.texts.get(textSha256)
    expect(text && (await library.texts.put(text))).toBe(textSha256)
  }
  for (const { state, text } of library.collection('note').values())
    expect(noteText(checkedRoot(state.state))).toBe(text)
  await library.close()
})

async function everyFile(path: string): Promise<Record<string, string>> {
  const files = await readdir(path, { recursive: true, withFileTypes: true })
  const names = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
  const read = await Promise.all(
    names.sort().map(async (name) => [name.slice(path.length), await readFile(name, 'latin1')]),
  )
  return Object.fromEntries(read) as Record<string, string>
}
