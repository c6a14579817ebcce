import type { EntityId } from '#contract/ids.ts'
import { sorting } from '../library/in-turns.ts'
import { mostTogether } from './co-occurrence.ts'

/** The entities that stand at one place: of a passage, a paragraph, an article, an event. Each once. */
export type Place = readonly EntityId[]

export type PairCount = { a: EntityId; b: EntityId; together: number }

/** At how many places each other one stands together with `id`. */
export function* countedWith(id: EntityId, places: Iterable<Place>): Generator<undefined, Map<EntityId, number>> {
  const counts = new Map<EntityId, number>()
  for (const place of places) {
    yield
    if (!place.includes(id)) continue
    for (const other of place) if (other !== id) counts.set(other, (counts.get(other) ?? 0) + 1)
  }
  return counts
}

/** At how many places two stand together: the pairs that do so most, `a` before `b` in the order of ids. */
export function* closestAt(places: Iterable<Place>, limit = Infinity): Generator<undefined, PairCount[]> {
  const pairs = new Map<string, PairCount>()
  for (const place of places) {
    const sorted = place.toSorted()
    for (const [index, a] of sorted.entries())
      for (const b of sorted.slice(index + 1)) {
        const key = `${a} ${b}`
        const pair = pairs.get(key)
        if (pair) pair.together += 1
        else pairs.set(key, { a, b, together: 1 })
      }
    yield
  }
  const near = yield* mostTogether(pairs.values(), limit, ({ together }) => together)
  return (yield* sorting(
    near,
    byTogether(({ a, b }) => a + b),
  )).slice(0, limit)
}

export function byTogether<One extends { together: number }>(keyOf: (one: One) => string) {
  return (one: One, other: One) => other.together - one.together || (keyOf(one) < keyOf(other) ? -1 : 1)
}
