import type { ActorType, Alias, Clock, Place } from '#contract/entity.ts'
import type { ClaimValue, Stance } from '#contract/claim.ts'

/** How the sample is written down: names instead of ids, quoted words instead of offsets. */
export type SampleActor = {
  name: string
  type: ActorType
  country?: string
  aliases?: (string | Alias)[]
  description?: string
  identifiers?: Record<string, string>
}

export type SampleEvent = {
  name: string
  type: string
  date?: string
  dateAsWritten?: string
  clock?: Clock
  place?: Place
  aliases?: (string | Alias)[]
  description?: string
}

/** The words of a passage; where they stand more than once, the words that it is found in. */
export type Words = string | { words: string; within: string }

/** Words that are linked to entities by name, each with its role here, and tagged. */
export type SamplePassage = {
  words: Words
  links?: Record<string, string | null>
  tags?: string[]
  comment?: string
}

export type SampleClaim = {
  words: Words
  about: string
  property: string
  value?: ClaimValue
  /** An actor by name, where that is the value. */
  actor?: string
  proposition?: string
  stance?: Stance
  saidOn?: string
  /** Who says it, then who reports it, by name; nobody where the article itself speaks. */
  by?: string[]
}

export type SampleRelation = { from: string; type: string; to: string; position?: string; date?: string; words?: Words }

/** A field of an actor or event, or another name of it, that words show. */
export type SampleEvidence = { of: string; field: string; words: Words }

export type SampleArticle = {
  fileName: string
  text: string
  status: 'unread' | 'reading' | 'done'
  language?: string
  outlet?: string
  title?: string
  rights?: string
  tags?: string[]
  passages: SamplePassage[]
  claims: SampleClaim[]
  relations?: SampleRelation[]
  evidence?: readonly SampleEvidence[]
}

export function atLeast(number: number, unit: string): ClaimValue {
  return { kind: 'count', comparator: '≥', number, unit }
}

export function moreThan(number: number, unit: string): ClaimValue {
  return { kind: 'count', comparator: '>', number, unit }
}

export function exactly(number: number, unit: string): ClaimValue {
  return { kind: 'count', comparator: '=', number, unit }
}

export function about(number: number, unit: string): ClaimValue {
  return { kind: 'count', comparator: '~', number, unit }
}

export function onDate(edtf: string): ClaimValue {
  return { kind: 'date', edtf }
}

export function inWords(text: string): ClaimValue {
  return { kind: 'text', text }
}
