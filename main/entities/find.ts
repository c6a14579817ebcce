import type { Entity } from '#contract/entity.ts'
import type { EntityHit } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { type NamedEntity, namesOf } from './name-index.ts'
import { usedAt } from './recency.ts'

/** How well a name answers a query, best first: what a person most likely means when typing it. */
const ranks = ['name', 'alias', 'name prefix', 'alias prefix', 'word', 'part'] as const
type Found = { entity: Entity; editedAt: number; rank: number; text: string }

const matchedOf: Record<(typeof ranks)[number], EntityHit['matched']> = {
  name: 'name',
  alias: 'alias',
  'name prefix': 'prefix',
  'alias prefix': 'prefix',
  word: 'word',
  part: 'part',
}

/**
 * Entities by name or alias: the exact name, an exact alias, the beginning of a name, of an alias, of each word, any
 * part; among equals the one used last, then the one with more passages. An empty query gives the ones used last.
 */
export function findEntities(
  library: Library,
  { query, kind, limit = 20 }: { query: string; kind?: Entity['kind'] | undefined; limit?: number | undefined },
): EntityHit[] {
  const wanted = foldName(query)
  const words = wanted.split(' ')
  const byRank = ranks.map((): Found[] => [])
  for (const named of namesOf(library).entries()) {
    if (kind !== undefined && named.entity.kind !== kind) continue
    const match = matchEntity(named, wanted, words)
    if (match) byRank[match.rank]?.push(match)
  }
  const best: (Found & { used: number })[] = []
  for (const found of byRank) {
    if (best.length >= limit) break
    best.push(...lastUsedFirst(library, found, limit - best.length))
  }
  return best.map(({ entity, rank, text, used }) => ({
    entity,
    matched: matchedOf[ranks[rank] ?? 'part'],
    matchedText: text,
    passages: library.references.count('passagesLinking', entity.id),
    usedAt: used,
  }))
}

/** The first few only: two letters find a third of a large library, nothing typed all of it. Sorted now and then. */
function lastUsedFirst(library: Library, found: readonly Found[], limit: number): (Found & { used: number })[] {
  const passages = ({ entity }: Found) => library.references.count('passagesLinking', entity.id)
  let best: (Found & { used: number })[] = []
  let least = -Infinity
  const cut = () => {
    best.sort((a, b) => b.used - a.used || passages(b) - passages(a) || byId(a, b))
    best = best.slice(0, limit)
    if (best.length === limit) least = best.at(-1)?.used ?? least
  }
  for (const one of found) {
    const used = usedAt(library, one.entity.id, one.editedAt)
    if (used < least) continue
    best.push({ ...one, used })
    if (best.length >= limit * 2 + 16) cut()
  }
  cut()
  return best
}

/** The newer first: ids tell their time. */
const byId = (a: Found, b: Found) => (a.entity.id > b.entity.id ? -1 : 1)

function matchEntity(
  { entity, editedAt, names, keys }: NamedEntity,
  wanted: string,
  words: readonly string[],
): Found | null {
  if (!words.every((word) => keys.includes(word))) return null
  let best: Found | null = null
  for (const [index, { key, text }] of names.entries()) {
    const rank = rankOf(key, wanted, words, index > 0)
    if (rank !== null && (best === null || rank < best.rank)) best = { entity, editedAt, rank, text }
    if (best?.rank === 0) break
  }
  return best
}

function rankOf(key: string, wanted: string, words: readonly string[], alias: boolean): number | null {
  if (key === wanted && wanted !== '') return alias ? 1 : 0
  if (key.startsWith(wanted)) return alias ? 3 : 2
  if (words.every((word) => key.startsWith(word) || key.includes(` ${word}`))) return 4
  return key.includes(wanted) ? 5 : null
}

/** The entity of this kind whose own name is exactly this, folded; the oldest where there are several. */
export function entityNamed(library: Library, kind: Entity['kind'], name: string): Entity | undefined {
  const [oldest] = [...namesOf(library).named(foldName(name))].filter((id) => id.startsWith(`${kind}:`)).toSorted()
  return oldest && library.get(oldest)
}

/** Tells whether every word of a query occurs in one of an entity's names: the filter of a list. */
export function namedLike(library: Library, query: string): (entity: Entity) => boolean {
  const names = namesOf(library)
  const words = foldName(query).split(' ')
  return (entity) => words.every((word) => names.get(entity.id)?.keys.includes(word))
}
