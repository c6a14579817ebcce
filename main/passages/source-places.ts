import { type Block, clockTime, type SourcePlace, sourcePlaces } from '#contract/article-text.ts'
import { type Article, versionsOf } from '#contract/article.ts'
import type { Passage } from '#contract/passage.ts'
import { say } from '../words.ts'

/** Only these say where in them a word stands. */
const withPlaces = /^(?:application\/pdf|text\/vtt|application\/x-subrip)$/

/** Whether an article's source has pages or times; its text need not be read where it has none. */
export function hasPlaces(article: Article | undefined): article is Article {
  return article !== undefined && versionsOf(article).some(({ original }) => withPlaces.test(original?.mediaType ?? ''))
}

/** Where passages of one text stand in its source: those that stand in the text, where it says so. */
export function placesOf(
  blocks: readonly Block[],
  passages: readonly Pick<Passage, 'id' | 'state' | 'target'>[],
): [Passage['id'], SourcePlace][] {
  const placeAt = sourcePlaces(blocks)
  return passages.flatMap(({ id, state, target }): [Passage['id'], SourcePlace][] => {
    const place = state === 'orphaned' ? {} : placeAt(target.start)
    return place.page === undefined && place.time === undefined ? [] : [[id, place]]
  })
}

/** "page 12", "1:02:03"; empty where there is no such place. */
export function placeInWords({ page, time }: SourcePlace): string {
  if (page !== undefined) return say('exports.report.page', { page })
  return time === undefined ? '' : clockTime(time)
}
