import type { Claim } from './claim.ts'
import type { Actor, Entity } from './entity.ts'
import type { Fact } from './fact.ts'
import type { EntityId, Id } from './ids.ts'
import type { Relation } from './relation.ts'
import type { EntityPage, PassagesByArticle, Speaker } from './views.ts'

/** What stands together, who belongs to whom, who says what: computed from the documents for the pages of entities. */

/**
 * Where two may stand together: in the words of one passage, in one paragraph that passages of both touch, in one
 * article, or as participants of one event.
 */
export const coOccurrenceLevels = ['passage', 'paragraph', 'article', 'event'] as const
export type CoOccurrenceLevel = (typeof coOccurrenceLevels)[number]

/** `together` counts at the level asked for; without one, the passages. */
type Counts = { passages: number; articles: number; together: number }
export type PairTogether = { a: EntityId; b: EntityId } & Counts
export type CoOccurrence = { entity: Entity } & Counts

/** What a count of two standing together counts: at the level of passages the passages, else the groups. */
export type Together = {
  /** The count itself, also where only the first are given. */
  total: number
  /** One a paragraph, article or event; at the level of passages one an article. */
  groups: TogetherGroup[]
}

export type TogetherGroup = {
  /** Of the text, counted from 1; where the level is the paragraph. */
  paragraph?: number
  /** Where the level is the event: what each is in it. */
  event?: { id: Id<'event'>; name: string; date?: string; roles: { actorId: Id<'actor'>; role?: string }[] }
  /** Passages of one article, or of several where an event is shown in several. */
  articles: PassagesByArticle[]
}

/** What of an actor or event words can show: it says itself what it is; names stand with its parts and ties. */
export type FactsOf = {
  entity: Entity
  participants: EntityPage['participants']
  relations: EntityPage['relations']
}

/** A fact that the words of one passage show, and whose it is. */
export type ShownFact = {
  fact: Fact
  of: Pick<Entity, 'id' | 'name' | 'kind'>
  /** Of a part in an event: who has it. */
  participant?: { name: string; role?: string }
  /** Of a tie: to whom or what it goes from `of`. */
  tie?: { type: string; to: string }
}

/** One step of a chain of belonging. Steps come in the order of a tree, each under the last one less deep. */
export type Affiliation = {
  relation: Relation
  /** 1 is the actor's own. */
  depth: number
  other: Pick<Actor, 'id' | 'name' | 'type'>
  /** It stands further up already, with all that is under it. */
  again?: true
}

export type Affiliations = {
  /** What it belongs to: an office in a ministry, the ministry in a state. */
  up: Affiliation[]
  /** Who belongs to it. */
  down: Affiliation[]
  /** There are more than are told. */
  cut: boolean
}

/** How an actor may have to do with a claim: it speaks, it passes on, or it is what the claim names. */
export const claimParts = ['says', 'reports', 'named'] as const
export type ClaimPart = (typeof claimParts)[number]

export type ClaimMade = {
  claim: Claim
  as: ClaimPart
  about: Pick<Entity, 'id' | 'name' | 'kind'>
  chain: Speaker[]
  words: string
  article: PassagesByArticle['article']
}

/** A note that speaks of something, with the sentences that do. */
export type NoteOn = {
  id: Id<'note'>
  title: string
  excerpt: string
  about: boolean
  /** The first sentences that name it, each with the words that do. */
  sentences: { sentence: string; words: string }[]
  /** How many do, in all. */
  mentions: number
}
