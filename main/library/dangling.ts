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
