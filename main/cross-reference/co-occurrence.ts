import type { EntityId, Id } from '#contract/ids.ts'
import { sorting } from '../library/in-turns.ts'
import type { Linked } from './linked-passages.ts'

/** How often two entities stand together: in the same passage, and in the same article. */
export type Pair = { a: EntityId; b: EntityId; passages: number; articles: number }

type Wanted = (id: EntityId) => boolean

/**
 * The closest pairs of entities that share a passage or an article. A passage counts when it links both, an article
 * when passages of it link both, so every number can be counted again by hand. Pairs that share an article only are
 * many, and come last: they are counted only when there are not enough others.
 */
export function* pairsIn(
  passages: Iterable<Linked>,
  limit = Infinity,
  wanted: Wanted = () => true,
): Generator<undefined, Pair[]> {
  const pairs = new Map<string, Pair>()
  const inArticles = new Map<Id<'article'>, Set<EntityId>>()
  const articlesOf = new Map<EntityId, Set<Id<'article'>>>()
  for (const { articleId, entityIds } of passages) {
    const entities = entityIds.filter(wanted)
    const inArticle = setIn(inArticles, articleId)
    for (const id of entities) {
      inArticle.add(id)
      setIn(articlesOf, id).add(articleId)
    }
    eachPair(entities, (a, b) => (pairOf(pairs, a, b).passages += 1))
    yield
  }
  if (pairs.size >= limit) return yield* closestOf(pairs, limit, articlesOf)
  for (const entities of inArticles.values()) {
    eachPair([...entities], (a, b) => (pairOf(pairs, a, b).articles += 1))
    yield
  }
  return (yield* sorting([...pairs.values()], byCloseness(keyOf))).slice(0, limit)
}

/** Shared articles are counted for those pairs only that may be among the closest. */
function* closestOf(
  pairs: ReadonlyMap<string, Pair>,
  limit: number,
  articlesOf: Map<EntityId, Set<Id<'article'>>>,
): Generator<undefined, Pair[]> {
  const near = yield* mostTogether(pairs.values(), limit, ({ passages }) => passages)
  for (const pair of near) {
    pair.articles = countShared(setIn(articlesOf, pair.a), setIn(articlesOf, pair.b))
    yield
  }
  return (yield* sorting(near, byCloseness(keyOf))).slice(0, limit)
}

/** Those that may be among the first so many: all that count as much as the last of these. */
export function* mostTogether<One>(
  all: Iterable<One>,
  limit: number,
  countOf: (one: One) => number,
): Generator<undefined, One[]> {
  const byCount = new Map<number, One[]>()
  for (const one of all) {
    const count = countOf(one)
    const equal = byCount.get(count)
    if (equal) equal.push(one)
    else byCount.set(count, [one])
    yield
  }
  const found: One[] = []
  for (const count of [...byCount.keys()].sort((a, b) => b - a)) {
    if (found.length >= limit) break
    for (const one of byCount.get(count) ?? []) found.push(one)
    yield
  }
  return found
}

function countShared<Member>(one: ReadonlySet<Member>, other: ReadonlySet<Member>): number {
  const [smaller, larger] = one.size < other.size ? [one, other] : [other, one]
  let count = 0
  for (const member of smaller) if (larger.has(member)) count += 1
  return count
}

function setIn<Key, Member>(sets: Map<Key, Set<Member>>, key: Key): Set<Member> {
  let set = sets.get(key)
  if (!set) sets.set(key, (set = new Set()))
  return set
}

function eachPair(entities: readonly EntityId[], visit: (a: EntityId, b: EntityId) => void): void {
  if (entities.length < 2) return
  const sorted = entities.toSorted()
  for (let first = 0; first < sorted.length; first++)
    for (let second = first + 1; second < sorted.length; second++)
      visit(sorted[first] as EntityId, sorted[second] as EntityId)
}

function pairOf(pairs: Map<string, Pair>, a: EntityId, b: EntityId): Pair {
  const key = `${a} ${b}`
  let pair = pairs.get(key)
  if (!pair) {
    pair = { a, b, passages: 0, articles: 0 }
    pairs.set(key, pair)
  }
  return pair
}

const keyOf = (pair: Pair) => pair.a + pair.b

export type Companion = { id: EntityId; passages: number; articles: number }

/** What stands together with one entity, given the passages of each article that it is linked in. */
export function* companionsOf(id: EntityId, articles: Iterable<Iterable<Linked>>): Generator<undefined, Companion[]> {
  const companions = new Map<EntityId, Companion & { last: number }>()
  let number = 0
  for (const passages of articles) {
    number += 1
    for (const { entityIds } of passages) {
      const together = entityIds.includes(id)
      for (const other of entityIds) {
        if (other === id) continue
        let companion = companions.get(other)
        if (!companion) companions.set(other, (companion = { id: other, passages: 0, articles: 0, last: 0 }))
        if (companion.last !== number) companion.articles += 1
        companion.last = number
        if (together) companion.passages += 1
      }
    }
    yield
  }
  const found = Array.from(companions.values(), ({ last: _last, ...companion }) => companion)
  return yield* sorting(
    found,
    byCloseness((one) => one.id),
  )
}

function byCloseness<One extends { passages: number; articles: number }>(key: (one: One) => string) {
  return (a: One, b: One) => b.passages - a.passages || b.articles - a.articles || (key(a) < key(b) ? -1 : 1)
}
