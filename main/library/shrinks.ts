import type { Change } from '#contract/change.ts'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import { kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Shrink } from '#contract/views.ts'

/** What was shorter than this before is not worth an alarm. */
const leastBefore = { characters: 200, words: 40 } as const
/** An alarm is due when no more than this part is left. */
const mostLeft = 0.1

/** How long a document's writing is: a note by its characters, an article's text by its words. */
type Length = Pick<Shrink, 'unit'> & { length: number }

/** The notes and article texts that a change left with a tenth of their writing or less. */
export function shrankIn({ puts, was }: Pick<Change, 'puts' | 'was'>): Shrink[] {
  const before = new Map(was.map((document) => [document.id, document]))
  return puts.flatMap((document) => shrinkOf(before.get(document.id), document) ?? [])
}

/** Null when a document did not shrink so. */
export function shrinkOf(before: Document | undefined, now: Document): Shrink | null {
  const [from, to] = [before && lengthOf(before), lengthOf(now)]
  if (!from || !to || from.length < leastBefore[from.unit] || to.length > from.length * mostLeft) return null
  return { id: now.id, title: (now as Note | Article).title, from: from.length, to: to.length, unit: from.unit }
}

function lengthOf(document: Document): Length | null {
  const kind = kindOf(document.id)
  if (kind === 'note') return { unit: 'characters', length: (document as Note).text.length }
  return kind === 'article' ? { unit: 'words', length: (document as Article).words } : null
}
