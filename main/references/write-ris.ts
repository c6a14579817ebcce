import { hasIsbn, nameTags, plainTags, risTypes, roleOf, titleOf } from '../import/bibliography/ris-fields.ts'
import { keywordsIn, unknownValues } from '../import/bibliography/record.ts'
import { namesIn, textOf } from './article-reference.ts'
import { edtfOf } from './csl-dates.ts'
import type { CslItem, CslName } from './csl-item.ts'

/** One record of RIS, with what of the reference RIS has no place for. */
export type WrittenRecord = { text: string; left: string[] }

const titleTags = ['TI', 'T2', 'T3', 'C3', 'JO'] as const

/** A reference as a RIS record. Lines of a field after its first are indented, so that none is taken for a field. */
export function writeRis(item: CslItem): WrittenRecord {
  const lines: string[] = []
  const written = new Set(['id', 'type', 'custom'])
  const line = (tag: string, value: string) =>
    lines.push(
      `${tag}  - ${value
        .trim()
        .split('\n')
        .map((part) => part.trim())
        .join('\n      ')}`,
    )
  const put = (field: string, tag: string) => {
    const value = textLines(item[field])
    if (value === undefined || written.has(field)) return
    written.add(field)
    line(tag, value)
  }
  const type = typeOf(item)
  line('TY', type)
  line('ID', item.id)
  for (const tag of titleTags) {
    const field = titleOf(type, tag)
    if (field !== undefined) put(field, tag)
  }
  for (const tag of nameTags) {
    const role = roleOf(type, tag) as string
    if (written.has(role) || namesIn(item[role]).length === 0) continue
    written.add(role)
    for (const name of namesIn(item[role])) line(tag, nameText(name))
  }
  writeDates(item, line, written)
  writePages(item, type, line, written)
  for (const keyword of keywordsIn(item.keyword)) line('KW', keyword)
  put('URL', 'UR')
  for (const field of ['ISBN', 'ISSN'] as const)
    if (!written.has('ISBN') && hasIsbn(type, textOf(item[field]) ?? '') === (field === 'ISBN')) put(field, 'SN')
  for (const [tag, field] of Object.entries(plainTags)) put(field, tag)
  if (item.note !== undefined) put('note', 'N1')
  for (const [tag, value] of unknownValues(item, 'ris:')) if (tag !== 'TY') line(tag, value)
  lines.push('ER  - ')
  written.add('keyword')
  const left = Object.keys(item).filter((field) => !written.has(field) && item[field] !== undefined)
  return { text: `${lines.join('\n')}\n\n`, left }
}

/** The type a record came with, where it still fits what the reference is. */
function typeOf(item: CslItem): string {
  const [came] = unknownValues(item, 'ris:TY')
  const fits = came && risTypes.some(([ris, csl]) => ris === came[1] && csl === item.type)
  return fits ? came[1] : (risTypes.find(([, csl]) => csl === item.type)?.[0] ?? 'GEN')
}

function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal.replace(/\s+/g, ' ')
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return [family, name.given, name.suffix].filter(Boolean).join(', ').replace(/\s+/g, ' ')
}

type WriteLine = (tag: string, value: string) => void

function writeDates(item: CslItem, line: WriteLine, written: Set<string>): void {
  written.add('issued').add('accessed')
  const edtf = typeof item.custom?.['edtf'] === 'string' ? item.custom['edtf'] : edtfOf(item.issued)
  if (edtf !== undefined) {
    const year = /^\d{4}/.exec(edtf)?.[0]
    if (year !== undefined) line('PY', year)
    line('DA', slashed(edtf))
  } else if (item.issued?.literal) line('DA', item.issued.literal)
  const accessed = edtfOf(item.accessed)
  if (accessed !== undefined) line('Y2', slashed(accessed))
}

/** `YYYY/MM/DD/`; what RIS cannot say follows as EDTF. */
function slashed(edtf: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?/.exec(edtf) ?? []
  const plain = [year, month, day].filter(Boolean).join('-') === edtf
  return `${year}/${month}/${day}/${plain ? '' : edtf}`
}

function writePages(item: CslItem, type: string, line: WriteLine, written: Set<string>): void {
  const field = type.endsWith('BOOK') ? 'number-of-pages' : 'page'
  const pages = textOf(item[field])
  if (pages === undefined) return
  written.add(field)
  const [, first, last] = /^([^-]+)-([^-]+)$/.exec(pages) ?? []
  line('SP', first ?? pages)
  if (last !== undefined) line('EP', last)
}

/** Words as they are, with their lines; nothing where there is no text. */
function textLines(value: unknown): string | undefined {
  return textOf(value) === undefined ? undefined : String(value)
}
