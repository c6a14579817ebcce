import type { CslItem } from '../../references/csl-item.ts'

/** One reference of a bibliography as a file holds it. */
export type BibliographyRecord = {
  /** What CSL has no field for stands in `custom`, under the name the file gives it. */
  item: CslItem
  /** What stands with the record as a note: plain text, or the HTML that reference managers write. */
  notes: string[]
  /** Files the record says belong to it: paths, most of them beside the file. */
  attachments: string[]
  /** The record as it stood in the file. */
  source: string
}

/** What a bibliography holds, and what in it could not be read, each in a sentence. */
export type Bibliography = { records: BibliographyRecord[]; problems: { where: string; why: string }[] }

/** Objects that are made field by field from a file's own names: without a prototype to write on. */
export const bare = <Value>(): Record<string, Value> => Object.create(null) as Record<string, Value>

/** Keeps a value CSL has no field for; what came before under the same name stays. */
export function keepUnknown(item: CslItem, name: string, value: string): void {
  const custom = (item.custom ??= bare())
  const before = custom[name]
  if (before === undefined) custom[name] = value
  else custom[name] = Array.isArray(before) ? [...(before as unknown[]), value] : [before, value]
}

/** The values that were kept under a name, as text. */
export function unknownValues(item: CslItem, prefix: string): [name: string, value: string][] {
  return Object.entries(item.custom ?? {}).flatMap(([name, value]) => {
    if (!name.startsWith(prefix)) return []
    const values = Array.isArray(value) ? (value as unknown[]) : [value]
    return values
      .filter((one) => typeof one === 'string')
      .map((one): [string, string] => [name.slice(prefix.length), one])
  })
}

/** Keywords as CSL keeps them: one text. */
export function keywordsText(keywords: readonly string[]): string {
  return [...new Set(keywords.map((keyword) => keyword.trim()).filter(Boolean))].join('; ')
}

export function keywordsIn(text: unknown): string[] {
  return typeof text === 'string' ? text.split(/;\s*/).filter(Boolean) : []
}

/** Most records of one file; more is a mistake or an attack, and is told. */
export const mostRecords = 100_000
