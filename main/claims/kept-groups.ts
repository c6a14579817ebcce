import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { currentId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { claimGroupsAbout } from './groups.ts'

/**
 * What is claimed about each entity, read once and forgotten when anything it was read from changes: the claims, their
 * passages and articles, the actors who speak, the words of the codebook.
 */
class KeptGroups {
  readonly #library: Library
  readonly #groups = new Map<EntityId, ClaimGroup[]>()

  constructor(library: Library) {
    this.#library = library
    library.onApplied((change) => this.#follow(change))
  }

  about(id: EntityId): ClaimGroup[] {
    const current = currentId(this.#library, id)
    let groups = this.#groups.get(current)
    if (!groups) this.#groups.set(current, (groups = claimGroupsAbout(this.#library, current)))
    return groups
  }

  #follow({ puts, was }: Change): void {
    if (this.#groups.size === 0) return
    for (const document of was) this.#forget(document)
    for (const document of puts) this.#forget(document)
  }

  #forget(document: Document): void {
    const { references } = this.#library
    switch (kindOf(document.id)) {
      case 'claim':
      case 'assessment':
        this.#groups.delete((document as Document & { aboutId: EntityId }).aboutId)
        break
      case 'passage':
        this.#forgetClaims(references.each('claimsOfPassage', document.id))
        break
      case 'article':
        for (const passageId of references.each<Id<'passage'>>('passagesOfArticle', document.id))
          this.#forgetClaims(references.each('claimsOfPassage', passageId))
        break
      case 'actor':
        this.#forgetClaims(references.each('claimsNaming', document.id))
        break
      case 'redirect':
      case 'vocabulary':
        this.#groups.clear()
        break
      default:
    }
  }

  #forgetClaims(ids: Iterable<Id<'claim'>>): void {
    for (const id of ids) {
      const claim = this.#library.get(id)
      if (claim) this.#groups.delete(currentId(this.#library, claim.aboutId))
    }
  }
}

const kept = new WeakMap<Library, KeptGroups>()

/** As `claimGroupsAbout`, for calls that are made again and again. */
export function keptGroupsAbout(library: Library, id: EntityId): ClaimGroup[] {
  const groups = kept.get(library) ?? new KeptGroups(library)
  kept.set(library, groups)
  return groups.about(id)
}
