import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import type { CoOccurrenceLevel, PairTogether } from '#contract/cross-reference.ts'
import { currentId, entityNow, isActorId } from '../entities/resolve.ts'
import { inOneState } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { appearsWith, companionsReady } from './companions.ts'
import { linkedPassagesOf } from './linked-passages.ts'
import { paragraphsOf } from './paragraphs.ts'
import { byTogether, closestAt, countedWith, type Place } from './stand-together.ts'

/** What stands together with one at a level, and how often in passages and articles. */
export type StandsWith = { id: EntityId; passages: number; articles: number; together: number }

/** Counted once until something changes that counts: events at their level, passages at the others. */
const counted = new WeakMap<Library, Map<string, { version: number; found: StandsWith[] }>>()
const countedMost = 200

/** All that stand together with one at a level, the closest first. */
export async function companionsAt(library: Library, id: EntityId, level: CoOccurrenceLevel): Promise<StandsWith[]> {
  const key = `${level} ${id}`
  const known = counted.get(library) ?? new Map<string, { version: number; found: StandsWith[] }>()
  counted.set(library, known)
  const before = known.get(key)
  if (before?.version === versionOf(library, level)) return before.found
  await companionsReady(library, id)
  const { found, version } = await inOneState(
    () => versionOf(library, level),
    () => countAt(library, id, level),
    () => readyAround(library, level, () => linkedPassagesOf(library).byArticle(id).keys()),
  )
  if (known.size >= countedMost) known.clear()
  known.set(key, { version, found })
  return found
}

/** Changes with whatever a count at this level may rest on. */
function versionOf(library: Library, level: CoOccurrenceLevel): number {
  return level === 'event' ? library.seq : linkedPassagesOf(library).version
}

function* countAt(library: Library, id: EntityId, level: CoOccurrenceLevel): Generator<undefined, StandsWith[]> {
  const near = new Map(appearsWith(library, id).map((one) => [one.id, one]))
  const counts =
    level === 'passage' || level === 'article'
      ? new Map([...near.values()].map((one) => [one.id, level === 'passage' ? one.passages : one.articles]))
      : yield* countedWith(id, placesOf(library, level, id))
  return [...counts]
    .filter(([, together]) => together > 0)
    .map(([other, together]) => {
      const { passages = 0, articles = 0 } = near.get(other) ?? {}
      return { id: other, passages, articles, together }
    })
    .sort(byTogether((one) => one.id))
}

/** Every place of a level, or those alone that may hold one entity. */
function placesOf(library: Library, level: CoOccurrenceLevel, id?: EntityId): Iterable<Place> {
  const linked = linkedPassagesOf(library)
  switch (level) {
    case 'passage':
      return entitiesOf(linked.all())
    case 'paragraph':
      return eachOf(id ? linked.byArticle(id).keys() : library.collection('article').ids(), (articleId) =>
        paragraphsOf(library).inArticle(articleId).values(),
      )
    case 'article':
      return eachOf(library.collection('article').ids(), (articleId) => [
        [...new Set([...linked.inArticle(articleId)].flatMap(({ entityIds }) => entityIds))],
      ])
    case 'event':
      return participantsOf(library, id)
  }
}

function* entitiesOf(passages: Iterable<{ entityIds: Place }>): Generator<Place> {
  for (const { entityIds } of passages) yield entityIds
}

function* eachOf<Item>(items: Iterable<Item>, placesIn: (item: Item) => Iterable<Place>): Generator<Place> {
  for (const item of items) yield* placesIn(item)
}

function* participantsOf(library: Library, id: EntityId | undefined): Generator<Place> {
  const events =
    id === undefined
      ? library.collection('event').ids()
      : isActorId(id)
        ? library.references.eventsWithParticipant(id)
        : []
  for (const eventId of events) {
    const parts = library.get(eventId)?.participants ?? []
    yield [...new Set(parts.map(({ actorId }) => currentId(library, actorId)))]
  }
}

/** Reads what counting at a level needs of these articles; from there to the count nothing waits. */
export async function readyAround(
  library: Library,
  level: CoOccurrenceLevel,
  articles: () => Iterable<Id<'article'>>,
): Promise<void> {
  if (level === 'paragraph') await paragraphsOf(library).ready(articles)
}

/** Kept until anything changes: the pairs of a whole library take seconds to count. */
const pairsKept = new WeakMap<Library, { seq: number; of: Map<string, PairTogether[]> }>()

/** The pairs of a whole library that stand together most at a level, of one kind where that is asked for. */
export async function pairsAt(
  library: Library,
  level: CoOccurrenceLevel,
  limit: number,
  kind?: string,
): Promise<PairTogether[]> {
  const key = `${level} ${kind ?? ''} ${limit}`
  const before = pairsFor(library).get(key)
  if (before) return before
  const { found, version } = await inOneState(
    () => library.seq,
    () => countPairs(library, level, limit, kind),
    () => readyAround(library, level, () => library.collection('article').ids()),
  )
  if (library.seq === version) pairsFor(library).set(key, found)
  return found
}

function pairsFor(library: Library): Map<string, PairTogether[]> {
  let known = pairsKept.get(library)
  if (known?.seq !== library.seq) pairsKept.set(library, (known = { seq: library.seq, of: new Map() }))
  return known.of
}

function* countPairs(
  library: Library,
  level: CoOccurrenceLevel,
  limit: number,
  kind?: string,
): Generator<undefined, PairTogether[]> {
  const isWanted = (id: EntityId) => kind === undefined || kindOf(id) === kind
  const wanted = eachOf(placesOf(library, level), (place) => [place.filter(isWanted)])
  const isThere = (id: EntityId) => entityNow(library, id) !== undefined
  const nearness = nearnessIn(library)
  return (yield* closestAt(wanted, limit))
    .filter(({ a, b }) => isThere(a) && isThere(b))
    .map(({ a, b, together }) => ({ a, b, ...nearness(a, b), together }))
}

/** Counts the passages and articles of pairs, for a few of many. */
function nearnessIn(library: Library): (a: EntityId, b: EntityId) => { passages: number; articles: number } {
  const linked = linkedPassagesOf(library)
  const known = new Map<EntityId, ReturnType<typeof linked.byArticle>>()
  const articlesOf = (id: EntityId) => {
    const found = known.get(id) ?? linked.byArticle(id)
    known.set(id, found)
    return found
  }
  return (a, b) => {
    const shared = [...articlesOf(a)].filter(([articleId]) => articlesOf(b).has(articleId))
    const both = shared.flatMap(([, ids]) => ids.filter((id) => linked.of(id)?.entityIds.includes(b)))
    return { passages: both.length, articles: shared.length }
  }
}
