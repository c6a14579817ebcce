import type { Suggestion } from '#contract/suggestion.ts'
import type { PassageCard } from '#contract/views.ts'
import type { Span } from '../surface.ts'

export const suggestionGroups = ['mentions', 'names', 'dates', 'figures'] as const
export type SuggestionGroup = (typeof suggestionGroups)[number]

export function groupOf({ kind, entityId, candidates }: Suggestion): SuggestionGroup {
  if (kind === 'date') return 'dates'
  if (kind === 'figure') return 'figures'
  return entityId || candidates ? 'mentions' : 'names'
}

/** What is left to decide, group after group and in text order within each. A date is decided once its words are marked. */
export function offered(suggestions: readonly Suggestion[], cards: readonly PassageCard[]): Suggestion[] {
  const marked = new Set(cards.map(({ passage: { target } }) => placeOf(target)))
  const open = suggestions.filter((one) => one.kind !== 'date' || !marked.has(placeOf(one)))
  return suggestionGroups.flatMap((group) =>
    inOrder(
      group,
      open.filter((one) => groupOf(one) === group),
    ),
  )
}

/** In text order, but for known names that were rejected elsewhere: those come last, the least likely at the end. */
function inOrder(group: SuggestionGroup, found: Suggestion[]): Suggestion[] {
  return group === 'mentions' ? found.toSorted((a, b) => doubt(a) - doubt(b)) : found
}

const doubt = ({ entityId, score }: Suggestion) => (entityId ? 1 - score : 0)

const placeOf = ({ start, end }: Span) => `${start}-${end}`

/** How many of the offered are the same entity's, and its alone. */
export function countsOf(suggestions: readonly Suggestion[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { entityId } of suggestions) if (entityId) counts.set(entityId, (counts.get(entityId) ?? 0) + 1)
  return counts
}

/** Characters shown on either side of the words. */
const around = 52

/** Words with a little of what stands around them in their paragraph, cut between words. */
export function contextOf(text: string, { start, end }: Span): { before: string; words: string; after: string } {
  const paragraph = { start: text.lastIndexOf('\n', start - 1) + 1, end: text.indexOf('\n', end) }
  const last = paragraph.end < 0 ? text.length : paragraph.end
  const from = Math.max(paragraph.start, start - around)
  const to = Math.min(last, end + around)
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  return {
    before: from > paragraph.start ? `…${before.replace(/^\S*\s/u, '')}` : before,
    words: text.slice(start, end),
    after: to < last ? `${after.replace(/\s\S*$/u, '')}…` : after,
  }
}
