import type { ArgsOf, Calls } from '#contract/calls.ts'
import type { Reading } from '#contract/claim.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { t } from '../words.ts'
import { readTypedFigure } from './typed-figure.ts'

/** The researcher's own word on a group of claims while it is written; figures as typed. */
export type AssessmentDraft = {
  low: string
  best: string
  high: string
  unit: string
  reading: Reading | 'computed'
  reason: string
}

export function assessmentDraftOf({ assessment, unit }: ClaimGroup): AssessmentDraft {
  const typed = (figure: number | undefined) => (figure === undefined ? '' : String(figure))
  return {
    low: typed(assessment?.low),
    best: typed(assessment?.best),
    high: typed(assessment?.high),
    unit: assessment?.unit ?? unit ?? '',
    reading: assessment?.reading ?? 'computed',
    reason: assessment?.reason ?? '',
  }
}

const bounds = ['low', 'best', 'high'] as const

/** A bare number; null for nothing, undefined for what is no number. */
function figureOf(typed: string): number | null | undefined {
  if (!typed.trim()) return null
  const figure = readTypedFigure(typed)
  return figure?.comparator === '=' && figure.unit === undefined ? figure.number : undefined
}

/** What cannot be read, is out of order, or is still missing, as a sentence for its field. */
export function assessmentProblems(
  draft: AssessmentDraft,
): Partial<Record<(typeof bounds)[number] | 'order' | 'reason', string>> {
  const problems: ReturnType<typeof assessmentProblems> = {}
  for (const name of bounds) if (figureOf(draft[name]) === undefined) problems[name] = t('assessment.problems.figure')
  const given = bounds.map((name) => figureOf(draft[name])).filter((figure) => typeof figure === 'number')
  if (given.some((figure, index) => index > 0 && figure < (given[index - 1] ?? 0)))
    problems.order = t('assessment.problems.order')
  const saysNothing = given.length === 0 && draft.reading === 'computed'
  if (!draft.reason.trim() && (draft.reading !== 'computed' || saysNothing))
    problems.reason = t('assessment.problems.reason')
  return problems
}

/** The draft as the call wants it; its problems are none. It rests on the claims that are laid side by side now. */
export function assessmentArgs(group: ClaimGroup, draft: AssessmentDraft): ArgsOf<Calls['saveAssessment']> {
  const figures = bounds.flatMap((name) => {
    const figure = figureOf(draft[name])
    return typeof figure === 'number' ? [[name, figure] as const] : []
  })
  return {
    ...(group.assessment && { id: group.assessment.id }),
    aboutId: group.aboutId,
    property: group.property,
    ...(group.proposition !== undefined && { proposition: group.proposition }),
    ...Object.fromEntries(figures),
    ...(figures.length > 0 && draft.unit.trim() && { unit: draft.unit.trim() }),
    ...(draft.reading !== 'computed' && { reading: draft.reading }),
    ...(group.assessment?.text !== undefined && { text: group.assessment.text }),
    reason: draft.reason.trim(),
    claimIds: group.claims.map(({ claim }) => claim.id),
  }
}

/** "7 – 27 – 40 people", with a dash where nothing is given; null when there are no figures. */
export function assessmentWords({ assessment }: Pick<ClaimGroup, 'assessment'>): string | null {
  if (!assessment || bounds.every((name) => assessment[name] === undefined)) return null
  const figures = bounds.map((name) => t(`assessment.short.${name}`, { figure: assessment[name] ?? '–' }))
  return [figures.join(' · '), assessment.unit].filter(Boolean).join(' ')
}
