import type { ImportOutcome } from '#contract/views.ts'
import { withoutIsolates } from '../isolate.ts'
import { call } from '../notebook.ts'
import { toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'

/** What became of every file, a line each: as it is pasted into a letter or a log. */
export function reportText(outcomes: readonly ImportOutcome[]): string {
  return outcomes
    .map(({ file, status, title, reason, notKept }) =>
      [
        `${t(`search.importing.status.${status}`)}: ${file}`,
        title !== undefined && title !== file && `“${title}”`,
        reason,
        notKept && t('search.importing.notKept', { what: notKept.join(', ') }),
      ]
        .filter(Boolean)
        .join(' — '),
    )
    .join('\n')
}

export async function copyReport(outcomes: readonly ImportOutcome[]): Promise<void> {
  await call('writeClipboard', { text: withoutIsolates(reportText(outcomes)) })
  toast(t('search.importing.reportCopied'))
}

/** As a table, with every file in the order it was given. */
export async function saveReport(outcomes: readonly ImportOutcome[]): Promise<void> {
  const rows = outcomes.map(({ file, status, title, publishedAt, words, reason, notKept }) => ({
    file,
    status,
    ...(title !== undefined && { title }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(words !== undefined && { words }),
    ...(reason !== undefined && { reason }),
    ...(notKept !== undefined && { notKept }),
  }))
  if (await call('saveImportReport', { outcomes: rows })) toast(t('search.importing.reportSaved'))
}
