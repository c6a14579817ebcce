import { type SearchKind, searchKinds } from './searchable.ts'

/** An id in the index: its kind's number and the 16 bytes of its UUID. */
export const idBytes = 16

export function kindNumberOf(id: string): number {
  return searchKinds.indexOf(id.slice(0, id.indexOf(':')) as SearchKind)
}

/** Writes the UUID of an id to `bytes` at `at`. */
export function writeUuid(id: string, bytes: Uint8Array, at: number): void {
  let digit = 0
  for (let index = id.indexOf(':') + 1; index < id.length && digit < 32; index += 1) {
    const value = hexValue(id.charCodeAt(index))
    if (value < 0) continue
    const place = at + (digit >> 1)
    bytes[place] = digit & 1 ? (bytes[place] as number) | value : value << 4
    digit += 1
  }
}

export function readId(kind: number, bytes: Uint8Array, at: number): string {
  let text = `${searchKinds[kind]}:`
  for (let index = 0; index < idBytes; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-'
    text += (bytes[at + index] as number).toString(16).padStart(2, '0')
  }
  return text
}

function hexValue(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48
  return unit >= 97 && unit <= 102 ? unit - 87 : -1
}
