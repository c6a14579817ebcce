import type { Claim } from './claim.ts'
import type { Entity } from './entity.ts'
import type { EntityId, Id } from './ids.ts'
import type { PassagesByArticle } from './views.ts'

/** A field in which entities that are to be merged differ: each value once, with the first that has it. */
export type MergeField = { field: string; values: { value: unknown; from: EntityId }[] }

/** What each of the entities that are to be merged would bring along. */
export type MergeCounts = {
  id: EntityId
  passages: number
  claims: number
  relations: number
  participations: number
  notes: number
}

export type MergePreview = {
  entities: Entity[]
  /** Where a person chooses which value stays. Descriptions are joined unless one is chosen. */
  fields: MergeField[]
  counts: MergeCounts[]
  /** Those of them that somebody said are not the same. */
  notTheSame: { ids: [EntityId, EntityId]; at: string; by: string }[]
}

/** Why two are likely one, the surest first. */
export const likelyReasons = ['same name', 'initials', 'part of the name'] as const
export type LikelyReason = (typeof likelyReasons)[number]

export type LikelySide = Pick<Entity, 'id' | 'kind' | 'name'> & { type?: string; passages: number }

/** Two that may be the same, with the names that make them look so. */
export type LikelyDuplicate = { a: LikelySide; b: LikelySide; why: LikelyReason; names: [string, string] }

/** What is known of who or what an entity is. */
export type EntityIdentity = {
  /** What somebody said of it and another: the same, or not. */
  judged: {
    judgementId: Id<'judgement'>
    verdict: 'same' | 'not the same'
    other: Pick<Entity, 'id' | 'kind' | 'name'>
    at: string
    by: string
  }[]
  /** Those that were merged into it and can be taken apart again. */
  merged: { fromId: EntityId; name: string; at: string; by: string }[]
  likely: LikelyDuplicate[]
}

/** What of an entity can be taken to another one. */
export type EntityParts = {
  entity: Entity
  passages: PassagesByArticle[]
  /** Claims about it, and those it speaks, reports or is the value of. */
  claims: { id: Id<'claim'>; passageId: Id<'passage'>; property: string; stance: Claim['stance']; words: string }[]
  /** Of an actor its part in events; of an event its participants. */
  participations: { id: Id<'actor'> | Id<'event'>; name: string; role?: string; passageIds: Id<'passage'>[] }[]
  relations: { id: Id<'relation'>; type: string; other: string; outgoing: boolean; passageIds: Id<'passage'>[] }[]
}
