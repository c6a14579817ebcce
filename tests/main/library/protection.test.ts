import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFolder } from '../../../main/library/check.ts'
import { type Library, LockedError, type Unlock } from '../../../main/library/library.ts'
import { createLibrary, openLibrary } from '../../../main/library/open.ts'
import { newRecoveryKey, readRecoveryKey } from '../../../main/library/protection-key.ts'
import { filesBelow } from '../../../main/library/wipe.ts'
import { crashedCopyOf, temporaryFolder } from './folders.ts'
import { actorOf, everything, label, tagOf } from './sample-documents.ts'

/** Cheap enough to be asked for a hundred times; what the program uses is tested once below. */
const cost = { N: 2 ** 4, r: 8, p: 1 }
const passphrase = 'seven tall poplars'

async function protectedLibrary(): Promise<{ library: Library; path: string; recoveryKey: string }> {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { name: 'Kept', author: 'A', passphrase, cost })
  await library.commit({ label, puts: [tagOf(library, 'canary')] })
  return { library, path, recoveryKey: library.recoveryKey ?? '' }
}

const reasonOf = (path: string, unlock?: Unlock) =>
  openLibrary(path, { ...(unlock && { unlock }) }).then(
    (library) => library.close().then(() => 'open'),
    (error: unknown) => (error instanceof LockedError ? error.reason : String(error)),
  )

test('a library made with a passphrase opens with it and with the recovery key, and with nothing else', async () => {
  const { library, path, recoveryKey } = await protectedLibrary()
  const before = everything(library)
  await library.close()
  expect(await reasonOf(path)).toBe('passphrase needed')
  expect(await reasonOf(path, { passphrase: 'seven tall poplar' })).toBe('wrong passphrase')
  expect(await reasonOf(path, { recoveryKey: newRecoveryKey() })).toBe('wrong recovery key')
  expect(await reasonOf(path, { recoveryKey: recoveryKey.replace(/.$/, '') })).toBe('wrong recovery key')
  for (const unlock of [
    { passphrase },
    { recoveryKey },
    { recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' ') },
  ]) {
    const again = await openLibrary(path, { unlock })
    expect(everything(again)).toEqual(before)
    expect(again.problems).toEqual([])
    expect(again.recoveryKey).toBeUndefined()
    expect(await again.check()).toMatchObject({ ok: true, changes: 1 })
    await again.close()
  }
  expect(await checkFolder(path, { passphrase })).toMatchObject({ ok: true })
})

test('what was answered survives a crash, and the journal goes on', async () => {
  const { library, path } = await protectedLibrary()
  const copy = await crashedCopyOf(path)
  const again = await openLibrary(copy, { unlock: { passphrase } })
  expect(everything(again)).toEqual(everything(library))
  await again.commit({ label, puts: [tagOf(again, 'second')] })
  await again.undo()
  expect(everything(again)).toEqual(everything(library))
  await again.close()
  await library.close()
})

test('a passphrase is the same however its letters are composed', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { passphrase: 'Hå\u0301ndværk ﬁn', cost })
  await library.close()
  expect(await reasonOf(path, { passphrase: 'Hå\u0301ndværk ﬁn'.normalize('NFD') })).toBe('open')
})

test('with the numbers that the program uses a library is made, opened and refused', async () => {
  const path = join(await temporaryFolder(), 'library')
  await (await createLibrary(path, { passphrase })).close()
  expect(JSON.parse(await readFile(join(path, 'protection.json'), 'utf8'))).toMatchObject({
    scrypt: { N: 262_144, r: 8, p: 1 },
  })
  expect(await reasonOf(path, { passphrase })).toBe('open')
  expect(await reasonOf(path, { passphrase: 'another one' })).toBe('wrong passphrase')
})

test('a short passphrase is refused, and nothing is made', async () => {
  const path = join(await temporaryFolder(), 'library')
  await expect(createLibrary(path, { passphrase: 'short', cost })).rejects.toThrow('at least 8')
  await expect(readdir(path)).rejects.toThrow('ENOENT')
})

test('protecting and taking it away again gives back every byte of the documents, the history and the contents', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { name: 'Kept', author: 'A' })
  await library.originals.put(Buffer.from('the original'))
  for (let count = 0; count < 6; count++) {
    await library.commit({ label, puts: [tagOf(library, `tag ${count}`)] })
    if (count % 2 === 0) await library.snapshot()
  }
  library.view.set('place', 7)
  await library.close()
  const before = await contentsOf(path)

  const library2 = await openLibrary(path, { author: 'A' })
  await library2.protect({ passphrase, cost } as { passphrase: string })
  expect(await library2.check()).toMatchObject({ ok: true, changes: 6 })
  await library2.unprotect({ passphrase })
  await library2.close()
  expect(await contentsOf(path)).toEqual(before)
})

test('a library goes on while it is given a passphrase and after it is taken away: undo, redo, history, view', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { author: 'A' })
  for (let count = 0; count < 6; count++) {
    await library.commit({ label, puts: [tagOf(library, `tag ${count}`)] })
    if (count % 2 === 0) await library.snapshot()
  }
  library.view.set('place', 7)
  const { recoveryKey } = await library.protect({ passphrase, cost } as { passphrase: string })
  expect(library.sealing.sealed).toBe(true)
  await library.undo()
  await library.redo()
  await library.commit({ label, puts: [actorOf(library, 'after')] })
  const documents = everything(library)
  await library.close()
  expect(await reasonOf(path)).toBe('passphrase needed')

  const sealed = await openLibrary(path, { unlock: { recoveryKey } })
  expect(everything(sealed)).toEqual(documents)
  expect(sealed.view.get('place')).toBe(7)
  expect(await sealed.check()).toMatchObject({ ok: true, changes: 9 })
  expect(await sealed.history({})).toHaveLength(9)
  await expect(sealed.unprotect({ passphrase: 'not the one' })).rejects.toThrow('not the passphrase')
  await sealed.unprotect({ passphrase })
  await sealed.undo()
  await sealed.close()
  const again = await openLibrary(path)
  expect(await again.check()).toMatchObject({ ok: true, changes: 10 })
  await again.redo()
  expect(everything(again)).toEqual(documents)
  await again.close()
})

test('changes made while a library is being protected wait, and all are kept', async () => {
  const path = join(await temporaryFolder(), 'library')
  const library = await createLibrary(path, { author: 'A' })
  const protecting = library.protect({ passphrase, cost } as { passphrase: string })
  const saved = Promise.all(
    Array.from({ length: 20 }, async (_, count) => {
      await library.texts.put({ blocks: [{ kind: 'paragraph', text: `text ${count}` }] } as never)
      await library.commit({ label, puts: [tagOf(library, `during ${count}`)] })
    }),
  )
  await protecting
  await saved
  const documents = everything(library)
  expect(Object.keys(documents)).toHaveLength(20)
  const again = await openLibrary(await crashedCopyOf(path), { unlock: { passphrase } })
  expect(everything(again)).toEqual(documents)
  expect(again.problems).toEqual([])
  await again.close()
  await library.close()
})

test('another passphrase or recovery key takes the place of the old one', async () => {
  const { library, path, recoveryKey } = await protectedLibrary()
  await expect(library.changePassphrase({ current: 'wrong one', next: 'eight tall poplars' })).rejects.toThrow(
    LockedError,
  )
  await library.changePassphrase({ current: passphrase, next: 'eight tall poplars' })
  const next = await library.newRecoveryKey({ passphrase: 'eight tall poplars' })
  await library.close()
  expect(await reasonOf(path, { passphrase })).toBe('wrong passphrase')
  expect(await reasonOf(path, { recoveryKey })).toBe('wrong recovery key')
  expect(await reasonOf(path, { passphrase: 'eight tall poplars' })).toBe('open')
  expect(await reasonOf(path, next)).toBe('open')
})

test('without its keys a protected library is locked, never new, empty or damaged', async () => {
  const { library, path } = await protectedLibrary()
  await library.close()
  await rm(join(path, 'protection.json'))
  const fromCopy = await openLibrary(path, { unlock: { passphrase } })
  expect(fromCopy.problems.map(({ kind }) => kind)).toEqual(['protection-copy'])
  await fromCopy.changePassphrase({ current: passphrase, next: passphrase })
  await fromCopy.close()
  const whole = await openLibrary(path, { unlock: { passphrase } })
  expect(whole.problems).toEqual([])
  await whole.close()
  await rm(join(path, 'protection.json'))
  await rm(join(path, 'generations/protection.json'))
  const before = await contentsOf(path)
  expect(await reasonOf(path)).toBe('tampered')
  await expect(openLibrary(path, { unlock: { passphrase } })).rejects.toThrow('protection.json is missing')
  await expect(createLibrary(path)).rejects.toThrow('not empty')
  expect(await contentsOf(path)).toEqual(before)
})

test('a plain file in the place of a sealed one is not believed', async () => {
  const { library, path } = await protectedLibrary()
  await library.close()
  const other = join(await temporaryFolder(), 'other')
  await (await createLibrary(other)).close()
  await writeFile(join(path, 'library.json'), await readFile(join(other, 'library.json')))
  const again = await openLibrary(path, { unlock: { passphrase } })
  expect(again.problems[0]?.kind).toBe('snapshot-damaged')
  expect(Object.keys(everything(again))).toHaveLength(1)
  await again.close()
})

test('a recovery key is read back however it is typed, and one wrong or two swapped letters are noticed', () => {
  fc.assert(
    fc.property(fc.nat(34), fc.nat(31), (at, other) => {
      const key = newRecoveryKey()
      expect(readRecoveryKey(key.toLowerCase().replaceAll('-', ''))).toBe(key)
      const letters = [...key.replaceAll('-', '')]
      const changed = letters.with(at, '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[other] ?? '')
      if (changed.join('') !== letters.join('')) expect(readRecoveryKey(changed.join(''))).toBeNull()
      const [a, b] = [letters[at], letters[at + 1]]
      if (a !== undefined && b !== undefined && a !== b)
        expect(
          readRecoveryKey(
            letters
              .with(at, b)
              .with(at + 1, a)
              .join(''),
          ),
        ).toBeNull()
    }),
  )
})

/** Every file by its path; the lock names a process. */
async function contentsOf(path: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const file of await filesBelow(path))
    if (file !== 'lock' && !file.startsWith('index/'))
      found[file] = (await readFile(join(path, file))).toString('base64')
  return found
}
