import type { AnnotateOutcome, AnnotateReport } from '#contract/views.ts'
import { withoutIsolates } from '../isolate.ts'
import { t } from '../words.ts'

export const statuses = [
  'failed',
  'orphaned',
  'moved',
  'noted',
  'anchored',
] as const satisfies AnnotateOutcome['status'][]

/** How many annotations came to each end; ends that none came to are left out. */
export function countsOf({ outcomes }: AnnotateReport): string[] {
  return statuses.flatMap((status) => {
    const count = outcomes.filter((outcome) => outcome.status === status).length
    return count === 0 ? [] : [t(`coded.statuses.${status}`, { count })]
  })
}

export const reportName = (name: string) => withoutIsolates(t('coded.reportName', { name }))

/** The whole report, as a text that a person can keep. */
export function reportText(name: string, report: AnnotateReport): string {
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines])
  const line = ({ status, id, passageId, noteId, reason }: AnnotateOutcome) =>
    [status, id, passageId ?? noteId, reason].filter((part) => part !== undefined).join('\t')
  return [
    reportName(name),
    ...countsOf(report),
    ...section(t('coded.toldTitle'), report.told),
    ...section(t('coded.notKeptTitle'), report.notKept),
    '',
    ...report.outcomes.map(line),
    '',
  ].join('\n')
}
