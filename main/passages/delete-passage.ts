import type { Document, DocumentOf } from '#contract/document.ts'
import { type Id, type Kind, kindOf } from '#contract/ids.ts'
import type { Rewrite } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'

/**
 * Takes passages away with all that rests on them: their claims, and their place in the evidence of facts. The facts
 * themselves, participants and relations, stay. Quotations in notes keep their words.
 */
export function removePassages(library: Library, rewrite: Rewrite, ids: Iterable<Id<'passage'>>): void {
  const { references } = library
  for (const id of ids) {
    removeClaims(library, rewrite, references.claimsOfPassage(id))
    for (const restingId of references.restingOnPassage(id)) {
      const document = rewrite.get(restingId)
      if (document) rewrite.put(withoutEvidence(document, id))
    }
    for (const noteId of references.notesAbout(id)) clearAbout(rewrite, noteId)
    rewrite.remove(id)
  }
}

/** Takes claims away, also from the assessments that weighed them. */
export function removeClaims(library: Library, rewrite: Rewrite, ids: Iterable<Id<'claim'>>): void {
  for (const id of ids) {
    const claim = rewrite.get(id)
    if (!claim) continue
    for (const assessmentId of library.references.assessmentsAbout(claim.aboutId)) {
      const assessment = rewrite.get(assessmentId)
      if (assessment?.claimIds.includes(id))
        rewrite.put({ ...assessment, claimIds: assessment.claimIds.filter((claimId) => claimId !== id) })
    }
    rewrite.remove(id)
  }
}

export function clearAbout(rewrite: Rewrite, noteId: Id<'note'>): void {
  const note = rewrite.get(noteId)
  if (!note) return
  const { aboutId: _gone, ...kept } = note
  rewrite.put(kept)
}

/** A document that no longer rests on a passage: in `evidence`, in participants, in a relation. */
function withoutEvidence(document: Document, passageId: Id<'passage'>): Document {
  const without = (ids: readonly Id<'passage'>[]) => ids.filter((id) => id !== passageId)
  const changed: Document = { ...document }
  if (changed.evidence) {
    const left = Object.entries(changed.evidence).flatMap(([field, ids]) => {
      const rest = without(ids)
      return rest.length > 0 ? [[field, rest] as const] : []
    })
    if (left.length > 0) changed.evidence = Object.fromEntries(left)
    else delete changed.evidence
  }
  return withoutPassageIds(changed, without)
}

type Without = (ids: readonly Id<'passage'>[]) => Id<'passage'>[]

function withoutPassageIds(document: Document, without: Without): Document {
  if (isOfKind(document, 'event')) {
    const participants = document.participants.map((part) => ({ ...part, passageIds: without(part.passageIds) }))
    return { ...document, participants }
  }
  if (isOfKind(document, 'relation')) return { ...document, passageIds: without(document.passageIds) }
  return document
}

function isOfKind<K extends Kind>(document: Document, kind: K): document is DocumentOf<K> & Document {
  return kindOf(document.id) === kind
}
