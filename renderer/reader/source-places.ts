import { type Block, clockTime, leavesOf, type SourcePlace, sourcePlaces } from '#contract/article-text.ts'
import { t } from '../words.ts'
import type { Surface } from './surface.ts'

/** "page 12", "1:02:03": where words stand in their source; empty where it has no such places. */
export function sourcePlaceInWords({ page, time }: SourcePlace): string {
  if (page !== undefined) return t('reader.page', { page })
  return time === undefined ? '' : clockTime(time)
}

/** Where the words at an offset stand in their source, in words. */
export type PlaceAt = (offset: number) => string

/** For one text; made once, asked for every passage. */
export function placesInWords(blocks: readonly Block[]): PlaceAt {
  const placeAt = sourcePlaces(blocks)
  return (offset) => sourcePlaceInWords(placeAt(offset))
}

/** Says the page where one begins, and the time of every stretch of a recording, beside the text and never in it. */
export function showSourcePlaces({ leaves }: Surface, blocks: readonly Block[]): void {
  if (!blocks.some(({ page, time }) => page !== undefined || time !== undefined)) return
  let before = ''
  leavesOf(blocks).forEach(({ blockIndex }, index) => {
    const words = sourcePlaceInWords(blocks[blockIndex] ?? {})
    const element = leaves[index]?.element
    if (element && words !== before && words !== '') element.dataset['place'] = words
    before = words
  })
}
