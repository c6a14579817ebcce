import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Shrink } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import { shrinkOf } from '../library/shrinks.ts'
import { say } from '../words.ts'

/** A document as it was before the step that is being written, so that shrinking bit by bit is seen too. */
type Begun = { step: number; before: Document; told: boolean }

/**
 * Tells of every note and article text that shrank to a tenth or less, whatever call did it, once for each step:
 * the autosaves of half a minute count together. Answers its own undo.
 */
export function watchShrinks(library: Library, tell: (shrink: Shrink, change: Change) => void): () => void {
  const begun = new Map<string, Begun>()
  return library.onChanged((change) => {
    const step = change.step ?? change.seq
    const was = new Map(change.was.map((document) => [document.id, document]))
    for (const document of change.puts) {
      const before = was.get(document.id)
      const known = begun.get(document.id)
      const started = known?.step === step ? known : before && { step, before, told: false }
      if (!started) continue
      begun.set(document.id, started)
      const shrink = started.told ? null : shrinkOf(started.before, document)
      if (shrink) tell(shrink, change)
      started.told ||= shrink !== null
    }
    for (const id of change.deletes) begun.delete(id)
  })
}

/** What shrank and how much, in a sentence. */
export function shrinkInWords({ title, from, to, unit }: Shrink): string {
  const args = { title: title || say('changes.untitled'), from, to }
  return say(unit === 'words' ? 'history.shrankWords' : 'history.shrankCharacters', args)
}
