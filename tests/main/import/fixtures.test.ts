import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { leavesOf } from '#contract/article-text.ts'
import { typeByName } from '../../../main/import/formats.ts'
import { parseFile } from '../../../main/import/parse-file.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/import')
const names = readdirSync(folder).filter((name) => !name.endsWith('.json'))

describe('files become articles', () => {
  it.each(names)('%s reads as its expectation says', async (name) => {
    const parsed = await parseFile({ name, bytes: readFileSync(join(folder, name)) })
    expect(parsed).toMatchObject({ kind: 'parsed', mediaType: typeByName(name), encoding: 'utf-8' })
    if (parsed.kind !== 'parsed') return
    const expected: unknown = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'))
    expect(JSON.parse(JSON.stringify(parsed.text))).toEqual(expected)
    for (const leaf of leavesOf(parsed.text.blocks)) {
      expect(leaf.text).not.toContain('\n\n')
      expect(leaf.text).toBe(leaf.text.normalize('NFC'))
      for (const mark of leaf.marks ?? []) expect(mark.end).toBeLessThanOrEqual(leaf.text.length)
    }
  })
})
