import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import mammoth from 'mammoth'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { streamedZip } from '../../../main/export/streamed-zip.ts'
import { workbookParts } from '../../../main/export/tables/workbook.ts'
import { sheetsOf } from '../../../main/export/tables/xlsx.ts'
import { partsOf } from './all-bytes.ts'
import { placeToExport, startCoded } from './coded-library.ts'

const hebrew = 'הפסקת האש נכנסה לתוקף today.'

async function startOffice() {
  const coded = await startCoded()
  await coded.addArticle(`${hebrew}\n\n=1+1 \u0007 and <b>&amp;`, { title: 'עברית' })
  return coded
}

test('a Word document opens with headings, tables, and every quotation with its source in a footnote', async () => {
  const { library } = await startOffice()
  const path = join(placeToExport(), 'out.docx')
  await exportLibrary(library, { format: 'docx', path })
  const { value: html, messages } = await mammoth.convertToHtml({ path })
  expect(messages.filter(({ type }) => type === 'error')).toEqual([])
  expect(html).toMatch(/<h1>[^<]*Events<\/h1>/)
  expect(html).toMatch(/<h2>[^<]*Ceasefire<\/h2>/)
  expect(html).toMatch(/At least 27 people were killed<sup><a href="#footnote-\d+"/)
  expect(html).toMatch(
    /<li id="footnote-\d+"><p>[^<]*A ceasefire begins, RT, 2023-09-20, https:\/\/example\.org\/news\/1/,
  )
  expect(html).toMatch(/<table>.*Armenian sources.*≥27 people.*<\/table>/s)
  expect(html).toContain('=1+1 \uFFFD and &lt;b&gt;&amp;amp;')
  const { 'word/document.xml': xml = '', 'docProps/core.xml': core = '' } = await partsOf(path)
  expect(xml).toMatch(/<w:bidi\/>.*?<w:rtl\/>.*?הפסקת האש/s)
  expect(xml).not.toMatch(/<w:rtl\/><\/w:rPr><w:t[^>]*>today/)
  expect(core).not.toMatch(/dcterms:(?:created|modified)/)
})

test('footnotes name their sources in the style asked for', async () => {
  const { library } = await startOffice()
  const path = join(placeToExport(), 'out.docx')
  await exportLibrary(library, { format: 'docx', path, style: 'apa' })
  expect((await mammoth.convertToHtml({ path })).value).toMatch(/<li id="footnote-\d+"><p>[^<]*\(2023, September 20\)/)
})

test('a workbook has a sheet for every kind of thing, and no cell is a formula', async () => {
  const { library, killed } = await startOffice()
  const path = join(placeToExport(), 'out.xlsx')
  await library.commit({
    label: { key: 'editPassage', args: { words: '' } },
    puts: [
      { ...library.need(killed.id), comment: '=HYPERLINK("https://example.org")\nline\u0000two \uFFFD_x000A_\r  ' },
    ],
  })
  await exportLibrary(library, { format: 'xlsx', path })
  const sheets = await readXlsxFile(readFileSync(path), { trim: false })
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'Articles',
    'Passages',
    'Actors',
    'Events',
    'Participants',
    'Relations',
    'Claims and figures',
  ])
  const passages = sheets[1]?.data ?? []
  const column = (passages[0] ?? []).indexOf('comment')
  expect(passages.map((row) => row[column])).toContain(
    '=HYPERLINK("https://example.org")\nline\u0000two \uFFFD_x000A_\r  ',
  )
  const starts = passages.slice(1).map((row) => row[(passages[0] ?? []).indexOf('start')])
  expect(starts.every((start) => typeof start === 'number')).toBe(true)
  expect(Object.values(await partsOf(path)).join('')).not.toMatch(/<f>|<f /)
})

test('a text longer than a cell may be is cut, and said so', async () => {
  const { library, killed } = await startOffice()
  await library.commit({
    label: { key: 'editPassage', args: { words: '' } },
    puts: [{ ...library.need(killed.id), comment: 'x'.repeat(40_000) }],
  })
  const path = join(placeToExport(), 'out.xlsx')
  const report = await exportLibrary(library, { format: 'xlsx', path })
  expect(report.notCarried.join('\n')).toMatch('The end of 1 text that is longer than a cell')
})

test('a PDF without a window to print in is refused in a sentence, and nothing is written', async () => {
  const { library } = await startCoded()
  const path = join(placeToExport(), 'out.pdf')
  await expect(exportLibrary(library, { format: 'pdf', path })).rejects.toThrow(/^A PDF is printed in a window/)
  expect(() => readFileSync(path)).toThrow(/ENOENT/)
})

test('rows that a sheet cannot hold stand in a further sheet, under the same names of columns', async () => {
  const numbers = Array.from({ length: 7 }, (_, at) => [at, `row ${at}`])
  const sheets = sheetsOf({ name: 'Rows', columns: ['number', 'name'], rows: () => numbers }, 7, 3)
  const file = await buffer(streamedZip(await workbookParts(sheets)))
  const read = await readXlsxFile(file)
  expect(read.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Rows', 4],
    ['Rows 2', 4],
    ['Rows 3', 2],
  ])
  expect(read.map(({ data }) => data[0])).toEqual(read.map(() => ['number', 'name']))
  expect(read.flatMap(({ data }) => data.slice(1))).toEqual(numbers)
})

test('a Word file of many pieces is the same as one of few: in order, every note with its sign', async () => {
  const { library, addArticle, passage } = await startOffice()
  const long = await addArticle(Array.from({ length: 450 }, (_, at) => `Line ${at}.`).join('\n\n'), { title: 'Long' })
  for (const words of ['Line 3.', 'Line 444.']) await passage(long, words)
  const path = join(placeToExport(), 'out.docx')
  await exportLibrary(library, { format: 'docx', path })
  const { value: words } = await mammoth.extractRawText({ path })
  expect([...words.matchAll(/Line (\d+)\.\n/g)].slice(0, 450).map(([, at]) => Number(at))).toEqual(
    Array.from({ length: 450 }, (_, at) => at),
  )
  const { 'word/document.xml': xml = '', 'word/footnotes.xml': notes = '' } = await partsOf(path)
  const ids = (text: string, sign: RegExp) => [...text.matchAll(sign)].map(([, id]) => id)
  expect(ids(notes, /<w:footnote w:id="([1-9]\d*)"/g)).toEqual(ids(xml, /<w:footnoteReference w:id="(\d+)"/g))
  expect(ids(notes, /<w:footnote w:type="(\w+)"/g)).toEqual(['separator', 'continuationSeparator'])
})
