import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFolder } from '../../../main/library/check.ts'
import { kindOfFile } from '../../../main/library/convert-files.ts'
import { layoutOf } from '../../../main/library/layout.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { Reserve } from '../../../main/library/reserve.ts'
import { reserveBytes } from '../../../main/library/reserve-file.ts'
import { temporaryFolder } from './folders.ts'

const passphrase = 'seven tall poplars'
const cost = { N: 16, r: 8, p: 1 }

async function reserveIn(mayWrite = async (): Promise<void> => undefined) {
  const path = await temporaryFolder()
  let wake = (): void => undefined
  const taken = new Promise<void>((resolve) => (wake = resolve))
  const layout = layoutOf(path)
  return { path, layout, journal: layout.journal(7), taken, reserve: new Reserve(layout, mayWrite, wake, 10) }
}

const sizeOf = async (path: string) => (await stat(path).catch(() => null))?.size ?? null

describe('the reserve for a full disk', () => {
  test('is taken when it is quiet, of bytes that cannot be made smaller', async () => {
    const { layout, reserve, taken } = await reserveIn()
    reserve.keep()
    await taken
    const bytes = await readFile(layout.reserve)
    expect(bytes.length).toBe(reserveBytes)
    expect(new Set(bytes.subarray(-4096)).size).toBeGreaterThan(200)
  })

  test('becomes a journal of the bytes it is given, and what stood under that name is kept', async () => {
    const { path, layout, journal, reserve, taken } = await reserveIn()
    reserve.keep()
    await taken
    await writeFile(journal, 'failed')
    const file = await reserve.spend(Buffer.from('a change'), journal)
    await file?.close()
    expect(await readFile(journal, 'utf8')).toBe('a change')
    expect(await sizeOf(layout.reserve)).toBeNull()
    expect((await readdir(path)).filter((name) => name.includes('.failed-'))).toHaveLength(1)
  })

  test('is not spent on more than it can take', async () => {
    const { layout, journal, reserve, taken } = await reserveIn()
    reserve.keep()
    await taken
    expect(await reserve.spend(Buffer.alloc(reserveBytes + 1), journal)).toBeNull()
    expect([await sizeOf(layout.reserve), await sizeOf(journal)]).toEqual([reserveBytes, null])
  })

  test('is taken anew where a copy or a crash left something that holds no room', async () => {
    for (const rest of [0, 100, reserveBytes]) {
      const { layout, reserve, taken } = await reserveIn()
      await writeFile(layout.reserve, 'rest')
      await truncate(layout.reserve, rest)
      reserve.keep()
      await taken
      expect((await stat(layout.reserve)).blocks * 512).toBeGreaterThanOrEqual(reserveBytes)
    }
  })

  test('is not taken where the library does not stand any more, and not after it rests', async () => {
    let asked = 0
    const gone = await reserveIn(async () => {
      asked++
      throw new Error('gone')
    })
    gone.reserve.keep()
    const { layout, reserve } = await reserveIn()
    reserve.keep()
    await reserve.rest()
    await expect.poll(() => asked).toBe(1)
    await gone.reserve.rest()
    expect([await sizeOf(layout.reserve), await sizeOf(gone.layout.reserve)]).toEqual([null, null])
  })

  test('is no part of a library: checked, protected and opened for reading without it', async () => {
    const path = join(await temporaryFolder(), 'library')
    const library = await createLibrary(path, { name: 'With a reserve' })
    await writeFile(join(path, '~reserve.tmp'), 'left by a crash')
    await library.protect({ passphrase, cost } as { passphrase: string })
    expect(await sizeOf(join(path, '~reserve.tmp'))).toBeNull()
    await library.unprotect({ passphrase })
    await library.close()
    await writeFile(join(path, '~reserve.tmp'), Buffer.alloc(reserveBytes, 1))
    expect((await checkFolder(path)).problems).toEqual([])
    const reader = await openLibrary(path, { readOnly: true })
    await reader.close()
    expect(await sizeOf(join(path, '~reserve.tmp'))).toBe(reserveBytes)
    expect(kindOfFile('~reserve.tmp')).toBe('derived')
  })
})
