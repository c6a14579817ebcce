import { z } from 'zod'
import { type ArticleText, block } from '../article-text.ts'
import { type Article, articleFields, articleStatuses } from '../article.ts'
import { sha256, shortText } from '../common.ts'
import { idOf } from '../ids.ts'
import { referenceChanges, referenceStyles } from '../references.ts'
import type { Correction, ImportOutcome, ListedArticle, ListedVersion, TextDifference } from '../views.ts'
import { call, page, descending, fileName, editable, marking } from './parts.ts'

/** Calls on articles and their texts. */
export const articleCalls = {
  importText: call(
    z.strictObject({
      text: z.string(),
      fileName,
      mediaType: z.enum(['text/plain', 'text/markdown', 'text/html']).optional(),
    }),
  ).returns<ImportOutcome>(),
  listArticles: call(
    z.strictObject({
      /** Words of the title, outlet, author or date; every one must occur. */
      query: shortText.optional(),
      sort: z.enum(['publishedAt', 'title', 'outlet', 'createdAt', 'passages']).optional(),
      descending,
      status: z.enum(articleStatuses).optional(),
      tagId: idOf('tag').optional(),
      ...page,
    }),
  ).returns<{ total: number; items: ListedArticle[] }>(),
  getArticle: call(z.strictObject({ id: idOf('article') })).returns<
    Article & { counts: { passages: number; claims: number; notes: number; entities: number } }
  >(),
  getText: call(z.strictObject({ id: idOf('article') })).returns<{
    text: string
    blocks: ArticleText['blocks']
    textSha256: string
  }>(),
  /**
   * Gives an article a corrected text, in one change; the text it had is kept. Refused when `basedOn` is not the text
   * it has. Blocks are stored in the form importers store them in: composed, trimmed, split at blank lines, without
   * the empty ones. `places` are where an editor's anchors stand, in the plain text of `blocks` as sent: they win
   * where they hold words; a passage without one, or with an empty one, is found by its words.
   */
  correctText: call(
    z.strictObject({
      articleId: idOf('article'),
      basedOn: sha256,
      blocks: z.array(block).max(1_000_000),
      places: z
        .array(
          z.strictObject({
            passageId: idOf('passage'),
            start: z.number().int().nonnegative(),
            end: z.number().int().nonnegative(),
          }),
        )
        .max(1_000_000)
        .optional(),
    }),
  ).returns<Correction>(),
  /**
   * Makes the text of one article the newer text of another, in one change: passages are found again in it, those of
   * the other article move over with their notes, and the other article goes. The text it had is kept.
   */
  takeEdition: call(
    z.strictObject({ articleId: idOf('article'), fromArticleId: idOf('article') }),
  ).returns<Correction>(),
  /** Newest first: the text it has, then those it had. */
  textVersions: call(z.strictObject({ articleId: idOf('article') })).returns<ListedVersion[]>(),
  getTextVersion: call(z.strictObject({ articleId: idOf('article'), textSha256: sha256 })).returns<{
    text: string
    blocks: ArticleText['blocks']
  }>(),
  /** The differences between two versions, word by word, in text order. */
  compareTexts: call(z.strictObject({ articleId: idOf('article'), from: sha256, to: sha256 })).returns<
    TextDifference[]
  >(),
  /** `reference` sets fields of the record an article came with, which styles of references print. */
  saveArticle: call(
    z.strictObject({
      id: idOf('article'),
      ...editable(articleFields),
      reference: referenceChanges.optional(),
      ...marking,
    }),
  ).returns<Article>(),
  /** The article as a reference, in words and as HTML. */
  formatReference: call(
    z.strictObject({
      id: idOf('article'),
      style: z.union([z.enum(referenceStyles), z.strictObject({ xml: z.string().max(2_000_000) })]).optional(),
      /** BCP 47. */
      language: shortText.optional(),
    }),
  ).returns<{ text: string; html: string }>(),
  deleteArticle: call(z.strictObject({ id: idOf('article') })).returns<null>(),
  /** Where a person is in an article: unjournaled, may be lost. `place` is an offset in the plain text. */
  saveReadingPlace: call(
    z.strictObject({
      articleId: idOf('article'),
      place: z.number().int().nonnegative(),
      progress: z.number().min(0).max(1),
    }),
  ).returns<null>(),
  getReadingPlace: call(z.strictObject({ articleId: idOf('article') })).returns<{ place: number; progress: number }>(),
} as const
