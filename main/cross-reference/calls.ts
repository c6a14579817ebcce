import type { Handlers } from '#contract/calls.ts'
import { needEntity } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { listedNote, notesOn } from '../notes/list-notes.ts'
import { pairsIn } from './co-occurrence.ts'
import { entityPage } from './entity-page.ts'
import { appearsWith } from './passages-of.ts'

/** What refers to what: computed from the documents whenever asked. */
export function crossReferenceCalls(library: Library): Pick<Handlers, 'entityPage' | 'coOccurrence' | 'backlinks'> {
  return {
    entityPage: ({ id }) => entityPage(library, id),
    coOccurrence: ({ id, kind, limit = 1000 }) => {
      if (id === undefined) {
        const wanted = (entityId: string) => kind === undefined || entityId.startsWith(`${kind}:`)
        return { pairs: pairsIn(library.collection('passage').values(), wanted).slice(0, limit) }
      }
      const entity = needEntity(library, id)
      const withOne = appearsWith(library, entity.id)
        .filter((one) => kind === undefined || one.entity.kind === kind)
        .slice(0, limit)
      const pairs = withOne.map(({ entity: other, passages, articles }) => {
        return { a: entity.id, b: other.id, passages, articles }
      })
      return { pairs, withOne }
    },
    backlinks: ({ id }) => notesOn(library, id).map(({ note }) => listedNote(library, note)),
  }
}
