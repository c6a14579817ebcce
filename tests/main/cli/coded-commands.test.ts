import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { runCommandLine } from '../../../main/cli/run.ts'
import { outputTo } from '../../../main/cli/terminal.ts'
import { placeToExport } from '../export/coded-library.ts'

async function command(args: string[], input = '') {
  const [output, errors] = [new PassThrough(), new PassThrough()]
  const said = Promise.all([textOf(output), textOf(errors)])
  const code = await runCommandLine(args, { input: Readable.from([input]), output: outputTo(output), errors })
  output.end()
  errors.end()
  const [out, err] = await said
  return {
    code,
    out,
    err,
    values: () =>
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as object),
  }
}

async function newLibrary(folder: string, name: string): Promise<string> {
  const library = join(folder, name)
  expect(await command(['new', library])).toMatchObject({ code: 0 })
  return library
}

const made = (name: string) => `{"id":1,"call":"saveEntity","args":{"kind":"actor","name":"${name}"}}\n`
const names = async (library: string) =>
  (await command(['entities', library, '--json']))
    .values()
    .flat()
    .map((entity) => (entity as { name: string }).name)

test('annotate takes brat with the text beside it, codes as actors where told, and the project made of it again', async () => {
  const folder = placeToExport()
  const library = await newLibrary(folder, 'one')
  writeFileSync(join(folder, 'a.txt'), 'Anna met Boris.')
  writeFileSync(join(folder, 'a.ann'), 'T1\tPerson 0 4\tAnna\nT2\tPlace 9 14\tBoris\nodd\n')
  const taken = await command(['annotate', library, join(folder, 'a.ann'), '--actors', 'Person', '--json'])
  expect(taken).toMatchObject({ code: 0 })
  expect(taken.values()).toMatchObject([
    { status: 'anchored' },
    { status: 'anchored' },
    { notKept: expect.stringContaining('odd') as string },
  ])
  expect(await names(library)).toEqual(['Anna'])
  const project = join(folder, 'out.qdpx')
  expect(await command(['export', library, '--format', 'qdpx', '--out', project])).toMatchObject({ code: 0 })
  const other = await newLibrary(folder, 'two')
  expect(await command(['annotate', other, project])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^anchored\t/) as string,
  })
  expect(await names(other)).toEqual(['Anna'])
})

test('merge looks at another copy of the library, then takes in what it has', async () => {
  const folder = placeToExport()
  const library = await newLibrary(folder, 'here')
  await command(['batch', library], made('Anna'))
  const copy = join(folder, 'there')
  cpSync(library, copy, { recursive: true })
  await command(['batch', copy], made('Boris'))
  await command(['batch', library], made('Carl'))
  const preview = await command(['merge', library, copy, '--preview', '--json'])
  expect(preview.values()).toMatchObject([{ counts: { new: 1, conflict: 0 }, base: { seq: 1 } }])
  expect(await names(library)).toEqual(['Anna', 'Carl'])
  expect(await command(['merge', library, copy])).toMatchObject({ code: 0, out: 'Merged 1 documents.\n' })
  expect((await names(library)).sort()).toEqual(['Anna', 'Boris', 'Carl'])
  expect(await command(['merge', library, await newLibrary(folder, 'else')])).toMatchObject({
    code: 1,
    err: expect.stringContaining('another library, not a copy of this one') as string,
  })
  expect(await command(['merge', library, copy, '--prefer', 'none'])).toMatchObject({ code: 2 })
})
