import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import type { TableMapping } from '#contract/tables.ts'
import { guardCell } from '../../../../main/export/csv.ts'
import { readTable } from '../../../../main/import/tables/read-table.ts'
import { recogniseDayOrder, tableDate } from '../../../../main/import/tables/table-dates.ts'
import { importingLibrary } from '../temporary-library.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

async function desk() {
  const { library, importer } = await importingLibrary()
  const file = (text: string | Uint8Array, name = 'articles.csv') => ({
    name,
    bytes: typeof text === 'string' ? bytesOf(text) : text,
  })
  const preview = (text: string | Uint8Array, mapping: TableMapping = {}) => importer.previewTable(file(text), mapping)
  const bring = (text: string | Uint8Array, mapping: TableMapping = {}) =>
    importer.importTable(library, file(text), mapping)
  const articles = () => [...library.collection('article').values()]
  const tagsOf = (at: number) => articles()[at]?.tags.map((id) => library.get(id)?.name)
  return { library, importer, preview, bring, articles, tagsOf }
}

describe('recognising how a table is written', () => {
  it.each([
    ['comma', 'title,text\na,"b, c"\nd,e\n', ','],
    ['semicolon, with commas in cells', 'title;text\na, b;c, d, e\nf;g, h\n', ';'],
    ['tab', 'title\ttext\na\tb;c\nd\te,f\n', '\t'],
    ['vertical bar', 'title|text\na|b\nc|d\n', '|'],
    ['comma, with line breaks in cells', 'title,text\na,"one;\ntwo;\nthree;"\nb,"four;\nfive"\n', ','],
  ])('%s', (_what, text, separator) => {
    const table = readTable(bytesOf(text), {})
    expect(table).toMatchObject({ separator, header: true, names: ['title', 'text'] })
    expect(table.rows).toHaveLength(2)
  })

  it('a byte order mark, another encoding, and the encoding a person names', () => {
    expect(readTable(bytesOf('\uFEFFtitle,text\na,b\n'), {}).names).toEqual(['title', 'text'])
    const cyrillic = iconv.encode(
      'заголовок;текст\nПеремирие началось;Прекращение огня вступило в силу в полдень, сообщили власти\n',
      'windows-1251',
    )
    expect(readTable(cyrillic, {})).toMatchObject({
      encoding: 'windows-1251',
      encodingGuessed: true,
      names: ['заголовок', 'текст'],
    })
    expect(readTable(iconv.encode('title,text\ncafé,b\n', 'latin1'), { encoding: 'latin1' }).rows[0]).toEqual([
      'café',
      'b',
    ])
    expect(() => readTable(bytesOf('a,b'), { encoding: 'klingon' })).toThrow(/no encoding called “klingon”/)
  })

  it('a first row without names is a row', () => {
    const table = readTable(
      bytesOf('https://example.org/a,2023-09-20,Some words\nhttps://example.org/b,2023-09-21,More words\n'),
      {},
    )
    expect(table).toMatchObject({ header: false, names: ['Column 1', 'Column 2', 'Column 3'] })
    expect(table.rows).toHaveLength(2)
  })

  it('a quotation mark that is never closed is told with its line', () => {
    expect(() => readTable(bytesOf('title,text\na,"b\nc,d\n'), {})).toThrow(/near line \d/)
  })
})

describe('dates of a table', () => {
  it('the order of day and month is known by a date that can be only one', () => {
    expect(recogniseDayOrder(['03/04/2023', '25/04/2023'])).toEqual({ order: 'day first', guessed: false })
    expect(recogniseDayOrder(['03/04/2023', '04/25/2023'])).toEqual({ order: 'month first', guessed: false })
    expect(recogniseDayOrder(['03/04/2023'])).toEqual({ order: 'day first', guessed: true })
    expect(recogniseDayOrder(['2023-04-03', ''])).toEqual({ order: 'day first', guessed: false })
  })

  it.each([
    ['2023-09-20', '2023-09-20'],
    ['2023-09-20T13:00:00Z', '2023-09-20'],
    ['20.09.2023', '2023-09-20'],
    ['20/9/23', '2023-09-20'],
    ['September 20, 2023', '2023-09-20'],
    ['20 Sept 2023', '2023-09-20'],
    ['2023-09', '2023-09'],
    ['45189', '2023-09-20'],
    ['199X', '199X'],
    ['31/02/2023', undefined],
    ['yesterday', undefined],
    ['1234567', undefined],
  ])('%s is %s', (cell, date) => {
    expect(tableDate(cell, 'day first')).toBe(date)
  })
})

describe('importing a table', () => {
  const table = stringify([
    ['Headline', 'Body', 'Link', 'Date', 'Newspaper', 'Author', 'Lang', 'Keywords'],
    [
      'Ceasefire',
      'It began at noon.\n\nNobody was hurt.',
      'https://example.org/1',
      '25/04/2023',
      'Courier',
      'Ana Petrosyan; Staff',
      'en',
      'war, peace',
    ],
    ['', '<p>First <b>paragraph</b>.</p><p>Second.</p>', 'not an address', 'some day', '', '', 'klingonese!', 'peace'],
    ['Only a title', '', '', '', '', '', '', ''],
    ['', '', 'https://example.org/4', '2023', '', '', '', ''],
    ['Again', 'It began at noon.\n\nNobody was hurt.', '', '', '', '', '', ''],
  ])
  const columns = { title: 0, text: 1, url: 2, publishedAt: 3, outlet: 4, authors: 5, language: 6, tags: 7 }

  it('shows what the rows would become before anything is kept', async () => {
    const { preview, articles } = await desk()
    const shown = await preview(table, { columns })
    expect(shown).toMatchObject({
      header: true,
      total: 5,
      kept: 4,
      datesUnread: 1,
      dayOrder: 'day first',
      dayOrderGuessed: false,
    })
    expect(shown.rows[0]).toMatchObject({
      row: 1,
      title: 'Ceasefire',
      publishedAt: '2023-04-25',
      problems: [],
      kept: true,
    })
    expect(shown.rows[1]?.problems).toEqual([
      'The date “some day” cannot be read and was left out.',
      '“not an address” is no address of the web and was left out.',
      '“klingonese!” is no language tag and was left out.',
    ])
    expect(shown.rows[3]).toMatchObject({ kept: false, problems: ['The row has neither a text nor a title.'] })
    expect(articles()).toEqual([])
  })

  it('takes columns by their names where nothing else is said', async () => {
    const { preview } = await desk()
    expect((await preview(table)).columns).toEqual({
      title: 0,
      text: 1,
      url: 2,
      publishedAt: 3,
      outlet: 4,
      authors: 5,
      language: 6,
      tags: 7,
    })
  })

  it('makes an article of every row, as one step to undo, and says what was not kept', async () => {
    const { library, bring, articles, tagsOf } = await desk()
    const outcomes = await bring(table, { columns })
    expect(outcomes.map(({ status }) => status)).toEqual(['added', 'added', 'added', 'failed', 'duplicate'])
    expect(outcomes[1]?.reason).toContain('some day')
    expect(outcomes[2]?.reason).toBe('The row has no text: the article holds its title.')
    expect(outcomes[4]).toMatchObject({ file: 'articles.csv, row 5', title: 'Ceasefire' })
    const [first, second] = articles()
    expect(first).toMatchObject({
      title: 'Ceasefire',
      authors: ['Ana Petrosyan', 'Staff'],
      outlet: 'Courier',
      url: 'https://example.org/1',
      publishedAt: '2023-04-25',
      language: 'en',
    })
    expect(tagsOf(0)).toEqual(['war', 'peace'])
    expect(first?.tags[1]).toBe(second?.tags[0])
    const text = await library.texts.get(second?.textSha256 ?? '')
    expect(plainTextOf(text?.blocks ?? [])).toBe('First paragraph.\n\nSecond.')
    const original = await library.originals.get(first?.original.sha256 ?? '')
    expect(readTable(original ?? new Uint8Array(), {}).rows[0]?.[0]).toBe('Ceasefire')
    await library.undo()
    expect(articles()).toEqual([])
    expect(library.collection('tag').size).toBe(0)
  })

  it('tags that are there are used, and the same table again adds nothing', async () => {
    const { library, bring, articles } = await desk()
    await bring(table, { columns })
    await bring('title,text,tags\nNew,Quite new words,Peace\n')
    expect([...library.collection('tag').values()].map(({ name }) => name).sort()).toEqual(['peace', 'war'])
    expect((await bring(table, { columns })).every(({ status }) => status !== 'added')).toBe(true)
    expect(articles()).toHaveLength(4)
  })

  it('a cancelled import keeps what came before and tells the rest', async () => {
    const { library, importer, articles } = await desk()
    const stop = new AbortController()
    const rows = Array.from({ length: 300 }, (_, at) => [`Title ${at}`, `Text ${at}`])
    const file = { name: 't.csv', bytes: bytesOf(stringify([['title', 'text'], ...rows])) }
    const onProgress = ({ done }: { done: number }) => done === 104 && stop.abort()
    const outcomes = await importer.importTable(library, file, {}, { signal: stop.signal, onProgress })
    expect(outcomes).toHaveLength(300)
    expect(outcomes.filter(({ status }) => status === 'added')).toHaveLength(104)
    expect(articles()).toHaveLength(104)
  })

  it('a table among other files is not taken for an article', async () => {
    const { library, importer } = await desk()
    const read = async () => bytesOf(table)
    const [outcome] = await importer.importMany(library, [{ name: 'a.csv', read }])
    expect(outcome).toMatchObject({ status: 'failed', reason: expect.stringContaining('Import a table') as string })
  })
})

it('what was guarded against spreadsheets comes back byte for byte', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', ' ', '"', ';', ',', '\n', '1') }),
  )
  const row = fc.tuple(cell, cell).filter((cells) => cells.some((one) => one.trim() !== ''))
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const text = `\uFEFF${stringify([['title', 'text'], ...rows.map((cells) => cells.map(guardCell))], { quoted: true, record_delimiter: '\r\n' })}`
      expect(readTable(bytesOf(text.toWellFormed()), { separator: ',' }).rows).toEqual(
        rows.map((cells) => cells.map((one) => one.toWellFormed())),
      )
    }),
  )
})
