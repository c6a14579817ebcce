import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'

/** How much hangs on an article. Notes about one of its passages are notes about it. */
export function countsOf(library: Library, id: Id<'article'>) {
  const { references } = library
  const passageIds = references.passagesOfArticle(id)
  const entities = new Set<string>()
  let claims = 0
  let notes = references.notesAbout(id).size
  for (const passageId of passageIds) {
    claims += references.claimsOfPassage(passageId).size
    notes += references.notesAbout(passageId).size
    for (const link of library.get(passageId)?.links ?? []) entities.add(link.entityId)
  }
  return { passages: passageIds.size, claims, notes, entities: entities.size }
}
