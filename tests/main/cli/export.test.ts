import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { ExportPreview } from '#contract/exports.ts'
import { runCommandLine } from '../../../main/cli/run.ts'
import { outputTo } from '../../../main/cli/terminal.ts'
import { placeToExport, startCoded } from '../export/coded-library.ts'

/** The command line in this process: its exit code, and what it wrote. */
async function command(args: string[]) {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([textOf(output), textOf(errors)])
  const code = await runCommandLine(args, { input: Readable.from(['']), output: outputTo(output), errors })
  output.end()
  errors.end()
  const [out, err] = await said
  return { code, out, err }
}

/** A library that is closed again, so that the command line can open it. */
async function closed() {
  const { library, article, actorDocument } = await startCoded()
  await library.snapshot()
  return { path: library.path, article, actor: actorDocument }
}

test('a preview says what would leave and writes nothing', async () => {
  const { path } = await closed()
  const { code, out } = await command(['export', path, '--format', 'csv', '--preview'])
  expect(code).toBe(0)
  expect(out).toMatch(/^passage\t2$/m)
  expect(out).toMatch(/A ceasefire begins$/m)
  expect(out).toMatch(/^Not carried: The history of changes, and undo\.$/m)
  const told = await command(['export', path, '--format', 'csv', '--preview', '--json'])
  expect((JSON.parse(told.out) as ExportPreview).begins?.text).toMatch(/^id,article_id/)
})

test('a search, a tag and a selection are scopes, and chosen actors leave under other names', async () => {
  const { path, article, actor } = await closed()
  const folder = placeToExport()
  for (const [at, scope] of ['search:killed', 'tag:casualties', `${article.id},${actor.id}`].entries()) {
    const out = join(folder, `${at}.csv`)
    const redact = `${actor.id}=Witness 1`
    const ran = await command(['export', path, '--format', 'csv', '--scope', scope, '--redact', redact, '--out', out])
    expect(ran).toMatchObject({ code: 0, err: '' })
    const csv = readFileSync(out, 'utf8')
    expect(csv).toContain('At least 27 people were killed')
    expect(csv).toContain('Witness 1 (source)')
    expect(csv).not.toContain('Armenian sources')
  }
})

test('what cannot be is said in a sentence', async () => {
  const { path } = await closed()
  const out = join(placeToExport(), 'out')
  const wrong = async (...args: string[]) => command(['export', path, '--out', out, ...args])
  expect(await wrong('--format', 'acled', '--policy', 'mine')).toMatchObject({ code: 2 })
  expect(await wrong('--format', 'pdf')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^A PDF is printed in a window/) as string,
  })
  expect(await wrong('--format', 'csv', '--scope', 'tag:none')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/No tag is called “none”/) as string,
  })
  expect(existsSync(out)).toBe(false)
})
