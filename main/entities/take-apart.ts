import { isDeepStrictEqual } from 'node:util'
import type { Claim } from '#contract/claim.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import type { Entity, EventEntity } from '#contract/entity.ts'
import { type EntityId, type Id, type Kind, kindOf } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { renameIn, renameMentions } from '../notes/rename-mentions.ts'
import { isActorId, isEntityId } from './resolve.ts'
import { foldParticipants } from './save-entity.ts'

/** One entity taken out of another: `now` tells what an id of before the merge is today. */
export type Apart = {
  library: Library
  from: EntityId
  to: EntityId
  now: <I extends EntityId>(id: I) => I
}

/**
 * A document that was changed after a merge, with its references to the entity that was merged away back, as it had
 * them `before`. `made` is what the merge made of it.
 */
export function takenApart(apart: Apart, before: Document, made: Document, now: Document): Document | null {
  if (isA('passage', now) && isA('passage', before)) return linkedAgain(apart, before, now)
  if (isA('claim', now) && isA('claim', before)) return claimedAgain(apart, before, now)
  if (isA('relation', now) && isA('relation', before)) {
    const end = (id: EntityId, was: EntityId) => (was === apart.from && id === apart.to ? apart.from : id)
    return { ...now, fromId: end(now.fromId, before.fromId), toId: end(now.toId, before.toId) }
  }
  if (isA('assessment', now) && isA('assessment', before))
    return before.aboutId === apart.from && now.aboutId === apart.to ? { ...now, aboutId: apart.from } : null
  if (isA('note', now) && isA('note', before)) return notedAgain(apart, before, now)
  if (isA('redirect', now) && isA('redirect', before))
    return before.toId === apart.from && now.toId === apart.to ? { ...now, toId: apart.from } : null
  if (isEntity(now) && isEntity(before) && isEntity(made)) {
    const without = isAbout(made, apart) ? withoutMerged(before, made, now) : now
    return without.kind === 'event' && before.kind === 'event' ? tookPartAgain(apart, before, without) : without
  }
  return null
}

/** The kept entity is the one that the merge gave something; other entities only had it among their participants. */
function isAbout(made: Entity, { to }: Apart): boolean {
  return made.id === to
}

function linkedAgain({ from, to, now: today }: Apart, before: DocumentOf<'passage'>, now: DocumentOf<'passage'>) {
  const was = before.links.find((link) => link.entityId === from)
  const is = now.links.find((link) => link.entityId === to)
  if (!was || !is) return null
  const both = before.links.some((link) => link.entityId !== from && today(link.entityId) === to)
  const links = both ? [...now.links, was] : now.links.map((link) => (link === is ? { ...link, entityId: from } : link))
  return { ...now, links }
}

function claimedAgain({ from, to, now: today }: Apart, before: Claim, now: Claim): Claim {
  const both = before.attribution.some(({ actorId }) => actorId && actorId !== from && today(actorId) === to)
  const spoke = before.attribution.some(({ actorId }) => actorId === from)
  const attribution = now.attribution.map((link, index) => {
    const was = both ? before.attribution[index]?.actorId === from : spoke
    return was && link.actorId === to && isActorId(from) ? { ...link, actorId: from } : link
  })
  const meant = before.value?.kind === 'actor' && before.value.actorId === from
  const value = meant && now.value?.kind === 'actor' && now.value.actorId === to && isActorId(from)
  return {
    ...now,
    attribution,
    aboutId: before.aboutId === from && now.aboutId === to ? from : now.aboutId,
    ...(value && now.value && { value: { ...now.value, actorId: from } }),
  }
}

/** Which of the words of a note that names both were the one's cannot be told once it was written on. */
function notedAgain({ from, to }: Apart, before: DocumentOf<'note'>, now: DocumentOf<'note'>): DocumentOf<'note'> {
  const about = before.aboutId === from && now.aboutId === to && isEntityId(from) ? { aboutId: from } : {}
  const made = renameIn(before.state.state, new Map([[from, to as Id]]))
  if (isDeepStrictEqual(made, now.state.state))
    return { ...now, state: before.state, mentions: before.mentions, ...about }
  const both = before.mentions.includes(to) || !before.mentions.includes(from)
  return { ...(both ? now : renameMentions(now, new Map([[to, from]]))), ...about }
}

/** Fields are as they were where the merge changed them and nobody did since; the other's names are its own again. */
function withoutMerged(before: Entity, made: Entity, now: Entity): Entity {
  const [was, did, is] = [before, made, now] as unknown as Record<string, unknown>[]
  const restored: Record<string, unknown> = { ...is }
  for (const field of Object.keys({ ...was, ...did })) {
    if (field === 'updatedAt' || isDeepStrictEqual(was?.[field], did?.[field])) continue
    if (!isDeepStrictEqual(did?.[field], is?.[field])) continue
    if (was?.[field] === undefined) delete restored[field]
    else restored[field] = was[field]
  }
  const come = made.aliases.filter((alias) => !before.aliases.some((one) => isDeepStrictEqual(one, alias)))
  const aliases = (restored['aliases'] as Entity['aliases']).filter(
    (alias) => !come.some((one) => isDeepStrictEqual(one, alias)),
  )
  return { ...restored, aliases } as unknown as Entity
}

/** Its parts in the event are its own again, with the passages that only they rested on. */
function tookPartAgain({ from, to, now: today }: Apart, before: EventEntity, now: EventEntity): EventEntity {
  const own = before.participants.filter((part) => part.actorId === from)
  if (!isActorId(from) || !isActorId(to) || own.length === 0) return now
  const others = before.participants.filter((part) => part.actorId !== from && today(part.actorId) === to)
  const participants = now.participants.flatMap((part) => {
    const was = own.find(({ role }) => role === part.role)
    if (part.actorId !== to || !was) return [part]
    const other = others.find(({ role }) => role === part.role)
    if (!other) return [{ ...part, actorId: from }]
    const left = part.passageIds.filter((id) => other.passageIds.includes(id) || !was.passageIds.includes(id))
    return [
      { ...part, passageIds: left },
      { ...was, passageIds: was.passageIds },
    ]
  })
  return { ...now, participants: foldParticipants(participants) }
}

function isA<K extends Kind>(kind: K, document: Document): document is DocumentOf<K> & Document {
  return kindOf(document.id) === kind
}

function isEntity(document: Document): document is Entity & Document {
  return isEntityId(document.id)
}
