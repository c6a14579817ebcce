import type { Article } from '#contract/article.ts'
import type { ImportOutcome } from '#contract/views.ts'
import { createHash } from 'node:crypto'
import { type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { ArticleBatch } from './article-batch.ts'
import { editionsIn } from './editions.ts'
import type { ParsedFile } from './parse-file.ts'
import type { Parser } from './parser.ts'
import { notKept } from './not-kept.ts'
import { type AskPassword, isLocked, Passwords } from './passwords.ts'
import { refusal } from './refusal.ts'
import type { ImportSource } from './sources.ts'

type RunOptions = { signal?: AbortSignal | undefined; askPassword?: AskPassword | undefined }
type Parsed = Extract<ParsedFile, { kind: 'parsed' }>

/** One import of one or many sources into one library. */
export class ImportRun {
  private readonly library: Library
  private readonly parser: Parser
  private readonly signal: AbortSignal | undefined
  private readonly batch: ArticleBatch
  private readonly passwords: Passwords
  /** Who came first in this run with these bytes, or this plain text, by SHA-256. */
  private readonly firstWith = new Map<string, { name: string; outcome: Promise<ImportOutcome> }>()
  private readonly added = new Map<Article['id'], Article>()
  /** Settles when every source asked for so far is known by its bytes. */
  private recognised: Promise<void> = Promise.resolve()

  constructor(library: Library, parser: Parser, mergeKey: string, options: RunOptions) {
    this.library = library
    this.parser = parser
    this.signal = options.signal
    this.passwords = new Passwords(options.askPassword)
    this.batch = new ArticleBatch(library, mergeKey)
  }

  /** Never throws for what is wrong with the source, only for what is wrong with the library. */
  async import(source: ImportSource): Promise<ImportOutcome> {
    try {
      if (this.signal?.aborted) return this.cancelled(source)
      return await (
        await this.recognise(source)
      ).outcome
    } catch (error) {
      if (this.signal?.aborted) return this.cancelled(source)
      if (error instanceof MaterialError) return { file: source.name, status: 'failed', reason: error.message }
      throw error
    }
  }

  /** Commits what is left; every outcome is settled then. */
  finish(): Promise<void> {
    return this.batch.finish()
  }

  /** Sources are read together and recognised in the order they were asked for: of equal files the first is added. */
  private async recognise(source: ImportSource): Promise<{ outcome: Promise<ImportOutcome> }> {
    const before = this.recognised
    let done = () => {}
    this.recognised = before.then(() => new Promise((resolve) => (done = resolve)))
    try {
      const bytes = await source.read()
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await before
      return { outcome: this.once(source, `bytes:${sha256}`, () => this.unlessKnown(source, bytes, sha256)) }
    } finally {
      await before
      done()
    }
  }

  /** The first with this key does the work; whoever comes after waits for it and is its duplicate. */
  private async once(source: ImportSource, key: string, work: () => Promise<ImportOutcome>): Promise<ImportOutcome> {
    const first = this.firstWith.get(key)
    if (first === undefined) {
      const outcome = work()
      this.firstWith.set(key, { name: source.name, outcome })
      return outcome
    }
    const outcome = await first.outcome
    if (outcome.status === 'failed') return { ...outcome, file: source.name }
    const reason = say('imports.duplicateInRun', { file: first.name })
    return { ...outcome, file: source.name, status: 'duplicate', reason: outcome.reason ?? reason }
  }

  private async unlessKnown(source: ImportSource, bytes: Uint8Array, sha256: string): Promise<ImportOutcome> {
    const [known] = this.library.references.articlesOfOriginal(sha256)
    if (known) return this.duplicate(source, known, 'imports.duplicateFile')
    const parsed = await this.read(source, bytes)
    if (parsed.kind === 'refused') return this.failed(source, parsed)
    return this.once(source, `text:${parsed.plainSha256}`, () => this.add(source, bytes, sha256, parsed))
  }

  /** Asks for a password where one is needed. */
  private async read({ name, mediaType }: ImportSource, bytes: Uint8Array): Promise<ParsedFile> {
    const parse = (password?: string) => this.parser.parse({ name, bytes, mediaType, password }, this.signal)
    const parsed = await parse()
    return isLocked(parsed) ? this.passwords.open(name, parsed, parse) : parsed
  }

  private failed({ name }: ImportSource, parsed: Extract<ParsedFile, { kind: 'refused' }>): ImportOutcome {
    return { file: name, status: 'failed', reason: refusal(parsed), ...(isLocked(parsed) && { locked: true }) }
  }

  private async add(source: ImportSource, bytes: Uint8Array, sha256: string, parsed: Parsed): Promise<ImportOutcome> {
    const [known] = this.library.references.articlesOfPlainText(parsed.plainSha256)
    if (known) return this.duplicate(source, known, 'imports.duplicateText')
    this.signal?.throwIfAborted()
    // Both are safe on disk before the change that names them.
    const [, textSha256] = await Promise.all([
      this.library.originals.put(bytes),
      this.library.texts.put({ blocks: parsed.text.blocks }),
    ])
    this.signal?.throwIfAborted()
    const article = this.articleOf(source, { sha256, bytes: bytes.length }, textSha256, parsed)
    const editions = editionsIn(this.library)
    const of = editions.of(article, (id) => this.added.has(id))
    editions.add(article)
    this.added.set(article.id, article)
    this.batch.add(article)
    const kept = notKept(parsed.text.left)
    return {
      file: source.name,
      ...(of === null ? { status: 'added' } : this.edition(of)),
      articleId: article.id,
      title: article.title,
      ...(article.publishedAt !== undefined && { publishedAt: article.publishedAt }),
      words: article.words,
      ...(parsed.encoding !== undefined && { encoding: parsed.encoding, encodingGuessed: parsed.encodingGuessed }),
      ...(kept.length > 0 && { notKept: kept }),
    }
  }

  private articleOf(
    source: ImportSource,
    original: { sha256: string; bytes: number },
    textSha256: string,
    { text, mediaType, encoding, encodingGuessed, plainSha256, words }: Parsed,
  ): Article {
    const { title, authors, outlet, url, publishedAt, language } = text
    return {
      ...this.library.stamp('article'),
      title,
      authors: authors.map(bounded),
      ...(outlet !== undefined && { outlet: bounded(outlet) }),
      ...(url !== undefined && { url }),
      ...(publishedAt !== undefined && { publishedAt }),
      ...(language !== undefined && { language }),
      tags: [],
      status: 'unread',
      original: {
        fileName: bounded(source.name),
        mediaType,
        ...original,
        ...(encoding !== undefined && { encoding, encodingGuessed }),
      },
      textSha256,
      plainSha256,
      words,
    }
  }

  private duplicate(
    source: ImportSource,
    articleId: Article['id'],
    reason: 'imports.duplicateFile' | 'imports.duplicateText',
  ): ImportOutcome {
    const { title, publishedAt, words } = this.library.need(articleId)
    return {
      file: source.name,
      status: 'duplicate',
      articleId,
      title,
      ...(publishedAt !== undefined && { publishedAt }),
      words,
      reason: say(reason, { title }),
    }
  }

  /** Nothing is decided for the person: it is an article like any other, until its text is taken for the other's. */
  private edition(of: Article['id']): Pick<ImportOutcome, 'status' | 'of' | 'reason'> {
    const title = (this.library.get(of) ?? this.added.get(of))?.title ?? ''
    return { status: 'edition', of, reason: say('imports.edition', { title }) }
  }

  private cancelled(source: ImportSource): ImportOutcome {
    return { file: source.name, status: 'failed', reason: say('imports.cancelled') }
  }
}

const bounded = (text: string) => text.slice(0, 1000)
