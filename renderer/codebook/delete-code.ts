import { call } from '../notebook.ts'
import { toastWithUndo } from '../undo.ts'
import { t } from '../words.ts'
import type { Code } from './code-tree.ts'

/** What deleting a code takes along, in a sentence. */
export function consequencesOf({ passages, articles, under }: Code): string {
  const counts = {
    passages: t('codebook.passages', { count: passages }),
    articles: t('codebook.articles', { count: articles }),
  }
  if (under === 0) return t('codebook.deletes', counts)
  return t('codebook.deletesUp', { ...counts, count: under })
}

/** Deletes a code, or it and all under it, and says what that took along. */
export async function deleteCode(code: Code, under?: 'too'): Promise<void> {
  await call('deleteTag', { id: code.id, ...(under && { under }) })
  const [passages, articles] = under ? [code.allPassages, code.allArticles] : [code.passages, code.articles]
  await toastWithUndo(
    t('codebook.deleted', {
      name: code.tag.name,
      passages: t('codebook.passages', { count: passages }),
      articles: t('codebook.articles', { count: articles }),
    }),
  )
}
