import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { gather, type Gathered } from '../../../main/export/gather.ts'
import { pageOf } from '../../../main/export/html.ts'
import { documentOf } from '../../../main/export/docx/document.ts'
import { countParts, partFiles, reportParts } from '../../../main/export/report-parts.ts'
import { previewExport } from '../../../main/export/preview.ts'
import { writeExport } from '../../../main/export/write-export.ts'
import { partsOf } from './all-bytes.ts'
import { placeToExport, startCoded } from './coded-library.ts'

/** Articles enough for several documents of 3,000 characters, and an actor that all of them speak of. */
async function startLong() {
  const coded = await startCoded()
  for (const number of Array.from({ length: 9 }, (_, at) => at + 1)) {
    const article = await coded.addArticle(`Article ${number} says that many came. ${'More words. '.repeat(60)}`, {
      title: `Report ${number}`,
      publishedAt: `2024-01-0${number}`,
    })
    const passage = await coded.passage(article, `Article ${number} says`)
    await coded.linkPassage({ passageId: passage.id, entityId: coded.actorDocument.id })
  }
  return { ...coded, gathered: await gather(coded.library, { scope: 'all', includePrivate: true }) }
}

const short = 3000
const titlesIn = ({ articles, entities, notes }: Gathered) => [
  ...articles.map(({ title }) => title),
  ...entities.map(({ name }) => name),
  ...notes.map(({ title }) => title),
]

test('a long report is cut between things: nothing is lost, nothing comes twice, no document is too long', async () => {
  const { gathered } = await startLong()
  const parts = [...reportParts(gathered, short)]
  expect(parts.length).toBeGreaterThan(2)
  expect(parts.flatMap(titlesIn).toSorted()).toEqual(titlesIn(gathered).toSorted())
  expect(parts.map(({ part }) => part)).toEqual(parts.map((_, at) => ({ number: at + 1, of: parts.length })))
  for (const part of parts)
    expect(part.articles.reduce((sum, { words }) => sum + words * 6, 0)).toBeLessThanOrEqual(short)
})

test('a short report is one document under the name it was given', async () => {
  const { gathered } = await startLong()
  expect(countParts(gathered)).toBe(1)
  expect([...partFiles(gathered, 'Talks.docx', () => [])].map(({ path }) => path)).toEqual(['Talks.docx'])
})

test('an actor with too many passages goes on in the next document, told once and its passages each once', async () => {
  const { gathered, actorDocument } = await startLong()
  const parts = [...reportParts(gathered, 700)].filter(({ entities }) =>
    entities.some(({ id }) => id === actorDocument.id),
  )
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.map(({ continues }) => continues(actorDocument.id))).toEqual(parts.map((_, at) => at > 0))
  const told = parts.flatMap(({ passagesLinking }) => passagesLinking(actorDocument.id).map(({ id }) => id))
  expect(told).toEqual(gathered.passagesLinking(actorDocument.id).map(({ id }) => id))
  const pages = await Promise.all(parts.map((part) => text(pageOf(part))))
  expect(pages.map((page) => page.includes('Armenian sources (continued)'))).toEqual(parts.map((_, at) => at > 0))
  expect(pages.map((page) => page.includes('Հայկական աղբյուրներ'))).toEqual(parts.map((_, at) => at === 0))
})

test('each Word document of several has its own contents with links that arrive, and its own footnotes', async () => {
  const { gathered } = await startLong()
  const place = join(placeToExport(), 'Talks')
  const files = partFiles(gathered, 'Talks.docx', (part) => documentOf(part, {}), short)
  const written = await writeExport(place, 'folder', files)
  const of = countParts(gathered, short)
  expect(written.map(({ path }) => path)).toEqual(written.map((_, at) => `Talks (${at + 1} of ${of}).docx`))
  for (const { path } of written) {
    const { value: html, messages } = await mammoth.convertToHtml({ path: join(place, path) })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    expect(html).toMatch(/Contents<\/h1>/)
    const { 'word/document.xml': xml = '', 'word/footnotes.xml': notes = '' } = await partsOf(join(place, path))
    const all = (written: string, sign: RegExp) => [...written.matchAll(sign)].map(([, found]) => found)
    expect(all(xml, /w:anchor="([^"]+)"/g)).toEqual(all(xml, /<w:bookmarkStart[^>]*w:name="([^"]+)"/g))
    expect(all(xml, /<w:footnoteReference w:id="(\d+)"/g)).toEqual(all(notes, /<w:footnote w:id="([1-9]\d*)"/g))
  }
})

test('a page of a report of several leads to nothing that is not on it', async () => {
  const { gathered } = await startLong()
  for (const part of reportParts(gathered, short)) {
    const page = await text(pageOf(part))
    const anchors = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const led = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(led.filter((id) => !anchors.has(id))).toEqual([])
  }
})

test('a report that takes several documents is a folder, and its preview says so before', async () => {
  const { library, addArticle } = await startCoded()
  // What is counted is what the library says of how long they are.
  for (const number of [1, 2, 3]) await addArticle(`Long ${number}`, { title: `Long ${number}`, words: 200_000 })
  const path = join(placeToExport(), 'Long.docx')
  const preview = await previewExport(library, { format: 'docx' })
  const { files, where } = await exportLibrary(library, { format: 'docx', path })
  expect(preview.parts).toBe(3)
  expect(where).toBe(path.replace('.docx', ''))
  expect(files.map((file) => file.path)).toEqual([
    'Long/Long (1 of 3).docx',
    'Long/Long (2 of 3).docx',
    'Long/Long (3 of 3).docx',
  ])
  expect(readdirSync(where).toSorted()).toEqual(files.map((file) => file.path.slice('Long/'.length)))
  await expect(exportLibrary(library, { format: 'docx', path })).rejects.toThrow(/already there/)
})
