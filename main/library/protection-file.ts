import { getCiphers, hkdfSync, randomBytes, scrypt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { say } from '../words.ts'
import { codeOf } from './durable-files.ts'
import { sha256Of } from './hashes.ts'
import { MaterialError } from './library.ts'
import { decrypt, encrypt } from './sealing.ts'

/** What scrypt costs: about a second and 256 MiB at these numbers, which are stored beside each key they made. */
export type Cost = { N: number; r: number; p: number }
export const usualCost: Cost = { N: 2 ** 18, r: 8, p: 1 }

type Wrapped = { salt: string; key: string }

/**
 * `protection.json`: the data key of a library, sealed once under its passphrase and once under its recovery key. It
 * holds no secret by itself. One line of JSON, filled with spaces to a fixed length, whose last member is the SHA-256
 * of all bytes before it: so damage, a missing end and a wrong passphrase are told apart.
 */
export type Protection = {
  format: typeof protectionFormat
  libraryId: string
  scrypt: Cost
  passphrase: Wrapped
  recovery: Wrapped
}

/** Where the file stands, and its copy. */
export const protectionFiles = ['protection.json', 'generations/protection.json'] as const

const protectionFormat = 'sourcebook protection 1'
const fileLength = 1024
const trailerLength = ',"sha256":""}\n'.length + 64

export function protectionBytes(protection: Protection): Buffer {
  const start = JSON.stringify(protection)
    .slice(0, -1)
    .padEnd(fileLength - trailerLength)
  return Buffer.from(`${start},"sha256":"${sha256Of(start)}"}\n`)
}

/** What a file holds, or what is wrong with it; `missing` when there is none. */
export async function readProtection(path: string): Promise<Protection | 'missing' | 'cut short' | 'tampered'> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw error
  })
  if (bytes === null) return 'missing'
  if (bytes.length < fileLength) return 'cut short'
  try {
    const { sha256: _, ...protection } = JSON.parse(bytes.toString('utf8')) as Protection & { sha256: string }
    const known = protection.format === protectionFormat && isBearable(protection.scrypt)
    const whole = known && protectionBytes(protection).equals(bytes)
    return whole ? protection : 'tampered'
  } catch {
    return 'tampered'
  }
}

export async function wrapNewKey(
  dataKey: Uint8Array,
  libraryId: string,
  { passphrase, recoveryKey, cost }: { passphrase: string; recoveryKey: string; cost: Cost },
): Promise<Protection> {
  return {
    format: protectionFormat,
    libraryId,
    scrypt: cost,
    passphrase: await wrapUnderPassphrase(dataKey, libraryId, passphrase, cost),
    recovery: wrapUnderRecoveryKey(dataKey, libraryId, recoveryKey),
  }
}

export async function wrapUnderPassphrase(
  dataKey: Uint8Array,
  libraryId: string,
  passphrase: string,
  cost: Cost,
): Promise<Wrapped> {
  const salt = randomBytes(32)
  const key = encrypt(await stretched(passphrase, salt, cost), about(libraryId, 'passphrase', cost), dataKey)
  return { salt: salt.toString('base64'), key: key.toString('base64') }
}

export function wrapUnderRecoveryKey(dataKey: Uint8Array, libraryId: string, recoveryKey: string): Wrapped {
  const salt = randomBytes(32)
  const key = encrypt(drawnFrom(recoveryKey, salt), about(libraryId, 'recovery'), dataKey)
  return { salt: salt.toString('base64'), key: key.toString('base64') }
}

/** The data key, or null when the passphrase is another. Takes about a second, away from the main thread. */
export async function openWithPassphrase(protection: Protection, passphrase: string): Promise<Buffer | null> {
  const { salt, key } = protection.passphrase
  const { libraryId, scrypt: cost } = protection
  const stretchedKey = await stretched(passphrase, Buffer.from(salt, 'base64'), cost)
  return decrypt(stretchedKey, about(libraryId, 'passphrase', cost), Buffer.from(key, 'base64'))
}

/** The data key, or null when the recovery key (in its one form) is another. */
export function openWithRecoveryKey({ libraryId, recovery }: Protection, recoveryKey: string): Buffer | null {
  const key = drawnFrom(recoveryKey, Buffer.from(recovery.salt, 'base64'))
  return decrypt(key, about(libraryId, 'recovery'), Buffer.from(recovery.key, 'base64'))
}

/** Throws MaterialError where the runtime cannot do it: Electron's cryptography offers less than Node's. */
export async function expectCryptography(): Promise<void> {
  const missing = (what: string) => new MaterialError(say('protection.noCryptography', { what }))
  if (!getCiphers().includes('aes-256-gcm')) throw missing('AES-256-GCM')
  if (typeof scrypt !== 'function') throw missing('scrypt')
  await stretched('probe', Buffer.alloc(16), { N: 2, r: 1, p: 1 }).catch(() => {
    throw missing('scrypt')
  })
}

/** Composed and decomposed letters look alike and are typed differently on different systems: NFKC makes them one. */
function stretched(passphrase: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r + (1 << 20) }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

/** Numbers from a file that would use up all memory are no cost that this program ever wrote. */
function isBearable({ N, r, p }: Cost): boolean {
  return Number.isInteger(Math.log2(N)) && N <= 2 ** 20 && r >= 1 && r <= 16 && p >= 1 && p <= 16
}

/** 170 random bits need no stretching. */
function drawnFrom(recoveryKey: string, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', recoveryKey, salt, 'sourcebook recovery 1', 32))
}

function about(libraryId: string, use: string, cost?: Cost): Uint8Array {
  return Buffer.from(`sourcebook key 1\n${libraryId}\n${use}\n${cost ? JSON.stringify(cost) : ''}`)
}
