import { bibtexFields, bibtexNames, bibtexTypes, verbatim } from '../import/bibliography/bibtex-fields.ts'
import { keywordsIn, unknownValues } from '../import/bibliography/record.ts'
import { texOfText } from '../import/bibliography/tex.ts'
import { namesIn, textOf } from './article-reference.ts'
import { edtfOf } from './csl-dates.ts'
import type { CslItem, CslName } from './csl-item.ts'
import type { WrittenRecord } from './write-ris.ts'

/** A reference as an entry of BibLaTeX, which BibTeX reads too: `date` is EDTF, `year` and `month` stand beside it. */
export function writeBibtex(item: CslItem, key: string): WrittenRecord {
  const fields: string[] = []
  const written = new Set(['id', 'type', 'custom', 'issued', 'accessed', 'keyword', 'note'])
  const field = (name: string, value: string) => fields.push(`  ${name} = {${value}},`)
  const type = typeOf(item)
  for (const [name, csl] of bibtexNames) {
    const names = namesIn(item[csl])
    if (names.length === 0) continue
    written.add(csl)
    field(name, names.map(nameText).join(' and '))
  }
  const kind = /^article-(newspaper|magazine)$/.exec(item.type)?.[1]
  if (kind !== undefined) field('entrysubtype', kind)
  for (const [name, csl] of bibtexFields) {
    const value = item[csl]
    if (textOf(value) === undefined || written.has(csl) || !fits(name, type)) continue
    written.add(csl)
    field(name, valueText(name, String(value)))
  }
  writeNumber(item, type, field, written)
  writeDates(item, field)
  if (item.keyword) field('keywords', keywordsIn(item.keyword).map(texOfText).join(', '))
  if (textOf(item.note) !== undefined) field('note', texOfText(String(item.note)))
  for (const [name, value] of unknownValues(item, 'bibtex:'))
    if (name !== 'type') field(name, verbatim.has(name) ? plainText(value) : texOfText(value))
  const left = Object.keys(item).filter((name) => !written.has(name) && item[name] !== undefined)
  return { text: `@${type}{${key},\n${fields.join('\n')}\n}\n\n`, left }
}

function typeOf(item: CslItem): string {
  const [came] = unknownValues(item, 'bibtex:type')
  const fitting = came && bibtexTypes.some(([bibtex, csl]) => bibtex === came[1] && csl === item.type)
  if (fitting) return came[1]
  if (item.type.startsWith('article')) return 'article'
  return bibtexTypes.find(([, csl]) => csl === item.type)?.[0] ?? 'misc'
}

/** What an article stands in is a journal, what else stands in something a book. */
function fits(name: string, type: string): boolean {
  if (name === 'journal') return type === 'article'
  return name === 'booktitle' ? type !== 'article' : name !== 'journaltitle'
}

/** Addresses and numbers keep their signs, but no brace may open or close the field. */
const plainText = (value: string) =>
  value
    .replace(/[{}]/g, (sign) => encodeURIComponent(sign))
    .replace(/\s+/g, ' ')
    .trim()

const valueText = (name: string, value: string) =>
  verbatim.has(name) ? plainText(value) : texOfText(value.replace(/\s+/g, ' ').trim())

function nameText(name: CslName): string {
  if (name.literal !== undefined) return `{${texOfText(name.literal.replace(/\s+/g, ' '))}}`
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  if (!name.given) return `{${texOfText(family)}}`
  const guarded = [family, name.suffix, name.given].map((part) => part && guardedName(part))
  return guarded.filter(Boolean).join(', ')
}

/** A part of a name with words or signs that set names apart stands in braces. */
const guardedName = (part: string) => (/[,{}]|\band\b|^and$/i.test(part) ? `{${texOfText(part)}}` : texOfText(part))

type WriteField = (name: string, value: string) => void

function writeNumber(item: CslItem, type: string, field: WriteField, written: Set<string>): void {
  const isPart = /^(?:book|in|proceedings|conference|collection)/.test(type)
  const csl = isPart ? 'collection-number' : item.type === 'report' || item.type === 'patent' ? 'number' : 'issue'
  if (textOf(item[csl]) === undefined) return
  written.add(csl)
  field('number', texOfText(textOf(item[csl]) ?? ''))
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function writeDates(item: CslItem, field: WriteField): void {
  const edtf = typeof item.custom?.['edtf'] === 'string' ? item.custom['edtf'] : edtfOf(item.issued)
  if (edtf !== undefined) {
    field('date', edtf)
    const [, year, month] = /^(\d{4})(?:-(\d\d))?/.exec(edtf) ?? []
    if (year !== undefined) field('year', year)
    const named = months[Number(month) - 1]
    if (named !== undefined) field('month', named)
  } else if (item.issued?.literal) field('year', `{${texOfText(item.issued.literal)}}`)
  const accessed = edtfOf(item.accessed)
  if (accessed !== undefined) field('urldate', accessed)
}

/** Gives every reference a key of its own that a .tex file can cite: the one it came with, else name, year, word. */
export function createCitationKeys(): (item: CslItem) => string {
  const taken = new Set<string>()
  return (item) => {
    const base =
      /^[A-Za-z0-9][\w:.+/-]{0,100}$/.test(item.id) && !item.id.startsWith('article:') ? item.id : madeKey(item)
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? base : `${base}-${number}`
      if (taken.has(key.toLowerCase())) continue
      taken.add(key.toLowerCase())
      return key
    }
  }
}

function madeKey(item: CslItem): string {
  const [author] = namesIn(item.author)
  const name = author?.family ?? author?.literal ?? textOf(item['container-title']) ?? ''
  const year = /\d{4}/.exec(edtfOf(item.issued) ?? '')?.[0] ?? ''
  const word = (textOf(item.title) ?? '').split(/\s+/).find((one) => plainLetters(one).length > 3) ?? ''
  return `${plainLetters(name)}${year}${plainLetters(word)}` || 'reference'
}

const plainLetters = (words: string) =>
  words
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 30)
