import type { EntityId } from '#contract/ids.ts'
import type { CoOccurrence } from '#contract/cross-reference.ts'
import { entityNow } from '../entities/resolve.ts'
import { atOnce, inOneState } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { type Companion, companionsOf, type Pair, pairsIn } from './co-occurrence.ts'
import { linkedPassagesOf, linkedPassagesReady } from './linked-passages.ts'

type Counted = { version: number; of: Map<EntityId, Companion[]>; pairs: Map<string, Pair[]> }

/** Counted once until a passage changes. */
const counted = new WeakMap<Library, Counted>()
const countedMost = 200

function countedFor(library: Library): Counted {
  const { version } = linkedPassagesOf(library)
  let known = counted.get(library)
  if (known?.version !== version) counted.set(library, (known = { version, of: new Map(), pairs: new Map() }))
  return known
}

/** The closest of all pairs, or of the pairs of one kind. */
export async function closestPairs(library: Library, limit: number, kind?: string): Promise<Pair[]> {
  const key = `${kind ?? ''} ${limit}`
  const wanted = (entityId: string) => kind === undefined || entityId.startsWith(`${kind}:`)
  const before = countedFor(library).pairs.get(key)
  if (before) return before
  const linked = linkedPassagesOf(library)
  const { found, version } = await inOneState(
    () => linked.version,
    () => pairsIn(linked.all(), limit, wanted),
  )
  const known = countedFor(library)
  if (known.version === version) known.pairs.set(key, found)
  return found
}

/** What stands together with an entity, in its passages and in its articles. */
export function appearsWith(library: Library, id: EntityId): Companion[] {
  return countedFor(library).of.get(id) ?? keepCompanions(library, id, atOnce(counting(library, id)))
}

/** Counts them a little at a time. */
export async function companionsReady(library: Library, id: EntityId): Promise<void> {
  await linkedPassagesReady(library)
  if (countedFor(library).of.has(id)) return
  const linked = linkedPassagesOf(library)
  const { found, version } = await inOneState(
    () => linked.version,
    () => counting(library, id),
  )
  if (linked.version === version) keepCompanions(library, id, found)
}

function* counting(library: Library, id: EntityId): Generator<undefined, Companion[]> {
  const linked = linkedPassagesOf(library)
  const articles = [...linked.byArticle(id).keys()]
  return yield* companionsOf(
    id,
    articles.map((articleId) => linked.inArticle(articleId)),
  )
}

function keepCompanions(library: Library, id: EntityId, found: Companion[]): Companion[] {
  const { of } = countedFor(library)
  if (of.size >= countedMost) of.clear()
  of.set(id, found)
  return found
}

/** The same, as counts by passage. */
export function countedByPassage(library: Library, id: EntityId): (Companion & { together: number })[] {
  return appearsWith(library, id).map((one) => ({ ...one, together: one.passages }))
}

/** The closest of these that are there. */
export function closest(
  library: Library,
  companions: readonly (Companion & { together: number })[],
  limit: number,
): CoOccurrence[] {
  const found: CoOccurrence[] = []
  for (const { id, ...counts } of companions) {
    if (found.length >= limit) break
    const entity = entityNow(library, id)
    if (entity) found.push({ entity, ...counts })
  }
  return found
}
