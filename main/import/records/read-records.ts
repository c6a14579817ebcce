import { MaterialError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { noteParagraphs } from '../bibliography/note-paragraphs.ts'
import { type BibliographyFormat, bibliographyFormat, readBibliography } from '../bibliography/read-bibliography.ts'
import type { BibliographyRecord } from '../bibliography/record.ts'
import { decode } from '../decode.ts'

/** A file that holds records of many articles, to be read as such. */
export type RecordsFile = { name: string; bytes: Uint8Array; as: 'bibliography' }

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

/** Files of these names hold references or nothing; others may be something else. */
const onlyRecords = /\.(?:ris|bib|bibtex|biblatex|csljson|enx|json)$/i

/** Reads the records of a file. Throws a MaterialError, in a sentence, where there should be some and are none. */
export function readRecords({ name, bytes }: RecordsFile): ReadRecords {
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
  if (!onlyRecords.test(name)) return { kind: 'no records' }
  throw new MaterialError(say(bytes.length === 0 ? 'imports.empty' : 'bibliographies.none'))
}
