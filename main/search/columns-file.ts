import { crc32 } from 'node:zlib'

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array
export type Columns = Record<string, Column>

const types = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const
type TypeName = keyof typeof types
const checkLength = 4

/**
 * Typed arrays as a file: a line of JSON, padded with spaces to a multiple of eight bytes, that tells their names,
 * kinds and lengths; the arrays, each padded to eight; at the end the CRC-32 of everything before. Numbers are as the
 * machine holds them, which on every machine that Electron runs on is the lowest byte first.
 */
export function encodeColumns(about: object, columns: Columns): Buffer {
  const parts = Object.entries(columns)
  const header = JSON.stringify({ ...about, columns: parts.map(([name, part]) => [name, typeOf(part), part.length]) })
  const line = Buffer.from(header + '\n')
  const headerLength = padded(line.length)
  const size = parts.reduce((sum, [, part]) => sum + padded(part.byteLength), headerLength)
  const bytes = Buffer.alloc(size + checkLength)
  bytes.fill(0x20, 0, headerLength)
  line.copy(bytes)
  bytes[line.length - 1] = 0x20
  bytes[headerLength - 1] = 0x0a
  let at = headerLength
  for (const [, part] of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += padded(part.byteLength)
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, size)), size)
  return bytes
}

/** Null for anything but what `encodeColumns` wrote, to the last bit. The arrays look at the bytes given. */
export function decodeColumns(given: Buffer): { about: Record<string, unknown>; columns: Columns } | null {
  const size = given.length - checkLength
  if (size < 8 || given.readUInt32LE(size) !== crc32(given.subarray(0, size))) return null
  const bytes = given.byteOffset % 8 === 0 ? given : Buffer.from(new Uint8Array(given).buffer)
  const headerLength = bytes.indexOf(0x0a) + 1
  try {
    const { columns: named, ...about } = JSON.parse(bytes.toString('utf8', 0, headerLength)) as {
      columns: [string, TypeName, number][]
    }
    const columns: Columns = {}
    let at = headerLength
    for (const [name, type, length] of named) {
      columns[name] = new types[type](bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length)
      at += padded(columns[name].byteLength)
    }
    return at === size ? { about, columns } : null
  } catch {
    return null
  }
}

const padded = (length: number) => (length + 7) & ~7

function typeOf(part: Column): TypeName {
  if (part instanceof Uint8Array) return 'u8'
  if (part instanceof Uint16Array) return 'u16'
  return part instanceof Uint32Array ? 'u32' : 'i32'
}
