import { decodeLegacy } from './legacy-encodings.ts'

type Wide = { text: string; encoding: string }

/** UTF-16 and UTF-32 without a byte order mark; null when the NULs are those of a binary file. */
export function unmarkedWide(bytes: Uint8Array): Wide | null {
  if (bytes.length % 4 === 0)
    for (const encoding of ['utf-32le', 'utf-32be']) if (isUtf32(bytes, encoding)) return wide(bytes, encoding)
  const tried = ['utf-16le', 'utf-16be'].map((encoding) => wide(bytes, encoding)).filter(({ text }) => isPlain(text))
  const [best] = tried.sort((a, b) => commonCharacters(b.text) - commonCharacters(a.text))
  return best && commonCharacters(best.text) > 0 ? best : null
}

function wide(bytes: Uint8Array, encoding: string): Wide {
  return { text: decodeLegacy(bytes, encoding), encoding }
}

/** Every fourth byte is 0 and the one beside it at most 0x10: no other encoding looks so. */
function isUtf32(bytes: Uint8Array, encoding: string): boolean {
  const [high, plane] = encoding === 'utf-32le' ? [3, 2] : [0, 1]
  for (let at = 0; at < bytes.length; at += 4)
    if (bytes[at + high] !== 0 || (bytes[at + plane] ?? 0) > 0x10) return false
  return bytes.length > 0
}

/** No control characters, lone surrogates or non-characters: what decoding in the wrong order is full of. */
function isPlain(text: string): boolean {
  return text.isWellFormed() && !/[\0-\x08\x0B\x0E-\x1A\x1C-\x1F\uFFFD-\uFFFF]/.test(text)
}

/** Spaces, line breaks, digits and full stops: every language has them, in the right byte order alone. */
function commonCharacters(text: string): number {
  return text.match(/[ \n\r0-9.,\u3002\u3001]/g)?.length ?? 0
}

const escape = 0x1b
const shiftOut = 0x0e
const shiftIn = 0x0f

/** ISO-2022-JP and ISO-2022-KR: seven-bit, so they pass for ASCII unless their escapes are looked for. */
export function shiftedEncoding(bytes: Uint8Array): Wide | null {
  if (!bytes.includes(escape) || bytes.some((byte) => byte > 0x7f)) return null
  const ascii = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (ascii.includes('\x1b$)C')) return { text: decodeLegacy(koreanToEuc(bytes), 'euc-kr'), encoding: 'iso-2022-kr' }
  if (/\x1b\$[@B]|\x1b\([JI]/.test(ascii.toString('latin1')))
    return { text: decodeLegacy(japaneseToEuc(bytes), 'euc-jp'), encoding: 'iso-2022-jp' }
  return null
}

/** Between SO and SI every byte stands for one of EUC-KR with its high bit set. */
function koreanToEuc(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let shifted = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === escape && bytes[at + 1] === 0x24) at += 3
    else if (byte === shiftOut || byte === shiftIn) shifted = byte === shiftOut
    else out.push(shifted && byte > 0x20 ? byte | 0x80 : byte)
  }
  return Uint8Array.from(out)
}

/** Each escape names the set that follows; in EUC-JP the double-byte set has its high bits set, half-width kana a prefix. */
function japaneseToEuc(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let set: 'ascii' | 'kana' | 'double' = 'ascii'
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === escape) {
      const name = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
      set = name === '$@' || name === '$B' ? 'double' : name === '(I' ? 'kana' : 'ascii'
      at += 2
    } else if (set === 'ascii' || byte <= 0x20) out.push(byte)
    else if (set === 'kana') out.push(0x8e, byte | 0x80)
    else out.push(byte | 0x80)
  }
  return Uint8Array.from(out)
}
