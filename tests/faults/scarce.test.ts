import { execFile, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportOutcome, LibraryInfo } from '#contract/views.ts'
import { createLibrary, openLibrary } from '../../main/library/open.ts'
import { temporaryFolder } from '../main/library/folders.ts'
import { Batch } from './batch.ts'

/** Memory, open files and names that do not suffice. */
const program = join(import.meta.dirname, '../../main/cli.ts')
const limits = spawnSync('prlimit', ['--nofile=100', 'true']).status === 0
if (!limits) process.stderr.write('A LOW LIMIT OF OPEN FILES IS NOT TESTED HERE: prlimit is missing\n')

/** A note of about 400,000 letters. */
function longNote(number: number) {
  const text = `${number} ${'a long word – '.repeat(30_000)}`
  const word = { type: 'text', version: 1, text, format: 0, detail: 0, mode: 'normal', style: '' }
  const paragraph = { type: 'paragraph', version: 1, children: [word], direction: null, format: '', indent: 0 }
  const root = { type: 'root', version: 1, children: [paragraph], direction: null, format: '', indent: 0 }
  return { v: 1, lexical: '0.52.0', state: { root } }
}

function cli(...args: (string | Buffer)[]): Promise<{ code: number; errors: string }> {
  return new Promise((resolve) =>
    execFile(process.execPath, [program, ...(args as string[])], (error, _, errors) =>
      resolve({ code: error ? Number(error.code) : 0, errors }),
    ),
  )
}

test('a program that runs out of memory has lost nothing that it called saved', async () => {
  const path = join(await temporaryFolder(), 'library')
  await (await createLibrary(path)).close()
  const batch = new Batch(path, { env: { NODE_OPTIONS: '--max-old-space-size=48' } })
  const saved: string[] = []
  // Each note is held in memory, with what it replaced; some dozen are more than there is.
  for (let number = 0; number < 100; number++) {
    const answer = await batch.ask('saveNote', { title: `Note ${number}`, state: longNote(number) })
    if (!answer) break
    if (answer.ok) saved.push((answer.value as { id: string }).id)
  }
  const { code } = await batch.ended
  expect([code, batch.child.signalCode]).not.toEqual([0, null])
  expect(saved.length).toBeGreaterThan(3)
  const library = await openLibrary(path)
  for (const id of saved) expect(library.get(id as `note:${string}`)?.id).toBe(id)
  expect([library.problems, (await library.check()).problems]).toEqual([[], []])
  await library.close()
})

test.skipIf(!limits)(
  'with few files that may be open, what cannot be done is said, and what is done is whole',
  async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'library')
    await (await createLibrary(path)).close()
    const files = Array.from({ length: 120 }, (_, number) => join(folder, `${number}.txt`))
    for (const file of files) await writeFile(file, `What stands in ${file}.\n\nAnd no more.`)
    const batch = new Batch(path, { under: ['prlimit', '--nofile=64'] })
    const answer = await batch.ask('importFiles', { paths: files })
    const outcomes = (answer?.value ?? []) as ImportOutcome[]
    const added = outcomes.flatMap(({ status, articleId }) => (status === 'added' && articleId ? [articleId] : []))
    for (const { status, reason } of outcomes) if (status === 'failed') expect(reason).toMatch(/\.$/)
    if (answer && !answer.ok) expect(answer.error?.message).toMatch(/\.$/)
    expect((await batch.ask('saveTag', { name: 'after it' }))?.ok).toBe(true)
    const info = (await batch.ask('libraryInfo', {}))?.value as LibraryInfo
    expect([info.saveState.state, info.counts.article]).toEqual(['saved', added.length])
    expect((await batch.end()).code).toBe(0)
    const library = await openLibrary(path)
    expect([library.problems, (await library.check()).problems]).toEqual([[], []])
    await library.close()
  },
)

test('names that no folder can have are refused in a sentence', async () => {
  const folder = await temporaryFolder()
  const long = await cli('new', join(folder, 'x'.repeat(256)))
  expect(long).toMatchObject({ code: 1, errors: expect.stringContaining('ENAMETOOLONG') as string })
  const deep = await cli('new', join(folder, ...Array<string>(30).fill('y'.repeat(200))))
  expect(deep).toMatchObject({ code: 1, errors: expect.stringContaining('ENAMETOOLONG') as string })
  for (const { errors } of [long, deep]) expect(errors).toMatch(/^A library cannot be made in [^\n]*\n$/)
})

test('a path so long that the library’s own files do not fit under it is refused, and leaves nothing', async () => {
  const folder = await temporaryFolder()
  const room = 4_090 - folder.length
  const inner = Array.from({ length: Math.floor(room / 201) }, () => 'z'.repeat(200))
  inner.push('z'.repeat(Math.max(1, room - inner.length * 201 - 1)))
  const { code, errors } = await cli('new', join(folder, ...inner))
  expect([code, errors]).toEqual([1, expect.stringMatching(/^A library cannot be made in [^\n]*ENAMETOOLONG[^\n]*\n$/)])
})

test.skipIf(process.platform !== 'linux')('a folder whose name is not UTF-8 is not taken for another', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  await (await createLibrary(path)).close()
  const strange = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x6c, 0xff, 0xfe])])
  mkdirSync(strange)
  await writeFile(Buffer.concat([strange, Buffer.from('/library.json')]), await readFile(join(path, 'library.json')))
  const quoted = `$(printf '${folder}/l\\377\\376')`
  const { status, stderr } = spawnSync('bash', ['-c', `exec "$0" "$1" check "${quoted}"`, process.execPath, program])
  expect([status, stderr.toString()]).toEqual([1, expect.stringContaining('There is no folder')])
  // Inside a library a name that is none is left alone.
  cpSync(path, join(folder, 'copy'), { recursive: true })
  await writeFile(Buffer.concat([Buffer.from(`${path}/texts-`), Buffer.from([0xff])]), 'not ours')
  const library = await openLibrary(path)
  expect([library.problems, (await library.check()).problems]).toEqual([[], []])
  await library.close()
  expect(await readdir(path, 'buffer')).toHaveLength((await readdir(path)).length)
})
