import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DroppedAside } from '../../../main/import/dropped-aside.ts'
import { kindOfDropped } from '../../../main/import/kind-of-dropped.ts'
import { zipOf } from './zip-of.ts'

const bytesOf = (words: string) => Uint8Array.from(Buffer.from(words))
const zip = (...names: string[]) => zipOf(Object.fromEntries(names.map((name) => [name, 'x'])))
const qde = '<?xml version="1.0"?>\n<Project name="P" xmlns="urn:QDA-XML:project:1.0">'
const prefixed = '<q:CodeBook xmlns:q="urn:QDA-XML:codebook:1.0">'
const annotation = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}'
const rows = '{"total": 1, "rows": [{"uri": "https://example.org", "target": [{"source": "x"}]}]}'

test.each<[string, string, Uint8Array | Promise<Uint8Array>]>([
  ['coded', 'project.qde', bytesOf(qde)],
  ['coded', 'under-another-name.txt', bytesOf(qde)],
  ['coded', 'codes.xml', bytesOf(prefixed)],
  ['coded', 'wide.qde', Uint8Array.from(Buffer.from(`\uFEFF${qde}`, 'utf16le'))],
  ['coded', 'notes.json', bytesOf(annotation)],
  ['coded', 'rows.json', bytesOf(rows)],
  ['coded', 'project.qdpx', zip('project.qde', 'Sources/a.txt')],
  ['coded', 'brat.zip', zip('a/a.ann', 'a/a.txt')],
  ['coded', 'damaged.qdpx', bytesOf('PK\x03\x04 and nothing more')],
  ['mark', 'a.ann', bytesOf('T1\tPerson 0 4\tAnna\n')],
  ['mark', 'nothing-marked.ann', bytesOf('')],
  ['table', 'articles.csv', bytesOf('Title,Text\nA,B\n')],
  ['table', 'articles.tsv', bytesOf('\uFEFFTitle\tText\nA\tB\n')],
  ['library', 'cut-short.sourcebook', bytesOf('PK\x03\x04 and nothing more')],
  ['article', 'zotero.csv', bytesOf('"Key","Item Type","Publication Year","Author"\n')],
  ['article', 'page.csv', bytesOf('<!DOCTYPE html><html><p>A page.')],
  ['article', 'words.ann', bytesOf('Anna wrote this by hand.')],
  ['article', 'csl.json', bytesOf('[{"id": "a", "type": "article", "title": "Annotation"}]')],
  ['article', 'feed.xml', bytesOf('<?xml version="1.0"?><rss><Project>x</Project></rss>')],
  ['article', 'documents.zip', zip('a.txt', 'b.md')],
  ['article', 'hidden.zip', zip('__MACOSX/project.qde', 'a.txt')],
  ['article', 'empty.csv', bytesOf('')],
])('%s: %s', async (kind, name, bytes) => {
  expect(await kindOfDropped(name, await bytes)).toBe(kind)
})

const shared = join(import.meta.dirname, '../../../../shared/data')
const folders = { 'b_refi-qda': ['coded', /\.(?:qdpx|qdc|qde)$/i], e_docx: ['article', /\.docx$/i] } as const

test.skipIf(!existsSync(shared))('real files of others go where they belong', async () => {
  for (const [folder, [kind, wanted]] of Object.entries(folders)) {
    const names = readdirSync(join(shared, folder), { recursive: true, encoding: 'utf8' })
    const files = names.filter((name) => wanted.test(name)).slice(0, 20)
    expect(files.length, folder).toBeGreaterThan(0)
    for (const name of files)
      expect(await kindOfDropped(name, readFileSync(join(shared, folder, name))), name).toBe(kind)
  }
})

test('a text stays with its marks although they come in two parts, and what nobody takes is let go', async () => {
  const kept = new DroppedAside(30)
  const first = await kept.sort('drop', [{ name: 'deep/a.ann', bytes: bytesOf('T1\tPerson 0 4\tAnna') }])
  const second = await kept.sort('drop', [
    { name: 'deep/A.txt', bytes: bytesOf('Anna spoke.') },
    { name: 'b.txt', bytes: bytesOf('Somebody.') },
  ])
  expect(first.aside).toEqual(second.aside)
  expect(second.articles.map(({ name }) => name)).toEqual(['b.txt'])
  const [{ key = '' } = {}] = first.aside
  expect(kept.take(key).map(({ name }) => name)).toEqual(['deep/a.ann', 'deep/A.txt'])
  const { aside } = await kept.sort('next', [
    { name: 'one.csv', bytes: bytesOf('Title,Text\nA,B and more') },
    { name: 'two.csv', bytes: bytesOf('Title,Text\nA,B and more') },
  ])
  expect(() => kept.take(aside[0]?.key ?? '')).toThrow('Drop it again')
  expect(kept.take(aside[1]?.key ?? '')).toHaveLength(1)
})
