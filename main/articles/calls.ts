import { plainTextOf } from '#contract/article-text.ts'
import type { Calls, HandlersOf } from '#contract/calls.ts'
import { commitAndGet, needOne } from '../entities/rewrite.ts'
import { type Library, MaterialError } from '../library/library.ts'
import { formatReference } from '../references/format-reference.ts'
import { say } from '../words.ts'
import { compareTexts } from './compare-texts.ts'
import { correctText } from './correct-text.ts'
import { articleDeletion } from './delete-article.ts'
import { listArticles } from './list-articles.ts'
import { readingPlaceOf, saveReadingPlace } from './reading-place.ts'
import { articleToSave } from './save-article.ts'
import { takeEdition } from './take-edition.ts'
import { listVersions, versionText } from './text-versions.ts'
import { countsOf } from './article-counts.ts'
import { readingTextOf } from '../library/unreadable.ts'

export type ArticleHandlers = Pick<
  HandlersOf<Calls>,
  | 'listArticles'
  | 'getArticle'
  | 'getText'
  | 'correctText'
  | 'takeEdition'
  | 'textVersions'
  | 'getTextVersion'
  | 'compareTexts'
  | 'saveArticle'
  | 'formatReference'
  | 'deleteArticle'
  | 'saveReadingPlace'
  | 'getReadingPlace'
>

/** The articles of a library: listed, read, corrected, described, deleted. How they come in is `import/`. */
export function articleCalls(library: Library): ArticleHandlers {
  return {
    listArticles: (args) => listArticles(library, args),
    getArticle: ({ id }) => ({ ...needOne(library, id), counts: countsOf(library, id) }),
    getText: async ({ id }) => {
      const { textSha256, title } = needOne(library, id)
      const text = await readingTextOf(title, library.texts.get(textSha256))
      if (text === null) throw new MaterialError(say('changes.errors.textMissing', { title }))
      return { text: plainTextOf(text.blocks), blocks: text.blocks, textSha256 }
    },
    correctText: (args) => correctText(library, args),
    takeEdition: (args) => takeEdition(library, args),
    textVersions: ({ articleId }) => listVersions(needOne(library, articleId)),
    getTextVersion: ({ articleId, textSha256 }) => versionText(library, needOne(library, articleId), textSha256),
    compareTexts: async ({ articleId, from, to }) => {
      const article = needOne(library, articleId)
      const [before, after] = [await versionText(library, article, from), await versionText(library, article, to)]
      return compareTexts(before.text, after.text)
    },
    formatReference: ({ id, style, language }) => formatReference(needOne(library, id), style, language),
    saveArticle: (args) => {
      const article = articleToSave(library, args)
      const label = { key: 'saveArticle', args: { title: article.title } }
      return commitAndGet(library, { label, puts: [article] }, article.id)
    },
    deleteArticle: async ({ id }) => {
      await library.commit(articleDeletion(library, needOne(library, id)))
      return null
    },
    saveReadingPlace: ({ articleId, ...place }) => {
      saveReadingPlace(library, needOne(library, articleId).id, place)
      return null
    },
    getReadingPlace: ({ articleId }) => readingPlaceOf(library, needOne(library, articleId).id),
  }
}
