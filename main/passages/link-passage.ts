import type { EventEntity, Participant } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Link, Passage } from '#contract/passage.ts'
import { isActorId, isEventId } from '../entities/resolve.ts'
import type { Rewrite } from '../entities/rewrite.ts'

/**
 * Links an entity, or changes the role of its link: `undefined` leaves the role as it is, `null` takes it away. Where
 * the passage then links exactly one event, the actors with a role on it become that event's participants.
 */
export function linkEntity(rewrite: Rewrite, passage: Passage, entityId: EntityId, role?: string | null): Passage {
  const before = passage.links.find((link) => link.entityId === entityId)
  const linked = { ...passage, links: withLink(passage.links, entityId, role) }
  rewrite.put(linked)
  const oldRole = before?.role
  const newRole = linked.links.find((link) => link.entityId === entityId)?.role
  const event = onlyEvent(rewrite, linked)
  if (!event) return linked
  let participants = event.participants
  if (isActorId(entityId) && oldRole !== undefined && oldRole !== newRole)
    participants = withoutRole(participants, entityId, oldRole, passage.id)
  for (const link of linked.links)
    if (isActorId(link.entityId) && link.role !== undefined)
      participants = withParticipant(participants, link.entityId, link.role, passage.id)
  if (participants !== event.participants) rewrite.put({ ...event, participants })
  return linked
}

function withLink(links: readonly Link[], entityId: EntityId, role: string | null | undefined): Link[] {
  const others = links.filter((link) => link.entityId !== entityId)
  const before = links.find((link) => link.entityId === entityId)
  const kept = role === undefined ? before?.role : (role ?? undefined)
  const { role: _old, ...rest } = before ?? { entityId }
  const link: Link = { ...rest, ...(kept !== undefined && { role: kept }) }
  return before
    ? links.flatMap((old) => (old === before ? [link] : others.includes(old) ? [old] : []))
    : [...others, link]
}

function onlyEvent(rewrite: Rewrite, passage: Passage): EventEntity | undefined {
  const [event, ...more] = passage.links.map((link) => link.entityId).filter(isEventId)
  return event && more.length === 0 ? rewrite.get(event) : undefined
}

/** The participants with one more passage showing that this actor had this role; a part without a role is given it. */
export function withParticipant(
  participants: Participant[],
  actorId: Id<'actor'>,
  role: string,
  passageId: Id<'passage'>,
): Participant[] {
  const part =
    participants.find((one) => one.actorId === actorId && one.role === role) ??
    participants.find((one) => one.actorId === actorId && one.role === undefined)
  if (!part) return [...participants, { actorId, role, passageIds: [passageId] }]
  if (part.role === role && part.passageIds.includes(passageId)) return participants
  const passageIds = part.passageIds.includes(passageId) ? part.passageIds : [...part.passageIds, passageId]
  return participants.map((one) => (one === part ? { ...part, role, passageIds } : one))
}

/** A role corrected on a passage: the old part goes when these words were all it rested on. */
function withoutRole(
  participants: Participant[],
  actorId: Id<'actor'>,
  role: string,
  passageId: Id<'passage'>,
): Participant[] {
  return participants.flatMap((part) => {
    if (part.actorId !== actorId || part.role !== role || !part.passageIds.includes(passageId)) return [part]
    const passageIds = part.passageIds.filter((id) => id !== passageId)
    return passageIds.length === 0 ? [] : [{ ...part, passageIds }]
  })
}
