import { v7 } from 'uuid'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { MergeChoice } from '#contract/merging.ts'
import type { Note } from '#contract/note.ts'
import { say } from '../words.ts'
import type { Difference } from './compare.ts'
import { withSide } from './merge-fields.ts'

export type Choose = (difference: Difference) => MergeChoice

/** Texts of a person's that can stand one after the other. */
const writing = ['comment', 'description', 'reason']

/** What may be chosen of a conflict. */
export function choicesOf({ conflict, fields = [], mine }: Difference): MergeChoice[] {
  if (conflict !== 'both changed' || !mine) return ['mine', 'theirs']
  const isNote = kindOf(mine.id) === 'note'
  return isNote || fields.every((field) => writing.includes(field)) ? ['mine', 'theirs', 'both'] : ['mine', 'theirs']
}

/** The documents that a difference puts in place, and those that it takes away. */
export function settled(difference: Difference, choose: Choose): { puts: Document[]; deletes: Id[] } {
  const { id, what, mine, theirs, merged } = difference
  if (what === 'deleted') return { puts: [], deletes: [id] }
  if (what === 'merged' && merged) return { puts: [merged], deletes: [] }
  if (what !== 'conflict') return { puts: theirs ? [theirs] : [], deletes: [] }
  const wanted = choose(difference)
  const choice = choicesOf(difference).includes(wanted) ? wanted : 'mine'
  if (!mine || !theirs) {
    const kept = choice === 'theirs' ? theirs : mine
    return kept ? { puts: [kept], deletes: [] } : { puts: [], deletes: [id] }
  }
  return { puts: chosen(difference, mine, theirs, choice), deletes: [] }
}

function chosen(
  { fields = [], merged }: Difference,
  mine: Document,
  theirs: Document,
  choice: MergeChoice,
): Document[] {
  const withMine = merged ?? mine
  if (choice === 'mine') return [withMine]
  if (choice === 'theirs') return [withSide(withMine, theirs, fields)]
  return kindOf(mine.id) === 'note'
    ? [withMine, copyOf(theirs as Note)]
    : [withBothTexts(withMine, mine, theirs, fields)]
}

/** The other copy's note, beside this one's. */
function copyOf(note: Note): Document {
  return { ...note, id: `note:${v7()}`, title: say('merging.otherNote', { title: note.title }) }
}

function withBothTexts(merged: Document, mine: Document, theirs: Document, fields: readonly string[]): Document {
  const [here, there] = [mine, theirs] as unknown as Record<string, unknown>[]
  const texts = fields.map((field) => {
    const words = [here?.[field], there?.[field]].filter((text) => typeof text === 'string')
    return [field, words.join('\n\n')]
  })
  return { ...merged, ...Object.fromEntries(texts) } as Document
}
