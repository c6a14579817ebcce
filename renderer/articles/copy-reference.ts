import type { Id } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'

/** Copies an article's reference in the chosen style. */
export async function copyReference(id: Id<'article'>): Promise<void> {
  await call('copyReference', { id })
  toast(t('references.copied'))
}
