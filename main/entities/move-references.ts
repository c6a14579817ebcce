import type { Claim } from '#contract/claim.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Relation } from '#contract/relation.ts'
import type { Link } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { renameMentions } from '../notes/rename-mentions.ts'
import { isActorId } from './resolve.ts'
import type { Rewrite } from './rewrite.ts'
import { foldParticipants } from './save-entity.ts'

/** Everything that refers to `from` refers to `to`; what that makes equal is folded into one. */
export function moveReferences(library: Library, rewrite: Rewrite, from: EntityId, to: EntityId): void {
  moveLinks(library, rewrite, from, to)
  moveRelations(library, rewrite, from, to)
  moveClaims(library, rewrite, from, to)
  moveNotes(library, rewrite, from, to)
  if (isActorId(from) && isActorId(to)) moveParticipations(library, rewrite, from, to)
  for (const redirect of library.collection('redirect').values())
    if (redirect.toId === from) rewrite.put({ ...redirect, toId: to })
}

function moveLinks(library: Library, rewrite: Rewrite, from: EntityId, to: EntityId): void {
  for (const id of library.references.passagesLinking(from)) {
    const passage = rewrite.get(id)
    if (passage) rewrite.put({ ...passage, links: movedLinks(passage.links, from, to) })
  }
}

/** A passage links an entity once: where both were linked, the role of the one that is kept stands. */
export function movedLinks(links: readonly Link[], from: EntityId, to: EntityId): Link[] {
  const moved = links.map((link) => (link.entityId === from ? { ...link, entityId: to } : link))
  const kept = links.find((link) => link.entityId === to)
  if (!kept) return moved
  const role = kept.role ?? moved.find((link) => link.entityId === to && link.role !== undefined)?.role
  const only: Link = { ...kept, ...(role !== undefined && { role }) }
  return links.flatMap((link) => (link === kept ? [only] : link.entityId === from ? [] : [link]))
}

function moveParticipations(library: Library, rewrite: Rewrite, from: Id<'actor'>, to: Id<'actor'>): void {
  for (const id of library.references.eventsWithParticipant(from)) {
    const event = rewrite.get(id)
    if (!event) continue
    const moved = event.participants.map((part) => (part.actorId === from ? { ...part, actorId: to } : part))
    rewrite.put({ ...event, participants: foldParticipants(moved) })
  }
}

/** A tie between the two merged is none any more; the same tie twice is one, resting on the passages of both. */
function moveRelations(library: Library, rewrite: Rewrite, from: EntityId, to: EntityId): void {
  for (const id of library.references.relationsOf(from)) {
    const relation = rewrite.get(id)
    if (!relation) continue
    const fromId = relation.fromId === from ? to : relation.fromId
    const toId = relation.toId === from ? to : relation.toId
    rewrite.remove(id)
    if (fromId === toId) continue
    const same = sameRelation(library, rewrite, { ...relation, fromId, toId }, [from, to])
    if (!same) rewrite.put({ ...relation, fromId, toId })
    else rewrite.put({ ...same, passageIds: [...new Set([...same.passageIds, ...relation.passageIds])] })
  }
}

type Tie = Pick<Relation, 'id' | 'fromId' | 'toId' | 'type' | 'date' | 'position'>

function sameRelation(library: Library, rewrite: Rewrite, tie: Tie, ends: readonly EntityId[]) {
  const others = new Set(ends.flatMap((end) => [...library.references.relationsOf(end)]))
  for (const id of others) {
    const other = id === tie.id ? undefined : rewrite.get(id)
    if (
      other &&
      (['fromId', 'toId', 'type', 'date', 'position'] as const).every((field) => other[field] === tie[field])
    )
      return other
  }
  return undefined
}

function moveClaims(library: Library, rewrite: Rewrite, from: EntityId, to: EntityId): void {
  const { references } = library
  const naming = isActorId(from) ? references.claimsNaming(from) : []
  for (const id of new Set([...references.claimsAbout(from), ...naming])) {
    const claim = rewrite.get(id)
    if (claim) rewrite.put(movedClaim(claim, from, to))
  }
  for (const id of references.assessmentsAbout(from)) {
    const assessment = rewrite.get(id)
    if (assessment) rewrite.put({ ...assessment, aboutId: to })
  }
}

export function movedClaim(claim: Claim, from: EntityId, to: EntityId): Claim {
  const attribution = claim.attribution
    .map((link) => (link.actorId === from && isActorId(to) ? { ...link, actorId: to } : link))
    .filter((link, index, chain) => {
      const before = chain[index - 1]
      return link.actorId === undefined || before?.actorId !== link.actorId || before.as !== link.as
    })
  const { value } = claim
  const moved =
    value?.kind === 'actor' && value.actorId === from && isActorId(to) ? { value: { ...value, actorId: to } } : {}
  return { ...claim, aboutId: claim.aboutId === from ? to : claim.aboutId, attribution, ...moved }
}

function moveNotes(library: Library, rewrite: Rewrite, from: EntityId, to: EntityId): void {
  const { references } = library
  for (const id of new Set([...references.notesAbout(from), ...references.notesMentioning(from)])) {
    const note = rewrite.get(id)
    if (!note) continue
    const about = note.aboutId === from ? { aboutId: to } : {}
    rewrite.put({ ...renameMentions(note, new Map([[from, to]])), ...about })
  }
}
