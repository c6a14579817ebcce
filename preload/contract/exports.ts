import { z } from 'zod'
import { anyId, type EntityId, type Id, idOf, type Kind } from './ids.ts'

/** What leaves a library: in which form, how much of it, and what is taken out on the way. */

/** The formats in the groups that a person chooses from. */
export const exportGroups = {
  reading: ['markdown', 'html', 'pdf', 'docx'],
  tables: ['csv', 'xlsx', 'claims', 'acled', 'ucdp'],
  bibliographies: ['references', 'ris', 'bibtex', 'csl'],
  networks: ['gexf', 'graphml', 'timelinejs', 'ftm'],
  tools: ['json', 'w3c', 'qdpx', 'qdc', 'brat', 'library'],
} as const

export type ExportGroup = keyof typeof exportGroups
export type ExportFormat = (typeof exportGroups)[ExportGroup][number]
export const exportFormats = Object.values(exportGroups).flat() as [ExportFormat, ...ExportFormat[]]

/** Whether a format is a folder of files or one file, and the extension of that file. */
export const exportShapes: Readonly<Record<ExportFormat, { shape: 'folder' | 'file'; extension: string }>> = {
  markdown: { shape: 'folder', extension: '' },
  html: { shape: 'file', extension: '.html' },
  pdf: { shape: 'file', extension: '.pdf' },
  docx: { shape: 'file', extension: '.docx' },
  csv: { shape: 'file', extension: '.csv' },
  xlsx: { shape: 'file', extension: '.xlsx' },
  claims: { shape: 'file', extension: '.csv' },
  acled: { shape: 'file', extension: '.csv' },
  ucdp: { shape: 'file', extension: '.csv' },
  gexf: { shape: 'file', extension: '.gexf' },
  graphml: { shape: 'file', extension: '.graphml' },
  timelinejs: { shape: 'file', extension: '.json' },
  ftm: { shape: 'file', extension: '.ftm.json' },
  json: { shape: 'file', extension: '.json' },
  w3c: { shape: 'file', extension: '.jsonld' },
  qdpx: { shape: 'file', extension: '.qdpx' },
  qdc: { shape: 'file', extension: '.qdc' },
  brat: { shape: 'folder', extension: '' },
  references: { shape: 'file', extension: '.html' },
  ris: { shape: 'file', extension: '.ris' },
  bibtex: { shape: 'file', extension: '.bib' },
  csl: { shape: 'file', extension: '.json' },
  library: { shape: 'file', extension: '.sourcebook' },
}

/** What a search finds, by the query as it is typed; what wears a tag, by its name. */
export type NamedScope = `search:${string}` | `tag:${string}`
/** Everything; one thing with all that is needed to understand it; a selection of such things. */
export type ExportScope = 'all' | Id<'article' | 'passage' | 'note' | 'claim'> | EntityId | NamedScope | Id[]

export const exportScope = z.union([
  z.literal('all'),
  idOf('article', 'actor', 'event', 'passage', 'note', 'claim'),
  z.custom<NamedScope>(
    (value) => typeof value === 'string' && /^(?:search|tag):\s*\S/.test(value) && value.length < 10_000,
    { error: 'Not all, an id, search:WORDS or tag:NAME' },
  ),
  z.array(anyId).min(1).max(100_000),
]) satisfies z.ZodType<ExportScope>

/** The letter of the one at this place among those who leave under another name: A, B, … Z, AA, AB, … */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

export type ExportReport = {
  /** Files written, relative to the path given, with the title of what they hold. */
  files: { path: string; title: string; bytes: number }[]
  /** What the format cannot carry, in words. */
  notCarried: string[]
}

/** What would leave, told before anything is written. */
export type ExportPreview = {
  title: string
  /** How many documents of each kind; kinds of which none leaves are not listed. */
  counts: { kind: Kind; count: number }[]
  /** The first names of what leaves, articles first. */
  names: { id: Id; title: string }[]
  /** How many `names` would be were all told. */
  named: number
  /** How the first file begins, by its name; absent where it is not text. */
  begins?: { file: string; text: string }
  /** Into how many documents a report is cut that is too long for one; they stand in a folder of their own. */
  parts?: number
  notCarried: string[]
  /** Where somebody who was given another name may still be recognised: a sentence each. */
  recognisable: string[]
}
