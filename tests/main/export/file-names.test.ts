import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createFileNames } from '../../../main/export/file-names.ts'
import { hasSharedData, shared } from '../import/shared-data.ts'
import { placeToExport } from './coded-library.ts'

const keyOf = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC')

function expectSafe(names: string[]): void {
  expect(new Set(names.map(keyOf)).size).toBe(names.length)
  for (const name of names) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)

    expect(name).not.toMatch(/[\x00-\x1f\x7f/\\:*?"<>|[\]#^\u202a-\u202e\u2066-\u2069\u200b\u00ad]/)
    expect(name).not.toMatch(/^[. ]|[. ]$|^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|clock\$)(\.|$)/i)
    expect(name.normalize('NFC')).toBe(name)
  }
}

test('titles that differ only in ways some disk does not see get numbers', () => {
  const names = createFileNames()
  expect(['Report', 'report', 'REPORT', 're\u200bport'].map((title) => names.nameFor(title, '.md'))).toEqual([
    'Report.md',
    'report 2.md',
    'REPORT 3.md',
    'report 4.md',
  ])
})

test('any titles become names that every system can write', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 20 }), (titles) => {
      const names = createFileNames()
      expectSafe(titles.map((title) => names.nameFor(title, '.md')))
    }),
  )
})

test.skipIf(!hasSharedData)('hostile titles become files of their own inside the folder, each read back', () => {
  const titles = (JSON.parse(readFileSync(shared('g_names', 'titles.json'), 'utf8')) as { title: string }[]).map(
    ({ title }) => title,
  )
  expect(titles.length).toBeGreaterThan(40)
  const names = createFileNames()
  const made = titles.map((title) => names.nameFor(title, '.md'))
  expectSafe(made)
  const folder = join(placeToExport(), 'out')
  mkdirSync(folder)
  made.forEach((name, at) => writeFileSync(join(folder, name), String(at), { flag: 'wx' }))
  expect(readdirSync(folder).length).toBe(titles.length)
  made.forEach((name, at) => expect(readFileSync(join(folder, name), 'utf8')).toBe(String(at)))
})
