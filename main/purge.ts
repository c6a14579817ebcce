import type { Handlers } from '#contract/calls.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import { CallerError, type Library } from './library/library.ts'
import type { SearchIndex } from './search/search-index.ts'
import { say } from './words.ts'

type Deleting = Pick<
  Handlers,
  | 'deleteArticle'
  | 'deletePassage'
  | 'deleteEntity'
  | 'deleteRelation'
  | 'deleteClaim'
  | 'deleteAssessment'
  | 'deleteNote'
  | 'deleteTag'
  | 'deleteSearch'
>

const deletedBy = {
  article: 'deleteArticle',
  passage: 'deletePassage',
  actor: 'deleteEntity',
  event: 'deleteEntity',
  relation: 'deleteRelation',
  claim: 'deleteClaim',
  assessment: 'deleteAssessment',
  note: 'deleteNote',
  tag: 'deleteTag',
  search: 'deleteSearch',
} as const satisfies Record<string, keyof Deleting>

/** Erasing for good: what is still there is deleted as ever, with all that goes with it, and then taken out of every file. */
export function purgeCalls(
  library: Library,
  deleting: Deleting,
  searchIndex: Pick<SearchIndex, 'forgettingAfter'>,
): Pick<Handlers, 'purge'> {
  return {
    purge: async ({ id }) => {
      const kind = kindOf(id)
      if (!(kind in deletedBy)) throw new CallerError(say('protection.cannotPurge', { id }))
      const name = deletedBy[kind as keyof typeof deletedBy]
      if (library.get(id)) await (deleting[name] as (args: { id: Id }) => unknown)({ id })
      return searchIndex.forgettingAfter(() => library.purge(id))
    },
  }
}
