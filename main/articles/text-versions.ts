import { type ArticleText, plainTextOf } from '#contract/article-text.ts'
import { type Article, type TextVersion, versionsOf } from '#contract/article.ts'
import type { ListedVersion } from '#contract/views.ts'
import { sha256Of } from '../library/hashes.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { countWords } from '../text/words.ts'
import { say } from '../words.ts'
import { readingTextOf } from '../library/unreadable.ts'

/** Newest first, the text it has before those it had. */
export function listVersions(article: Article): ListedVersion[] {
  const newest = versionsOf(article).toReversed()
  return newest.map(({ textSha256, at, by, words, why, original }, index) => ({
    textSha256,
    at,
    by,
    words,
    why,
    ...(original && { original }),
    current: index === 0,
  }))
}

/** An article with another text; those it had are remembered. */
export function withText(article: Article, earlier: TextVersion[], version: TextVersion): Article {
  const { textSha256, plainSha256, words } = version
  return { ...article, textSha256, plainSha256, words, versions: [...earlier, version] }
}

/** What is known of a plain text by itself. */
export function measuresOf(plain: string): Pick<TextVersion, 'plainSha256' | 'words'> {
  return { plainSha256: sha256Of(Buffer.from(plain)), words: countWords(plain) }
}

/** One version of an article's text. Throws when it is not one of its own, or missing on disk. */
export async function versionText(
  library: Library,
  article: Article,
  textSha256: string,
): Promise<{ text: string; blocks: ArticleText['blocks'] }> {
  const { title } = article
  if (!versionsOf(article).some((version) => version.textSha256 === textSha256))
    throw new CallerError(say('changes.errors.notAVersion', { sha256: textSha256, title }))
  const stored = await readingTextOf(title, library.texts.get(textSha256))
  if (!stored) throw new MaterialError(say('changes.errors.textMissing', { title }))
  return { text: plainTextOf(stored.blocks), blocks: stored.blocks }
}
