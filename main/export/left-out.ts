import type { Article } from '#contract/article.ts'
import type { Assessment } from '#contract/assessment.ts'
import type { Claim } from '#contract/claim.ts'
import type { Document } from '#contract/document.ts'
import type { EventEntity } from '#contract/entity.ts'
import { kindOf, kinds } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Relation } from '#contract/relation.ts'
import type { Judgement, Redirect, Tag } from '#contract/small-documents.ts'
import type { Library } from '../library/library.ts'

/**
 * The documents that a public export leaves out: those marked private, and those that would tell of them.
 *
 * A claim by a private speaker goes whole: without its speaker it would be put in another's mouth. A note that
 * mentions something private goes whole too, because its words may say what the mention does.
 */
export function leftOut(library: Library): ReadonlySet<string> {
  const out = new Set<string>()
  for (const kind of kinds)
    for (const document of library.collection(kind).values()) if (document.private === true) out.add(document.id)
  if (out.size === 0) return out
  // What a document tells of is always of an earlier kind in this order.
  for (const kind of ['passage', 'claim', 'assessment', 'relation', 'note', 'redirect', 'judgement'] as const)
    for (const document of library.collection(kind).values())
      if (tellsOf(document).some((id) => out.has(id))) out.add(document.id)
  return out
}

/** The documents without which this one says something else, or too much. */
function tellsOf(document: Document): string[] {
  switch (kindOf(document.id)) {
    case 'passage':
      return [(document as Passage).articleId]
    case 'claim': {
      const { passageId, aboutId, attribution, value } = document as Claim
      const speakers = attribution.map((link) => link.actorId ?? '')
      return [passageId, aboutId, ...speakers, value?.kind === 'actor' ? value.actorId : '']
    }
    case 'assessment':
      return [(document as Assessment).aboutId]
    case 'relation':
      return [(document as Relation).fromId, (document as Relation).toId]
    case 'note':
      return [(document as Note).aboutId ?? '', ...(document as Note).mentions]
    case 'redirect':
      return [(document as Redirect).toId]
    case 'judgement':
      return (document as Judgement).subjectIds
    default:
      return []
  }
}

/** A document without its references to what is not shown. */
export function withoutReferences(document: Document, isShown: (id: string) => boolean): Document {
  const kept = <One extends string>(ids: readonly One[]) => ids.filter((id) => isShown(id))
  const copy = { ...document, ...(document.evidence && { evidence: keptEvidence(document.evidence, isShown) }) }
  switch (kindOf(copy.id)) {
    case 'article':
      return { ...(copy as Article), tags: kept((copy as Article).tags) }
    case 'passage': {
      const passage = copy as Passage
      return { ...passage, tags: kept(passage.tags), links: passage.links.filter((link) => isShown(link.entityId)) }
    }
    case 'event': {
      const event = copy as EventEntity
      const participants = event.participants.filter((one) => isShown(one.actorId))
      return { ...event, participants: participants.map((one) => ({ ...one, passageIds: kept(one.passageIds) })) }
    }
    case 'relation':
      return { ...(copy as Relation), passageIds: kept((copy as Relation).passageIds) }
    case 'assessment':
      return { ...(copy as Assessment), claimIds: kept((copy as Assessment).claimIds) }
    case 'tag': {
      const { parentId, ...tag } = copy as Tag
      return parentId === undefined || !isShown(parentId) ? tag : { ...tag, parentId }
    }
    default:
      return copy
  }
}

function keptEvidence(evidence: NonNullable<Document['evidence']>, isShown: (id: string) => boolean) {
  return Object.fromEntries(Object.entries(evidence).map(([field, ids]) => [field, ids.filter((id) => isShown(id))]))
}
