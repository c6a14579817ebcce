import type { TableMapping, TablePreview } from '#contract/tables.ts'
import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { noteParagraphs } from '../bibliography/note-paragraphs.ts'
import { type BibliographyFormat, bibliographyFormat, readBibliography } from '../bibliography/read-bibliography.ts'
import type { BibliographyRecord } from '../bibliography/record.ts'
import { decode } from '../decode.ts'
import { previewTable } from '../tables/preview-table.ts'
import { readTable } from '../tables/read-table.ts'
import { type TableArticles, tableArticles } from '../tables/table-rows.ts'

/** A file that holds records of many articles, to be read as such. */
export type RecordsFile = { name: string; bytes: Uint8Array } & (
  { as: 'bibliography' } | { as: 'table' | 'preview'; mapping: TableMapping }
)

/** What a table would become, made where it is read: only what is shown of it leaves the worker. */
export type PreviewedTable = { kind: 'preview'; preview: TablePreview }

/** A record with its notes in paragraphs. */
export type ReadRecord = Omit<BibliographyRecord, 'notes'> & { notes: string[][] }

export type ReadRecords =
  | {
      kind: 'bibliography'
      format: BibliographyFormat
      encoding: string
      records: ReadRecord[]
      problems: { where: string; why: string }[]
    }
  /** It holds no records: read it as what it is. */
  | { kind: 'no records' }

/** Why a file cannot be read as what it is said to be, in a sentence. */
export type RefusedRecords = { kind: 'refused'; reason: string }

/** Files of these names hold references or nothing; others may be something else. */
const onlyRecords = /\.(?:ris|bib|bibtex|biblatex|csljson|enx|json)$/i

/** Rows of a table are articles only once a person said which column holds what. */
const tables = /\.(?:csv|tsv|tab)$/i

/** Reads the records of a file, or says in a sentence why there are none where there should be. */
export function readRecords(file: RecordsFile): ReadRecords | TableArticles | PreviewedTable | RefusedRecords {
  try {
    if (file.as === 'bibliography') return readReferences(file)
    const table = readTable(file.bytes, file.mapping)
    if (file.as === 'preview') return { kind: 'preview', preview: previewTable(file.name, table, file.mapping) }
    return tableArticles(table, file.mapping)
  } catch (error) {
    if (error instanceof MaterialError) return { kind: 'refused', reason: error.message }
    throw error
  }
}

function readReferences({ name, bytes }: Pick<RecordsFile, 'name' | 'bytes'>): ReadRecords {
  const decoded = bytes.length === 0 ? null : decode(bytes)
  const format = decoded && bibliographyFormat(name, decoded.text)
  if (decoded && format) {
    const { records, problems } = readBibliography(format, decoded.text)
    if (records.length > 0 || problems.length > 0)
      return {
        kind: 'bibliography',
        format,
        encoding: decoded.encoding,
        records: records.map((record) => ({ ...record, notes: record.notes.map(noteParagraphs) })),
        problems,
      }
  }
  if (tables.test(name)) throw new MaterialError(say('tables.isTable'))
  if (!onlyRecords.test(name)) return { kind: 'no records' }
  throw new MaterialError(say(bytes.length === 0 ? 'imports.empty' : 'bibliographies.none'))
}
