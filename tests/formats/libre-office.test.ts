import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportLibrary } from '../../main/export/export-library.ts'
import { unguardCell } from '../../main/export/csv.ts'
import { partsOf } from '../main/export/all-bytes.ts'
import { startCoded } from '../main/export/coded-library.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'

/** What opens office files here; these tests are skipped where there is none, and say so by their name. */
const office = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path))

/** Cells that a spreadsheet would compute, besides those with what is hard in XML, CSV and both directions. */
const hostile = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '＝1+1',
  '=HYPERLINK("http://127.0.0.1:48999/"&A1,"x")',
  '=IMPORTXML("http://127.0.0.1:48999/","//a")',
  "=cmd|'/C calc'!A0",
  'a,=1+1',
  'a\n=1+1',
  'He said "no"; <b>&amp;</b>',
  'הפסקת האש נכנסה לתוקף today, אמר.',
  '_x0041_ is no letter',
  ...(hasSharedData ? (JSON.parse(readFileSync(shared('g_csv/formula-cells.json'), 'utf8')) as string[]) : []),
]

/** A CSV file that is read as eagerly as the program can: formulas are computed, numbers and dates recognised. */
const eager = '--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true'
const allSheets = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'

let folder = ''

async function converted(file: string, to: string, ...more: string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const asked = [profile, '--headless', ...more, '--convert-to', to, '--outdir', join(folder, 'out'), file]
  await promisify(execFile)(office ?? '', asked, { timeout: 120_000 })
}

const columnOf = (file: string, name: string) =>
  parse<Record<string, string>>(readFileSync(join(folder, file)), { columns: true, bom: true }).map(
    (row) => row[name] ?? '',
  )

describe.skipIf(office === undefined)('LibreOffice, where it is installed, opens what leaves', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'office-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('computes no cell of a CSV file or a workbook, and reads every text as it was', async () => {
    const { library, article, savePassage } = await startCoded()
    for (const comment of hostile) await savePassage({ articleId: article.id, start: 0, end: 13, comment })
    for (const format of ['csv', 'xlsx'] as const)
      await exportLibrary(library, { format, path: join(folder, `passages.${format}`) })
    await converted(join(folder, 'passages.csv'), 'csv:Text - txt - csv (StarCalc):44,34,76', eager)
    await converted(join(folder, 'passages.xlsx'), allSheets)
    expect(readdirSync(join(folder, 'out'))).toContain('passages-Claims and figures.csv')
    const fromCsv = columnOf('out/passages.csv', 'comment').map(unguardCell)
    const fromXlsx = columnOf('out/passages-Passages.csv', 'comment')
    expect(hostile.filter((cell) => !fromCsv.includes(cell))).toEqual([])
    expect(hostile.filter((cell) => !fromXlsx.includes(cell))).toEqual([])
  })

  it('shows the text, tables and footnotes of a Word file', async () => {
    const { library, addArticle } = await startCoded()
    await addArticle('הפסקת האש נכנסה לתוקף today.', { title: 'עברית' })
    await exportLibrary(library, { format: 'docx', path: join(folder, 'report.docx') })
    await converted(join(folder, 'report.docx'), 'fodt')
    const xml = readFileSync(join(folder, 'out/report.fodt'), 'utf8')
    const words = xml.replace(/<text:s\/>/g, ' ').replace(/<[^>]+>/g, '')
    for (const told of ['Ceasefire', 'What sources claim', '≥27 people', 'הפסקת האש נכנסה לתוקף today.'])
      expect(words).toContain(told)
    const { 'word/document.xml': ours = '' } = await partsOf(join(folder, 'report.docx'))
    const signs = ours.match(/<w:footnoteReference /g) ?? []
    expect(signs.length).toBeGreaterThan(3)
    expect(xml.match(/<text:note [^>]*text:note-class="footnote"/g)).toHaveLength(signs.length)
    expect(xml).toMatch(/<text:note-body>.*?A ceasefire begins.*?<\/text:note-body>/s)
    expect(xml).toContain('<table:table ')
  })
})
