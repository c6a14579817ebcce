import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExportFormat } from '#contract/exports.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { readBibliography } from '../../../main/import/bibliography/read-bibliography.ts'
import { placeToExport, startCoded } from './coded-library.ts'

async function coded() {
  const coding = await startCoded()
  await coding.addArticle('Second text.', { title: 'Zebra crossing', authors: ['Ana Petrosyan'], publishedAt: '2020' })
  const take = async (format: ExportFormat, more: object = {}) => {
    const path = join(placeToExport(), `out-${format}`)
    const report = await exportLibrary(coding.library, { format, path, ...more })
    return { text: readFileSync(path, 'utf8'), report }
  }
  return { ...coding, take }
}

test.each(['ris', 'bibtex', 'csl'] as const)('%s holds a record for every article in scope', async (format) => {
  const { take, article } = await coded()
  const { text, report } = await take(format)
  expect(readBibliography(format, text).records.map(({ item }) => item.title)).toEqual([
    'Zebra crossing',
    'A ceasefire begins',
  ])
  expect(report.notCarried[0]).toContain('says where an article is from')
  const one = await take(format, { scope: article.id })
  expect(readBibliography(format, one.text).records).toHaveLength(1)
  expect((await take(format)).text).toBe(text)
})

test('an empty scope is an empty bibliography', async () => {
  const { take, addArticle: _add, actor } = await coded()
  const nobody = await actor('Nobody')
  expect((await take('csl', { scope: nobody.id })).text).toBe('[]\n')
  expect((await take('ris', { scope: nobody.id })).text).toBe('')
})

test('tags of articles stand among the keywords', async () => {
  const { take, library, article, tag } = await coded()
  const stored = library.need(article.id)
  await library.commit({
    label: { key: 'saveArticle', args: { title: stored.title } },
    puts: [{ ...stored, tags: [tag.id], bibliography: { type: 'report', keyword: 'war; peace' } }],
  })
  expect((await take('ris')).text).toContain('KW  - war\nKW  - peace\nKW  - casualties\n')
})

test('fields that a format has no place for are named', async () => {
  const { take, library, article } = await coded()
  const stored = library.need(article.id)
  await library.commit({
    label: { key: 'saveArticle', args: { title: stored.title } },
    puts: [{ ...stored, bibliography: { type: 'report', medium: 'film', dimensions: '2 m' } }],
  })
  const { report } = await take('ris')
  expect(report.notCarried).toContain('Fields of references that this format has no place for: dimensions, medium.')
})

test('references are written in the style and language asked for, sorted as they read', async () => {
  const { take } = await coded()
  const { text } = await take('references', { style: 'vancouver', language: 'de' })
  const lines = [...text.matchAll(/<p[^>]*>(.*)<\/p>/g)].map(([, line]) => line)
  expect(lines).toEqual([
    'A ceasefire begins. RT [Internet]. 20. September 2023. Verfügbar unter: https://example.org/news/1',
    'Petrosyan A. Zebra crossing. 2020.',
  ])
  expect(text).toContain('<html lang="de">')
})
