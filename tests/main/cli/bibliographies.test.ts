import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../../main/cli/run.ts'
import { outputTo } from '../../../main/cli/terminal.ts'
import { temporaryFolder } from '../library/folders.ts'

/** The command line in this process: its exit code, and what it wrote. */
async function command(...args: string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([textOf(output), textOf(errors)])
  const code = await runCommandLine(args, { input: Readable.from(['']), output: outputTo(output), errors })
  output.end()
  errors.end()
  const [out, err] = await said
  return { code, out, err }
}

async function desk() {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  await command('new', at('library'))
  return { at, library: at('library') }
}

const table = 'Headline;Words;Day\nCeasefire;It began at noon.;03/04/2023\n;;\n'

test('import-table previews, then takes in what its columns are said to hold', async () => {
  const { at, library } = await desk()
  writeFileSync(at('a.csv'), table)
  const shown = await command(
    'import-table',
    library,
    at('a.csv'),
    '--map',
    'title=Headline,text=2,date=Day',
    '--dates',
    'month-first',
    '--preview',
  )
  expect(shown.code).toBe(0)
  expect(shown.out).toContain('title=Headline, text=Words, publishedAt=Day')
  expect(shown.out).toContain('1\t2023-03-04\tCeasefire')
  expect((await command('articles', library)).out).toBe('')
  const taken = await command('import-table', library, at('a.csv'), '--map', 'title=Headline,text=2,date=Day')
  expect(taken.code).toBe(1)
  expect(taken.out).toMatch(/^added\ta\.csv, row 1\t.*\nfailed\ta\.csv, row 2\t/)
  expect((await command('articles', library)).out).toContain('2023-04-03')
})

test.each([
  ['a column that is not there', ['--map', 'title=Nothing'], /no column “Nothing”/],
  ['a field that is none', ['--map', 'colour=Headline'], /“colour” is nothing a column can hold/],
  ['a separator that is none', ['--separator', '::'], /--separator is one of/],
  ['an order that is none', ['--dates', 'year-first'], /--dates is/],
])('import-table refuses %s', async (_what, more, why) => {
  const { at, library } = await desk()
  writeFileSync(at('a.csv'), table)
  const { code, err } = await command('import-table', library, at('a.csv'), ...more)
  expect(code).toBe(2)
  expect(err).toMatch(why)
})

test('a bibliography goes in and out again, and references are written in a style', async () => {
  const { at, library } = await desk()
  writeFileSync(
    at('a.bib'),
    '@article{k, title={Title}, author={Doe, Jane}, journal={Courier}, date={2023-09-20}, acmid={7}}',
  )
  expect((await command('import', library, at('a.bib'))).out).toContain('added\ta.bib, record 1')
  expect((await command('export', library, '--format', 'bibtex', '--out', at('b.bib'))).code).toBe(0)
  expect(readFileSync(at('b.bib'), 'utf8')).toMatch(/^@article\{k,[^]*author = \{Doe, Jane\},[^]*acmid = \{7\}/)
  await command('export', library, '--format', 'references', '--out', at('r.html'), '--style', 'vancouver')
  expect(readFileSync(at('r.html'), 'utf8')).toContain('Doe J. Title. Courier. 2023 Sep 20.')
  writeFileSync(at('x.csl'), '<html/>')
  const refused = await command(
    'export',
    library,
    '--format',
    'references',
    '--out',
    at('s.html'),
    '--style',
    at('x.csl'),
  )
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('Choose a .csl file')
})
