import type { Passage, Target } from '#contract/passage.ts'
import type { Correction } from '#contract/views.ts'
import type { Alignment } from './align-texts.ts'
import { placePassage } from './place-passage.ts'
import { type Range, reanchor, type Reanchored } from './reanchor.ts'

/** The text that passages are to stand in, beside the texts they stood in. */
export type NewText = {
  text: string
  textSha256: string
  /** By the SHA-256 of each text a passage stood in. */
  alignments: ReadonlyMap<string, Alignment>
  /** Where an editor's anchor of a passage stands in the new text. */
  placeOf?: (id: Passage['id']) => Range | undefined
}

export type Renewed = { passage: Passage; came: Correction['passages'][number] }

/**
 * A passage as it stands in a new text. Where the words are surely the same it stays what it was; else it says so,
 * and remembers where it surely stood last, until a person has looked.
 */
export function renewPassage(passage: Passage, newText: NewText): Renewed {
  const origin = originOf(passage)
  const found = placedByEditor(passage, origin, newText) ?? placedByWords(origin, newText)
  const target =
    found.outcome === 'orphaned'
      ? { ...passage.target, start: 0, end: 0, textSha256: newText.textSha256 }
      : found.target
  return {
    passage: withOutcome(passage, target, found.outcome),
    came: {
      passageId: passage.id,
      outcome: found.outcome,
      exactBefore: origin.exact,
      exactAfter: found.outcome === 'orphaned' ? null : target.exact,
    },
  }
}

type Found = { outcome: 'orphaned' } | { outcome: 'intact' | 'moved' | 'changed'; target: Target }

/** An orphaned passage has no place in the text of now: it is looked for from where it stood last. */
function originOf({ state, target, before }: Passage): Target {
  return state === 'orphaned' ? (before ?? target) : target
}

function placedByEditor({ id }: Passage, origin: Target, newText: NewText): Found | null {
  const place = newText.placeOf?.(id)
  const { text, textSha256 } = newText
  if (!place || place.end > text.length || text.slice(place.start, place.end).trim() === '') return null
  const target = placePassage(text, textSha256, place.start, place.end)
  return { outcome: target.exact === origin.exact ? 'intact' : 'changed', target }
}

function placedByWords(origin: Target, { text, textSha256, alignments }: NewText): Found {
  const alignment = alignments.get(origin.textSha256)
  if (!alignment || origin.start >= origin.end) return { outcome: 'orphaned' }
  const found: Reanchored = reanchor(alignment, origin, origin)
  if (found.outcome === 'orphaned') return found
  const target = placePassage(text, textSha256, found.start, found.end)
  if (found.outcome === 'moved') return { outcome: 'moved', target }
  // Placing takes in whole grapheme clusters, and no white space at the ends.
  return { outcome: target.exact === origin.exact ? 'intact' : 'changed', target }
}

function withOutcome(passage: Passage, target: Target, outcome: Found['outcome']): Passage {
  const { before, ...rest } = passage
  const sure = before ?? passage.target
  const state = stateAfter(passage, target, outcome)
  return { ...rest, target, state, ...(state !== 'anchored' && { before: sure }) }
}

/** What was uncertain stays so until a person has looked, unless its words are again the ones it surely had. */
function stateAfter({ state, before }: Passage, target: Target, outcome: Found['outcome']): Passage['state'] {
  if (outcome === 'orphaned' || outcome === 'moved') return outcome
  if (outcome === 'intact' && (state === 'anchored' || state === 'orphaned')) return 'anchored'
  if (state === 'moved') return 'moved'
  return target.exact === before?.exact ? 'anchored' : 'changed'
}
