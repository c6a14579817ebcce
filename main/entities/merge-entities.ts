import type { Alias, Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { moveReferences } from './move-references.ts'
import { needEntity } from './resolve.ts'
import { createRewrite } from './rewrite.ts'
import { foldParticipants } from './save-entity.ts'

/** One entity out of several: everything that referred to one of `mergeIds` refers to `keepId`, in one change. */
export function entityMerge(
  library: Library,
  keepId: EntityId,
  mergeIds: readonly EntityId[],
): { keptId: EntityId; draft: Draft } {
  const kept = needEntity(library, keepId)
  const merged = [...new Map(mergeIds.map((id) => needEntity(library, id)).map((one) => [one.id, one])).values()]
  for (const one of merged) {
    if (one.id === kept.id) throw new CallerError(say('changes.errors.mergeItself', { id: one.id }))
    if (one.kind !== kept.kind) throw new CallerError(say('changes.errors.mergeKinds', { id: one.id }))
  }
  const rewrite = createRewrite(library)
  rewrite.put(merged.reduce(absorbed, kept))
  for (const { id } of merged) {
    moveReferences(library, rewrite, id, kept.id)
    rewrite.put({ ...library.stamp('redirect'), fromId: id, toId: kept.id })
    rewrite.remove(id)
  }
  const names = merged.map((one) => one.name).join(', ')
  return { keptId: kept.id, draft: rewrite.draft('mergeEntities', { merged: names, name: kept.name }) }
}

/**
 * `kept` with what `merged` adds: its name and aliases as aliases, fields that were empty, its evidence. Names are
 * evidence: only the very same text folds into one.
 */
function absorbed(kept: Entity, merged: Entity): Entity {
  const filled = { ...merged, ...kept } as Entity
  const result: Entity = {
    ...filled,
    aliases: aliasesOf(kept, merged),
    ...describedBy(kept, merged),
    ...((kept.evidence ?? merged.evidence) && { evidence: unitedEvidence(kept.evidence, merged.evidence) }),
    ...((kept.private || merged.private) && { private: true }),
  }
  if (result.kind === 'event' && kept.kind === 'event' && merged.kind === 'event')
    result.participants = foldParticipants([...kept.participants, ...merged.participants])
  if (result.kind === 'actor' && kept.kind === 'actor' && merged.kind === 'actor') {
    const identifiers = { ...merged.identifiers, ...kept.identifiers }
    if (Object.keys(identifiers).length > 0) result.identifiers = identifiers
  }
  return result
}

function aliasesOf(kept: Entity, merged: Entity): Alias[] {
  const aliases: Alias[] = []
  for (const alias of [...kept.aliases, { name: merged.name }, ...merged.aliases]) {
    const bare = Object.keys(alias).length === 1
    const told = alias.name === kept.name ? bare : aliases.some((one) => isToldBy(alias, one))
    if (!told) aliases.push(alias)
  }
  return aliases
}

/** True when `other` says everything that `alias` says. */
function isToldBy(alias: Alias, other: Alias): boolean {
  return Object.entries(alias).every(([field, value]) => other[field] === value)
}

function describedBy(kept: Entity, merged: Entity): { description?: string } {
  const parts = [...new Set([kept.description, merged.description].filter((part) => part !== undefined))]
  return parts.length > 0 ? { description: parts.join('\n\n') } : {}
}

type Evidence = NonNullable<Entity['evidence']>

function unitedEvidence(kept: Evidence = {}, merged: Evidence = {}): Evidence {
  const fields = new Set([...Object.keys(kept), ...Object.keys(merged)])
  return Object.fromEntries(
    [...fields].map((field) => [field, [...new Set([...(kept[field] ?? []), ...(merged[field] ?? [])])]]),
  )
}
