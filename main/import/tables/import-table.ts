import { stringify } from 'csv-stringify/sync'
import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { TableMapping } from '#contract/tables.ts'
import type { ImportOutcome } from '#contract/views.ts'
import { tagNamed } from '../../codebook/tags.ts'
import type { Library } from '../../library/library.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import { editionsIn } from '../editions.ts'
import { recordArticle, sha256OfText } from '../records/record-article.ts'
import type { ReadTable } from './read-table.ts'
import { type ColumnsRead, columnsRead, type RowArticle, rowArticle } from './table-rows.ts'

export type TableImport = {
  library: Library
  mergeKey: string
  signal: AbortSignal | undefined
  onRow: (done: number) => void
}

const rowsAtOnce = 200

/** Makes an article of every row that has a text or a title. One outcome a row, in their order. */
export async function importTable(
  file: string,
  table: ReadTable,
  mapping: TableMapping,
  into: TableImport,
): Promise<ImportOutcome[]> {
  const rows = new Rows(file, table, columnsRead(table, mapping), into)
  const outcomes: ImportOutcome[] = []
  for (const [at, row] of table.rows.entries()) {
    outcomes.push(await rows.take(row, at + 1))
    if (at % rowsAtOnce === rowsAtOnce - 1) await rows.commit()
    into.onRow(at + 1)
  }
  await rows.commit()
  return outcomes
}

class Rows {
  readonly #file: string
  readonly #table: ReadTable
  readonly #reading: ColumnsRead
  readonly #into: TableImport
  /** Articles of this table by the SHA-256 of their plain texts. */
  readonly #texts = new Map<string, Article>()
  readonly #added = new Set<Id<'article'>>()
  readonly #tags = new Map<string, Id<'tag'>>()
  #puts: Document[] = []
  #total = 0

  constructor(file: string, table: ReadTable, reading: ColumnsRead, into: TableImport) {
    this.#file = file
    this.#table = table
    this.#reading = reading
    this.#into = into
  }

  async take(row: readonly string[], number: number): Promise<ImportOutcome> {
    const file = say('tables.rowOf', { file: this.#file, number })
    if (this.#into.signal?.aborted) return { file, status: 'failed', reason: say('imports.cancelled') }
    const found = rowArticle(row, this.#reading)
    if (!found) return { file, status: 'failed', reason: say('tables.emptyRow') }
    return this.#known(found, file) ?? this.#add(found, row, file)
  }

  async commit(): Promise<void> {
    const puts = this.#puts
    if (puts.length === 0) return
    this.#puts = []
    const label = { key: 'importArticleRows', args: { count: this.#total, file: this.#file.slice(0, 200) } }
    await this.#into.library.commit({ label, puts, mergeKey: this.#into.mergeKey, oneDeed: true })
  }

  /** The same text, in the library or in an earlier row. */
  #known(found: RowArticle, file: string): ImportOutcome | null {
    const { library } = this.#into
    const plainSha256 = sha256OfText(plainTextOf(found.blocks))
    const [id] = library.references.articlesOfPlainText(plainSha256)
    const known = this.#texts.get(plainSha256) ?? (id === undefined ? undefined : library.get(id))
    if (!known) return null
    const reason = say('imports.duplicateText', { title: known.title })
    return { file, status: 'duplicate', articleId: known.id, title: known.title, words: known.words, reason }
  }

  async #add(found: RowArticle, row: readonly string[], file: string): Promise<ImportOutcome> {
    const { library } = this.#into
    const { blocks, hasText, tags, problems, ...facts } = found
    const original = { fileName: file, mediaType: 'text/csv', text: this.#rowText(row) }
    const made = await recordArticle(library, facts, blocks, original)
    const article = { ...made, tags: tags.map((name) => this.#tag(name)) }
    const editions = editionsIn(library)
    const of = editions.of(article, (id) => this.#added.has(id))
    editions.add(article)
    this.#texts.set(article.plainSha256, article)
    this.#added.add(article.id)
    this.#puts.push(article)
    this.#total += 1
    const told = [...(hasText ? [] : [say('tables.onlyTitle')]), ...problems]
    if (of !== null) told.unshift(say('imports.edition', { title: this.#titleOf(of) }))
    const { title, publishedAt, words } = article
    return {
      file,
      status: of === null ? 'added' : 'edition',
      ...(of !== null && { of }),
      articleId: article.id,
      title,
      words,
      ...(publishedAt !== undefined && { publishedAt }),
      ...(told.length > 0 && { reason: told.join(' ') }),
    }
  }

  #titleOf(id: Id<'article'>): string {
    const added = [...this.#texts.values()].find((article) => article.id === id)
    return (this.#into.library.get(id) ?? added)?.title ?? ''
  }

  /** The row as a table of its own, under the names of its columns. */
  #rowText(row: readonly string[]): string {
    return stringify([...(this.#table.header ? [this.#table.names] : []), row], { record_delimiter: '\r\n' })
  }

  #tag(name: string): Id<'tag'> {
    const key = foldName(name)
    const { library } = this.#into
    const known = this.#tags.get(key) ?? tagNamed(library, name)?.id
    if (known !== undefined) {
      this.#tags.set(key, known)
      return known
    }
    const tag = { ...library.stamp('tag'), name }
    this.#tags.set(key, tag.id)
    this.#puts.push(tag)
    return tag.id
  }
}
