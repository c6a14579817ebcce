import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { EventEntity, Place } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { DaySpan, EventRows, KnownPlace } from '#contract/overview.ts'
import { isDisputed } from '../claims/groups.ts'
import { keptGroupsAbout } from '../claims/kept-groups.ts'
import { tagTree } from '../codebook/tag-tree.ts'
import { termsOf, withTermsUnder } from '../codebook/vocabulary.ts'
import { spanOf } from '../entities/dates.ts'
import { needEntity } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { linkedPassagesOf } from './linked-passages.ts'
import { eventsReady } from './read-ahead.ts'

type EventsAsked = ParsedArgsOf<Calls['eventRows']>

/** The last answer: a screen that is come back to asks the same, and nothing may have changed. */
const last = new WeakMap<Library, { seq: number; key: string; rows: EventRows }>()

/** The events that fit, as columns of numbers and names: thousands at once cost less than their documents would. */
export async function eventRows(library: Library, asked: EventsAsked): Promise<EventRows> {
  await eventsReady(library)
  const key = JSON.stringify(asked)
  const before = last.get(library)
  if (before?.seq === library.seq && before.key === key) return before.rows
  const isInDispute = disputedOf(library)
  const rows = inColumns(library, matching(library, asked, isInDispute), isInDispute)
  last.set(library, { seq: library.seq, key, rows })
  return rows
}

/** Of which events some source contradicts or denies what another says. */
function disputedOf(library: Library): ReadonlySet<EntityId> {
  const disputed = new Set<EntityId>()
  for (const id of library.collection('event').ids())
    if (keptGroupsAbout(library, id).some(isDisputed)) disputed.add(id)
  return disputed
}

function matching(library: Library, asked: EventsAsked, isInDispute: ReadonlySet<EntityId>): EventEntity[] {
  const fits = [ofType(library, asked), withPart(library, asked), ofCode(library, asked), inDispute(asked, isInDispute)]
  const found: { event: EventEntity; from: number }[] = []
  for (const event of library.collection('event').values())
    if (fits.every((one) => one === null || one(event))) found.push({ event, from: firstOf(event) })
  return found.sort((a, b) => compare(a.from, b.from) || compareNames(a.event, b.event)).map(({ event }) => event)
}

/** Undated last. */
const firstOf = ({ date }: EventEntity) => (date === undefined ? null : spanOf(date))?.from ?? Infinity
const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0)
const compareNames = (a: EventEntity, b: EventEntity) => compare(a.name, b.name) || compare(a.id, b.id)

type Fits = ((event: EventEntity) => boolean) | null

function ofType(library: Library, { type }: EventsAsked): Fits {
  if (type === undefined) return null
  const types = withTermsUnder(termsOf(library, 'event types'), type)
  return (event) => event.type !== undefined && types.has(event.type)
}

function withPart(library: Library, { participant }: EventsAsked): Fits {
  if (participant === undefined) return null
  const events = library.references.eventsWithParticipant(needEntity(library, participant).id as Id<'actor'>)
  return ({ id }) => events.has(id)
}

/** Those linked in a passage that wears the code, or one under it. */
function ofCode(library: Library, { tagId }: EventsAsked): Fits {
  if (tagId === undefined) return null
  const linked = linkedPassagesOf(library)
  const events = new Set<EntityId>()
  for (const code of tagTree(library.collection('tag').values()).branch(tagId))
    for (const passage of library.references.each<Id<'passage'>>('passagesTagged', code.id))
      for (const id of linked.of(passage)?.entityIds ?? []) events.add(id)
  return ({ id }) => events.has(id)
}

function inDispute({ disputed }: EventsAsked, isInDispute: ReadonlySet<EntityId>): Fits {
  return disputed === undefined ? null : ({ id }) => isInDispute.has(id) === disputed
}

function inColumns(library: Library, events: readonly EventEntity[], isInDispute: ReadonlySet<EntityId>): EventRows {
  const [types, dates, places] = [numbered<string>(), numbered<string>(), numberedPlaces()]
  const rows: EventRows = {
    of: library.collection('event').size,
    ids: events.map(({ id }) => id),
    names: events.map(({ name }) => name),
    passages: events.map(({ id }) => library.references.count('passagesLinking', id)),
    types: events.map(({ type }) => types.numberOf(type)),
    typeNames: types.all,
    dates: events.map(({ date }) => dates.numberOf(date)),
    dateNames: dates.all,
    spans: [],
    places: events.map(({ place }) => places.numberOf(place)),
    placeNames: places.all,
    clocks: [],
    disputed: [],
  }
  rows.spans = rows.dateNames.map(daysOf)
  for (const [row, { id, clock }] of events.entries()) {
    if (clock) rows.clocks.push(clock.to === undefined ? [row, clock.from] : [row, clock.from, clock.to])
    if (isInDispute.has(id)) rows.disputed.push(row)
  }
  return rows
}

/** Gives each value a number, the same one every time. */
function numbered<Value>() {
  const all: Value[] = []
  const numbers = new Map<Value, number>()
  return {
    all,
    numberOf(value: Value | undefined): number {
      if (value === undefined) return -1
      let number = numbers.get(value)
      if (number === undefined) numbers.set(value, (number = all.push(value) - 1))
      return number
    },
  }
}

function numberedPlaces() {
  const keys = numbered<string>()
  const all: KnownPlace[] = []
  return {
    all,
    numberOf(place: Place | undefined): number {
      if (place === undefined) return -1
      const { name, latitude, longitude, precision } = place
      const number = keys.numberOf(JSON.stringify([name, latitude, longitude, precision]))
      if (keys.all.length > all.length)
        all.push({
          name,
          ...(latitude !== undefined && { latitude }),
          ...(longitude !== undefined && { longitude }),
          ...(precision !== undefined && { precision }),
        })
      return number
    },
  }
}

const day = 86_400_000

/** A date as whole days since 1970; null when it is no date. */
export function daysOf(date: string): DaySpan | null {
  const span = spanOf(date)
  if (!span) return null
  const whole = (moment: number) => (Number.isFinite(moment) ? Math.floor(moment / day) : null)
  return [whole(span.from), whole(span.to)]
}
