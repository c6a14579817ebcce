import { z } from 'zod'
import { shortText } from './common.ts'
import { type EntityId, type Id, idOf } from './ids.ts'
import type { Relation } from './relation.ts'

/** What the timeline, the map and the network show of a whole library: rows of numbers, no documents. */

/** Which events: those of a type with what stands under it, with a part for an actor, in passages of a code. */
export const eventsWanted = {
  type: shortText.min(1).optional(),
  participant: idOf('actor').optional(),
  tagId: idOf('tag').optional(),
  /** Those alone of which sources contradict or deny each other. */
  disputed: z.boolean().optional(),
}

/** Days since 1 January 1970, the first and the last a date can mean; `null` where it is open. */
export type DaySpan = [first: number | null, last: number | null]

export type KnownPlace = { name: string; latitude?: number; longitude?: number; precision?: string }

/** Events in columns, in the order they happened, undated last; a number in `types`, `dates` and `places` is an index. */
export type EventRows = {
  /** How many events there are in the library. */
  of: number
  ids: Id<'event'>[]
  names: string[]
  passages: number[]
  /** -1 is none; so it is of dates and places. */
  types: number[]
  typeNames: string[]
  dates: number[]
  /** EDTF, each once. */
  dateNames: string[]
  spans: (DaySpan | null)[]
  places: number[]
  placeNames: KnownPlace[]
  /** Of the few that have one: which row, and the time of day as `13:00`. */
  clocks: [row: number, from: string, to?: string][]
  /** Rows of disputed events. */
  disputed: number[]
}

/** On how many articles each date of publication stands. */
export type ArticleDays = { dates: { span: DaySpan; articles: number }[]; undated: number }

/** What can tie two actors or events in the network. */
export const tieKinds = ['passages', 'participation', 'relation', 'affiliation'] as const
export type TieKind = (typeof tieKinds)[number]

export type NetworkNode = {
  id: EntityId
  name: string
  type?: string
  date?: string
  passages: number
  /** From the one asked about: 0 is it itself. */
  steps?: number
}

/** Two that are tied, by their places among the nodes, and how often by each kind that was asked for. */
export type NetworkEdge = { a: number; b: number } & Partial<Record<TieKind, number>>

export type Network = {
  nodes: NetworkNode[]
  edges: NetworkEdge[]
  /** How many fit what was asked but are not among the nodes. */
  leftOut: number
}

/** What ties two, with the passages that show it; shared passages are told by `together`. */
export type TiesBetween = {
  relations: Relation[]
  participations: {
    event: { id: Id<'event'>; name: string; date?: string }
    role?: string
    passageIds: Id<'passage'>[]
  }[]
}
