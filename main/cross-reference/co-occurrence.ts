import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'

/** How often two entities stand together: in the same passage, and in the same article. */
export type Pair = { a: EntityId; b: EntityId; passages: number; articles: number }

type Linked = Pick<Passage, 'articleId' | 'links'>
type Wanted = (id: EntityId) => boolean

/**
 * Every pair of entities that share a passage or an article, the closest first. A passage counts when it links both,
 * an article when passages of it link both, so every number can be counted again by hand.
 */
export function pairsIn(passages: Iterable<Linked>, wanted: Wanted = () => true): Pair[] {
  const pairs = new Map<string, Pair>()
  const inArticles = new Map<Id<'article'>, Set<EntityId>>()
  for (const { articleId, links } of passages) {
    const entities = [...new Set(links.map((link) => link.entityId))].filter(wanted)
    const inArticle = inArticles.get(articleId) ?? new Set()
    inArticles.set(articleId, inArticle)
    for (const id of entities) inArticle.add(id)
    eachPair(entities, (a, b) => (pairOf(pairs, a, b).passages += 1))
  }
  for (const entities of inArticles.values()) eachPair([...entities], (a, b) => (pairOf(pairs, a, b).articles += 1))
  return [...pairs.values()].toSorted(byCloseness((pair) => pair.a + pair.b))
}

function eachPair(entities: readonly EntityId[], visit: (a: EntityId, b: EntityId) => void): void {
  const sorted = entities.toSorted()
  sorted.forEach((a, index) => {
    for (const b of sorted.slice(index + 1)) visit(a, b)
  })
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

/** What stands together with one entity, given the passages of all articles that it is linked in. */
export function companionsOf(
  id: EntityId,
  passages: Iterable<Linked>,
): { id: EntityId; passages: number; articles: number }[] {
  const companions = new Map<EntityId, { passages: number; articles: Set<Id<'article'>> }>()
  for (const { articleId, links } of passages) {
    const together = links.some((link) => link.entityId === id)
    for (const other of new Set(links.map((link) => link.entityId))) {
      if (other === id) continue
      const companion = companions.get(other) ?? { passages: 0, articles: new Set() }
      companions.set(other, companion)
      companion.articles.add(articleId)
      if (together) companion.passages += 1
    }
  }
  return [...companions]
    .map(([other, counted]) => ({ id: other, passages: counted.passages, articles: counted.articles.size }))
    .toSorted(byCloseness((one) => one.id))
}

function byCloseness<One extends { passages: number; articles: number }>(key: (one: One) => string) {
  return (a: One, b: One) => b.passages - a.passages || b.articles - a.articles || (key(a) < key(b) ? -1 : 1)
}
