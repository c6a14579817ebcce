import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { HistoryEntry } from '#contract/views.ts'
import { runCommandLine } from '../../../main/cli/run.ts'
import { outputTo } from '../../../main/cli/terminal.ts'
import { temporaryFolder } from '../library/folders.ts'

/** The command line in this process: its exit code, and what it wrote. */
async function command(args: string[], input = '') {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([textOf(output), textOf(errors)])
  const code = await runCommandLine(args, { input: Readable.from([input]), output: outputTo(output), errors })
  output.end()
  errors.end()
  const [out, err] = await said
  return { code, out, err }
}

const request = (id: number, call: string, args: object) => `${JSON.stringify({ id, call, args })}\n`
const actor = (id: number, name: string) => request(id, 'saveEntity', { kind: 'actor', name })

async function coded() {
  const folder = await temporaryFolder()
  const library = join(folder, 'library')
  await command(['new', library])
  for (const [index, name] of ['Ilham Aliyev', 'Armenian sources', 'RT'].entries())
    await command(['batch', library], actor(index, name))
  return { folder, library }
}

const namesIn = async (library: string) =>
  (JSON.parse((await command(['entities', library, '--json'])).out) as { name: string }[])
    .map(({ name }) => name)
    .sort()

test('history tells what was done, found by words', async () => {
  const { library } = await coded()
  const all = await command(['history', library])
  expect(all.out.split('\n').map((line) => line.split('\t')[0])).toEqual(['3', '2', '1', ''])
  const found = await command(['history', library, '--query', 'create aliyev', '--json'])
  expect((JSON.parse(found.out) as HistoryEntry[]).map(({ seq }) => seq)).toEqual([1])
  expect((await command(['history', library, '--kind', 'robot'])).code).toBe(2)
  expect((await command(['history', library, '--from', 'yesterday'])).code).toBe(2)
})

test('at writes what was as a library of its own, and nothing over anything', async () => {
  const { folder, library } = await coded()
  const then = join(folder, 'then')
  expect(await command(['at', library, '--seq', '2', '--out', then])).toMatchObject({ code: 0, err: '' })
  expect([await namesIn(then), (await namesIn(library)).length]).toEqual([['Armenian sources', 'Ilham Aliyev'], 3])
  expect(JSON.parse((await command(['check', then, '--json'])).out)).toMatchObject({ ok: true, changes: 2 })
  expect(await command(['at', library, '--seq', '1', '--out', then])).toMatchObject({ code: 1, out: '' })
  expect((await command(['at', library, '--seq', '4', '--out', join(folder, 'never')])).err).toBe(
    'There is no change 4 in this library.\n',
  )
  expect((await command(['at', library, '--out', then])).code).toBe(2)
})

test('batch goes to an earlier state and comes back; what would change it is refused', async () => {
  const { library } = await coded()
  const asked = [
    request(1, 'openEarlier', { seq: 1 }),
    request(2, 'listEntities', {}),
    actor(3, 'no'),
    request(4, 'returnToNow', {}),
    request(5, 'listEntities', {}),
    request(6, 'returnToNow', {}),
  ]
  // One after the other: each is asked for once the one before was answered.
  const input = new PassThrough()
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const answers: { ok: boolean; value: { total?: number }; error?: { kind: string } }[] = []
  output.on('data', (line: Buffer) => {
    answers.push(JSON.parse(line.toString()) as (typeof answers)[number])
    const next = asked[answers.length]
    if (next === undefined) input.end()
    else input.write(next)
  })
  input.write(asked[0])
  await runCommandLine(['batch', library], { input, output: outputTo(output), errors })
  expect(answers.map(({ ok, value, error }) => (ok ? (value.total ?? 'open') : error?.kind))).toEqual([
    'open',
    1,
    'read only',
    'open',
    3,
    'caller',
  ])
})

test('a library goes out as one file and comes back under its own name and number', async () => {
  const { folder, library } = await coded()
  const file = join(folder, 'whole.sourcebook')
  expect(await command(['export', library, '--format', 'library', '--out', file])).toMatchObject({ code: 0, err: '' })
  const restored = join(folder, 'restored')
  const told = await command(['restore', file, restored, '--json'])
  expect(JSON.parse(told.out)).toMatchObject({ name: 'library', seq: 3, sealed: false, history: true, ok: true })
  expect(await namesIn(restored)).toEqual(await namesIn(library))
  const [before, after] = [await command(['history', library]), await command(['history', restored])]
  expect(after).toEqual(before)
  writeFileSync(file, 'PK\x03\x04 no zip at all')
  const failed = await command(['restore', file, join(folder, 'never')])
  expect(failed).toMatchObject({ code: 1, out: '' })
  expect(failed.err).toMatch(/^The file “whole\.sourcebook” is not a library exported as one file.*\n$/)
})

test('a note that shrinks is told of on the command line too', async () => {
  const { library } = await coded()
  const state = (text: string) => ({
    v: 1,
    lexical: '0.52.0',
    state: { root: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] } },
  })
  const made = await command(
    ['batch', library],
    request(1, 'saveNote', { title: 'Long', state: state('x'.repeat(500)) }),
  )
  const { id } = (JSON.parse(made.out) as { value: { id: string } }).value
  const cut = await command(['batch', library], request(1, 'saveNote', { id, title: 'Long', state: state('x') }))
  expect(cut).toMatchObject({ code: 0, err: '“Long” shrank from 500 to 1 characters.\n' })
})
