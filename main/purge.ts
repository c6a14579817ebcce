import type { Handlers } from '#contract/calls.ts'
import { type EntityId, type Id, type Kind, kindOf } from '#contract/ids.ts'
import type { PurgePreview } from '#contract/views.ts'
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

/** What goes with a document when it is erased, counted: the same that go when it is deleted. */
export function purgePreview(library: Library, id: Id): PurgePreview {
  const document = library.need(id) as { title?: string; name?: string; target?: { exact: string } }
  const counted = (kind: Kind, count: number) => (count > 0 ? [{ kind, count }] : [])
  const { references } = library
  const mentions = new Set([...references.notesAbout(id), ...references.notesMentioning(id)])
  const kind = kindOf(id)
  const passages = kind === 'article' ? [...references.passagesOfArticle(id as Id<'article'>)] : []
  const quoted = kind === 'passage' ? [id as Id<'passage'>] : passages
  const claims = new Set(quoted.flatMap((passage) => [...references.claimsOfPassage(passage)]))
  const withIt = [...counted('passage', passages.length)]
  if (kind === 'actor' || kind === 'event') {
    const entity = id as EntityId
    for (const claim of references.claimsAbout(entity)) claims.add(claim)
    withIt.push(
      ...counted('relation', references.relationsOf(entity).size),
      ...counted('assessment', references.assessmentsAbout(entity).size),
    )
  }
  return {
    title: document.title ?? document.name ?? document.target?.exact ?? '',
    with: [...withIt, ...counted('claim', claims.size)],
    mentionedIn: mentions.size,
  }
}
