import { say } from '../../words.ts'
import { setDate } from '../../references/article-reference.ts'
import { cslDate, edtfOf, edtfOfWords } from '../../references/csl-dates.ts'
import type { CslDate, CslItem, CslName } from '../../references/csl-item.ts'
import { type Bibliography, type BibliographyRecord, keepUnknown, keywordsText, mostRecords } from './record.ts'
import { hasIsbn, plainTags, risTypes, roleOf, titleOf } from './ris-fields.ts'

type Field = { tag: string; value: string }

const tagLine = /^\s{0,3}([A-Z][A-Z0-9]) {0,3}-(?: (.*))?$/

/** Whether a text is RIS: its first tag says a type. */
export const looksLikeRis = (text: string) => /^\s*(?:\d+\.\s*)?TY {0,3}- ?[A-Z]/.test(text.slice(0, 2000))

/** The records of a RIS file. A line without a tag goes on with the field before it. */
export function readRis(text: string): Bibliography {
  const records: BibliographyRecord[] = []
  const problems: Bibliography['problems'] = []
  let fields: Field[] = []
  let lines: string[] = []
  let stray = 0
  const end = () => {
    if (fields.length > 0 && records.length < mostRecords) records.push(recordOf(fields, lines.join('\n')))
    fields = []
    lines = []
  }
  for (const line of text.split('\n')) {
    const [, tag, value = ''] = tagLine.exec(line) ?? []
    if (tag === 'TY') end()
    if (tag === 'ER') {
      lines.push(line)
      end()
    } else if (tag !== undefined && (tag === 'TY' || fields.length > 0)) {
      fields.push({ tag, value: value.trim() })
      lines.push(line)
    } else if (fields.length > 0) {
      const last = fields.at(-1) as Field
      last.value += `\n${line.trim()}`
      lines.push(line)
    } else if (tag !== undefined) stray += 1
  }
  end()
  if (stray > 0) problems.push({ where: 'RIS', why: say('bibliographies.outsideRecords', { count: stray }) })
  return { records, problems }
}

const oneLine = (value: string) => value.replace(/\s+/g, ' ').trim()

function recordOf(fields: readonly Field[], source: string): BibliographyRecord {
  const type = fields[0]?.value.toUpperCase() ?? 'GEN'
  const item: CslItem = { id: '', type: risTypes.find(([ris]) => ris === type)?.[1] ?? 'document' }
  if (risTypes.find(([, csl]) => csl === item.type)?.[0] !== type) keepUnknown(item, 'ris:TY', type)
  const record: BibliographyRecord = { item, notes: [], attachments: [], source }
  const dates: string[] = []
  const pages: string[] = []
  const keywords: string[] = []
  for (const field of fields.slice(1)) {
    const { tag } = field
    const value = field.value.trim()
    if (value === '') continue
    if (['PY', 'Y1', 'DA'].includes(tag)) dates.push(value)
    else if (tag === 'KW') keywords.push(...value.split(/[\n;]/))
    else if (tag === 'N1' || tag === 'RN') record.notes.push(value)
    else if (/^L[1-4]$/.test(tag)) record.attachments.push(value)
    else if (tag === 'SP' || tag === 'EP') pages.push(value)
    else if (tag === 'Y2') item.accessed = accessedOn(value)
    else if (!takeName(item, type, tag, value) && !takeTitle(item, type, tag, oneLine(value)))
      takePlain(item, type, tag, value)
  }
  takeDates(item, dates)
  if (pages.length > 0) item[type.endsWith('BOOK') ? 'number-of-pages' : 'page'] = pages.join('-')
  if (keywords.length > 0) item.keyword = keywordsText(keywords)
  finishTitles(item)
  return record
}

function takeName(item: CslItem, type: string, tag: string, value: string): boolean {
  const role = roleOf(type, tag)
  if (role === undefined) return false
  const names = (item[role] ??= []) as CslName[]
  names.push(risName(oneLine(value)))
  return true
}

/** “Family, Given, Suffix”. Without a comma it is a body's name. */
export function risName(value: string): CslName {
  const [family = '', given = '', ...suffix] = value.split(/,\s*/)
  if (given === '' && suffix.length === 0) return { literal: family }
  return { family, ...(given !== '' && { given }), ...(suffix.length > 0 && { suffix: suffix.join(', ') }) }
}

function takeTitle(item: CslItem, type: string, tag: string, value: string): boolean {
  const field = titleOf(type, tag)
  if (field === undefined) return false
  if (item[field] === undefined) item[field] = value
  else if (item[field] !== value) keepUnknown(item, `ris:${tag}`, value)
  return true
}

function takePlain(item: CslItem, type: string, tag: string, value: string): void {
  if (tag === 'ID') item.id = value
  else if (tag === 'UR' && item.URL === undefined) item.URL = value
  else if (tag === 'SN' && item['ISBN'] === undefined && item['ISSN'] === undefined)
    item[hasIsbn(type, value) ? 'ISBN' : 'ISSN'] = value
  else {
    const field = Object.hasOwn(plainTags, tag) ? plainTags[tag] : undefined
    if (field !== undefined && item[field] === undefined) item[field] = field === 'abstract' ? value : oneLine(value)
    else keepUnknown(item, `ris:${tag}`, value)
  }
}

/** The EDTF date of `YYYY/MM/DD/other`, where all but the year may be missing; `other` may say the date as EDTF. */
function risEdtf(value: string): string | undefined {
  const [year = '', month = '', day = '', ...rest] = value.split('/')
  const other = rest.join('/')
  if (other !== '' && edtfOf(other) === other) return other
  if (!/^\d{4}$/.test(year)) return edtfOfWords(value)
  return edtfOfWords(
    [year, month, day]
      .filter(Boolean)
      .map((part) => part.padStart(2, '0'))
      .join('-'),
  )
}

/** The year alone stands beside the whole date: what says most is taken, and words that are no date are kept. */
function takeDates(item: CslItem, dates: readonly string[]): void {
  const readings = dates.map((value) => ({ value, edtf: risEdtf(value) }))
  const best = readings.map(({ edtf }) => edtf ?? '').toSorted((a, b) => b.length - a.length)[0]
  if (!best) {
    if (dates.length > 0) item.issued = { literal: dates.join(' ') }
    return
  }
  setDate(item, best)
  for (const { value, edtf } of readings) if (edtf === undefined) keepUnknown(item, 'ris:DA', value)
}

function accessedOn(value: string): CslDate {
  const edtf = risEdtf(value)
  return edtf === undefined ? { literal: value } : cslDate(edtf)
}

/** Where only a short form of the container's name is given, it is its name. */
function finishTitles(item: CslItem): void {
  const short = item['container-title-short']
  const needsContainer = /^(?:article|post-weblog|webpage|chapter|entry|paper)/.test(item.type)
  if (needsContainer && item['container-title'] === undefined && typeof short === 'string') {
    item['container-title'] = short
    delete item['container-title-short']
  }
}
