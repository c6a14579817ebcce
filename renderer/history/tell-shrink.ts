import type { Shrink } from '#contract/views.ts'
import { toast } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { openVersions } from './versions-state.ts'

/** Says what shrank from how much to how much, and offers the version before; it stays until it is closed. */
export function tellShrink(shrink: Shrink): void {
  toast(t('history.shrankSafe', { what: shrinkInWords(shrink) }), {
    kind: 'problem',
    action: { label: t('history.showBefore'), run: () => openVersions(shrink.id) },
  })
}

export function shrinkInWords({ title, from, to, unit }: Shrink): string {
  const args = { title: title || t('history.untitled'), from: numberInWords(from), to: numberInWords(to) }
  return t(unit === 'words' ? 'history.shrankWords' : 'history.shrankCharacters', args)
}
