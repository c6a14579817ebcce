import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { ListedArticle, ListedPassage } from '#contract/views.ts'
import { runCommandLine } from '../../../main/cli/run.ts'
import { outputTo } from '../../../main/cli/terminal.ts'
import { hasSharedData, shared } from '../import/shared-data.ts'
import { placeToExport } from '../export/coded-library.ts'

type Ran = { code: number | null; out: string; err: string }

const program = resolve(import.meta.dirname, '../../../main/cli.ts')

/** The same command line in this process, which starts nothing. */
async function command(args: string[], input = ''): Promise<Ran> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([textOf(output), textOf(errors)])
  const code = await runCommandLine(args, { input: Readable.from([input]), output: outputTo(output), errors })
  output.end()
  errors.end()
  const [out, err] = await said
  return { code, out, err }
}

/** The command line as a person runs it: a process of its own. */
function cli(args: string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe' })
  const ran: Ran = { code: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((done) => child.on('close', (code) => done({ ...ran, code })))
}

const jsonOf = <Value>({ out }: Ran) => JSON.parse(out) as Value
const lines = ({ out }: Ran) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

async function newLibrary(): Promise<{ folder: string; library: string }> {
  const folder = placeToExport()
  const library = join(folder, 'My library')
  expect(await command(['new', library])).toMatchObject({ code: 0, err: '' })
  return { folder, library }
}

const seed = shared('seed', '000_4cd44367827434d5.txt')

test.skipIf(!hasSharedData)(
  'new, import, read, mark, find, export, check: the whole way',
  async () => {
    const { folder, library } = await newLibrary()
    const imported = await cli(['import', library, seed, seed, join(folder, 'missing.txt'), '--json'])
    expect(imported.code).toBe(1)
    expect(lines(imported)).toMatchObject([
      { file: '000_4cd44367827434d5.txt', status: 'added', publishedAt: '2023-09-20' },
      { status: 'duplicate' },
      { status: 'failed' },
    ])
    const [article] = jsonOf<ListedArticle[]>(await command(['articles', library, '--json']))
    expect(article).toMatchObject({ publishedAt: '2023-09-20', passages: 0 })
    const id = article?.id ?? ''
    const { out: text } = await command(['text', library, id])
    expect(text).toMatch(/^Several civilians were killed/)
    expect(text).not.toMatch(/\n$/)
    expect(text.split('\n\n')).toHaveLength(12)
    const start = text.indexOf('Ilham Aliyev')
    const marked = await cli(
      ['batch', library],
      `${JSON.stringify({
        id: 1,
        call: 'markPassage',
        args: {
          articleId: id,
          start,
          end: start + 12,
          create: { kind: 'actor', name: 'Ilham Aliyev' },
          role: 'speaker',
        },
      })}\n`,
    )
    expect(lines(marked)).toMatchObject([{ id: 1, ok: true }])
    const passages = jsonOf<ListedPassage[]>(await command(['passages', library, '--article', id, '--json']))
    expect(passages).toMatchObject([
      { start, exact: 'Ilham Aliyev', links: [{ name: 'Ilham Aliyev', role: 'speaker' }] },
    ])
    const suggested = jsonOf<{ kind: string; text: string; start: number; end: number }[]>(
      await command(['suggest', library, id, '--json']),
    )
    expect(new Set(suggested.map(({ kind }) => kind))).toEqual(new Set(['actor', 'date', 'figure']))
    for (const one of suggested) expect(text.slice(one.start, one.end)).toBe(one.text)
    const hits = jsonOf<{ kind: string }[]>(await command(['search', library, 'aliyev', '--json']))
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['actor', 'passage', 'article']))
    expect(jsonOf(await command(['entities', library, '--kind', 'actor', '--json']))).toMatchObject([
      { name: 'Ilham Aliyev' },
    ])
    expect(jsonOf(await command(['claims', library, '--json']))).toEqual([])
    const out = join(folder, 'out')
    expect((await command(['export', library, '--format', 'markdown', '--out', out])).code).toBe(0)
    expect(readFileSync(join(out, 'actors', 'Ilham Aliyev.md'), 'utf8')).toContain('> Ilham Aliyev')
    const again = await command(['export', library, '--format', 'markdown', '--out', out])
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toMatch(/^Nothing was exported.*\n$/)
    const annotations = join(folder, 'a.jsonld')
    await command(['export', library, '--format', 'w3c', '--out', annotations, '--scope', id])
    expect(lines(await command(['annotate', library, annotations, '--json']))).toMatchObject([{ status: 'anchored' }])
    expect(jsonOf(await command(['check', library, '--json']))).toMatchObject({ ok: true, problems: [] })
    expect(jsonOf(await command(['repair', library, '--json']))).toMatchObject({ ok: true })
  },
  120_000,
)

test('backup, backups and restore: a copy elsewhere comes back whole, over nothing', async () => {
  const { folder, library } = await newLibrary()
  await command(['import', library, join(import.meta.dirname, 'cli.test.ts')])
  await command(['batch', library], '{"id":1,"call":"saveEntity","args":{"kind":"actor","name":"Ilham Aliyev"}}\n')
  const elsewhere = join(folder, 'elsewhere')
  const made = jsonOf<{ path: string; kind: string }>(await command(['backup', library, '--to', elsewhere, '--json']))
  expect(made.kind).toBe('asked')
  const listed = await command(['backups', library, '--from', elsewhere, '--verify', '--json'])
  expect(jsonOf(listed)).toMatchObject({ backups: [{ path: made.path }], damaged: [] })
  const restored = join(folder, 'restored')
  expect(await command(['restore', made.path, restored])).toMatchObject({ code: 0, err: '' })
  const entities = async (path: string) => jsonOf(await command(['entities', path, '--json']))
  expect(await entities(restored)).toEqual(await entities(library))
  expect(await command(['restore', made.path, restored])).toMatchObject({ code: 1, out: '' })
  writeFileSync(made.path, 'damaged')
  const damaged = await command(['backups', library, '--from', elsewhere])
  expect(damaged).toMatchObject({ code: 1 })
  expect(damaged.out).toContain('is not a backup')
})

test.each([
  [[], /A command is needed/],
  [['frobnicate'], /Unknown command "frobnicate"/],
  [['constructor'], /Unknown command "constructor"/],
  [['new'], /new needs LIB/],
  [['import', 'x'], /import needs FILE/],
  [['articles', 'x', 'y'], /does not take "y"/],
  [['articles', 'x', '--frob'], /--frob/],
  [['export', 'x', '--format', 'csv'], /--out/],
])('%j is not understood: exit 2 and the usage', async (args, message) => {
  const ran = await command(args)
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err).toMatch(message)
  expect(ran.err).toContain('batch LIB')
})

test('a program that was not understood ends with 2', async () => {
  expect(await cli(['frobnicate'])).toMatchObject({ code: 2, out: '' })
})

test('help goes to standard output', async () => {
  expect(await cli(['--help'])).toMatchObject({ code: 0, err: '' })
})

test('what fails exits with 1 and one sentence', async () => {
  const { folder, library } = await newLibrary()
  writeFileSync(join(folder, 'none.json'), '{}')
  mkdirSync(join(folder, 'full'))
  writeFileSync(join(folder, 'full', 'x'), '')
  const cases = [
    ['articles', join(folder, 'nowhere')],
    ['new', join(folder, 'full')],
    ['text', library, 'article:nonsense'],
    ['annotate', library, join(folder, 'missing.json')],
    ['export', library, '--format', 'tape', '--out', join(folder, 'x')],
    ['export', library, '--format', 'csv', '--out', join(folder, 'x'), '--scope', 'half'],
  ]
  for (const args of cases) {
    const ran = await command(args)
    expect(ran, args.join(' ')).toMatchObject({ code: 1, out: '' })
    expect(ran.err.trim().split('\n'), ran.err).toHaveLength(1)
  }
}, 60_000)

test('fifty links at once in a batch all arrive, each answered by its id', async () => {
  const { library } = await newLibrary()
  const made = await command(
    ['batch', library],
    [
      JSON.stringify({ id: 'a', call: 'importText', args: { text: 'A ceasefire was agreed on Wednesday in Baku.' } }),
      ...Array.from({ length: 50 }, (_, at) =>
        JSON.stringify({ id: at, call: 'saveEntity', args: { kind: 'actor', name: `Actor ${at}` } }),
      ),
    ].join('\n'),
  )
  const answers = new Map(
    lines(made).map((answer) => [answer['id'], answer['value'] as { id: string; articleId: string }]),
  )
  const articleId = answers.get('a')?.articleId
  const passage = await command(
    ['batch', library],
    JSON.stringify({ id: null, call: 'savePassage', args: { articleId, start: 2, end: 11 } }),
  )
  const passageId = (lines(passage)[0]?.['value'] as { id: string }).id
  const linked = await cli(
    ['batch', library],
    Array.from({ length: 50 }, (_, at) =>
      JSON.stringify({ id: at, call: 'linkPassage', args: { passageId, entityId: answers.get(at)?.id } }),
    ).join('\n'),
  )
  expect(lines(linked)).toHaveLength(50)
  expect(lines(linked).every((answer) => answer['ok'] === true)).toBe(true)
  const [listed] = jsonOf<ListedPassage[]>(await command(['passages', library, '--json']))
  expect(listed?.links).toHaveLength(50)
}, 60_000)

test('a line that is no request is answered, and the rest goes on', async () => {
  const { library } = await newLibrary()
  const { out, code } = await command(
    ['batch', library],
    [
      '{"id":1,"call":"libraryInfo"}',
      'nonsense',
      '[]',
      '7',
      '',
      '{"id":{"x":1},"call":"__proto__"}',
      '{"id":3}',
      '{"id":4,"call":"undo","args":{"x":1}}',
      '{"id":5,"call":"undo"}',
    ].join('\n'),
  )
  expect(code).toBe(0)
  const answers = lines({ out, code, err: '' })
  expect(answers.filter((answer) => answer['id'] === null)).toHaveLength(3)
  expect(answers).toHaveLength(8)
  expect(answers.find((answer) => answer['id'] === 5)).toEqual({ id: 5, ok: true, value: null })
  expect(
    answers.filter((answer) => answer['ok'] === false).every((answer) => JSON.stringify(answer).includes('"caller"')),
  ).toBe(true)
  expect(out).not.toMatch(/\u2028|\r/)
})

test('correct takes what text printed, edited, and versions tells the texts there were', async () => {
  const { folder, library } = await newLibrary()
  const file = join(folder, 'report.md')
  writeFileSync(file, '# Ceasefire\n\nAt least seven civilians were killed.\n\nBoth sides said so.')
  const [{ articleId = '' } = {}] = lines(await command(['import', library, file, '--json']))
  const id = String(articleId)
  const { out: text } = await command(['text', library, id])
  const start = text.indexOf('seven civilians')
  const request = { call: 'savePassage', args: { articleId, start, end: start + 'seven civilians'.length } }
  await command(['batch', library], JSON.stringify(request))
  const edited = join(folder, 'edited.txt')
  writeFileSync(edited, `${text.replace('seven', 'twenty-seven')}\n`)
  const corrected = await command(['correct', library, id, edited, '--json'])
  expect(corrected.code).toBe(0)
  expect(jsonOf(corrected)).toMatchObject({
    articleId,
    passages: [{ outcome: 'changed', exactBefore: 'seven civilians', exactAfter: 'twenty-seven civilians' }],
  })
  const versions = await command(['versions', library, id])
  expect(versions.out.split('\n').map((line) => line.split('\t')[2])).toEqual(['corrected', 'imported', undefined])
  const again = await command(['correct', library, id, edited])
  expect(again.out).toMatch(/^corrected\t.*\nintact\tpassage:\S+\ttwenty-seven civilians\t\n$/)
  expect((await command(['correct', library, id, join(folder, 'none.txt')])).err).toContain('cannot be read')
  expect((await command(['correct', library, id])).code).toBe(2)
})

test('importing a newer edition says of which article', async () => {
  const { folder, library } = await newLibrary()
  const page = (words: string) =>
    `<html><head><link rel="canonical" href="https://example.org/a"></head><body><article><p>${words}</p></article>`
  const words = 'At least seven civilians were killed in the shelling, the authorities of the region said today.'
  writeFileSync(join(folder, 'old.html'), page(words))
  writeFileSync(join(folder, 'new.html'), page(words.replace('seven', 'nine')))
  const [old] = lines(await command(['import', library, join(folder, 'old.html'), '--json']))
  const imported = await command(['import', library, join(folder, 'new.html'), '--json'])
  expect(imported.code).toBe(0)
  expect(lines(imported)).toMatchObject([{ status: 'edition', of: old?.['articleId'] }])
})
