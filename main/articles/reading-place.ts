import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'

/** Where a person is in an article: an offset in the plain text, and how far that is, 0 to 1. */
export type ReadingPlace = { place: number; progress: number }

const keyOf = (id: Id<'article'>) => `place:${id}`

export function saveReadingPlace(library: Library, id: Id<'article'>, place: ReadingPlace): void {
  library.view.set(keyOf(id), place)
}

/** The beginning, where nothing is known. What the view file holds may have been edited by anyone. */
export function readingPlaceOf(library: Library, id: Id<'article'>): ReadingPlace {
  const kept = library.view.get(keyOf(id)) as Partial<ReadingPlace> | null | undefined
  const { place, progress } = kept ?? {}
  return {
    place: typeof place === 'number' && place >= 0 ? Math.floor(place) : 0,
    progress: typeof progress === 'number' && progress >= 0 ? Math.min(progress, 1) : 0,
  }
}
