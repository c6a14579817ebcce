import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { describe, expect, it } from 'vitest'
import type { ImportOutcome } from '#contract/views.ts'
import { guardCell } from '../../main/export/csv.ts'
import { readBibliography } from '../../main/import/bibliography/read-bibliography.ts'
import { sourcesFromPaths } from '../../main/import/sources.ts'
import { readTable } from '../../main/import/tables/read-table.ts'
import { hasSharedData, shared } from '../main/import/shared-data.ts'
import { importingLibrary } from '../main/import/temporary-library.ts'
import type { Measured } from './measure.ts'
import { watched } from './watched.ts'

const polluted = () => (({}) as { polluted?: unknown }).polluted

/** Every file is answered in time, with an outcome that says why where it was not kept, and harms nothing. */
async function taken(files: readonly string[]): Promise<Map<string, ImportOutcome[]>> {
  const { library, importer } = await importingLibrary()
  // The worker starts with the first file; that is no file's fault.
  await importer.importMany(library, [
    { name: 'first.txt', read: async () => new TextEncoder().encode('First words.') },
  ])
  const outcomes = new Map<string, ImportOutcome[]>()
  for (const file of files) {
    const before = readFileSync(file)
    const sources = await sourcesFromPaths([file])
    const { result: told, seconds, megabytes } = await watched(() => importer.importMany(library, sources))
    expect(seconds, file).toBeLessThan(2)
    expect(megabytes, file).toBeLessThan(300)
    expect(told.length, file).toBeGreaterThan(0)
    expect(told.filter(({ status, reason }) => status === 'failed' && !reason)).toEqual([])
    expect(readFileSync(file).equals(before)).toBe(true)
    outcomes.set(file, told)
  }
  expect(polluted()).toBeUndefined()
  return outcomes
}

describe.skipIf(!hasSharedData)('files made to harm', () => {
  it('JSON is refused with a reason, or its sound records are taken in', async () => {
    const files = readdirSync(shared('g_json'))
      .filter((name) => !name.startsWith('_'))
      .map((name) => shared('g_json', name))
    expect(files.length).toBeGreaterThan(15)
    await taken(files)
  })

  it.each(['import', 'annotate'])('JSON takes little time and memory, in a process of its own: %s', (way) => {
    const files = readdirSync(shared('g_json'))
      .filter((name) => !name.startsWith('_'))
      .map((name) => shared('g_json', name))
    const measure = join(import.meta.dirname, 'measure.ts')
    const lines = execFileSync('node', [measure, way, ...files], { encoding: 'utf8' })
      .trim()
      .split('\n')
    expect(lines).toHaveLength(files.length)
    for (const { file, seconds, megabytes } of lines.map((line) => JSON.parse(line) as Measured)) {
      expect(seconds, file).toBeLessThan(2)
      expect(megabytes, file).toBeLessThan(300)
    }
  })

  it('JSON with references in it that reach for prototypes changes none', async () => {
    const { files } = await importingLibrary()
    const hostile =
      '[{"type":"report","title":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"custom":{"__proto__":{"polluted":1}}},{"type":"report","title":"<img src=x onerror=alert(1)>"},7,null,{"type":"report","title":"B","note":NESTED}]'
    const path = join(files, 'a.json')
    await writeFile(path, hostile.replace('NESTED', `${'['.repeat(5000)}${']'.repeat(5000)}`))
    const told = (await taken([path])).get(path) ?? []
    expect(told.map(({ status }) => status).sort()).toEqual(['added', 'added', 'failed', 'failed', 'failed'])
  })

  it('XML with entities, declared types and depth is refused or read without them', async () => {
    const { files } = await importingLibrary()
    const record = '<record><titles><title>T &a;</title></titles></record>'
    const put = async (name: string, text: string) => {
      await writeFile(join(files, name), text)
      return join(files, name)
    }
    const xxe = await put(
      'xxe.xml',
      `<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><records>${record}</records></xml>`,
    )
    const laughs = await put(
      'laughs.xml',
      `<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><xml><records>${record}</records></xml>`,
    )
    const deep = await put('deep.xml', `<xml><records>${'<record>'.repeat(200_000)}`)
    const cut = await put(
      'cut.xml',
      '<xml><records><record><titles><title>Whole</title></titles></record><record><titles><title>Cut',
    )
    const outcomes = await taken([xxe, laughs, deep, cut])
    for (const file of [xxe, laughs, deep]) expect(outcomes.get(file)?.map(({ status }) => status)).toEqual(['failed'])
    expect(outcomes.get(cut)?.map(({ status, title }) => [status, title])).toEqual([
      ['added', 'Whole'],
      ['failed', undefined],
    ])
    expect(JSON.stringify([...outcomes.values()])).not.toContain('root:')
  })

  it('the XML of other formats is no bibliography', async () => {
    const { files } = await importingLibrary()
    const names = readdirSync(shared('g_xml')).filter((name) => name.endsWith('.qde'))
    const paths = await Promise.all(
      names.map(async (name) => {
        const path = join(files, `${name}.enx`)
        await writeFile(path, readFileSync(shared('g_xml', name)))
        return path
      }),
    )
    for (const told of (await taken(paths)).values()) expect(told.map(({ status }) => status)).toEqual(['failed'])
  })

  const endless: [name: string, text: string][] = [
    ['braces.bib', `@book{a, title={${'{'.repeat(100_000)}`],
    ['nested.bib', `@book{a, title={${'{'.repeat(50_000)}x${'}'.repeat(50_000)}}}`],
    ['heads.bib', '@book{'.repeat(100_000)],
    ['spaces.bib', `@book{a,${' '.repeat(200_000)}title${' '.repeat(200_000)}= {x}}`],
    ['percent.bib', `@book{a, title={x}} ${'%'.repeat(200_000)}`],
    ['hash.bib', `@book{a, title = ${'a # '.repeat(100_000)}b}`],
    ['backslash.bib', `@book{a, title={${"\\'".repeat(100_000)}}}`],
    ['ands.bib', `@book{a, author={${'A B and '.repeat(50_000)}C}, title={x}}`],
    ['commas.bib', `@book{a, author={${','.repeat(100_000)}}, title={x}, file={${':'.repeat(100_000)}}}`],
    ['entries.bib', Array.from({ length: 20_000 }, (_, at) => `@book{k${at},`).join('\n')],
    ['spaces.ris', `TY  - NEWS\nTI  - ${' '.repeat(500_000)}x\nER  - \n`],
    ['lines.ris', `TY  - NEWS\nN1  - ${'\n'.repeat(200_000)}x\nER  - \n`],
    ['dates.ris', `TY  - NEWS\nTI  - x\nDA  - ${'1/'.repeat(100_000)}\nER  - \n`],
    ['keywords.ris', `TY  - NEWS\nTI  - x\n${'KW  - a;b;c\n'.repeat(50_000)}ER  - \n`],
    ['names.ris', `TY  - NEWS\nTI  - x\nAU  - ${', '.repeat(100_000)}\nER  - \n`],
  ]
  it('bibliographies that never end are read or given up in time', async () => {
    const { files } = await importingLibrary()
    const paths = endless.map(([name]) => join(files, name))
    for (const [at, [, text]] of endless.entries()) await writeFile(paths[at] as string, text)
    await taken(paths)
  })

  const tables: [name: string, text: string][] = [
    ['quotes', '"'.repeat(200_000)],
    ['one quote', `title,text\n"${'a,b\n'.repeat(100_000)}`],
    ['separators', `${','.repeat(900)}\n`.repeat(500)],
    ['too many columns', ','.repeat(200_000)],
    ['spaces', `title,text\n${' '.repeat(500_000)},x`],
    ['dates', `title,date\n${'a,1/2/3/4/5\n'.repeat(50_000)}`],
    ['tags of HTML', `title,text\na,"${'<p><b>'.repeat(20_000)}"`],
    ['carriage returns', 'a,b\r'.repeat(100_000)],
    ['NULs', `title,text\na,b\0c`],
  ]
  it('tables that never end are previewed or refused in time', async () => {
    const { importer } = await importingLibrary()
    const preview = (text: string) =>
      importer
        .previewTable({ name: 'a.csv', bytes: new TextEncoder().encode(text) }, { columns: { title: 0, text: 1 } })
        .catch((error: Error) => error.message)
    await preview('title')
    for (const [what, text] of tables) {
      const { result, seconds, megabytes } = await watched(() => preview(text))
      expect(result, what).toBeTruthy()
      expect(seconds, what).toBeLessThan(2)
      expect(megabytes, what).toBeLessThan(300)
    }
  })

  it('formulas of every kind come back as they were, and numbers untouched', () => {
    const cells = [
      ...(JSON.parse(readFileSync(shared('g_csv/formula-cells.json'), 'utf8')) as string[]),
      ...readFileSync(shared('g_csv/payloadbox-csv.txt'), 'utf8').split('\n').filter(Boolean),
      '+37410123456',
      '1,5',
    ]
    const text = `\uFEFF${stringify([['title', 'text'], ...cells.map((cell) => ['x', guardCell(cell)])], { quoted: true })}`
    expect(readTable(new TextEncoder().encode(text), {}).rows.map(([, cell]) => cell)).toEqual(cells)
    expect(guardCell('-2.5')).toBe('-2.5')
  })

  it('pathological texts are no records and end in time', async () => {
    for (const name of readdirSync(shared('g_redos')).filter((one) => !one.startsWith('_'))) {
      const text = readFileSync(shared('g_redos', name), 'utf8')
      for (const format of ['ris', 'bibtex', 'csl', 'endnote'] as const) {
        const record =
          format === 'ris'
            ? `TY  - NEWS\nTI  - ${text}`
            : format === 'bibtex'
              ? `@book{a, title={${text}}, author={${text}}}`
              : text
        const { seconds } = await watched(async () => readBibliography(format, record))
        expect(seconds, `${name} as ${format}`).toBeLessThan(2)
      }
    }
  })
})
