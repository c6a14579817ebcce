/** RTF in pieces: groups, control words with their numbers, control signs, bytes of text. */
export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  | { kind: 'word'; word: string; value: number | null }
  | { kind: 'sign'; sign: string }
  | { kind: 'byte'; byte: number }
  | { kind: 'text'; text: string }

const word = /\\([a-z]{1,40})(-?\d{1,10})?[ ]?/iy
const text = /[^\\{}\r\n]+/y

/** The tokens of an RTF file, given with one character a byte; pictures' raw bytes are stepped over. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  let at = 0
  while (at < source.length) {
    const sign = source.charAt(at)
    if (sign === '{' || sign === '}') {
      at += 1
      yield { kind: sign === '{' ? 'open' : 'close' }
    } else if (sign === '\r' || sign === '\n') at += 1
    else if (sign !== '\\') {
      text.lastIndex = at
      const found = text.exec(source)?.[0] ?? sign
      at += found.length
      yield { kind: 'text', text: found }
    } else {
      const { token, next } = control(source, at)
      at = next
      yield token
    }
  }
}

function control(source: string, at: number): { token: RtfToken; next: number } {
  word.lastIndex = at
  const found = word.exec(source)
  if (found) {
    const value = found[2] === undefined ? null : Number(found[2])
    const skip = found[1] === 'bin' ? Math.max(0, value ?? 0) : 0
    return { token: { kind: 'word', word: found[1] ?? '', value }, next: at + found[0].length + skip }
  }
  const sign = source.charAt(at + 1)
  if (sign !== "'") return { token: { kind: 'sign', sign }, next: at + 2 }
  const byte = Number.parseInt(source.slice(at + 2, at + 4), 16)
  return { token: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, next: at + 4 }
}
