import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardCell, unguardCell } from '../../../main/export/csv.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { hasSharedData, shared } from '../import/shared-data.ts'
import { placeToExport, startCoded } from './coded-library.ts'

/** What a spreadsheet takes for a formula, after what it skips. */
const formula = /^[\uFEFF \t\r\n]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

test('a cell guarded and unguarded is what it was, and no guarded cell is a formula', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '\t', ' ', '1', 'a') })),
      (text) => {
        const cell = guardCell(text)
        expect(unguardCell(cell)).toBe(text)
        if (!/^[-+]?\d+([.,]\d+)?$/.test(cell)) expect(cell).not.toMatch(formula)
      },
    ),
  )
})

test('passages come out as a table with links, roles, tags and comments', async () => {
  const { library, killed, article } = await startCoded()
  const path = join(placeToExport(), 'passages.csv')
  const report = await exportLibrary(library, { format: 'csv', path })
  const bytes = readFileSync(path)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(report.files).toEqual([{ path: 'passages.csv', title: 'Test', bytes: bytes.length }])
  const rows = parse(bytes, { columns: true, bom: true }) as unknown as Record<string, string>[]
  expect(rows).toHaveLength(2)
  expect(rows[1]).toMatchObject({
    id: killed.id.replace('passage:', 'urn:uuid:'),
    article_title: 'A ceasefire begins',
    quote: 'At least 27 people were killed',
    actors: 'Armenian sources (source)',
    tags: 'casualties',
    comment: 'a *first* figure',
    outlet: 'RT',
  })
  const { start, end } = rows[1] as { start: string; end: string }
  expect(article.text.slice(Number(start), Number(end))).toBe('At least 27 people were killed')
})

test.skipIf(!hasSharedData)('formulas in every cell are text, and come back byte for byte', async () => {
  const cells = [
    ...(JSON.parse(readFileSync(shared('g_csv', 'formula-cells.json'), 'utf8')) as string[]),
    ...readFileSync(shared('g_csv', 'payloadbox-csv.txt'), 'utf8').split('\n').filter(Boolean),
  ]
  const { library, article, addArticle, savePassage } = await startCoded()
  expect(article.id).toBeTruthy()
  for (const cell of cells) {
    const one = await addArticle(`words ${cells.indexOf(cell)}`, { title: cell || '-', outlet: cell })
    await savePassage({ articleId: one.id, start: 0, end: 5, comment: cell })
  }
  const path = join(placeToExport(), 'passages.csv')
  await exportLibrary(library, { format: 'csv', path })
  const rows = parse(readFileSync(path), { columns: true, bom: true }) as unknown as Record<string, string>[]
  for (const cell of cells) {
    const row = rows.find((one) => unguardCell(one['article_title'] ?? '') === cell)
    expect(row, cell).toBeDefined()
    expect(unguardCell(row?.['comment'] ?? ''), cell).toBe(cell)
    for (const value of Object.values(row ?? {}))
      if (!/^[-+]?\d+([.,]\d+)?$/.test(value)) expect(value).not.toMatch(formula)
  }
})
