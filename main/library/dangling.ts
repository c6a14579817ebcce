import { isDeepStrictEqual } from 'node:util'
import type { Document } from '#contract/document.ts'
import { anyId } from '#contract/ids.ts'
import type { Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { eachReference } from './references-of.ts'

/** The documents that a document refers to and that are not there. Hashes of texts are checked with their files. */
export function danglingTargets(document: Document, isThere: (id: string) => boolean): Set<string> {
  const targets = new Set<string>()
  eachReference(document, (relation, target) => {
    // A merged-away id is gone on purpose, and a note may mention what was deleted since.
    if (relation === 'redirectFrom' || relation === 'notesMentioning') return
    if (anyId.safeParse(target).success && !isThere(target)) targets.add(target)
  })
  return targets
}

export function danglingIn(document: Document, isThere: (id: string) => boolean): Problem[] {
  return [...danglingTargets(document, isThere)].map((target) => ({
    kind: 'reference-dangling',
    message: say('library.danglingReference', { id: document.id, target }),
    file: 'library.json',
  }))
}

/**
 * A document without what it says of missing ones, where it can stand without: a passage without a link, an event
 * without a participant. The same document when what it is about is missing: that is for a person to decide.
 */
export function withoutReferences(document: Document, missing: ReadonlySet<string>): Document {
  const mended = structuredClone(document) as Record<string, unknown>
  const keep = (id: unknown) => typeof id !== 'string' || !missing.has(id)
  for (const field of ['tags', 'passageIds', 'mentions'])
    if (Array.isArray(mended[field])) mended[field] = mended[field].filter(keep)
  if (Array.isArray(mended['links'])) mended['links'] = without(mended['links'], 'entityId', missing)
  if (Array.isArray(mended['participants']))
    mended['participants'] = without(mended['participants'], 'actorId', missing).map(withoutPassages(keep))
  if (typeof mended['evidence'] === 'object' && mended['evidence'] !== null)
    mended['evidence'] = Object.fromEntries(
      Object.entries(mended['evidence'] as Record<string, unknown[]>).map(([field, ids]) => [field, ids.filter(keep)]),
    )
  return isDeepStrictEqual(mended, document) ? document : (mended as Document)
}

function without(entries: unknown[], field: string, missing: ReadonlySet<string>): Record<string, unknown>[] {
  return (entries as Record<string, unknown>[]).filter((entry) => !missing.has(String(entry[field])))
}

function withoutPassages(keep: (id: unknown) => boolean) {
  return (participant: Record<string, unknown>) => ({
    ...participant,
    passageIds: (participant['passageIds'] as unknown[]).filter(keep),
  })
}
