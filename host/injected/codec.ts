/**
 * Values as the structured clone knows them <-> JSON text, for the way between Node and a page. Used in both, so it is
 * one function that refers to nothing outside itself: the page gets its source text.
 */
export function makeCodec() {
  type Tagged = { $: string; v?: unknown; name?: string; message?: string; stack?: string; type?: string }
  const typedArrays: Record<string, new (buffer: ArrayBuffer) => ArrayBufferView> = {
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  }

  const toBase64 = (bytes: Uint8Array): string => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
    let binary = ''
    for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768))
    return btoa(binary)
  }

  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
    if (typeof Buffer !== 'undefined') return Uint8Array.from(Buffer.from(text, 'base64'))
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
    return bytes
  }

  const refuse = (what: string): never => {
    throw new DOMException(`${what} could not be cloned.`, 'DataCloneError')
  }

  const pack = (value: unknown, above: unknown[]): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
    if (typeof value === 'function') return refuse(String(value).slice(0, 60))
    if (typeof value === 'symbol') return refuse(String(value))
    if (above.includes(value)) return refuse('A value that contains itself')
    const inside = [...above, value]
    const each = (one: unknown) => pack(one, inside)
    if (Array.isArray(value)) return value.map(each)
    if (value instanceof Date) return { $: 'date', v: value.getTime() }
    if (value instanceof RegExp) return { $: 'regexp', v: value.source, type: value.flags }
    if (value instanceof Map) return { $: 'map', v: [...value].map(each) }
    if (value instanceof Set) return { $: 'set', v: [...value].map(each) }
    if (value instanceof Error) return { $: 'error', name: value.name, message: value.message, stack: value.stack }
    if (value instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(value)) }
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return { $: 'view', type: Object.prototype.toString.call(value).slice(8, -1), v: toBase64(bytes) }
    }
    const entries = Object.entries(value).map(([key, one]) => [key, each(one)] as const)
    const plain = Object.fromEntries(entries)
    return '$' in plain ? { $: 'object', v: entries } : plain
  }

  const unpackTagged = (tagged: Tagged): unknown => {
    const list = () => (tagged.v as unknown[]).map(unpack)
    switch (tagged.$) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(tagged.v)
      case 'bigint':
        return BigInt(tagged.v as string)
      case 'date':
        return new Date(tagged.v as number)
      case 'regexp':
        return new RegExp(tagged.v as string, tagged.type)
      case 'map':
        return new Map(list() as [unknown, unknown][])
      case 'set':
        return new Set(list())
      case 'error':
        return Object.assign(new Error(tagged.message), { name: tagged.name, stack: tagged.stack })
      case 'buffer':
        return fromBase64(tagged.v as string).buffer
      case 'view': {
        const bytes = fromBase64(tagged.v as string)
        const Kind = typedArrays[tagged.type ?? '']
        return Kind ? new Kind(bytes.buffer) : bytes
      }
      default:
        return Object.fromEntries((tagged.v as [string, unknown][]).map(([key, one]) => [key, unpack(one)]))
    }
  }

  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if ('$' in value) return unpackTagged(value as Tagged)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, unpack(one)]))
  }

  return {
    encode: (value: unknown): string => JSON.stringify(pack(value, [])),
    decode: (text: string): unknown => unpack(JSON.parse(text)),
  }
}
