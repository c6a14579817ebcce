import { stringify } from 'csv-stringify/sync'
import { iriOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../words.ts'
import type { Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'

/** One row a passage. */
const columns = [
  /** `urn:uuid:…` of the passage, and of its article. */
  'id',
  'article_id',
  'article_title',
  'outlet',
  /** EDTF. */
  'published',
  'url',
  /** In the article's plain text, in UTF-16 code units; `end` is not inside. */
  'start',
  'end',
  'quote',
  'prefix',
  'suffix',
  'comment',
  /** Several names in one cell stand on lines of their own; a role follows its name in brackets. */
  'actors',
  'events',
  'tags',
  /** anchored, moved, changed or orphaned. */
  'state',
  'created_at',
  'created_by',
] as const

type Row = Record<(typeof columns)[number], string | number>

/** Passages as a table for a spreadsheet: UTF-8 with a byte order mark, RFC 4180, no cell read as a formula. */
export const csv: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: rowsOf(gathered) }],
  notCarried: () => [
    say('exports.notCarried.csvOnlyPassages'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

function* rowsOf(gathered: Gathered): Generator<string> {
  yield `\uFEFF${csvLine([...columns])}`
  for (const article of gathered.articles)
    for (const passage of gathered.passagesOf(article.id)) {
      const row = rowOf(gathered, passage)
      yield csvLine(columns.map((column) => row[column]))
    }
}

/** One line of RFC 4180, its end included. */
export function csvLine(cells: (string | number)[]): string {
  return stringify([cells.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell))], {
    record_delimiter: '\r\n',
    quoted_match: /[\r\n\t]/,
  })
}

/**
 * What a spreadsheet would take for the beginning of a formula, after anything it skips: white space, a byte order
 * mark, quotation marks. Apostrophes count too, so that taking one guard away always gives back what was there.
 */
const formula = /^['"\s\uFEFF]*[=+\-@|%\t\r\n\u2212\uFF1D\uFF0B\uFF0D\uFF20]|^'/

/** A cell that no spreadsheet computes: an apostrophe before what looks like a formula. A plain number is left alone. */
export function guardCell(text: string): string {
  return formula.test(text) && !isPlainNumber(text) ? `'${text}` : text
}

/** The text that `guardCell` made a cell of; an apostrophe that another program meant as such stays. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") && guardCell(cell.slice(1)) === cell ? cell.slice(1) : cell
}

const isPlainNumber = (text: string) => /^[-+]?\d+(?:[.,]\d+)?$/.test(text)

function rowOf({ library }: Gathered, passage: Passage): Row {
  const article = library.get(passage.articleId)
  const linked = (kind: 'actor' | 'event') =>
    passage.links
      .filter(({ entityId }) => entityId.startsWith(`${kind}:`))
      .map(({ entityId, role }) => {
        const name = library.get(entityId)?.name ?? ''
        return role ? `${name} (${role})` : name
      })
      .join('\n')
  return {
    id: iriOf(passage.id),
    article_id: iriOf(passage.articleId),
    article_title: article?.title ?? '',
    outlet: article?.outlet ?? '',
    published: article?.publishedAt ?? '',
    url: article?.url ?? '',
    start: passage.target.start,
    end: passage.target.end,
    quote: passage.target.exact,
    prefix: passage.target.prefix,
    suffix: passage.target.suffix,
    comment: passage.comment ?? '',
    actors: linked('actor'),
    events: linked('event'),
    tags: passage.tags.map((id) => library.get(id)?.name ?? '').join('\n'),
    state: passage.state,
    created_at: passage.createdAt,
    created_by: passage.createdBy,
  }
}
