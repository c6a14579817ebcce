import { clockTime, type SourcePlace } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { hasPlaces, placesOf } from '../passages/source-places.ts'
import type { Gathered } from './gather.ts'

/** The page or the second at which the words of a passage stand in its source; nothing where there is no such place. */
export type PlaceOf = (passageId: Id<'passage'>) => SourcePlace

/**
 * Looks up the places of all passages, once: a text at a time is read, and only places are kept. `mostTexts` is for
 * a preview, which shows no more than the beginning.
 */
export function findPlaces(
  library: Library,
  { articles, passagesOf, textOf }: Pick<Gathered, 'articles' | 'passagesOf' | 'textOf'>,
  mostTexts = Infinity,
): () => Promise<PlaceOf> {
  let found: Promise<PlaceOf> | undefined
  const find = async (): Promise<PlaceOf> => {
    const places = new Map<string, SourcePlace>()
    let read = 0
    for (const article of articles) {
      // Of a text whose names are replaced the file is a plain one: what it came from is asked.
      if (read >= mostTexts || !hasPlaces(library.get(article.id))) continue
      const passages = passagesOf(article.id)
      const text = passages.length > 0 ? await textOf(article) : null
      read += 1
      for (const [id, place] of placesOf(text?.blocks ?? [], passages)) places.set(id, place)
    }
    return (id) => places.get(id) ?? {}
  }
  return () => (found ??= find())
}

/** A place as two cells of a table. */
export function placeCells({ page, time }: SourcePlace): { page: number | ''; time: string } {
  return { page: page ?? '', time: time === undefined ? '' : clockTime(time) }
}
