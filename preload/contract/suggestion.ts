import { z } from 'zod'
import { shortText } from './common.ts'
import type { Attribution, ClaimValue, CountValue, Stance } from './claim.ts'
import type { ActorType, Clock } from './entity.ts'
import { type EntityId, entityId, type Id, idOf } from './ids.ts'

export const suggestionKinds = ['actor', 'event', 'date', 'figure'] as const
export type SuggestionKind = (typeof suggestionKinds)[number]

/** Who says what stands at a place: a person or institution the library knows, or the words that name them. */
export type SuggestedSpeaker = { actorId?: Id<'actor'>; text: string; as: Attribution['as'] }

/** Something a text may speak of, to accept or reject. Nothing of it is kept until someone accepts it. */
export type Suggestion = {
  /** Names the suggestion in one answer. */
  id: string
  kind: SuggestionKind
  /** The words, and where they stand in the article's plain text. */
  text: string
  start: number
  end: number
  /** Of a new actor its type; of a figure what happened to those counted: killed, injured… */
  type?: ActorType | (string & {})
  value?: CountValue | ({ kind: 'date'; edtf: string } & { clock?: Clock; inferred?: true })
  /** The one actor or event that has this name. */
  entityId?: EntityId
  /** Several have it. */
  candidates?: { entityId: EntityId; name: string }[]
  /** What an unknown name looks like. A place is no actor by itself, but may be accepted as one. */
  looksLike?: 'person' | 'organisation' | 'place' | 'group'
  country?: string
  speakers?: SuggestedSpeaker[]
  /** 0 to 1. */
  score: number
}

/** A suggestion as it comes back to be accepted or rejected: the words, and what they are taken for. */
export const judgedSuggestion = {
  articleId: idOf('article'),
  kind: z.enum(suggestionKinds),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  entityId: entityId.optional(),
  /** Of a new actor or event. */
  name: shortText.min(1).optional(),
  type: shortText.optional(),
}

export const mentionPlace = z.strictObject({
  articleId: idOf('article'),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
})

/** The places in one article where an entity is named and nothing links it. */
export type MentionsInArticle = {
  articleId: Id<'article'>
  title: string
  publishedAt?: string
  places: {
    start: number
    end: number
    exact: string
    /** The sentence around it, for as many places as fit a screen. */
    sentence?: string
    /** Others that have the same name: such places are shown and not marked with the rest. */
    ambiguous?: EntityId[]
  }[]
}

export type Mentions = { total: number; ambiguous: number; articles: MentionsInArticle[] }

/** A claim filled in from selected words, for the person to correct. */
export type ClaimDraft = {
  property?: string
  value?: ClaimValue
  stance: Stance
  proposition?: string
  /** What a statement that the words hold was said of before. */
  about?: { id: EntityId; name: string }
  attribution: (Attribution & { text: string })[]
}
