import { plainTextOf } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import type { AnnotateOutcome, AnnotateReport } from '#contract/views.ts'
import { type Library, ReadOnlyError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { Pauses } from './pauses.ts'
import { findArticles } from './find-article.ts'
import type { Annotation, ReadAnnotation } from './read-annotations.ts'
import { createIntake, type Place, type Placed, placeOf, takeAnnotation } from './take-annotation.ts'

type Into = { articleId?: Id<'article'> | undefined; signal?: AbortSignal | undefined }
type Found = { place: Place; placed: Placed | null }

/**
 * One outcome an annotation, in their order; all that fit come in as one change, or none when it is cancelled. An
 * annotation whose words are not found is kept as orphaned, never put on other words.
 */
export async function takeAnnotations(
  library: Library,
  read: readonly ReadAnnotation[],
  { articleId, signal }: Into = {},
): Promise<AnnotateReport> {
  if (library.readOnly) throw new ReadOnlyError(library.readOnly.reason)
  const given = articleId === undefined ? undefined : library.need(articleId).id
  const pauses = new Pauses(signal)
  const annotations = read.filter((one): one is Annotation => !('wrong' in one))
  const articles = given === undefined ? await findArticles(library, annotations, pauses) : null
  const articleOf = (annotation: Annotation) => given ?? articles?.get(annotation)
  const { found, places } = await placedIn(library, annotations, articleOf, pauses)
  // From here to the commit nothing waits: what is known cannot change in between.
  const intake = createIntake(library)
  const outcomes = read.map((one): AnnotateOutcome => {
    const named = one.id === undefined ? {} : { id: one.id }
    if ('wrong' in one) return { ...named, status: 'failed', reason: one.wrong }
    const id = articleOf(one)
    if (id === undefined) {
      const source = one.sources[0] ?? ''
      return { ...named, status: 'failed', reason: say('exports.annotations.noArticle', { source }) }
    }
    const words = found.get(one)
    if (!words) return { ...named, status: 'failed', articleId: id, reason: say('exports.annotations.textMissing') }
    return takeAnnotation(library, intake, one, words.place, words.placed)
  })
  const puts = [...intake.newTags, ...intake.passages.values(), ...intake.notes]
  const label = { key: 'annotate', args: { count: intake.passages.size + intake.notes.length } }
  if (puts.length > 0) await library.commit({ label, puts })
  const [passages, notes, codes] = [intake.passages.size, intake.notes.length, intake.newTags.length]
  const counts = { articles: places, passages, codes, notes }
  const format = annotations[0]?.format ?? 'w3c'
  return { format, outcomes, told: [], notKept: [], counts, changed: puts.length }
}

/** The words of every annotation whose article is known, in the texts as they are when all are found. */
async function placedIn(
  library: Library,
  annotations: readonly Annotation[],
  articleOf: (annotation: Annotation) => Id<'article'> | undefined,
  pauses: Pauses,
): Promise<{ found: Map<Annotation, Found>; places: number }> {
  const ids = new Set(annotations.map(articleOf).filter((id) => id !== undefined))
  const places = await placesOf(library, ids)
  const found = new Map<Annotation, Found>()
  for (const annotation of annotations) {
    const place = places.get(articleOf(annotation) ?? '')
    if (place) found.set(annotation, { place, placed: placeOf(annotation, place) })
    if (pauses.isDue) await pauses.take()
  }
  pauses.throwIfCancelled()
  // Texts that were corrected while words were looked for are looked through again.
  const isNow = ({ articleId, textSha256 }: Place) => library.get(articleId)?.textSha256 === textSha256
  return [...places.values()].every(isNow)
    ? { found, places: places.size }
    : placedIn(library, annotations, articleOf, pauses)
}

async function placesOf(library: Library, ids: Iterable<Id<'article'>>): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const articleId of ids) {
    const article = library.get(articleId)
    const stored = article && (await library.texts.get(article.textSha256))
    if (stored) places.set(articleId, { articleId, text: plainTextOf(stored.blocks), textSha256: article.textSha256 })
  }
  return places
}
