import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Entity, EventEntity, Participant } from '#contract/entity.ts'
import { actorTypes } from '#contract/entity.ts'
import { aliasField, aliasOfField } from '#contract/fact.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { judgementOf, judgementsBetween } from './identity-judgements.ts'
import { movedClaim, movedLinks } from './move-references.ts'
import { newActor, newEvent } from './new-entity.ts'
import { isActorId, isEventId, needEntity } from './resolve.ts'
import { createRewrite, needOne, type Rewrite } from './rewrite.ts'
import { foldParticipants } from './save-entity.ts'

type SplitArgs = ParsedArgsOf<Calls['splitEntity']>

/** Part of what was said of one entity said of another: passages, and what is named with them. One change. */
export function entitySplit(library: Library, args: SplitArgs): { toId: EntityId; draft: Draft } {
  const from = needEntity(library, args.id)
  const to = otherOf(library, from, args.to)
  if (to.id === from.id) throw new CallerError(say('changes.errors.splitItself', { name: from.name }))
  if (to.kind !== from.kind) throw new CallerError(say('changes.errors.mergeKinds', { id: to.id }))
  const rewrite = createRewrite(library)
  const taken = new Set(args.passageIds ?? [])
  rewrite.put(to)
  rewrite.put(withoutParts(from, args.aliases ?? [], taken))
  rewrite.put(withAliases(needOne(rewrite, to.id), from, args.aliases ?? []))
  for (const id of taken) moveLink(rewrite, id, from.id, to.id)
  for (const id of args.claimIds ?? []) moveClaim(library, rewrite, id, from.id, to.id)
  for (const id of args.participationIds ?? []) moveParticipation(rewrite, id, from.id, to.id, taken)
  for (const id of args.relationIds ?? []) moveRelation(rewrite, id, from.id, to.id)
  for (const { id } of judgementsBetween(library, new Set([from.id, to.id]))) rewrite.remove(id)
  rewrite.put(judgementOf(library, from.id, to.id, 'not the same'))
  return { toId: to.id, draft: rewrite.draft('splitEntity', { name: from.name, other: to.name }) }
}

function otherOf(library: Library, from: Entity, to: SplitArgs['to']): Entity {
  if ('id' in to) return needEntity(library, to.id)
  if (from.kind === 'event') return newEvent(library, to.create, to.type)
  return newActor(library, to.create, actorTypes.find((type) => type === to.type) ?? from.type)
}

/** Without the names that are the other's, and without evidence in passages that speak of the other. */
function withoutParts(from: Entity, names: readonly string[], taken: ReadonlySet<Id<'passage'>>): Entity {
  const left = Object.entries(from.evidence ?? {})
    .filter(([field]) => !names.includes(aliasOfField(field) ?? ''))
    .map(([field, ids]) => [field, ids.filter((id) => !taken.has(id))] as const)
  return withEvidence({ ...from, aliases: from.aliases.filter(({ name }) => !names.includes(name)) }, left)
}

/** With the names that come over, and what shows them. */
function withAliases(to: Entity, from: Entity, names: readonly string[]): Entity {
  const come = from.aliases.filter(
    ({ name }) => names.includes(name) && name !== to.name && !to.aliases.some((alias) => alias.name === name),
  )
  const shown = come.map(({ name }) => [aliasField(name), from.evidence?.[aliasField(name)] ?? []] as const)
  const evidence = [...Object.entries(to.evidence ?? {}), ...shown]
  return withEvidence({ ...to, aliases: [...to.aliases, ...come] }, evidence)
}

type Shown = readonly [field: string, passageIds: readonly Id<'passage'>[]]

function withEvidence(entity: Entity, entries: readonly Shown[]): Entity {
  const { evidence: _before, ...bare } = entity
  const evidence: NonNullable<Entity['evidence']> = {}
  for (const [field, ids] of entries) if (ids.length > 0) evidence[field] = [...ids]
  return Object.keys(evidence).length > 0 ? { ...bare, evidence } : bare
}

function moveLink(rewrite: Rewrite, id: Id<'passage'>, from: EntityId, to: EntityId): void {
  const passage = needOne(rewrite, id)
  if (!passage.links.some((link) => link.entityId === from))
    throw new CallerError(say('changes.errors.notLinked', { id }))
  rewrite.put({ ...passage, links: movedLinks(passage.links, from, to) })
}

/** An assessment of the one does not weigh what is claimed about the other. */
function moveClaim(library: Library, rewrite: Rewrite, id: Id<'claim'>, from: EntityId, to: EntityId): void {
  rewrite.put(movedClaim(needOne(rewrite, id), from, to))
  for (const assessmentId of library.references.assessmentsAbout(from)) {
    const assessment = rewrite.get(assessmentId)
    if (assessment?.claimIds.includes(id))
      rewrite.put({ ...assessment, claimIds: assessment.claimIds.filter((claimId) => claimId !== id) })
  }
}

type Taken = ReadonlySet<Id<'passage'>>

function moveParticipation(rewrite: Rewrite, id: EntityId, from: EntityId, to: EntityId, taken: Taken): void {
  if (isActorId(from) && isActorId(to) && isEventId(id)) {
    const event = needOne(rewrite, id)
    const parts = event.participants.flatMap((part) => {
      if (part.actorId !== from) return [part]
      const { stays, goes } = parted(part, taken)
      return [...stays, { ...goes, actorId: to }]
    })
    rewrite.put({ ...event, participants: foldParticipants(parts) })
  } else if (isEventId(from) && isEventId(to) && isActorId(id)) moveParticipant(rewrite, id, from, to, taken)
}

function moveParticipant(rewrite: Rewrite, id: Id<'actor'>, from: Id<'event'>, to: Id<'event'>, taken: Taken): void {
  const [event, other]: [EventEntity, EventEntity] = [needOne(rewrite, from), needOne(rewrite, to)]
  const stay: Participant[] = []
  const go: Participant[] = []
  for (const part of event.participants) {
    const { stays, goes } = part.actorId === id ? parted(part, taken) : { stays: [part], goes: null }
    stay.push(...stays)
    if (goes) go.push(goes)
  }
  rewrite.put({ ...event, participants: stay })
  rewrite.put({ ...other, participants: foldParticipants([...other.participants, ...go]) })
}

/** The evidence among the passages taken goes along; where other evidence is left, the part stays with that as well. */
function parted(part: Participant, taken: Taken): { stays: Participant[]; goes: Participant } {
  const goes = part.passageIds.filter((id) => taken.has(id))
  const stays = part.passageIds.filter((id) => !taken.has(id))
  if (goes.length === 0 || stays.length === 0) return { stays: [], goes: part }
  return { stays: [{ ...part, passageIds: stays }], goes: { ...part, passageIds: goes } }
}

function moveRelation(rewrite: Rewrite, id: Id<'relation'>, from: EntityId, to: EntityId): void {
  const relation = needOne(rewrite, id)
  const fromId = relation.fromId === from ? to : relation.fromId
  const toId = relation.toId === from ? to : relation.toId
  if (fromId === toId) rewrite.remove(id)
  else rewrite.put({ ...relation, fromId, toId })
}
