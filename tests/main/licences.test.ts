import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { licencesIn } from '../../main/licences.ts'

async function built(bundles: Record<string, object[]>): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'sourcebook-'))
  onTestFinished(() => rm(out, { recursive: true }))
  for (const [name, libraries] of Object.entries(bundles)) {
    await mkdir(join(out, name), { recursive: true })
    await writeFile(join(out, name, 'licences.json'), JSON.stringify(libraries))
  }
  return out
}

test('a library of two bundles is told once, in the order of names', async () => {
  const zod = { name: 'zod', version: '4.0.0', identifier: 'MIT', text: 'Copyright Colin' }
  const out = await built({ main: [zod, { name: 'bare', version: '1.0.0' }], preload: [], renderer: [zod] })
  expect(await licencesIn(out)).toEqual([
    { name: 'bare', version: '1.0.0', licence: '', text: '' },
    { name: 'zod', version: '4.0.0', licence: 'MIT', text: 'Copyright Colin' },
  ])
})

test('the character tables of PDFs come with the licence of those who made them', async () => {
  const out = await built({ main: [], 'main/cmaps': [] })
  await cp(join(import.meta.dirname, '../../main/import/cmaps'), join(out, 'main/cmaps'), { recursive: true })
  const [tables] = await licencesIn(out)
  expect(tables).toMatchObject({ name: 'Adobe CMap resources', licence: 'BSD-3-Clause' })
  expect(tables?.text).toContain('Adobe Systems Incorporated')
})

test('from the source there are no bundles to tell of', async () => {
  expect(await licencesIn(await built({}))).toEqual([])
})
