import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import mammoth from 'mammoth'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { Block } from '#contract/article-text.ts'
import type { ExportFormat } from '#contract/exports.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { allOf } from './all-bytes.ts'
import { placeToExport, startCoded } from './coded-library.ts'

/** A PDF of two pages and the subtitles of a broadcast, with a passage in each that an actor is linked to. */
async function startPlaced() {
  const coded = await startCoded()
  const source = async (title: string, mediaType: string, blocks: Block[], words: string) => {
    const original = { ...coded.article.original, mediaType }
    const textSha256 = await coded.library.texts.put({ blocks })
    const lines = blocks.map((block) => ('text' in block ? block.text : '')).join('\n\n')
    const article = await coded.addArticle(lines, { title, original, textSha256 })
    const passage = await coded.passage(article, words)
    await coded.linkPassage({ passageId: passage.id, entityId: coded.actorDocument.id })
    return passage
  }
  const report = await source(
    'Report',
    'application/pdf',
    [
      { kind: 'paragraph', text: 'A cover.', page: 1 },
      { kind: 'paragraph', text: 'Seven were wounded.', page: 12 },
    ],
    'Seven were wounded',
  )
  const broadcast = await source(
    'Broadcast',
    'text/vtt',
    [{ kind: 'paragraph', text: 'Nobody left the town.', time: 3723.5 }],
    'Nobody left',
  )
  return { ...coded, report, broadcast }
}

type Placed = Awaited<ReturnType<typeof startPlaced>>

async function exported({ library }: Placed, format: ExportFormat, more: object = {}): Promise<string> {
  const path = join(placeToExport(), 'out')
  await exportLibrary(library, { format, path, ...more })
  return path
}

test('a Word document names the page or the time in the footnote of a quotation', async () => {
  const placed = await startPlaced()
  const { value: html } = await mammoth.convertToHtml({ path: await exported(placed, 'docx') })
  expect(html).toMatch(/<li id="footnote-\d+"><p>[^<]*Report, page 12/)
  expect(html).toMatch(/<li id="footnote-\d+"><p>[^<]*Broadcast, 1:02:03/)
  expect(html).toMatch(/<li id="footnote-\d+"><p>[^<]*A ceasefire begins, RT, 2023-09-20, https/)
})

test.each(['markdown', 'html'] as const)(
  'as %s a quotation names the page or the time of its source',
  async (format) => {
    const all = await allOf(await exported(await startPlaced(), format), format)
    expect(all).toMatch(/Report, page 12/)
    expect(all).toMatch(/Broadcast, 1:02:03/)
  },
)

test('tables of passages have the page as a number and the time', async () => {
  const placed = await startPlaced()
  const rows = parse<Record<string, string>>(readFileSync(await exported(placed, 'csv')), { columns: true, bom: true })
  const told = ({ quote = '', page = '', time = '' }: Record<string, string>) => [quote, page, time].join('|')
  expect(rows.map(told)).toEqual(
    expect.arrayContaining(['Seven were wounded|12|', 'Nobody left||1:02:03', 'At least 27 people were killed||']),
  )
  const sheets = await readXlsxFile(readFileSync(await exported(placed, 'xlsx')))
  const [names = [], ...cells] = sheets.find(({ sheet }) => sheet === 'Passages')?.data ?? []
  const at = (name: string) => names.indexOf(name)
  expect(cells.map((row) => [row[at('quote')], row[at('page')]])).toContainEqual(['Seven were wounded', 12])
})

test('a claim tells the page of its words', async () => {
  const placed = await startPlaced()
  await placed.saveClaim({
    passageId: placed.report.id,
    aboutId: placed.eventDocument.id,
    property: 'injured',
    value: { kind: 'count', comparator: '=', number: 7, unit: 'people' },
    stance: 'asserts',
    attribution: [],
  })
  const rows = parse<Record<string, string>>(readFileSync(await exported(placed, 'claims')), {
    columns: true,
    bom: true,
  })
  expect(rows.filter(({ page }) => page !== '').map(({ quote, page }) => [quote, page])).toEqual([
    ['Seven were wounded', '12'],
  ])
})

test('a Web Annotation selects the page of the PDF and the time of the recording too', async () => {
  const all = await allOf(await exported(await startPlaced(), 'w3c'), 'w3c')
  expect(all).toContain(
    '{"type":"FragmentSelector","conformsTo":"http://tools.ietf.org/rfc/rfc3778","value":"page=12"}',
  )
  expect(all).toContain(
    '{"type":"FragmentSelector","conformsTo":"http://www.w3.org/TR/media-frags/","value":"t=3723.5"}',
  )
})

test('pages are told when names are replaced, although the text is another then', async () => {
  const placed = await startPlaced()
  const redact = [{ actorId: placed.actorDocument.id as `actor:${string}`, as: 'Sources of the other side' }]
  expect(await allOf(await exported(placed, 'html', { redact }), 'html')).toMatch(/Report, page 12/)
})

test('the list of passages tells pages and times when it is asked for them', async () => {
  const { listPassages, report, broadcast } = await startPlaced()
  const { items } = await listPassages({ places: true })
  const places = items.filter(({ place }) => place).map(({ id, place }) => [id, place])
  expect(Object.fromEntries(places)).toEqual({ [report.id]: { page: 12 }, [broadcast.id]: { time: 3723.5 } })
  expect((await listPassages({})).items.filter((one) => 'place' in one)).toEqual([])
})
