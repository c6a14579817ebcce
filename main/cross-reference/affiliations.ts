import type { EntityId, Id } from '#contract/ids.ts'
import { affiliationTest, type Relation } from '#contract/relation.ts'
import type { Affiliation, Affiliations } from '#contract/cross-reference.ts'
import { termsOf } from '../codebook/vocabulary.ts'
import { checkedDate, spanOf } from '../entities/dates.ts'
import { entityNow, isActorId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'

/** Nobody follows chains longer or lists wider than these. */
const depthMost = 12
const stepsMost = 500

/**
 * The chains of belonging of an actor, both ways: what it belongs to, and who belongs to it. With a date only ties that
 * may have held then count; one without a date may always have held.
 */
export function affiliationsOf(library: Library, id: Id<'actor'>, on?: string): Affiliations {
  const isHeld = heldOn(on)
  const isAffiliation = affiliationTest(termsOf(library, 'relation types'))
  const ties = (relation: Relation) => isAffiliation(relation.type) && isHeld(relation)
  const up = chainFrom(library, id, 'fromId', ties)
  const down = chainFrom(library, id, 'toId', ties)
  return { up: up.steps, down: down.steps, cut: up.cut || down.cut }
}

function heldOn(on: string | undefined): (relation: Relation) => boolean {
  const asked = on === undefined ? null : spanOf(checkedDate(on))
  return ({ date }) => {
    const held = asked && date !== undefined ? spanOf(date) : null
    return !asked || !held || (held.from <= asked.to && asked.from <= held.to)
  }
}

type End = 'fromId' | 'toId'
type Tie = { relation: Relation; other: Affiliation['other'] }

function chainFrom(library: Library, start: Id<'actor'>, near: End, isWanted: (relation: Relation) => boolean) {
  const steps: Affiliation[] = []
  const seen = new Set<EntityId>([start])
  let cut = false
  const visit = (id: Id<'actor'>, depth: number): void => {
    for (const { relation, other } of tiesOf(library, id, near, isWanted)) {
      if (steps.length >= stepsMost) return void (cut = true)
      const again = seen.has(other.id)
      steps.push({ relation, depth, other, ...(again && { again }) })
      if (again) continue
      seen.add(other.id)
      if (depth < depthMost) visit(other.id, depth + 1)
      else cut = true
    }
  }
  visit(start, 1)
  return { steps, cut }
}

function tiesOf(library: Library, id: Id<'actor'>, near: End, isWanted: (relation: Relation) => boolean): Tie[] {
  const far = near === 'fromId' ? 'toId' : 'fromId'
  const ties = [...library.references.relationsOf(id)].flatMap((relationId): Tie[] => {
    const relation = library.get(relationId)
    if (!relation || relation[near] !== id || !isWanted(relation)) return []
    const other = entityNow(library, relation[far])
    if (other?.kind !== 'actor' || !isActorId(other.id)) return []
    return [{ relation, other: { id: other.id, name: other.name, ...(other.type && { type: other.type }) } }]
  })
  return ties.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'))
}

const keyOf = ({ relation, other }: Tie) => `${other.name}\n${relation.type}\n${relation.date ?? ''}\n${relation.id}`
