import { isDeepStrictEqual } from 'node:util'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { MergeCounts, MergeField, MergePreview } from '#contract/identity.ts'
import type { Library } from '../library/library.ts'
import { identityJudgements } from './identity-judgements.ts'
import { fieldsOf, isChoosable } from './merged-entity.ts'
import { isActorId, needEntity } from './resolve.ts'

/** More different values of one field than anyone chooses among. */
const mostValues = 30

/** What merging these has to decide and what it moves, whichever of them stays. */
export function mergePreview(library: Library, ids: readonly EntityId[]): MergePreview {
  const entities = [...new Map(ids.map((id) => needEntity(library, id)).map((one) => [one.id, one])).values()]
  const among = new Set<EntityId>(entities.map(({ id }) => id))
  return {
    entities,
    fields: fieldsOf(entities)
      .filter(isChoosable)
      .flatMap((field) => differing(entities, field)),
    counts: entities.map(({ id }) => countsOf(library, id)),
    notTheSame: [...identityJudgements(library)]
      .filter(({ judgement, ids: [a, b] }) => judgement.verdict === 'not the same' && among.has(a) && among.has(b))
      .map(({ judgement, ids: pair }) => ({ ids: pair, at: judgement.createdAt, by: judgement.createdBy })),
  }
}

function differing(entities: readonly Entity[], field: string): MergeField[] {
  const values: MergeField['values'] = []
  for (const entity of entities) {
    const value = (entity as Record<string, unknown>)[field]
    if (value === undefined || Array.isArray(value) || values.length >= mostValues) continue
    if (!values.some((one) => isDeepStrictEqual(one.value, value))) values.push({ value, from: entity.id })
  }
  return values.length > 1 ? [{ field, values }] : []
}

function countsOf({ references }: Library, id: EntityId): MergeCounts {
  return {
    id,
    passages: references.count('passagesLinking', id),
    claims: references.count('claimsAbout', id) + (isActorId(id) ? references.count('claimsNaming', id) : 0),
    relations: references.count('relationsOf', id),
    participations: isActorId(id) ? references.count('eventsWithParticipant', id) : 0,
    notes: new Set([...references.notesAbout(id), ...references.notesMentioning(id)]).size,
  }
}
