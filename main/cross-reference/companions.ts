import type { EntityId } from '#contract/ids.ts'
import type { CoOccurrence } from '#contract/cross-reference.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { type Companion, companionsOf, type Pair, pairsIn } from './co-occurrence.ts'
import { linkedPassagesOf } from './linked-passages.ts'

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
export function closestPairs(library: Library, limit: number, kind?: string): Pair[] {
  const { pairs } = countedFor(library)
  const key = `${kind ?? ''} ${limit}`
  const wanted = (entityId: string) => kind === undefined || entityId.startsWith(`${kind}:`)
  const found = pairs.get(key) ?? pairsIn(linkedPassagesOf(library).all(), limit, wanted)
  pairs.set(key, found)
  return found
}

/** What stands together with an entity, in its passages and in its articles. */
export function appearsWith(library: Library, id: EntityId): Companion[] {
  const linked = linkedPassagesOf(library)
  const known = countedFor(library)
  const before = known.of.get(id)
  if (before) return before
  const articles = [...linked.byArticle(id).keys()]
  const found = companionsOf(
    id,
    articles.map((articleId) => linked.inArticle(articleId)),
  )
  if (known.of.size >= countedMost) known.of.clear()
  known.of.set(id, found)
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
