import type { Handlers } from '#contract/calls.ts'
import { needEntity } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { listedNote, notesOn } from '../notes/list-notes.ts'
import { entityPage } from './entity-page.ts'
import { appearsWith, closest, closestPairs } from './passages-of.ts'

/** What refers to what: computed from the documents whenever asked. */
export function crossReferenceCalls(library: Library): Pick<Handlers, 'entityPage' | 'coOccurrence' | 'backlinks'> {
  return {
    entityPage: ({ id, passages, companions }) =>
      entityPage(library, id, {
        ...(passages !== undefined && { passages }),
        ...(companions !== undefined && { companions }),
      }),
    coOccurrence: ({ id, kind, limit = 1000 }) => {
      if (id === undefined) {
        return { pairs: closestPairs(library, limit, kind) }
      }
      const entity = needEntity(library, id)
      const withOne = closest(library, appearsWith(library, entity.id), limit, kind)
      const pairs = withOne.map(({ entity: other, passages, articles }) => {
        return { a: entity.id, b: other.id, passages, articles }
      })
      return { pairs, withOne }
    },
    backlinks: ({ id }) => notesOn(library, id).map(({ note }) => listedNote(library, note)),
  }
}
