import type { EntityId } from '#contract/ids.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { judgementsBetween } from './identity-judgements.ts'
import { type Choices, mergedEntity } from './merged-entity.ts'
import { moveReferences } from './move-references.ts'
import { needEntity } from './resolve.ts'
import { createRewrite } from './rewrite.ts'

/**
 * One entity out of several: everything that referred to one of `mergeIds` refers to `keepId`, in one change. What was
 * said of two of them, that they are or are not the same, has nothing to be said of any more.
 */
export function entityMerge(
  library: Library,
  keepId: EntityId,
  mergeIds: readonly EntityId[],
  fields: Choices = {},
): { keptId: EntityId; draft: Draft } {
  const kept = needEntity(library, keepId)
  const merged = [...new Map(mergeIds.map((id) => needEntity(library, id)).map((one) => [one.id, one])).values()]
  for (const one of merged) {
    if (one.id === kept.id) throw new CallerError(say('changes.errors.mergeItself', { id: one.id }))
    if (one.kind !== kept.kind) throw new CallerError(say('changes.errors.mergeKinds', { id: one.id }))
  }
  const rewrite = createRewrite(library)
  const result = mergedEntity([kept, ...merged], fields)
  rewrite.put(result)
  for (const { id } of merged) {
    moveReferences(library, rewrite, id, kept.id)
    rewrite.put({ ...library.stamp('redirect'), fromId: id, toId: kept.id })
    rewrite.remove(id)
  }
  for (const judgement of judgementsBetween(library, new Set([kept.id, ...merged.map(({ id }) => id)])))
    rewrite.remove(judgement.id)
  const names = merged.map((one) => one.name).join(', ')
  return { keptId: kept.id, draft: rewrite.draft('mergeEntities', { merged: names, name: result.name }) }
}
