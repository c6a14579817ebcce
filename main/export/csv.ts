import type { SourcePlace } from '#contract/article-text.ts'
import { iriOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../words.ts'
import type { Writer } from './export-file.ts'
import type { Gathered } from './gather.ts'
import { placeCells, type PlaceOf } from './source-places.ts'
import { type Cell, csvOf, type Table } from './tables/table.ts'

export { guardCell, unguardCell } from './tables/table.ts'

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
  /** Of the source, where it has pages; of a recording the time, as `0:02:03`. */
  'page',
  'time',
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

/** Passages as a table for a spreadsheet. */
export const csv: Writer = {
  files: (gathered, fileName) => [{ path: fileName, title: gathered.title, content: rowsAsCsv(gathered) }],
  notCarried: () => [
    say('exports.notCarried.csvOnlyPassages'),
    say('exports.notCarried.originals'),
    say('exports.notCarried.history'),
    say('exports.notCarried.codebook'),
  ],
}

async function* rowsAsCsv(gathered: Gathered): AsyncGenerator<string> {
  yield* csvOf(passageTable(gathered, await gathered.places()))
}

export function passageTable(gathered: Gathered, placeOf: PlaceOf): Table {
  return { name: say('exports.headings.passages'), columns, rows: () => rowsOf(gathered, placeOf) }
}

function* rowsOf(gathered: Gathered, placeOf: PlaceOf): Generator<Cell[]> {
  for (const article of gathered.articles)
    for (const passage of gathered.passagesOf(article.id)) {
      const row = rowOf(gathered, passage, placeOf(passage.id))
      yield columns.map((column) => row[column])
    }
}

function rowOf({ library }: Gathered, passage: Passage, place: SourcePlace): Row {
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
    ...placeCells(place),
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
