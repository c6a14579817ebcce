import type { ImportOutcome } from '#contract/views.ts'
import { csvLine } from '../export/tables/table.ts'
import { say } from '../words.ts'

export type Reported = Pick<ImportOutcome, 'file' | 'status' | 'title' | 'publishedAt' | 'words' | 'reason' | 'notKept'>

/** What became of every file of an import, as a table for a spreadsheet; no cell is read as a formula. */
export function reportCsv(outcomes: readonly Reported[]): string {
  const columns = ['file', 'status', 'title', 'published', 'words', 'reason', 'not_kept']
  const rows = outcomes.map(({ file, status, title, publishedAt, words, reason, notKept }) => [
    file,
    say(`imports.report.${status}`),
    title ?? '',
    publishedAt ?? '',
    words ?? '',
    reason ?? '',
    (notKept ?? []).join('; '),
  ])
  return `\uFEFF${csvLine(columns)}${rows.map(csvLine).join('')}`
}
