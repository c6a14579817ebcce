import { createHash } from 'node:crypto'

const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest()

function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const box = Array.from({ length: 256 }, (_, at) => at)
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + box[at]! + key[at % key.length]!) & 255
    ;[box[at], box[other]] = [box[other]!, box[at]!]
  }
  let [one, two] = [0, 0]
  return Buffer.from(data).map((byte) => {
    one = (one + 1) & 255
    two = (two + box[one]!) & 255
    ;[box[one], box[two]] = [box[two]!, box[one]!]
    return byte ^ box[(box[one]! + box[two]!) & 255]!
  }) as Buffer
}

const padding = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
const padded = (password: string) => Buffer.concat([Buffer.from(password, 'latin1'), padding]).subarray(0, 32)
const hex = (bytes: Uint8Array) => `<${Buffer.from(bytes).toString('hex')}>`

/** The oldest way in which PDFs are locked (standard handler, revision 2): every reader knows it. */
function locked(password: string) {
  const id = Buffer.alloc(16, 7)
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password))
  const rights = Buffer.from([0xfc, 0xff, 0xff, 0xff])
  const key = md5(padded(password), owner, rights, id).subarray(0, 5)
  return {
    trailer: `/ID [${hex(id)} ${hex(id)}] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${hex(owner)} /U ${hex(rc4(key, padding))} >>`,
    seal: (number: number, bytes: Uint8Array) =>
      rc4(md5(key, Buffer.from([number & 255, number >> 8, 0, 0, 0])).subarray(0, 10), bytes),
  }
}

type Line = { text: string; size?: number; y: number; x?: number }

const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'

/** A font that names a character table and holds nothing of itself, as old programs for Chinese, Japanese and Korean write. */
export const fontNaming = (table: string, ordering: string) =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${table} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 >> >>] >>`

/** A PDF of these lines, page by page; with a password it opens with that alone. */
export function smallPdf(pages: readonly (readonly Line[])[], password?: string, font = helvetica): Buffer {
  const lock = password === undefined ? null : locked(password)
  const objects: Buffer[] = []
  const add = (body: string) => objects.push(Buffer.from(body, 'latin1'))
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  add(font)
  pages.forEach((lines, at) => {
    const number = 5 + at * 2
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >> /Contents ${number} 0 R >>`,
    )
    const drawn = lines.map(
      ({ text, size = 11, x = 60, y }) =>
        `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`,
    )
    const plain = Buffer.from(drawn.join('\n'), 'latin1')
    const content = lock ? lock.seal(number, plain) : plain
    objects.push(
      Buffer.concat([Buffer.from(`<< /Length ${content.length} >>\nstream\n`), content, Buffer.from('\nendstream')]),
    )
  })
  return written(objects, lock?.trailer ?? '')
}

function written(objects: readonly Buffer[], trailer: string): Buffer {
  let file = Buffer.from('%PDF-1.4\n', 'latin1')
  const places = objects.map((object, at) => {
    const place = file.length
    file = Buffer.concat([file, Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.concat([
    file,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`,
    ),
  ])
}
