import { isDeepStrictEqual } from 'node:util'
import type { Block } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { ImportOutcome } from '#contract/views.ts'
import type { Library } from '../../library/library.ts'
import { say } from '../../words.ts'
import { paragraphsOf, storedForm } from '../parsed-text.ts'
import { recordArticle, sha256OfText } from '../records/record-article.ts'
import type { ReadRecord, ReadRecords } from '../records/read-records.ts'
import type { ImportSource } from '../sources.ts'
import { described, hasNote, keptFacts, noteOf } from './describe-article.ts'
import { NamesBeside, stemOf } from './find-files.ts'
import { KnownArticles } from './known-articles.ts'
import { bibliographyMediaTypes } from './read-bibliography.ts'

type Bibliography = Extract<ReadRecords, { kind: 'bibliography' }>

/** A file beside the bibliography: what became of it in this import, or how to take it in. */
export type FileBeside = { outcome: ImportOutcome } | { source: () => Promise<ImportSource | null> }

export type BibliographyImport = {
  library: Library
  /** Changes of one import are one step to undo. */
  mergeKey: string
  signal: AbortSignal | undefined
  files: Map<string, FileBeside>
  /** Takes a file in; its article is in the library when it answers. */
  take: (source: ImportSource) => Promise<ImportOutcome>
  onRecord: (done: number) => void
}

/** Records whose articles are written together, so that the disk is not waited for record by record. */
const recordsAtOnce = 8
const recordsInChange = 200

/** Joins every record to its file or its article, or makes an article of it. One outcome a record, in their order. */
export async function importBibliography(
  name: string,
  { records, problems, format }: Bibliography,
  into: BibliographyImport,
): Promise<ImportOutcome[]> {
  const joining = new Joining(name, format, records.length === 1, into)
  const outcomes: ImportOutcome[] = []
  for (let at = 0; at < records.length; at += recordsAtOnce) {
    const group = records.slice(at, at + recordsAtOnce).map((record, index) => {
      return { record, file: say('bibliographies.recordOf', { file: name, number: at + index + 1 }) }
    })
    const made = await Promise.all(
      into.signal?.aborted ? [] : group.map((one) => joining.prepare(one.record, one.file)),
    )
    for (const [index, { record, file }] of group.entries()) {
      if (into.signal?.aborted) outcomes.push({ file, status: 'failed', reason: say('imports.cancelled') })
      else outcomes.push(await joining.take(record, file, made[index] ?? null))
      into.onRecord(at + index + 1)
    }
    if (joining.waiting >= recordsInChange) await joining.commit()
  }
  await joining.commit()
  return [
    ...outcomes,
    ...problems.map(({ where, why }): ImportOutcome => ({ file: `${name}: ${where}`, status: 'failed', reason: why })),
  ]
}

class Joining {
  readonly #into: BibliographyImport
  readonly #name: string
  readonly #format: Bibliography['format']
  readonly #isOnly: boolean
  readonly #known: KnownArticles
  readonly #names: NamesBeside
  /** Articles of this import, as they will be, and notes; committed together. */
  readonly #articles = new Map<Id<'article'>, Article>()
  #notes: Document[] = []
  /** Articles of this bibliography by the SHA-256 of their records. */
  readonly #bySource = new Map<string, Id<'article'>>()
  #total = 0

  constructor(name: string, format: Bibliography['format'], isOnly: boolean, into: BibliographyImport) {
    this.#into = into
    this.#name = name
    this.#format = format
    this.#isOnly = isOnly
    this.#known = new KnownArticles(into.library)
    this.#names = new NamesBeside(into.files.keys())
  }

  /** How many articles wait for the next change. */
  get waiting(): number {
    return this.#articles.size
  }

  /** The article of a record that nothing is there for, on the disk before its turn comes; null for every other. */
  async prepare(record: ReadRecord, file: string): Promise<Article | null> {
    const isThere = this.#filesOf(record).length > 0 || this.#knownOf(record) !== null
    return isThere ? null : this.#articleOf(record, file)
  }

  async take(record: ReadRecord, file: string, prepared: Article | null): Promise<ImportOutcome> {
    const { articleId, isNew, troubles } = await this.#fileOf(record)
    const known = articleId ?? this.#knownOf(record)
    const article = known === null ? undefined : (this.#articles.get(known) ?? this.#into.library.get(known))
    if (article) return this.#describe(article, record, file, isNew)
    return this.#add(prepared ?? (await this.#articleOf(record, file)), record, file, troubles)
  }

  async commit(): Promise<void> {
    const puts = [...this.#articles.values(), ...this.#notes]
    if (puts.length === 0) return
    this.#total += this.#articles.size
    this.#articles.clear()
    this.#notes = []
    const label = { key: 'importArticleRecords', args: { count: this.#total, file: this.#name.slice(0, 200) } }
    await this.#into.library.commit({ label, puts, mergeKey: this.#into.mergeKey, oneDeed: true })
  }

  /** The article of the first file beside that belongs to the record and can be taken in. */
  async #fileOf(record: ReadRecord): Promise<{ articleId: Id<'article'> | null; isNew: boolean; troubles: string[] }> {
    const troubles: string[] = []
    for (const name of this.#filesOf(record)) {
      const outcome = await this.#outcomeOf(name)
      if (outcome?.articleId !== undefined)
        return {
          articleId: outcome.articleId,
          isNew: outcome.status === 'added' || outcome.status === 'edition',
          troubles,
        }
      if (outcome) troubles.push(say('bibliographies.fileFailed', { file: name, reason: outcome.reason ?? '' }))
    }
    return { articleId: null, isNew: false, troubles }
  }

  async #outcomeOf(name: string): Promise<ImportOutcome | null> {
    const file = this.#into.files.get(name)
    if (file === undefined) return null
    if ('outcome' in file) return file.outcome
    const source = await file.source()
    const outcome = source && (await this.#into.take(source))
    if (outcome) this.#into.files.set(name, { outcome })
    return outcome
  }

  #filesOf(record: ReadRecord): string[] {
    return this.#names.of(record, this.#isOnly ? stemOf(this.#name) : null)
  }

  /** The article that this very record made before, else the one it speaks of. */
  #knownOf(record: ReadRecord): Id<'article'> | null {
    const source = sha256OfText(record.source)
    const [made] = this.#into.library.references.articlesOfOriginal(source)
    return this.#bySource.get(source) ?? made ?? this.#known.find(record.item)
  }

  #describe(before: Article, record: ReadRecord, file: string, isNew: boolean): ImportOutcome {
    const article = described(before, record.item, isNew)
    const notes = this.#newNotes(article, record)
    const { id, title, publishedAt, words } = article
    const outcome = { file, articleId: id, title, words, ...(publishedAt !== undefined && { publishedAt }) }
    if (isDeepStrictEqual(article, before) && notes.length === 0)
      return { ...outcome, status: 'duplicate', reason: say('bibliographies.known', { title }) }
    this.#articles.set(id, article)
    this.#notes.push(...notes)
    this.#known.add(article)
    return { ...outcome, status: 'described', reason: say('bibliographies.described', { title }) }
  }

  #newNotes(article: Article, { notes }: ReadRecord) {
    return notes
      .filter((paragraphs) => paragraphs.length > 0)
      .map((paragraphs) => noteOf(this.#into.library, article, paragraphs))
      .filter((note) => !hasNote(this.#into.library, article, note))
  }

  /** An article whose text is the abstract of its record; without one, its title. */
  #articleOf(record: ReadRecord, file: string): Promise<Article> {
    const { title = say('bibliographies.untitled'), ...facts } = keptFacts(record.item)
    const abstract = abstractOf(record)
    const blocks: Block[] = (abstract.length > 0 ? abstract : [title]).map((text) => ({ kind: 'paragraph', text }))
    const original = { fileName: file, mediaType: bibliographyMediaTypes[this.#format], text: record.source }
    return recordArticle(this.#into.library, { ...facts, title, bibliography: record.item }, blocks, original)
  }

  #add(article: Article, record: ReadRecord, file: string, troubles: readonly string[]): ImportOutcome {
    this.#articles.set(article.id, article)
    this.#bySource.set(article.original.sha256, article.id)
    this.#notes.push(...this.#newNotes(article, record))
    this.#known.add(article)
    const why = say(abstractOf(record).length > 0 ? 'bibliographies.onlyAbstract' : 'bibliographies.onlyReference')
    const { publishedAt, title, words } = article
    return {
      file,
      status: 'added',
      articleId: article.id,
      title,
      words,
      ...(publishedAt !== undefined && { publishedAt }),
      reason: [why, ...troubles].join(' '),
    }
  }
}

function abstractOf({ item: { abstract } }: ReadRecord): string[] {
  return typeof abstract === 'string' ? paragraphsOf(storedForm(abstract)) : []
}
