import {
  type CipherGCM,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { sha256Of } from './hashes.ts'

/**
 * How a library's bytes stand on disk: as they are, or sealed with AES-256-GCM under its data key.
 *
 * `purpose` names what the bytes are and where they stand (`texts/<sha256>`, `index/search`); it is authenticated
 * with the library's id, so that a piece that was moved to another place or library does not open.
 */
export interface Sealing {
  readonly sealed: boolean
  seal: (purpose: string, bytes: Uint8Array) => Buffer
  /** Throws `Unopened` when the bytes are not whole, or not what was sealed for this purpose. */
  open: (purpose: string, bytes: Uint8Array) => Buffer
  /** A piece inside a file that has its own frame: nonce, ciphertext, tag and nothing else. */
  sealPiece: (purpose: string, bytes: Uint8Array) => Buffer
  openPiece: (purpose: string, bytes: Uint8Array) => Buffer
  /** The name of a file whose content has this SHA-256: itself, or nothing that tells which content is held. */
  nameOf: (sha256: string) => string
  /** The key for a worker of this process. Null in a library that is not protected. It is never written anywhere. */
  readonly key: Uint8Array | null
  /** Empty in a library that is not protected. */
  readonly libraryId: string
}

/** Sealed bytes that do not open: `cut short` when their end is missing, else `tampered`. */
export class Unopened extends Error {
  override name = 'Unopened'
  readonly reason: 'tampered' | 'cut short'

  constructor(reason: 'tampered' | 'cut short', purpose: string) {
    super(`${purpose}: ${reason}`)
    this.reason = reason
  }
}

/** The bytes of a library without a passphrase: what is written is what was given. */
export const plainly: Sealing = {
  sealed: false,
  seal: (_, bytes) => asBuffer(bytes),
  open: (_, bytes) => asBuffer(bytes),
  sealPiece: (_, bytes) => asBuffer(bytes),
  openPiece: (_, bytes) => asBuffer(bytes),
  nameOf: (sha256) => sha256,
  key: null,
  libraryId: '',
}

const nonceLength = 12
const tagLength = 16
/** What sealing adds to a piece. */
export const pieceOverhead = nonceLength + tagLength

/** Seals under a data key. Keys for sealing and for names are derived from it and never used for each other. */
export function sealingUnder(key: Uint8Array, libraryId: string): Sealing {
  // As an object the key is taken apart once, not at every change.
  const sealKey = createSecretKey(derived(key, libraryId, 'seal'))
  const nameKey = derived(key, libraryId, 'names')
  const about = (purpose: string) => Buffer.from(`sourcebook sealed 1\n${libraryId}\n${purpose}`)
  // Made ready while the disk takes the last change: making it is half of what sealing a small piece costs.
  let ready: ReadyCipher | null = null
  let isDue = false
  const makeReady = () => ([ready, isDue] = [readyCipher(sealKey), false])
  const sealPiece = (purpose: string, bytes: Uint8Array) => {
    const cipher = ready ?? readyCipher(sealKey)
    ready = null
    if (!isDue) setImmediate(makeReady).unref()
    isDue = true
    return encryptWith(cipher, about(purpose), bytes)
  }
  const openPiece = (purpose: string, bytes: Uint8Array) => {
    const opened = decrypt(sealKey, about(purpose), bytes)
    if (!opened) throw new Unopened('tampered', purpose)
    return opened
  }
  return {
    sealed: true,
    key,
    libraryId,
    sealPiece,
    openPiece,
    seal: (purpose, bytes) => Buffer.concat([frameOf(bytes.length + pieceOverhead), sealPiece(purpose, bytes)]),
    open: (purpose, bytes) => openPiece(purpose, unframed(asBuffer(bytes), purpose)),
    nameOf: (sha256) => createHmac('sha256', nameKey).update(sha256).digest('hex'),
  }
}

/** The sealing of a key that came over from the main thread. */
export function sealingOf(key: Uint8Array | null, libraryId: string): Sealing {
  return key === null ? plainly : sealingUnder(key, libraryId)
}

/** Random nonces, drawn many at a time: one draw costs as much as hundreds of bytes. Each is used once. */
let drawn = Buffer.alloc(0)
function nextNonce(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(nonceLength * 256)
  const nonce = drawn.subarray(0, nonceLength)
  drawn = drawn.subarray(nonceLength)
  return nonce
}

/** A cipher that nothing was sealed with yet, and its nonce. It seals one piece. */
type ReadyCipher = { nonce: Buffer; cipher: CipherGCM }

function readyCipher(key: Uint8Array | KeyObject): ReadyCipher {
  const nonce = nextNonce()
  return { nonce, cipher: createCipheriv('aes-256-gcm', key, nonce) }
}

/** AES-256-GCM: a random nonce, the ciphertext, the tag. */
export function encrypt(key: Uint8Array | KeyObject, about: Uint8Array, bytes: Uint8Array): Buffer {
  return encryptWith(readyCipher(key), about, bytes)
}

function encryptWith({ nonce, cipher }: ReadyCipher, about: Uint8Array, bytes: Uint8Array): Buffer {
  cipher.setAAD(about)
  const sealed = cipher.update(bytes)
  cipher.final()
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()])
}

/** Null when key, associated data or any byte is not that of `encrypt`. */
export function decrypt(key: Uint8Array | KeyObject, about: Uint8Array, sealed: Uint8Array): Buffer | null {
  if (sealed.length < pieceOverhead) return null
  const end = sealed.length - tagLength
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength), { authTagLength: tagLength })
  decipher.setAAD(about)
  decipher.setAuthTag(sealed.subarray(end))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, end)), decipher.final()])
  } catch {
    return null
  }
}

function derived(key: Uint8Array, libraryId: string, use: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, libraryId, `sourcebook ${use} 1`, 32))
}

/**
 * The frame before a sealed file: a mark, the length of what follows, and a check over both. A file that is shorter
 * than a whole frame says is cut; anything else that does not fit was changed.
 */
const mark = Buffer.from('SbSeal1\n')
const checkLength = 8
export const frameLength = mark.length + 8 + checkLength

function frameOf(length: number): Buffer {
  const start = Buffer.alloc(mark.length + 8)
  mark.copy(start)
  start.writeBigUInt64BE(BigInt(length), mark.length)
  return Buffer.concat([start, checkOf(start)])
}

function checkOf(start: Uint8Array): Buffer {
  return Buffer.from(sha256Of(start), 'hex').subarray(0, checkLength)
}

function unframed(bytes: Buffer, purpose: string): Buffer {
  const start = bytes.subarray(0, mark.length)
  if (bytes.length < frameLength) {
    const cut = mark.subarray(0, start.length).equals(start)
    throw new Unopened(cut ? 'cut short' : 'tampered', purpose)
  }
  const framed = bytes.subarray(0, mark.length + 8)
  if (!start.equals(mark) || !checkOf(framed).equals(bytes.subarray(mark.length + 8, frameLength)))
    throw new Unopened('tampered', purpose)
  const length = Number(bytes.readBigUInt64BE(mark.length))
  const rest = bytes.length - frameLength
  if (rest !== length) throw new Unopened(rest < length ? 'cut short' : 'tampered', purpose)
  return bytes.subarray(frameLength)
}

/** Whether bytes begin as a sealed file does. */
export function looksSealed(bytes: Uint8Array): boolean {
  return asBuffer(bytes).subarray(0, mark.length).equals(mark)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
