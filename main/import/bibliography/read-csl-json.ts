import { say } from '../../words.ts'
import type { CslItem } from '../../references/csl-item.ts'
import { textOf } from '../../references/article-reference.ts'
import { type Bibliography, type BibliographyRecord, bare, mostRecords } from './record.ts'

/** Levels of a record that is none of an attack. */
const mostDepth = 50

/** Whether a text is CSL-JSON: a list of objects with a type and a title or names, or an object that holds one. */
export function looksLikeCslJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text.slice(0, 1000))) return false
  const items = itemsOf(parsed(text))
  return items !== null && items.length > 0 && items.some(isItem)
}

/** The records of a CSL-JSON file, as Zotero and many others export it. */
export function readCslJson(text: string): Bibliography {
  const items = itemsOf(parsed(text)) ?? []
  const records: BibliographyRecord[] = []
  const problems: Bibliography['problems'] = []
  for (const [at, item] of items.slice(0, mostRecords).entries()) {
    const where = say('bibliographies.record', { number: at + 1 })
    if (!isItem(item)) problems.push({ where, why: say('bibliographies.notARecord') })
    else if (isTooDeep(item, 0)) problems.push({ where, why: say('bibliographies.tooDeep') })
    else records.push(recordOf(item))
  }
  return { records, problems }
}

/** The names `__proto__` and the like are taken as no field at all, wherever they stand. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    return null
  }
}

function itemsOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value as unknown[]
  if (typeof value !== 'object' || value === null) return null
  const { items } = value as { items?: unknown }
  if (Array.isArray(items)) return items as unknown[]
  return isItem(value) ? [value] : null
}

/** A type of CSL is a word; what else calls itself a type has a capital letter or an address. */
function isItem(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { type, title } = value as Record<string, unknown>
  const isType = typeof type === 'string' && /^[a-z_-]{2,40}$/.test(type)
  return isType && (textOf(title) !== undefined || Array.isArray((value as CslItem).author) || 'issued' in value)
}

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth > mostDepth || Object.values(value).some((inner) => isTooDeep(inner, depth + 1))
}

function recordOf(found: Readonly<Record<string, unknown>>): BibliographyRecord {
  const item = Object.assign(bare(), found) as CslItem
  item.id = textOf(found['id']) ?? ''
  return { item: { ...item }, notes: [], attachments: [], source: JSON.stringify(found, null, 2) }
}
