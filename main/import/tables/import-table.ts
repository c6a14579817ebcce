import { stringify } from 'csv-stringify/sync'
import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { ImportOutcome } from '#contract/views.ts'
import { tagNamed } from '../../codebook/tags.ts'
import type { Library } from '../../library/library.ts'
import { foldName } from '../../text/fold.ts'
import { say } from '../../words.ts'
import { editionsIn } from '../editions.ts'
import { recordArticle, sha256OfText } from '../records/record-article.ts'
import type { RowArticle, TableArticles } from './table-rows.ts'

export type TableImport = {
  library: Library
  mergeKey: string
  signal: AbortSignal | undefined
  onRow: (done: number) => void
}

/** Rows whose texts are written together, so that the disk is not waited for row by row. */
const rowsAtOnce = 8
const rowsInChange = 200

/** Makes an article of every row that has a text or a title. One outcome a row, in their order. */
export async function importTable(file: string, table: TableArticles, into: TableImport): Promise<ImportOutcome[]> {
  const rows = new Rows(file, table, into)
  const outcomes: ImportOutcome[] = []
  for (let at = 0; at < table.rows.length; at += rowsAtOnce) {
    const group = table.articles.slice(at, at + rowsAtOnce)
    const taken = await Promise.all(group.map((found, index) => rows.take(found, at + index)))
    outcomes.push(...taken.map((settle) => settle()))
    if (rows.waiting >= rowsInChange) await rows.commit()
    into.onRow(Math.min(at + rowsAtOnce, table.rows.length))
  }
  await rows.commit()
  return outcomes
}

class Rows {
  readonly #file: string
  readonly #table: TableArticles
  readonly #into: TableImport
  /** Articles of this table, as they come, by the SHA-256 of their plain texts. */
  readonly #texts = new Map<string, Promise<Article>>()
  readonly #titles = new Map<Id<'article'>, string>()
  readonly #tags = new Map<string, Id<'tag'>>()
  #puts: Document[] = []
  #total = 0

  constructor(file: string, table: TableArticles, into: TableImport) {
    this.#file = file
    this.#table = table
    this.#into = into
  }

  /** Writes what a row holds; the answered function takes it up, which is done in the order of the rows. */
  async take(found: RowArticle | null, at: number): Promise<() => ImportOutcome> {
    const file = say('tables.rowOf', { file: this.#file, number: at + 1 })
    if (this.#into.signal?.aborted) return () => ({ file, status: 'failed', reason: say('imports.cancelled') })
    if (!found) return () => ({ file, status: 'failed', reason: say('tables.emptyRow') })
    const plainSha256 = sha256OfText(plainTextOf(found.blocks))
    const known = this.#known(plainSha256)
    if (known) {
      const article = await known
      return () => this.#duplicate(article, file)
    }
    const coming = this.#make(found, this.#table.rows[at] ?? [], file)
    this.#texts.set(plainSha256, coming)
    const article = await coming
    return () => this.#add(article, found, file)
  }

  async commit(): Promise<void> {
    const puts = this.#puts
    if (puts.length === 0) return
    this.#puts = []
    const label = { key: 'importArticleRows', args: { count: this.#total, file: this.#file.slice(0, 200) } }
    await this.#into.library.commit({ label, puts, mergeKey: this.#into.mergeKey, oneDeed: true })
  }

  /** How many articles wait for the next change. */
  get waiting(): number {
    return this.#puts.length
  }

  /** The same text, in the library or in an earlier row. */
  #known(plainSha256: string): Promise<Article> | Article | undefined {
    const { library } = this.#into
    const [id] = library.references.articlesOfPlainText(plainSha256)
    return this.#texts.get(plainSha256) ?? (id === undefined ? undefined : library.get(id))
  }

  #duplicate({ id, title, words }: Article, file: string): ImportOutcome {
    return { file, status: 'duplicate', articleId: id, title, words, reason: say('imports.duplicateText', { title }) }
  }

  async #make(found: RowArticle, row: readonly string[], file: string): Promise<Article> {
    const { blocks, hasText: _hasText, tags, problems: _problems, ...facts } = found
    const original = { fileName: file, mediaType: 'text/csv', text: this.#rowText(row) }
    const named = tags.map((name) => this.#tag(name))
    return { ...(await recordArticle(this.#into.library, facts, blocks, original)), tags: named }
  }

  #add(article: Article, { hasText, problems }: RowArticle, file: string): ImportOutcome {
    const editions = editionsIn(this.#into.library)
    const of = editions.of(article, (id) => this.#titles.has(id))
    editions.add(article)
    this.#titles.set(article.id, article.title)
    this.#puts.push(article)
    this.#total += 1
    const told = [
      ...(of === null ? [] : [say('imports.edition', { title: this.#titleOf(of) })]),
      ...(hasText ? [] : [say('tables.onlyTitle')]),
      ...problems,
    ]
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
    return this.#into.library.get(id)?.title ?? this.#titles.get(id) ?? ''
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
