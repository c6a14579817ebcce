import type { Article } from '#contract/article.ts'
import { createRewrite } from '../entities/rewrite.ts'
import type { Draft, Library } from '../library/library.ts'
import { clearAbout, removePassages } from '../passages/delete-passage.ts'

/**
 * Takes an article away with its passages and their claims, in one change. Notes about it stay, about nothing now; its
 * text and original stay on disk, so that undo brings everything back.
 */
export function articleDeletion(library: Library, article: Article): Draft {
  const rewrite = createRewrite(library)
  removePassages(library, rewrite, library.references.passagesOfArticle(article.id))
  for (const id of library.references.notesAbout(article.id)) clearAbout(rewrite, id)
  rewrite.remove(article.id)
  return rewrite.draft('deleteArticle', { title: article.title })
}
