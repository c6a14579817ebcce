import type { EntityId } from '#contract/ids.ts'
import type { ClaimDraft as Suggested } from '#contract/suggestion.ts'
import { type ClaimDraft, emptyDraft, fieldsOf, kindFor, type Who } from './claim-draft.ts'

/** A draft of what words say by themselves. What they leave open stays as it is in an empty one. */
export function prefilledDraft(
  { property = '', value, proposition, stance, attribution }: Suggested,
  about: Who | null,
  nameOf: (id: EntityId) => string,
): ClaimDraft {
  const said = attribution.map(({ text, ...link }) => ({ name: text, ...link }))
  const read = fieldsOf({ property, value, proposition, stance, attribution: said }, nameOf)
  if (value || proposition) return { ...read, about }
  // What is denied, doubted, demanded or alleged without a figure is a statement.
  const open = stance === 'asserts' ? emptyDraft.kind : 'none'
  return { ...read, about, kind: property ? kindFor(property) : open }
}
