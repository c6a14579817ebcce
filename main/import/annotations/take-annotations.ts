import { plainTextOf } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import type { AnnotateOutcome, AnnotateReport } from '#contract/views.ts'
import { type Library, ReadOnlyError } from '../../library/library.ts'
import { say } from '../../words.ts'
import { findArticles } from './find-article.ts'
import { type Annotation, readAnnotations } from './read-annotations.ts'
import { createIntake, type Place, takeAnnotation } from './take-annotation.ts'

/**
 * One outcome an annotation, in their order; all that fit come in as one change. An annotation whose words are not
 * found is kept as orphaned, never put on other words.
 */
export async function annotateJson(library: Library, json: string, articleId?: Id<'article'>): Promise<AnnotateReport> {
  if (library.readOnly) throw new ReadOnlyError(library.readOnly.reason)
  const given = articleId === undefined ? undefined : library.need(articleId).id
  const read = readAnnotations(json)
  const annotations = read.filter((one): one is Annotation => !('wrong' in one))
  const articles = given === undefined ? await findArticles(library, annotations) : null
  const articleOf = (annotation: Annotation) => given ?? articles?.get(annotation)
  const places = await placesOf(library, new Set(annotations.map(articleOf).filter((id) => id !== undefined)))
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
    const place = places.get(id)
    if (!place) return { ...named, status: 'failed', articleId: id, reason: say('exports.annotations.textMissing') }
    return takeAnnotation(library, intake, one, place)
  })
  const puts = [...intake.newTags, ...intake.passages, ...intake.notes]
  const label = { key: 'annotate', args: { count: intake.passages.length + intake.notes.length } }
  if (puts.length > 0) await library.commit({ label, puts })
  const [passages, notes, codes] = [intake.passages.length, intake.notes.length, intake.newTags.length]
  const counts = { articles: places.size, passages, codes, notes }
  const format = annotations[0]?.format ?? 'w3c'
  return { format, outcomes, told: [], notKept: [], counts, changed: puts.length }
}

async function placesOf(library: Library, ids: Iterable<Id<'article'>>): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const articleId of ids) {
    const article = library.get(articleId)
    const stored = article && (await library.texts.get(article.textSha256))
    if (stored) places.set(articleId, { articleId, text: plainTextOf(stored.blocks), textSha256: article.textSha256 })
  }
  // A text that was corrected while others were read is read again.
  const isNow = ({ articleId, textSha256 }: Place) => library.get(articleId)?.textSha256 === textSha256
  return [...places.values()].every(isNow) ? places : placesOf(library, ids)
}
