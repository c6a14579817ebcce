import type { Entity } from '#contract/entity.ts'
import { aliasField, aliasOfField, type Fact, factFields } from '#contract/fact.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { entityNow, needEntity } from './resolve.ts'
import { needOne, type Rewrite } from './rewrite.ts'

type PassageIds = readonly Id<'passage'>[]
type Change = (passageIds: PassageIds) => PassageIds

/** Lets passages show a fact. Answers whose fact it is, for the label. */
export function addEvidence(library: Library, rewrite: Rewrite, fact: Fact, passageIds: PassageIds): string {
  for (const id of passageIds) needOne(rewrite, id)
  return changeEvidence(library, rewrite, fact, (before) => [...new Set([...before, ...passageIds])])
}

/** The passage no longer shows the fact; both stay. */
export function removeEvidence(library: Library, rewrite: Rewrite, fact: Fact, passageId: Id<'passage'>): string {
  return changeEvidence(library, rewrite, fact, (before) => before.filter((id) => id !== passageId))
}

function changeEvidence(library: Library, rewrite: Rewrite, fact: Fact, change: Change): string {
  if ('relationId' in fact) return ofRelation(library, rewrite, fact.relationId, change)
  return 'eventId' in fact ? ofParticipant(library, rewrite, fact, change) : ofField(library, rewrite, fact, change)
}

function ofRelation(library: Library, rewrite: Rewrite, id: Id<'relation'>, change: Change): string {
  const relation = needOne(rewrite, id)
  rewrite.put({ ...relation, passageIds: [...change(relation.passageIds)] })
  return entityNow(library, relation.fromId)?.name ?? relation.fromId
}

type Part = Extract<Fact, { eventId: string }>

function ofParticipant(library: Library, rewrite: Rewrite, { eventId, actorId, role }: Part, change: Change): string {
  const event = needOne(rewrite, needEntity(library, eventId).id as Id<'event'>)
  const actor = needEntity(library, actorId)
  const part = event.participants.find((one) => one.actorId === actor.id && one.role === role)
  if (!part) throw new CallerError(say('changes.errors.noPart', { name: actor.name, event: event.name }))
  const participants = event.participants.map((one) =>
    one === part ? { ...one, passageIds: [...change(one.passageIds)] } : one,
  )
  rewrite.put({ ...event, participants })
  return event.name
}

type OfField = { entityId: EntityId; field: string }

function ofField(library: Library, rewrite: Rewrite, { entityId, field }: OfField, change: Change): string {
  const entity = needOne<EntityId>(rewrite, needEntity(library, entityId).id)
  if (!isFactField(entity, field)) throw new CallerError(say('changes.errors.noField', { field, name: entity.name }))
  rewrite.put(withField(entity, field, change(entity.evidence?.[field] ?? [])))
  return entity.name
}

function isFactField(entity: Entity, field: string): boolean {
  const alias = aliasOfField(field)
  if (alias !== undefined) return entity.aliases.some(({ name }) => name === alias)
  return (factFields[entity.kind] as readonly string[]).includes(field)
}

function withField(entity: Entity, field: string, passageIds: PassageIds): Entity {
  const { [field]: _before, ...others } = entity.evidence ?? {}
  return withEvidence(entity, passageIds.length === 0 ? others : { ...others, [field]: [...passageIds] })
}

function withEvidence(entity: Entity, evidence: NonNullable<Entity['evidence']>): Entity {
  const { evidence: _before, ...bare } = entity
  return Object.keys(evidence).length === 0 ? bare : { ...bare, evidence }
}

/**
 * An edited entity without the evidence of what was taken away from it: a field, or another name. A name spelt anew in
 * its place keeps what shows it. What was changed keeps it too, for words are often read again and understood otherwise.
 */
export function withFittingEvidence(before: Entity, after: Entity): Entity {
  if (!after.evidence) return after
  const fields = after as Record<string, unknown>
  const names = new Set(after.aliases.map(({ name }) => name))
  const fitting = Object.entries(after.evidence).flatMap(([field, ids]): [string, Id<'passage'>[]][] => {
    const alias = aliasOfField(field)
    if (alias === undefined) {
      const isTaken = (before as Record<string, unknown>)[field] !== undefined && fields[field] === undefined
      return isTaken ? [] : [[field, ids]]
    }
    const now = names.has(alias) ? alias : spelledAnew(before, after, alias)
    return now === undefined ? [] : [[aliasField(now), ids]]
  })
  return withEvidence(after, united(fitting))
}

/** The name that stands where this one stood, when nothing else was added or taken away. */
function spelledAnew(before: Entity, after: Entity, name: string): string | undefined {
  if (before.aliases.length !== after.aliases.length) return undefined
  return after.aliases[before.aliases.findIndex((alias) => alias.name === name)]?.name
}

function united(entries: readonly [string, Id<'passage'>[]][]): Record<string, Id<'passage'>[]> {
  const evidence: Record<string, Id<'passage'>[]> = {}
  for (const [field, ids] of entries) evidence[field] = [...new Set([...(evidence[field] ?? []), ...ids])]
  return evidence
}
