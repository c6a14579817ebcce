import { declaredEncoding, decodeLegacy, guessLegacy } from './legacy-encodings.ts'
import { shiftedEncoding, unmarkedWide } from './wide-encodings.ts'

/** A file's text, and how it was come by. */
export type Decoded = {
  text: string
  /** As the WHATWG names it where it does: `utf-8`, `windows-1251`, `gb18030`. */
  encoding: string
  /** True when nothing in the file said so: the person is told, and the bytes are kept. */
  guessed: boolean
}

/** Byte order marks; the four-byte ones first, because UTF-16's begins UTF-32's. */
const marks: [encoding: string, bytes: number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Reads bytes as text, by the strongest evidence there is: a byte order mark, the shape of UTF-16, UTF-32 and of the
 * seven-bit Asian encodings, strict UTF-8, what the file declares, then a guess by the frequency of letters. Answers
 * null for bytes that are no text (NULs that no wide encoding explains). Bytes that fit no encoding become U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded | null {
  for (const [encoding, mark] of marks)
    if (mark.every((byte, at) => bytes[at] === byte))
      return { text: decodeLegacy(bytes.subarray(mark.length), encoding), encoding, guessed: false }

  const shifted = shiftedEncoding(bytes)
  if (shifted) return { ...shifted, guessed: false }
  if (bytes.includes(0)) {
    const wide = unmarkedWide(bytes)
    return wide && { ...wide, guessed: true }
  }
  const strict = strictUtf8(bytes)
  if (strict !== null) return { text: strict, encoding: 'utf-8', guessed: false }

  const declared = declaredEncoding(bytes)
  if (declared) {
    const text = decodeLegacy(bytes, declared)
    if (!text.includes('\uFFFD')) return { text, encoding: declared, guessed: false }
  }
  return nearlyUtf8(bytes) ?? { ...guessLegacy(bytes), guessed: true }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with a few damaged characters, as a cut or badly joined file has them: far more sequences hold than break. */
function nearlyUtf8(bytes: Uint8Array): Decoded | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let whole = 0
  for (const character of text) {
    if (character === '\uFFFD') broken += 1
    else if (character > '\u007F') whole += 1
  }
  return whole > 0 && broken <= Math.max(1, whole / 20) ? { text, encoding: 'utf-8', guessed: true } : null
}
