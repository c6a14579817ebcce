import { promisify } from 'node:util'
import * as zlib from 'node:zlib'

type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array
export type Columns = Record<string, Column>

const types = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const
type TypeName = keyof typeof types
/** A column in the file: its name, kind, length, and how many bytes it is packed into. */
type Packed = [name: string, type: TypeName, length: number, bytes: number]

const checkLength = 4

/** Zstandard unpacks as fast as a disk reads. Where the program runs on a Node that lacks it, deflate serves. */
const packings = {
  zstd: zlib.zstdCompress && {
    pack: (bytes: Uint8Array) =>
      promisify(zlib.zstdCompress)(bytes, { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } }),
    unpack: (bytes: Uint8Array) => promisify(zlib.zstdDecompress)(bytes),
  },
  deflate: {
    pack: (bytes: Uint8Array) => promisify(zlib.deflateRaw)(bytes, { level: 1 }),
    unpack: (bytes: Uint8Array) => promisify(zlib.inflateRaw)(bytes),
  },
}

/**
 * Typed arrays as a file: a line of JSON that tells what they are, each array packed, and at the end the CRC-32 of
 * everything before. An array of places that only rise is written as the distances between them. Numbers are as the
 * machine holds them, which on every machine that Electron runs on is the lowest byte first.
 */
export async function encodeColumns(about: object, columns: Columns): Promise<Buffer> {
  const packing = packings.zstd ? 'zstd' : 'deflate'
  const { pack } = packings[packing]
  const parts = await Promise.all(
    Object.values(columns).map((column) => pack(bytesOf(rises(column) ? steps(column) : column))),
  )
  const listed = Object.entries(columns).map(([name, column], at): Packed => {
    return [name, typeOf(column), column.length, parts[at]?.length ?? 0]
  })
  const rising = Object.keys(columns).filter((name) => rises(columns[name]))
  const header = Buffer.from(JSON.stringify({ ...about, packing, rising, columns: listed }) + '\n')
  const bytes = Buffer.concat([header, ...parts, Buffer.alloc(checkLength)])
  const end = bytes.length - checkLength
  bytes.writeUInt32LE(zlib.crc32(bytes.subarray(0, end)), end)
  return bytes
}

/** Null for anything but what `encodeColumns` wrote, to the last bit. */
export async function decodeColumns(
  bytes: Buffer,
): Promise<{ about: Record<string, unknown>; columns: Columns } | null> {
  const end = bytes.length - checkLength
  if (end < 2 || bytes.readUInt32LE(end) !== zlib.crc32(bytes.subarray(0, end))) return null
  const headerLength = bytes.indexOf(0x0a) + 1
  try {
    const header = JSON.parse(bytes.toString('utf8', 0, headerLength)) as {
      packing: keyof typeof packings
      rising: string[]
      columns: Packed[]
    }
    const { packing, rising, columns, ...about } = header
    let at = headerLength
    const unpacked = await Promise.all(
      columns.map(async ([name, type, length, size]) => {
        const part = bytes.subarray(at, (at += size))
        const column = columnOf(await packings[packing].unpack(part), type, length)
        return [name, rising.includes(name) ? sums(column) : column] as const
      }),
    )
    return at === end ? { about, columns: Object.fromEntries(unpacked) } : null
  } catch {
    return null
  }
}

function columnOf(bytes: Buffer, type: TypeName, length: number): Column {
  const Type = types[type]
  const isAligned = bytes.byteOffset % Type.BYTES_PER_ELEMENT === 0
  const { buffer, byteOffset } = isAligned ? bytes : new Uint8Array(bytes)
  return new Type(buffer as ArrayBuffer, byteOffset, length)
}

const bytesOf = (column: Column) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)

function rises(column: Column | undefined): column is Uint32Array {
  return column instanceof Uint32Array && column.every((value, at) => at === 0 || value >= (column[at - 1] as number))
}

const steps = (column: Uint32Array) =>
  column.map((value, at) => (at === 0 ? value : value - (column[at - 1] as number)))

function sums(column: Column): Column {
  for (let at = 1; at < column.length; at += 1) column[at] = (column[at] as number) + (column[at - 1] as number)
  return column
}

function typeOf(column: Column): TypeName {
  if (column instanceof Uint8Array) return 'u8'
  if (column instanceof Uint16Array) return 'u16'
  return column instanceof Uint32Array ? 'u32' : 'i32'
}
