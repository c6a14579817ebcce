import type { Entity } from '#contract/entity.ts'
import type { EntityHit } from '#contract/views.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'
import { entitiesOf, nameKeys } from './name-keys.ts'
import { usedAt } from './recency.ts'

/** How well a name answers a query, best first: what a person most likely means when typing it. */
const ranks = ['name', 'alias', 'name prefix', 'alias prefix', 'word', 'part'] as const
type Found = { entity: Entity; rank: number; text: string }

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
  const found: (Found & { used: number })[] = []
  for (const entity of entitiesOf(library, kind)) {
    const match = matchEntity(entity, wanted, words)
    if (match) found.push({ ...match, used: usedAt(library, entity.id, entity.updatedAt) })
  }
  const passages = (entity: Entity) => library.references.passagesLinking(entity.id).size
  return found
    .sort((a, b) => a.rank - b.rank || b.used - a.used || passages(b.entity) - passages(a.entity) || byId(a, b))
    .slice(0, limit)
    .map(({ entity, rank, text, used }) => ({
      entity,
      matched: matchedOf[ranks[rank] ?? 'part'],
      matchedText: text,
      passages: passages(entity),
      usedAt: used,
    }))
}

/** The newer first: ids tell their time. */
const byId = (a: Found, b: Found) => (a.entity.id > b.entity.id ? -1 : 1)

function matchEntity(entity: Entity, wanted: string, words: readonly string[]): Found | null {
  let best: Found | null = null
  for (const [index, { key, text }] of nameKeys(entity).entries()) {
    const rank = rankOf(key, wanted, words, index > 0)
    if (rank !== null && (best === null || rank < best.rank)) best = { entity, rank, text }
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

/** The entity of this kind that goes by exactly this name, folded; its own name before an alias, the oldest first. */
export function entityNamed(library: Library, kind: Entity['kind'], name: string): Entity | undefined {
  const wanted = foldName(name)
  if (wanted === '') return undefined
  let named: Entity | undefined
  for (const entity of entitiesOf(library, kind))
    if (nameKeys(entity)[0]?.key === wanted && (named === undefined || entity.id < named.id)) named = entity
  return named
}

/** True when every word of a query occurs in one of the entity's names: the filter of a list. */
export function namedLike(entity: Entity, query: string): boolean {
  const words = foldName(query).split(' ')
  const names = nameKeys(entity)
    .map(({ key }) => key)
    .join('\n')
  return words.every((word) => names.includes(word))
}
