import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import type { CoOccurrenceLevel, PairTogether } from '#contract/cross-reference.ts'
import { currentId, entityNow, isActorId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { appearsWith } from './companions.ts'
import { linkedPassagesOf } from './linked-passages.ts'
import { paragraphsOf } from './paragraphs.ts'
import { byTogether, closestAt, countedWith, type Place } from './stand-together.ts'

/** What stands together with one at a level, and how often in passages and articles. */
export type StandsWith = { id: EntityId; passages: number; articles: number; together: number }

/** Counted once a state of the library, for switching back and forth. */
const counted = new WeakMap<Library, { seq: number; of: Map<string, StandsWith[]> }>()
const countedMost = 100

/** All that stand together with one at a level, the closest first. */
export async function companionsAt(library: Library, id: EntityId, level: CoOccurrenceLevel): Promise<StandsWith[]> {
  const key = `${level} ${id}`
  const before = countedFor(library).get(key)
  if (before) return before
  await readyAround(library, level, () => linkedPassagesOf(library).byArticle(id).keys())
  const found = countAt(library, id, level)
  const known = countedFor(library)
  if (known.size >= countedMost) known.clear()
  known.set(key, found)
  return found
}

function countedFor(library: Library): Map<string, StandsWith[]> {
  let known = counted.get(library)
  if (known?.seq !== library.seq) counted.set(library, (known = { seq: library.seq, of: new Map() }))
  return known.of
}

function countAt(library: Library, id: EntityId, level: CoOccurrenceLevel): StandsWith[] {
  const near = new Map(appearsWith(library, id).map((one) => [one.id, one]))
  const counts =
    level === 'passage' || level === 'article'
      ? new Map([...near.values()].map((one) => [one.id, level === 'passage' ? one.passages : one.articles]))
      : countedWith(id, placesOf(library, level, id))
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
      return linkedSets(linked.all())
    case 'paragraph':
      return eachOf(id ? linked.byArticle(id).keys() : library.collection('article').ids(), (articleId) =>
        paragraphsIn(library, articleId).values(),
      )
    case 'article':
      return eachOf(library.collection('article').ids(), (articleId) => [
        new Set([...linked.inArticle(articleId)].flatMap(({ entityIds }) => entityIds)),
      ])
    case 'event':
      return participantSets(library, id)
  }
}

function* linkedSets(passages: Iterable<{ entityIds: readonly EntityId[] }>): Generator<Place> {
  for (const { entityIds } of passages) yield entityIds
}

function* eachOf<Item>(items: Iterable<Item>, placesIn: (item: Item) => Iterable<Place>): Generator<Place> {
  for (const item of items) yield* placesIn(item)
}

function* participantSets(library: Library, id: EntityId | undefined): Generator<Place> {
  const events =
    id === undefined
      ? library.collection('event').ids()
      : isActorId(id)
        ? library.references.eventsWithParticipant(id)
        : []
  for (const eventId of events) {
    const parts = library.get(eventId)?.participants ?? []
    yield new Set(parts.map(({ actorId }) => currentId(library, actorId)))
  }
}

/** The entities in each paragraph of an article that passages with a link touch. The texts are to be read before. */
export function paragraphsIn(library: Library, articleId: Id<'article'>): Map<number, Set<EntityId>> {
  const paragraphs = new Map<number, Set<EntityId>>()
  for (const passageId of library.references.each<Id<'passage'>>('passagesOfArticle', articleId)) {
    const entityIds = linkedPassagesOf(library).of(passageId)?.entityIds ?? []
    const touched = entityIds.length > 0 ? paragraphsOf(library).of(passageId) : undefined
    if (!touched) continue
    for (let number = touched.first; number <= touched.last; number++) {
      const there = paragraphs.get(number) ?? new Set()
      for (const id of entityIds) there.add(id)
      paragraphs.set(number, there)
    }
  }
  return paragraphs
}

/** Reads what counting at a level needs of these articles; from there to the count nothing waits. */
export async function readyAround(
  library: Library,
  level: CoOccurrenceLevel,
  articles: () => Iterable<Id<'article'>>,
): Promise<void> {
  if (level !== 'paragraph') return
  const { references } = library
  await paragraphsOf(library).ready(function* () {
    for (const articleId of articles()) yield* references.each<Id<'passage'>>('passagesOfArticle', articleId)
  })
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
  await readyAround(library, level, () => library.collection('article').ids())
  let known = pairsKept.get(library)
  if (known?.seq !== library.seq) pairsKept.set(library, (known = { seq: library.seq, of: new Map() }))
  const key = `${level} ${kind ?? ''} ${limit}`
  const found = known.of.get(key) ?? countPairs(library, level, limit, kind)
  known.of.set(key, found)
  return found
}

function countPairs(library: Library, level: CoOccurrenceLevel, limit: number, kind?: string): PairTogether[] {
  const isWanted = (id: EntityId) => kind === undefined || kindOf(id) === kind
  const wanted = eachOf(placesOf(library, level), (place) => [[...place].filter(isWanted)])
  return closestAt(wanted, limit).flatMap(({ a, b, together }) => {
    if (!entityNow(library, a) || !entityNow(library, b)) return []
    const near = appearsWith(library, a).find(({ id }) => id === b)
    return [{ a, b, passages: near?.passages ?? 0, articles: near?.articles ?? 0, together }]
  })
}
