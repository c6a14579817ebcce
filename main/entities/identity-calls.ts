import type { Handlers } from '#contract/calls.ts'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { EntityIdentity, LikelyDuplicate, LikelySide } from '#contract/identity.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { entityParts } from './entity-parts.ts'
import { identityJudgements, identityJudging } from './identity-judgements.ts'
import { type LikelyPair, likelyPairs } from './likely-duplicates.ts'
import { entityMerge } from './merge-entities.ts'
import { mergePreview } from './merge-preview.ts'
import { needEntity } from './resolve.ts'
import { commitAndGet } from './rewrite.ts'
import { entitySplit } from './split-entity.ts'
import { entityUnmerge, mergeOf } from './unmerge-entity.ts'

type IdentityCalls =
  | 'mergeEntities'
  | 'mergePreview'
  | 'entityParts'
  | 'splitEntity'
  | 'unmergeEntity'
  | 'likelyDuplicates'
  | 'identityOf'
  | 'judgeIdentity'

/** Whether two actors or two events are one, and what follows from it. */
export function identityCalls(library: Library): Pick<Handlers, IdentityCalls> {
  return {
    mergeEntities: ({ keepId, mergeIds, fields }) => {
      const { keptId, draft } = entityMerge(library, keepId, mergeIds, fields)
      return commitAndGet(library, draft, keptId)
    },
    mergePreview: ({ ids }) => mergePreview(library, ids),
    entityParts: ({ id }) => entityParts(library, id),
    splitEntity: (args) => {
      const { toId, draft } = entitySplit(library, args)
      return commitAndGet(library, draft, toId)
    },
    unmergeEntity: async ({ fromId }) => {
      const change = await mergeOf(library, fromId)
      if (!change) throw new CallerError(say('changes.errors.notMerged', { id: fromId }))
      const { draft } = entityUnmerge(library, fromId, change)
      return commitAndGet(library, draft, fromId)
    },
    likelyDuplicates: async ({ kind, id, offset = 0, limit = 100 }) => {
      const pairs = await pairsOf(library, kind, id)
      return { total: pairs.length, items: pairs.slice(offset, offset + limit).flatMap((pair) => told(library, pair)) }
    },
    identityOf: ({ id }) => identityOf(library, id),
    judgeIdentity: async (args) => {
      await library.commit(identityJudging(library, args))
      return null
    },
  }
}

async function pairsOf(library: Library, kind?: Entity['kind'], wanted?: EntityId): Promise<readonly LikelyPair[]> {
  const id = wanted === undefined ? undefined : needEntity(library, wanted).id
  const pairs = await likelyPairs(library)
  if (kind === undefined && id === undefined) return pairs
  return pairs.filter(({ a, b }) => (!kind || a.startsWith(`${kind}:`)) && (!id || a === id || b === id))
}

function told(library: Library, { a, b, why, names }: LikelyPair): LikelyDuplicate[] {
  const [one, other] = [library.get(a), library.get(b)]
  return one && other ? [{ a: sideOf(library, one), b: sideOf(library, other), why, names }] : []
}

function sideOf(library: Library, { id, kind, name, type }: Entity): LikelySide {
  const passages = library.references.count('passagesLinking', id)
  return { id, kind, name, passages, ...(type !== undefined && { type }) }
}

/** More than this looks like a word and not like a name. */
const mostLikely = 20

async function identityOf(library: Library, wanted: EntityId): Promise<EntityIdentity> {
  const { id } = needEntity(library, wanted)
  const likely = (await pairsOf(library, undefined, id)).slice(0, mostLikely)
  const redirects = [...library.collection('redirect').values()].filter(({ toId }) => toId === id)
  const merged = await Promise.all(redirects.map(({ fromId }) => mergedAway(library, fromId)))
  return { judged: judgedOf(library, id), merged: merged.flat(), likely: likely.flatMap((pair) => told(library, pair)) }
}

function judgedOf(library: Library, id: EntityId): EntityIdentity['judged'] {
  return [...identityJudgements(library)].flatMap(({ judgement, ids: [a, b] }) => {
    const other = a === id ? library.get(b) : b === id ? library.get(a) : undefined
    if (!other) return []
    const { id: judgementId, verdict, createdAt: at, createdBy: by } = judgement
    const said = verdict === 'same' ? ('same' as const) : ('not the same' as const)
    return [
      { judgementId, verdict: said, other: { id: other.id, kind: other.kind, name: other.name } as Entity, at, by },
    ]
  })
}

async function mergedAway(library: Library, fromId: EntityId): Promise<EntityIdentity['merged']> {
  const change = await mergeOf(library, fromId)
  const was = change?.was.find(({ id }) => id === fromId) as Entity | undefined
  return change && was && !change.erased ? [{ fromId, name: was.name, at: change.at, by: change.by }] : []
}
