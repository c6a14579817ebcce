import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { runCommandLine } from '../../../main/cli/run.ts'
import { smallPdf } from '../import/small-pdf.ts'

/** Runs one command in this process, and answers what it printed. */
async function command(args: string[], input = '') {
  const said = { code: 0, out: '', err: '' }
  said.code = await runCommandLine(args, {
    input: Readable.from([Buffer.from(input)]),
    output: { write: async (text) => void (said.out += text), broken: false, closed: new AbortController().signal },
    errors: { write: (text: string) => ((said.err += text), true) } as never,
  })
  return said
}

test('a locked PDF names what it needs, and is read with the password from standard input', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sourcebook-cli-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const library = join(folder, 'library')
  const pdf = join(folder, 'locked.pdf')
  await writeFile(pdf, smallPdf([[{ text: 'Seven people were killed.', y: 700 }], []], 'secret'))
  expect((await command(['new', library])).code).toBe(0)

  const locked = await command(['import', library, pdf, '--json'])
  expect(locked.code).toBe(1)
  expect(JSON.parse(locked.out)).toMatchObject({ file: 'locked.pdf', status: 'failed', locked: true })
  expect(locked.err).toContain('--password-stdin')

  const opened = await command(['import', library, pdf, '--password-stdin'], 'secret\n')
  expect(opened).toMatchObject({ code: 0, err: '' })
  expect(opened.out).toMatch(/^added\tlocked\.pdf\t.*\tNot in the text: 1 page without text \(2\)\n$/)
})
