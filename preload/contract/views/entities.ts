import type { CoOccurrence, NoteOn } from '../cross-reference.ts'
import type { Entity } from '../entity.ts'
import type { EntityId, Id } from '../ids.ts'
import type { Relation } from '../relation.ts'
import type { ClaimGroup } from './claims.ts'
import type { PassagesByArticle } from './passages.ts'

export type EntityHit = {
  entity: Entity
  /** How it was found: order of rank. */
  matched: 'name' | 'alias' | 'prefix' | 'word' | 'part'
  /** The name or alias that matched. */
  matchedText: string
  passages: number
  /** Seconds since 1970 of its last link or edit, for recency. */
  usedAt: number
}

export type EntityPage = {
  entity: Entity
  passages: PassagesByArticle[]
  passageCount: number
  articleCount: number
  /** Of an event: its participants with their names. */
  participants: { actorId: Id<'actor'>; name: string; role?: string; passageIds: Id<'passage'>[] }[]
  /** Of an actor: the events it took part in, in the order they happened. */
  events: { eventId: Id<'event'>; name: string; date?: string; role?: string; passageIds: Id<'passage'>[] }[]
  /** The other one with its date, where it is an event that has one. */
  relations: {
    relation: Relation
    other: Pick<Entity, 'id' | 'name' | 'kind'> & { date?: string }
    outgoing: boolean
  }[]
  claims: ClaimGroup[]
  appearsWith: CoOccurrence[]
  /** All of them, where only the closest are given. */
  appearsWithCount: number
  notes: NoteOn[]
}

export type ListedEntity = {
  id: EntityId
  kind: Entity['kind']
  name: string
  aliases: string[]
  type?: string
  date?: string
  country?: string
  passages: number
  articles: number
  claims: number
  updatedAt: string
}
