import { type FileHandle, open } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { say } from '../words.ts'
import { writeDurably } from './durable-files.ts'
import { generationSeqOf, type Layout } from './layout.ts'
import { LockedError, MaterialError, type Unlock } from './library.ts'
import {
  type Cost,
  expectCryptography,
  openWithPassphrase,
  openWithRecoveryKey,
  type Protection,
  protectionBytes,
  readProtection,
  usualCost,
  wrapNewKey,
  wrapUnderPassphrase,
  wrapUnderRecoveryKey,
} from './protection-file.ts'
import { newRecoveryKey, readRecoveryKey } from './protection-key.ts'
import { isSealedSnapshot, isSealedUnder } from './sealed-snapshot.ts'
import { plainly, type Sealing, sealingUnder } from './sealing.ts'
import { namesIn, nullUnlessRefused } from './names-in.ts'

const shortest = 8

/** A new data key under a passphrase and a recovery key, on no disk yet. */
export async function newProtection(libraryId: string, passphrase: string, cost: Cost = usualCost) {
  expectStrong(passphrase)
  await expectCryptography()
  const dataKey = new Uint8Array(randomBytes(32))
  const recoveryKey = newRecoveryKey()
  const protection = await wrapNewKey(dataKey, libraryId, { passphrase, recoveryKey, cost })
  return { sealing: sealingUnder(dataKey, libraryId), recoveryKey, bytes: protectionBytes(protection) }
}

/**
 * How the files of a library are sealed, by its protection.json, and that file's problem when its copy had to serve.
 * Throws LockedError, each reason with its own sentence, when it is protected and cannot be opened.
 */
export async function unlocked(
  layout: Layout,
  unlock: Unlock | undefined,
): Promise<{ sealing: Sealing; copyUsed: boolean }> {
  const found = await findProtection(layout)
  if (!found) return { sealing: plainly, copyUsed: false }
  await expectCryptography()
  const { protection, copyUsed } = found
  if (unlock && 'sealing' in unlock) {
    if (unlock.sealing.libraryId === protection.libraryId) return { sealing: unlock.sealing, copyUsed }
    throw locked('passphrase needed', layout)
  }
  if (!unlock) throw locked('passphrase needed', layout)
  const key = await dataKeyOf(layout, protection, unlock)
  return { sealing: sealingUnder(key, protection.libraryId), copyUsed }
}

/** The name of a protected library that waits for its passphrase, without reading anything of it; null when plain. */
export async function isProtected(layout: Layout): Promise<boolean> {
  return (await findProtection(layout)) !== null
}

type Secret = Exclude<Unlock, { sealing: Sealing }>

/** Seals the data key under another passphrase. Throws LockedError when the current one, or the recovery key, is wrong. */
export async function changePassphrase(layout: Layout, current: Secret, next: string, cost?: Cost): Promise<void> {
  expectStrong(next)
  const { protection, key } = await openedBy(layout, current)
  const used = cost ?? protection.scrypt
  const passphrase = await wrapUnderPassphrase(key, protection.libraryId, next, used)
  await store(layout, { ...protection, scrypt: used, passphrase })
}

/** Throws LockedError when the passphrase is wrong. */
export async function replaceRecoveryKey(layout: Layout, passphrase: string): Promise<string> {
  const { protection, key } = await openedBy(layout, { passphrase })
  const recoveryKey = newRecoveryKey()
  const recovery = wrapUnderRecoveryKey(key, protection.libraryId, recoveryKey)
  await store(layout, { ...protection, recovery })
  return recoveryKey
}

export async function expectPassphrase(layout: Layout, passphrase: string): Promise<void> {
  await openedBy(layout, { passphrase })
}

/** The copy first: a crash between the two leaves the true file, which counts, as it was. */
async function store(layout: Layout, protection: Protection): Promise<void> {
  const bytes = protectionBytes(protection)
  await writeDurably(layout.protectionCopy, bytes)
  await writeDurably(layout.protection, bytes)
}

async function openedBy(layout: Layout, secret: Secret): Promise<{ protection: Protection; key: Uint8Array }> {
  const found = await findProtection(layout)
  if (!found) throw new MaterialError(say('protection.notProtected'))
  return { protection: found.protection, key: await dataKeyOf(layout, found.protection, secret) }
}

async function dataKeyOf(layout: Layout, protection: Protection, unlock: Secret): Promise<Uint8Array> {
  if ('passphrase' in unlock) {
    const key = await openWithPassphrase(protection, unlock.passphrase)
    if (!key) throw locked('wrong passphrase', layout)
    return new Uint8Array(key)
  }
  const recoveryKey = readRecoveryKey(unlock.recoveryKey)
  if (recoveryKey === null) throw new LockedError('wrong recovery key', say('protection.mistypedRecoveryKey'))
  const key = openWithRecoveryKey(protection, recoveryKey)
  if (!key) throw locked('wrong recovery key', layout)
  return new Uint8Array(key)
}

async function findProtection(layout: Layout): Promise<{ protection: Protection; copyUsed: boolean } | null> {
  const first = await readProtection(layout.protection)
  if (typeof first !== 'string') return { protection: first, copyUsed: false }
  const copy = await readProtection(layout.protectionCopy)
  if (typeof copy !== 'string') return { protection: copy, copyUsed: true }
  const args = { name: basename(layout.path), file: 'protection.json' }
  if (first === 'cut short') throw new LockedError('cut short', say('protection.cutShort', args))
  if (first === 'tampered') throw new LockedError('tampered', say('protection.tampered', args))
  if (await holdsSealedSnapshot(layout)) throw new LockedError('tampered', say('protection.keyFileMissing', args))
  return null
}

/**
 * Whether a protected library is sealed under this key. Copies that were protected apart from each other have one id
 * and two keys; to the wrong one every file looks tampered with.
 */
export function isSealedWith(layout: Layout, sealing: Sealing): Promise<boolean> {
  return someSnapshot(layout, (file) => isSealedUnder(file, sealing))
}

/** A library whose keys are gone is never taken for a plain one that is damaged. */
function holdsSealedSnapshot(layout: Layout): Promise<boolean> {
  return someSnapshot(layout, async (file) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return isSealedSnapshot(buffer.subarray(0, bytesRead))
  })
}

async function someSnapshot(
  { snapshot, generations }: Layout,
  test: (file: FileHandle) => Promise<boolean>,
): Promise<boolean> {
  const names = await namesIn(generations)
  const paths = names.filter((name) => generationSeqOf(name) !== null).map((name) => join(generations, name))
  for (const path of [snapshot, ...paths]) {
    const file = await open(path, 'r').catch(nullUnlessRefused)
    if (file && (await test(file).finally(() => file.close()))) return true
  }
  return false
}

function locked(
  reason: 'passphrase needed' | 'wrong passphrase' | 'wrong recovery key',
  { path }: Layout,
): LockedError {
  const keys = {
    'passphrase needed': 'protection.passphraseNeeded',
    'wrong passphrase': 'protection.wrongPassphrase',
    'wrong recovery key': 'protection.wrongRecoveryKey',
  } as const
  return new LockedError(reason, say(keys[reason], { name: basename(path) }))
}

function expectStrong(passphrase: string): void {
  if ([...passphrase].length < shortest) throw new MaterialError(say('protection.weak', { count: shortest }))
}
