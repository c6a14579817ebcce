import { plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { say } from '../words.ts'
import { readingTextOf } from '../library/unreadable.ts'

/** Texts last used, by their SHA-256: marking a hundred passages reads their article once. */
const kept = new WeakMap<Library, Map<string, Promise<string | null>>>()
const keptMost = 16

/** The plain text that offsets refer to, with the version it is. Null when the file is missing or damaged. */
export async function plainTextFor(library: Library, textSha256: string): Promise<string | null> {
  const texts = kept.get(library) ?? new Map<string, Promise<string | null>>()
  kept.set(library, texts)
  const found = texts.get(textSha256) ?? readPlainText(library, textSha256)
  texts.delete(textSha256)
  texts.set(textSha256, found)
  for (const oldest of texts.keys()) if (texts.size > keptMost) texts.delete(oldest)
  const text = await found.catch((cause: unknown) => {
    texts.delete(textSha256)
    throw cause
  })
  if (text === null) texts.delete(textSha256)
  return text
}

async function readPlainText(library: Library, textSha256: string): Promise<string | null> {
  const text = await library.texts.get(textSha256)
  return text && plainTextOf(text.blocks)
}

/**
 * An article as it stands once its text is read: the text is read again when it was corrected meanwhile. Throws when that
 * is not the text that the caller counted in.
 */
export async function articleWithText(
  library: Library,
  id: Id<'article'>,
  basedOn?: string,
): Promise<{ article: Article; text: string }> {
  for (;;) {
    const { textSha256, title } = library.need(id)
    const text = await readingTextOf(title, plainTextFor(library, textSha256))
    if (text === null) throw new MaterialError(say('changes.errors.textMissing', { title }))
    const article = library.need(id)
    if (basedOn !== undefined && article.textSha256 !== basedOn)
      throw new CallerError(say('changes.errors.textChanged', { title }))
    if (article.textSha256 === textSha256) return { article, text }
  }
}
