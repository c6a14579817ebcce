import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
import type { Library } from '../../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { mergeLibrary, previewMerge } from '../../../main/merging/merge.ts'
import { findCopy, KeyNeeded, openCopy, openFound } from '../../../main/merging/open-other.ts'
import { temporaryFolder } from '../library/folders.ts'
import { label, tagOf } from '../library/sample-documents.ts'

const cost = { N: 2 ** 10, r: 8, p: 1 }
/** What makes guessing slow makes tests slow too, and is tested elsewhere. */
const protect = (library: Library, passphrase: string) =>
  library.protect({ passphrase, cost } as { passphrase: string })
const [mine, theirs] = ['seven tall poplars', 'nine low willows']
const canary = 'kittiwake-in-the-copy'

/** Two copies of one library: this one plain or protected, the other protected, with a tag that is in it alone. */
async function twoCopies({ protectedHere }: { protectedHere: boolean }) {
  const folder = await temporaryFolder()
  const path = join(folder, 'library')
  const made = await createLibrary(path, { name: 'Library', author: 'Ana' })
  await made.commit({ label, puts: [tagOf(made, 'shared')] })
  await made.close()
  const copyPath = join(folder, 'copy')
  await cp(path, copyPath, { recursive: true })
  const copy = await openLibrary(copyPath, { author: 'Bea' })
  const { recoveryKey } = await protect(copy, theirs)
  await copy.commit({ label, puts: [tagOf(copy, canary)] })
  await copy.close()
  const library = await openLibrary(path, { author: 'Ana' })
  if (protectedHere) await protect(library, mine)
  onTestFinished(() => library.close())
  return { folder, library, copyPath, recoveryKey }
}

const tags = (library: Library) => [...library.collection('tag').values()].map(({ name }) => name).sort()

async function filesIn(path: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)))
}

async function holding(path: string, words: string): Promise<string[]> {
  return [...(await filesIn(path))].filter(([, bytes]) => bytes.includes(words)).map(([file]) => file)
}

test.each([true, false])(
  'a copy under another key asks for its own, and is merged with it (this one protected: %s)',
  async (protectedHere) => {
    const { library, copyPath } = await twoCopies({ protectedHere })
    const before = await filesIn(copyPath)
    const found = await findCopy(library, copyPath)
    expect(found.sealed).toBe(true)
    await expect(openFound(library, found)).rejects.toThrow(KeyNeeded)
    await expect(openFound(library, found, { passphrase: 'not this one' })).rejects.toMatchObject({
      reason: 'wrong passphrase',
    })
    const other = await openFound(library, found, { passphrase: theirs })
    expect((await previewMerge(library, other)).counts).toMatchObject({ new: 1, conflict: 0 })
    await mergeLibrary(library, other)
    await other.close()
    expect(tags(library)).toEqual([canary, 'shared'])
    expect(await filesIn(copyPath)).toEqual(before)
  },
)

test('the words of a protected copy get into the files of this library alone, sealed where it is protected', async () => {
  for (const protectedHere of [true, false]) {
    const { folder, library, copyPath, recoveryKey } = await twoCopies({ protectedHere })
    const file = join(folder, 'copy.sourcebook')
    const closed = await openLibrary(copyPath, { readOnly: true, unlock: { passphrase: theirs } })
    await exportLibrary(closed, { format: 'library', path: file, includePrivate: true })
    await closed.close()
    const scratch = await temporaryFolder()
    vi.stubEnv('TMPDIR', scratch)
    const found = await findCopy(library, file)
    const other = await openFound(library, found, { recoveryKey })
    await previewMerge(library, other)
    expect([...(await filesIn(scratch)).keys()], 'unpacked').not.toEqual([])
    expect(await holding(scratch, canary), 'while a person looks').toEqual([])
    await mergeLibrary(library, other)
    await other.close()
    await found.end()
    vi.unstubAllEnvs()
    await library.snapshot()
    expect(await readdir(scratch)).toEqual([])
    const held = await holding(folder, canary)
    if (protectedHere) expect(held).toEqual([])
    else expect(held.length > 0 && held.every((path) => path.startsWith(library.path)), held.join()).toBe(true)
  }
})

test('a wrong passphrase is told from damage', async () => {
  const { library, copyPath } = await twoCopies({ protectedHere: true })
  const open = () => openCopy(library, copyPath, { passphrase: theirs })
  await expect(openCopy(library, copyPath, { passphrase: mine })).rejects.toThrow('not the passphrase')
  const snapshot = await readFile(join(copyPath, 'library.json'))
  await writeFile(join(copyPath, 'library.json'), snapshot.subarray(0, snapshot.length - 10))
  const damaged = await open()
  expect(damaged.library.problems.map(({ kind }) => kind)).toContain('snapshot-damaged')
  await damaged.close()
  for (const name of ['protection.json', 'generations/protection.json'])
    await writeFile(join(copyPath, name), (await readFile(join(copyPath, name))).subarray(0, 200))
  await expect(open()).rejects.toThrow('cut short')
})
