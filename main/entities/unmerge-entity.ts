import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import { danglingTargets, withoutReferences } from '../library/dangling.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { judgementOf } from './identity-judgements.ts'
import { currentId, isEntityId, needEntity } from './resolve.ts'
import { createRewrite, type Rewrite } from './rewrite.ts'
import { foldParticipants } from './save-entity.ts'
import { type Apart, takenApart } from './take-apart.ts'

/** Where in the history each redirect was made: looked for once, as that reads all of it. Numbers only, no words. */
const madeBy = new WeakMap<Library, Map<Id<'redirect'>, number>>()

/** The change that merged an entity away, with all that it replaced; null when none is known. */
export async function mergeOf(library: Library, fromId: EntityId): Promise<Change | null> {
  const redirect = [...library.collection('redirect').values()].find((one) => one.fromId === fromId)
  if (!redirect) return null
  const known = madeBy.get(library) ?? new Map<Id<'redirect'>, number>()
  madeBy.set(library, known)
  const at = known.get(redirect.id)
  if (at !== undefined) return library.change(at)
  for (const { seq } of await library.history({ aboutId: fromId, limit: 1000 })) {
    const change = await library.change(seq)
    if (!change?.deletes.includes(fromId) || !change.puts.some(({ id }) => id === redirect.id)) continue
    known.set(redirect.id, seq)
    return change
  }
  return null
}

/**
 * Takes an entity out again that was merged into another. What the merge changed and nobody has changed since is as it
 * was; of what was changed since, only the reference goes back. That the two are not the same is remembered.
 */
export function entityUnmerge(library: Library, fromId: EntityId, change: Change): { fromId: EntityId; draft: Draft } {
  const was = change.was.find((document): document is Entity & Document => document.id === fromId)
  if (change.erased || !was) throw new CallerError(say('changes.errors.mergeErased', { id: fromId }))
  const to = needEntity(library, fromId)
  const rewrite = createRewrite(library)
  const apart: Apart = { library, from: fromId, to: to.id, now: (id) => (id === fromId ? id : currentId(library, id)) }
  rewrite.put(withActorsOfToday(was, apart))
  for (const redirect of library.collection('redirect').values())
    if (redirect.fromId === fromId) rewrite.remove(redirect.id)
  const mergedOne = change.deletes.filter(isEntityId).length === 1
  for (const before of change.was) {
    if (before.id === fromId) continue
    const restored = restoredOf(apart, change, before, mergedOne)
    if (restored) rewrite.put(restored)
  }
  rewrite.put(judgementOf(library, to.id, fromId, 'not the same'))
  dropMissing(library, rewrite, change)
  return { fromId, draft: rewrite.draft('unmergeEntity', { name: to.name, other: was.name }) }
}

/** Who took part may have been merged into others since. */
function withActorsOfToday(entity: Entity, { now }: Apart): Entity {
  if (entity.kind !== 'event') return entity
  const participants = entity.participants.map((part) => ({ ...part, actorId: now(part.actorId) }))
  return { ...entity, participants: foldParticipants(participants) }
}

/** What a document that the merge changed becomes; null when it stays as it is or is gone. */
function restoredOf(apart: Apart, change: Change, before: Document, mergedOne: boolean): Document | null {
  const { library } = apart
  const made = change.puts.find(({ id }) => id === before.id)
  const now = library.get(before.id)
  if (!now) return made ? null : goneRelation(apart, before)
  if (mergedOne && made && saysTheSame(made, now)) return kindOf(before.id) === 'judgement' ? null : before
  return made ? takenApart(apart, before, made, now) : null
}

/** The merge took away a tie between the two, or one that became the same as another. What one said of the two is past. */
function goneRelation({ library, now }: Apart, before: Document): Document | null {
  if (kindOf(before.id) !== 'relation') return null
  const relation = before as Extract<Document, { fromId: EntityId; type: string }>
  const [fromId, toId] = [now(relation.fromId), now(relation.toId)]
  const isThere = (id: EntityId) => id === relation.fromId || id === relation.toId || library.get(id) !== undefined
  return fromId !== toId && isThere(fromId) && isThere(toId) ? { ...relation, fromId, toId } : null
}

function saysTheSame(made: Document, now: Document): boolean {
  return isDeepStrictEqual({ ...made, updatedAt: '' }, { ...now, updatedAt: '' })
}

/** What was deleted since is not spoken of again. */
function dropMissing(library: Library, rewrite: Rewrite, change: Change): void {
  const isThere = (id: string) =>
    rewrite.get(id as Id) !== undefined || library.get(currentId(library, id as EntityId)) !== undefined
  for (const { id } of change.was) {
    const document = rewrite.get(id)
    const missing = document && danglingTargets(document, isThere)
    if (document && missing && missing.size > 0) {
      const mended = withoutReferences(document, missing)
      if (danglingTargets(mended, isThere).size === 0) rewrite.put(mended)
      else rewrite.remove(id)
    }
  }
}
