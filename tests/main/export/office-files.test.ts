import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import mammoth from 'mammoth'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
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
