import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Passage } from '#contract/passage.ts'
import type { PassageToReview } from '#contract/views.ts'
import { needOne, shortWords } from '../entities/rewrite.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { inTextOrder } from './text-order.ts'
import { sentenceFinderFor } from './sentences.ts'

const unsureStates = ['moved', 'changed', 'orphaned'] as const

/** The passages that are not surely where they were put, by article in text order. */
export async function passagesToReview(
  library: Library,
  { articleId, offset = 0, limit = 100_000 }: ParsedArgsOf<Calls['passagesToReview']>,
): Promise<{ total: number; items: PassageToReview[] }> {
  const unsure = unsureOf(library, articleId).toSorted(
    (a, b) => (a.articleId < b.articleId ? -1 : a.articleId > b.articleId ? 1 : 0) || inTextOrder(a, b),
  )
  const finders = new Map<string, (target: Passage['target']) => string>()
  const items: PassageToReview[] = []
  for (const passage of unsure.slice(offset, offset + limit)) {
    const find = finders.get(passage.articleId) ?? (await sentenceFinderFor(library, passage.articleId))
    finders.set(passage.articleId, find)
    items.push(toReview(library, passage, find))
  }
  return { total: unsure.length, items }
}

function unsureOf(library: Library, articleId: Passage['articleId'] | undefined): Passage[] {
  const { references } = library
  const wanted = articleId === undefined ? null : references.passagesOfArticle(needOne(library, articleId).id)
  return unsureStates
    .flatMap((state) => [...references.passagesInState(state)])
    .filter((id) => wanted === null || wanted.has(id))
    .flatMap((id) => library.get(id) ?? [])
}

function toReview(library: Library, passage: Passage, find: (target: Passage['target']) => string): PassageToReview {
  const { target, before, state, articleId } = passage
  return {
    passage,
    articleTitle: library.get(articleId)?.title ?? '',
    exactBefore: before?.exact ?? target.exact,
    exactAfter: state === 'orphaned' ? null : target.exact,
    sentence: find(target),
  }
}

/** A passage that a person has looked at and found right as it stands. */
export function acceptance(library: Library, id: Passage['id']): Draft {
  const passage = needOne(library, id)
  const words = shortWords(passage.target.exact)
  if (passage.state === 'orphaned') throw new CallerError(say('changes.errors.acceptOrphan', { words }))
  const { before: _looked, ...kept } = passage
  return { label: { key: 'reviewPassage', args: { words } }, puts: [{ ...kept, state: 'anchored' }] }
}
