import { keptGroupsAbout } from '../claims/kept-groups.ts'
import { spanOf } from '../entities/dates.ts'
import { onceInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'

/** Every event, and what is claimed about it. */
export const eventsReady = onceInTurns(function* (library) {
  for (const id of library.collection('event').ids()) yield keptGroupsAbout(library, id)
  yield* eachOf(library, ['event'])
})

/** Every actor, event, relation and article: what ties and their dates are read from. */
export const tiesReady = onceInTurns((library) => eachOf(library, ['event', 'actor', 'relation', 'article']))

export const articlesReady = onceInTurns((library) => eachOf(library, ['article']))

type DatedKind = 'article' | 'actor' | 'event' | 'relation'

function* eachOf(library: Library, kinds: readonly DatedKind[]): Generator<unknown, void, undefined> {
  for (const kind of kinds)
    for (const id of library.collection(kind).ids()) {
      const document = library.get(id)
      // To read a date takes far longer than to look up what it means.
      const date = document && ('publishedAt' in document ? document.publishedAt : 'date' in document && document.date)
      if (typeof date === 'string') spanOf(date)
      yield document
    }
}
