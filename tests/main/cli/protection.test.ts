import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../../main/cli/run.ts'
import { outputTo } from '../../../main/cli/terminal.ts'
import { createLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from '../library/folders.ts'

const passphrase = 'seven tall poplars'

async function cli(args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([textOf(output), textOf(errors)])
  const code = await runCommandLine(args, {
    input: Readable.from([Buffer.from(input)]),
    output: outputTo(output),
    errors,
  })
  output.end()
  errors.end()
  const [out, err] = await said
  return { code, out, err }
}

test('a protected library is made, filled by batch, read and refused from the command line', async () => {
  const folder = await temporaryFolder()
  const made = await cli(['new', join(folder, 'made'), '--passphrase-stdin', '--json'], `${passphrase}\n`)
  expect(made).toMatchObject({ code: 0, err: '' })
  const told = JSON.parse(made.out) as { recoveryKey: string }
  expect(told.recoveryKey).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/)
  const opened = await cli(['check', join(folder, 'made'), '--passphrase-stdin'], `${told.recoveryKey}\n`)
  expect(opened.code).toBe(0)

  // As made, but that its key is quick to try.
  const path = join(folder, 'library')
  const library = await createLibrary(path, { passphrase, cost: { N: 2 ** 10, r: 8, p: 1 } })
  const { recoveryKey } = library
  await library.close()
  const request = (id: number) => JSON.stringify({ id, call: 'saveTag', args: { name: `tag ${id}` } })
  const batch = await cli(['batch', path, '--passphrase-stdin'], `${passphrase}\r\n${request(1)}\n${request(2)}\n`)
  expect(batch.code).toBe(0)
  expect(
    batch.out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { ok: boolean }).ok),
  ).toEqual([true, true])
  const info = await cli(['batch', path, '--passphrase-stdin'], `${recoveryKey}\n{"id":1,"call":"libraryInfo"}\n`)
  expect(JSON.parse(info.out)).toMatchObject({ value: { protected: true, counts: { tag: 2 } } })

  expect(await cli(['check', path])).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('is protected') as string,
  })
  expect(await cli(['check', path, '--passphrase-stdin'], 'wrong passphrase\n')).toMatchObject({
    code: 1,
    err: expect.stringContaining('not the passphrase') as string,
  })
  expect((await cli(['check', path, '--passphrase-stdin'])).code).toBe(2)
  expect((await cli(['unprotect', path, '--passphrase-stdin'], `${passphrase}\n`)).code).toBe(0)
  expect((await cli(['check', path])).code).toBe(0)
  expect((await cli(['protect', path])).code).toBe(2)
}, 60_000)
