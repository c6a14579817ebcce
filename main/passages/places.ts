import type { Document, DocumentOf } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Target } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'

/** Passages by their range. */
type ByRange = Map<string, Set<Id<'passage'>>>

/**
 * Where the passages of the articles marked lately stand, kept in step with the library, so that marking words does not
 * look through all the passages of a long article.
 */
class Places {
  readonly #library: Library
  readonly #ofArticle = new Map<Id<'article'>, ByRange>()

  constructor(library: Library) {
    this.#library = library
    library.onApplied(({ puts, was }) => {
      for (const document of was) if (isPassage(document)) this.#remove(document)
      for (const document of puts) if (isPassage(document)) this.#add(document)
    })
  }

  at(articleId: Id<'article'>, target: Target): Iterable<Id<'passage'>> {
    const known = this.#ofArticle.get(articleId) ?? this.#read(articleId)
    return known.get(keyOf(target)) ?? []
  }

  #read(articleId: Id<'article'>): ByRange {
    const known: ByRange = new Map()
    this.#ofArticle.set(articleId, known)
    for (const id of this.#library.references.passagesOfArticle(articleId)) {
      const passage = this.#library.get(id)
      if (passage) this.#add(passage)
    }
    return known
  }

  #add({ id, articleId, target }: DocumentOf<'passage'>): void {
    const known = this.#ofArticle.get(articleId)
    if (!known) return
    const key = keyOf(target)
    known.set(key, (known.get(key) ?? new Set()).add(id))
  }

  #remove({ id, articleId, target }: DocumentOf<'passage'>): void {
    const known = this.#ofArticle.get(articleId)
    const there = known?.get(keyOf(target))
    there?.delete(id)
    if (there?.size === 0) known?.delete(keyOf(target))
  }
}

const keyOf = ({ start, end }: Target) => `${start}-${end}`

function isPassage(document: Document): document is DocumentOf<'passage'> & Document {
  return document.id.startsWith('passage:')
}

const places = new WeakMap<Library, Places>()

/** The passages that stand from `start` to `end` of an article. */
export function passagesAt(library: Library, articleId: Id<'article'>, target: Target): Iterable<Id<'passage'>> {
  const known = places.get(library) ?? new Places(library)
  places.set(library, known)
  return known.at(articleId, target)
}
