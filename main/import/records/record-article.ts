import { createHash } from 'node:crypto'
import { type Block, plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Library } from '../../library/library.ts'
import { countWords } from '../../text/words.ts'
import { recogniseLanguage } from '../recognise-language.ts'

export type RecordFacts = Pick<Article, 'title' | 'authors'> &
  Partial<Pick<Article, 'outlet' | 'url' | 'publishedAt' | 'language' | 'bibliography'>>

/** The record as it stood, kept as the article's imported file. */
export type RecordOriginal = { fileName: string; mediaType: string; text: string }

export const sha256OfText = (text: string) => createHash('sha256').update(text).digest('hex')

/** An article made of one record of a file that holds many. Its text and its original are on disk when it answers. */
export async function recordArticle(
  library: Library,
  facts: RecordFacts,
  blocks: Block[],
  { fileName, mediaType, text }: RecordOriginal,
): Promise<Article> {
  // Ids tell the order of the records, whichever is on the disk first.
  const stamp = library.stamp('article')
  const bytes = new TextEncoder().encode(text)
  const [sha256, textSha256] = await Promise.all([library.originals.put(bytes), library.texts.put({ blocks })])
  const plain = plainTextOf(blocks)
  const language = facts.language ?? recogniseLanguage(plain)
  return {
    ...stamp,
    ...facts,
    ...(language !== undefined && { language }),
    tags: [],
    status: 'unread',
    original: { fileName: fileName.slice(0, 1000), mediaType, sha256, bytes: bytes.length, encoding: 'utf-8' },
    textSha256,
    plainSha256: sha256OfText(plain),
    words: countWords(plain),
  }
}
