import type { Actor, ActorType, EventEntity, Participant } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Relation } from '#contract/relation.ts'
import type { Redirect, SavedSearch, Tag } from '#contract/small-documents.ts'
import { dayIn, type Plan } from './plan.ts'
import { below, chance, oneOf, type Random } from './random.ts'
import { common, type Making, sentenceOf } from './source-documents.ts'

/** Actors, events, their ties, and the codebook. */

const countries = ['AM', 'AZ', 'RU', 'US', 'FR', 'ES', 'GE', 'TR', 'IR', 'MX']

export function makeActor({ plan, words, names }: Making, n: number): Actor {
  const random = plan.random('actor', n)
  const { name, aliases, type } = names.actor(n)
  return {
    id: plan.id('actor', n),
    kind: 'actor',
    ...common(n, plan.actors),
    name,
    aliases,
    type: type as ActorType,
    ...(chance(random, 0.6) && { country: oneOf(random, countries) }),
    ...(chance(random, 0.2) && { description: sentenceOf(words, random, 20) }),
  }
}

export function makeEvent(making: Making, n: number): EventEntity {
  const { plan, words, names } = making
  const random = plan.random('event', n)
  const { name, aliases, type } = names.event(n)
  return {
    id: plan.id('event', n),
    kind: 'event',
    ...common(n, plan.events),
    name,
    aliases,
    type,
    ...(chance(random, 0.9) && { date: edtfIn(random) }),
    ...(chance(random, 0.5) && {
      place: { name: words.rare(random), latitude: below(random, 90), longitude: below(random, 180) },
    }),
    participants: participantsOf(making, random),
  }
}

function edtfIn(random: Random): string {
  const day = dayIn(random)
  const end = `${day.slice(0, 8)}${String(Math.max(Number(day.slice(8)), 28)).padStart(2, '0')}`
  return oneOf(random, [day, day, day, day.slice(0, 7), day.slice(0, 4), `${day}/${end}`, `${day}?`, `${day}/..`])
}

function participantsOf({ plan, names }: Making, random: Random): Participant[] {
  if (plan.actors === 0) return []
  const ids = new Set<Id<'actor'>>()
  for (let count = below(random, 5); count > 0; count--) ids.add(plan.id('actor', names.drawActor(random)))
  return [...ids].map((actorId) => ({
    actorId,
    role: oneOf(random, ['party', 'initiator', 'target', 'mediator']),
    passageIds: evidence(plan, random, 2),
  }))
}

/** Passages that show a fact. */
function evidence({ sizes, id }: Plan, random: Random, most: number): Id<'passage'>[] {
  if (sizes.passages === 0) return []
  return Array.from({ length: below(random, most + 1) }, () => id('passage', below(random, sizes.passages)))
}

export function makeRelation({ plan, names }: Making, n: number): Relation {
  const random = plan.random('relation', n)
  const events = plan.events > 1 && (plan.actors < 2 || chance(random, 0.3))
  const [from, to] = events
    ? [plan.id('event', below(random, plan.events)), plan.id('event', names.drawEvent(random))]
    : [plan.id('actor', below(random, plan.actors)), plan.id('actor', names.drawActor(random))]
  return {
    id: plan.id('relation', n),
    ...common(n, plan.relations),
    fromId: from,
    type: oneOf(random, events ? ['follows', 'causes', 'part of'] : ['member of', 'leads', 'allied with']),
    toId: to,
    passageIds: evidence(plan, random, 2),
  }
}

/** An id that was merged away: it names nothing any more. */
export function makeRedirect({ plan, names }: Making, n: number): Redirect {
  const random = plan.random('redirect', n)
  return {
    id: plan.id('redirect', n),
    ...common(n, plan.redirects),
    fromId: plan.id('actor', plan.actors + n),
    toId: plan.id('actor', names.drawActor(random)),
  }
}

/** A fifth of the tags are the roots of a tree. */
export function makeTag({ plan, words }: Making, n: number): Tag {
  const random = plan.random('tag', n)
  const roots = Math.ceil(plan.tags / 5)
  return {
    id: plan.id('tag', n),
    ...common(n, plan.tags),
    name: `${words.rare(random)} ${n}`,
    ...(n >= roots && { parentId: plan.id('tag', below(random, roots)) }),
  }
}

export function makeSearch({ plan, words }: Making, n: number): SavedSearch {
  const name = words.rare(plan.random('search', n))
  return { id: plan.id('search', n), ...common(n, plan.searches), name, query: name }
}
