import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ImportOutcome } from '#contract/views.ts'
import { sourcesFromPaths } from '../../main/import/sources.ts'
import type { Library } from '../../main/library/library.ts'
import { writeMixedFiles } from '../main/import/mixed-files.ts'
import { importingLibrary } from '../main/import/temporary-library.ts'

const count = 1000
const hasCome = ({ status }: ImportOutcome) => status !== 'failed'

it('1,000 mixed files: whenever it is cancelled, each file is there whole or not at all, and the report says which', async () => {
  const { library, importer, files } = await importingLibrary()
  const soundOnes = await writeMixedFiles(files, count)
  const importAll = async (cancelAt: number) => {
    const cancel = new AbortController()
    if (cancelAt === 0) cancel.abort()
    const outcomes = await importer.importMany(library, await sourcesFromPaths([files]), {
      signal: cancel.signal,
      onProgress: ({ done }) => done >= cancelAt && cancel.abort(),
    })
    expect(outcomes).toHaveLength(count)
    for (const { file, status, reason } of outcomes) if (status === 'failed') expect(reason, file).toMatch(/\S.*\.$/)
    expect(outcomes.filter(hasCome).length).toBe(library.collection('article').size)
    return outcomes
  }
  let before = 0
  for (const cancelAt of [0, 1, 480, 930]) {
    const outcomes = await importAll(cancelAt)
    expect(outcomes.some(({ reason }) => reason?.includes('cancelled'))).toBe(true)
    const there = library.collection('article').size
    expect(there).toBeGreaterThanOrEqual(before)
    before = there
    await expectWhole(library, files)
  }
  const outcomes = await importAll(Infinity)
  expect(outcomes.filter(hasCome).length).toBe(soundOnes)
  await expectWhole(library, files)
}, 120_000)

/** Every article has its text, and the bytes of its file; nothing that `check` would find. */
async function expectWhole(library: Library, files: string): Promise<void> {
  for (const { original, textSha256 } of library.collection('article').values()) {
    expect(await library.texts.get(textSha256)).not.toBeNull()
    const kept = await library.originals.get(original.sha256)
    // The original of a reference is its record.
    if (!/record \d+$/.test(original.fileName ?? ''))
      expect(Buffer.from(kept ?? []).equals(await readFile(join(files, original.fileName ?? '')))).toBe(true)
  }
  expect((await library.check()).problems).toEqual([])
}
