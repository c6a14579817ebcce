import { isDeepStrictEqual } from 'node:util'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import { type Annotation, readAnnotations } from '../import/annotations/read-annotations.ts'
import { noteText, saidIn } from '../import/annotations/said.ts'
import type { Library } from '../library/library.ts'
import { matchQuote } from '../passages/match-quote.ts'
import { placePassage } from '../passages/place-passage.ts'
import { foldName } from '../text/fold.ts'

/** A Web Annotation as it was taken in, when it is kept with what was made of it; else null. */
function keptIn({ imported }: Passage | Note): Annotation | null {
  if (imported?.format !== 'w3c' || typeof imported['annotation'] !== 'object') return null
  try {
    const [read] = readAnnotations(JSON.stringify([imported['annotation']]))
    return read && !('wrong' in read) ? read : null
  } catch {
    return null
  }
}

/**
 * A passage made of another program's annotation leaves as it came, but for what was changed here: nothing that we do
 * not understand in it is lost. `ours` is what we would write of it ourselves.
 */
export function withKept(
  library: Library,
  passage: Passage,
  text: string | null,
  ours: Record<string, unknown>,
): Record<string, unknown> {
  const kept = keptIn(passage)
  if (!kept) return ours
  const { creator, body, bodyValue, target, ...rest } = kept.asWritten
  const sameBody = saysTheSame(library, passage, kept)
  const samePlace = text !== null && isSamePlace(passage, text, kept)
  const bodies = sameBody ? { body, bodyValue } : { body: ours['body'] }
  const whole = {
    '@context': ours['@context'],
    id: ours['id'],
    ...rest,
    // Who wrote it leaves only where authors do.
    ...(passage.createdBy !== '' && { creator }),
    ...bodies,
    target: samePlace ? target : ours['target'],
    ...(!(sameBody && samePlace) && { modified: ours['modified'] }),
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined))
}

function saysTheSame(library: Library, { links, tags, comment }: Passage, kept: Annotation): boolean {
  const said = saidIn(library, kept)
  const names = (of: readonly string[]) => [...new Set(of.map((name) => foldName(name)))].sort()
  const linked = (of: Passage['links']) => of.map(({ entityId, role }) => [entityId, role ?? ''])
  return (
    said.comment === (comment ?? '') &&
    isDeepStrictEqual(linked(said.links), linked(links)) &&
    isDeepStrictEqual(names(said.tagNames), names(tags.map((id) => library.get(id)?.name ?? '')))
  )
}

function isSamePlace({ target, state }: Passage, text: string, { quote }: Annotation): boolean {
  if (state === 'orphaned') return quote.exact === target.exact
  const match = matchQuote(text, quote)
  if (!match || text.slice(match.start, match.end).trim() === '') return false
  const { start, end } = placePassage(text, target.textSha256, match.start, match.end)
  return start === target.start && end === target.end
}

/** A note that is an annotation of a whole article, unchanged: the annotation. */
export function annotationOfNote(note: Note): Record<string, unknown> | null {
  const kept = keptIn(note)
  if (!kept || note.aboutId?.startsWith('article:') !== true) return null
  if (noteText(kept).normalize('NFC') !== note.text) return null
  const { creator, ...rest } = kept.asWritten
  return note.createdBy === '' || creator === undefined ? rest : kept.asWritten
}
