import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSnapshot, readSnapshot } from '../../../main/library/snapshot-read.ts'
import { makeLibrary, sizesFor } from '../../bench/make-library.ts'
import { temporaryFolder } from './folders.ts'

test('a snapshot is known by its bytes: flipped at any place, cut or longer it is another', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'library.json')
  await makeLibrary(folder, sizesFor(20), { withoutFiles: true })
  const read = await readSnapshot(path)
  const sha256 = 'sha256' in read ? read.sha256 : ''
  const whole = await readFile(path)
  expect(await isSnapshot(path, sha256)).toBe(true)
  expect(await isSnapshot(path, '0'.repeat(64))).toBe(false)
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    await writeFile(path, changed)
    expect(await isSnapshot(path, sha256), `flipped at ${at}`).toBe(false)
    await truncate(path, at)
    expect(await isSnapshot(path, sha256), `cut at ${at}`).toBe(false)
  }
  await writeFile(path, Buffer.concat([whole, Buffer.from('\n')]))
  expect(await isSnapshot(path, sha256)).toBe(false)
})
