import type { Id } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'

/** Saves an article's imported file where a person says: with its pictures, and all else that is not in the text. */
export async function saveOriginal(id: Id<'article'>): Promise<void> {
  if (!(await call('saveOriginal', { id }))) return
  const show = () => call('showExport', {}).catch(tellProblem)
  toast(t('articles.original.saved'), { action: { label: t('articles.original.show'), run: show } })
}
