import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { createHash } from 'node:crypto'
import type { Library } from '../../library/library.ts'
import { countWords } from '../../text/words.ts'
import { say } from '../../words.ts'
import { shortened } from '../parsed-text.ts'
import type { CodedText, SourceText } from './coded.ts'
import type { Taking } from './taking.ts'

/** The article that a text became or was, with the text it has now. */
export type TakenText = {
  articleId: Id<'article'>
  plain: string
  textSha256: string
  plainSha256: string
  isNew: boolean
}

/** The files of a text, safe on disk before the change that names them. */
export type StoredText = { textSha256: string; originalSha256: string; source: SourceText; missing: boolean }

export async function storeTexts(
  library: Library,
  texts: readonly CodedText[],
  signal?: AbortSignal,
): Promise<StoredText[]> {
  const stored: StoredText[] = []
  for (const text of texts) {
    signal?.throwIfAborted()
    const source = text.text ?? standIn(text)
    const textSha256 = await library.texts.put({ blocks: source.blocks })
    const originalSha256 = await library.originals.put(source.bytes)
    stored.push({ textSha256, originalSha256, source, missing: text.text === null })
  }
  return stored
}

/** A text that is not in the file is an article all the same, that says so: what was coded in it waits there. */
function standIn({ name }: CodedText): SourceText {
  const words = say('coded.standIn', { name })
  const blocks = [{ kind: 'paragraph' as const, text: words }]
  const bytes = new TextEncoder().encode(words)
  const plain = plainTextOf(blocks)
  const plainSha256 = createHash('sha256').update(plain).digest('hex')
  return { blocks, plain, plainSha256, words: countWords(words), bytes, fileName: `${name}.txt`, encoding: 'utf-8' }
}

/** Texts that the library holds under one of the ids or hashes of these, read before anything is changed. */
export async function plainTextsOf(
  library: Library,
  ids: Iterable<Id<'article'>>,
): Promise<Map<Id<'article'>, string>> {
  const plain = new Map<Id<'article'>, string>()
  for (const id of new Set(ids)) {
    const stored = await library.texts.get(library.need(id).textSha256)
    if (stored) plain.set(id, plainTextOf(stored.blocks))
  }
  return plain
}

/** The article of the library that is this text already: by its id, or by its words. */
export function articleOf(taking: Taking, text: CodedText, plainSha256: string): Id<'article'> | undefined {
  const known = taking.known('article', text.guid)
  if (known) return known
  return text.text === null ? undefined : [...taking.library.references.articlesOfPlainText(plainSha256)].sort()[0]
}

export function takeText(
  taking: Taking,
  text: CodedText,
  { source, textSha256, originalSha256 }: StoredText,
  plainTexts: ReadonlyMap<Id<'article'>, string>,
  sameInFile: ReadonlyMap<string, Id<'article'>>,
): TakenText {
  const there = articleOf(taking, text, source.plainSha256) ?? (text.text && sameInFile.get(source.plainSha256))
  const article = there && taking.get(there)
  if (article) {
    const plain = plainTexts.get(article.id) ?? source.plain
    const { textSha256, plainSha256 } = article
    return { articleId: article.id, plain, textSha256, plainSha256, isNew: taking.isNew(article.id) }
  }
  const title = text.name.replace(/\s+/g, ' ').trim() || say('changes.untitled')
  const made: Article = {
    ...taking.stamp('article', text.guid, text),
    title: title.length > 1000 ? shortened(title) : title,
    authors: [],
    tags: [],
    status: 'unread',
    original: {
      fileName: source.fileName.slice(0, 1000),
      mediaType: 'text/plain',
      sha256: originalSha256,
      bytes: source.bytes.length,
      encoding: source.encoding,
    },
    textSha256,
    plainSha256: source.plainSha256,
    words: source.words,
  }
  taking.put(taking.withRecord(made, text.values))
  return { articleId: made.id, plain: source.plain, textSha256, plainSha256: source.plainSha256, isNew: true }
}
