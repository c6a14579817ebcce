import type { Change } from '#contract/change.ts'
import type { Document, DocumentOf } from '#contract/document.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { atOnce, inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'

/** Entities whose passages are kept by article: the pages of one ask for them again and again. */
const groupedMost = 200

/** Where a passage stands and whom it links: all that counting together needs of it. */
export type Linked = { articleId: Id<'article'>; entityIds: readonly EntityId[] }

/**
 * Every passage of a library as `Linked`, read from the references when first asked for, without reading one passage,
 * and kept in step: an actor of ten thousand passages is counted in milliseconds.
 */
export class LinkedPassages {
  readonly #library: Library
  readonly #passages = new Map<Id<'passage'>, { articleId: Id<'article'>; entityIds: EntityId[] }>()
  readonly #articleCounts = new Map<EntityId, number>()
  readonly #byArticle = new Map<EntityId, ReadonlyMap<Id<'article'>, readonly Id<'passage'>[]>>()
  /** Counts the changes of passages: what was computed from them is good for one number. */
  version = 0
  /** Reads the references: passages that change before they are read through are followed already. */
  readonly reading: Iterator<unknown, void, undefined>
  #followed: Set<Id<'passage'>> | null = new Set()

  constructor(library: Library) {
    this.#library = library
    this.reading = this.#readAll()
    library.onApplied((change) => this.#follow(change))
  }

  *#readAll(): Generator<undefined, void> {
    const { references } = this.#library
    const isFollowed = (id: Id<'passage'>) => this.#followed?.has(id) === true
    for (const articleId of references.targets('passagesOfArticle') as Iterable<Id<'article'>>) {
      for (const id of references.each<Id<'passage'>>('passagesOfArticle', articleId))
        if (!isFollowed(id)) this.#passages.set(id, { articleId, entityIds: [] })
      yield
    }
    for (const entityId of references.targets('passagesLinking') as Iterable<EntityId>)
      for (const id of references.each<Id<'passage'>>('passagesLinking', entityId)) {
        if (!isFollowed(id)) this.#passages.get(id)?.entityIds.push(entityId)
        yield
      }
    this.#followed = null
  }

  all(): Iterable<Linked> {
    return this.#passages.values()
  }

  of(id: Id<'passage'>): Linked | undefined {
    return this.#passages.get(id)
  }

  /** The passages that link an entity, by article. */
  byArticle(id: EntityId): ReadonlyMap<Id<'article'>, readonly Id<'passage'>[]> {
    let grouped = this.#byArticle.get(id)
    if (!grouped) {
      if (this.#byArticle.size >= groupedMost) this.#byArticle.clear()
      this.#byArticle.set(id, (grouped = this.#group(id)))
    }
    return grouped
  }

  #group(id: EntityId): ReadonlyMap<Id<'article'>, readonly Id<'passage'>[]> {
    const grouped = new Map<Id<'article'>, Id<'passage'>[]>()
    for (const passageId of this.#library.references.each<Id<'passage'>>('passagesLinking', id)) {
      const articleId = this.#passages.get(passageId)?.articleId
      if (articleId === undefined) continue
      const group = grouped.get(articleId)
      if (group) group.push(passageId)
      else grouped.set(articleId, [passageId])
    }
    return grouped
  }

  *inArticle(id: Id<'article'>): Generator<Linked> {
    for (const passageId of this.#library.references.each<Id<'passage'>>('passagesOfArticle', id)) {
      const linked = this.#passages.get(passageId)
      if (linked) yield linked
    }
  }

  articleCount(id: EntityId): number {
    let count = this.#articleCounts.get(id)
    if (count === undefined) this.#articleCounts.set(id, (count = this.#group(id).size))
    return count
  }

  #follow({ puts, was }: Pick<Change, 'puts' | 'was'>): void {
    const [gone, come] = [was.filter(isPassage), puts.filter(isPassage)]
    if (gone.length + come.length === 0) return
    this.version += 1
    this.#byArticle.clear()
    for (const { id } of [...gone, ...come]) this.#followed?.add(id)
    for (const { id } of gone) this.#passages.delete(id)
    for (const { id, articleId, links } of come)
      this.#passages.set(id, { articleId, entityIds: [...new Set(links.map((link) => link.entityId))] })
    for (const { links } of [...gone, ...come]) for (const link of links) this.#articleCounts.delete(link.entityId)
  }
}

function isPassage(document: Document): document is DocumentOf<'passage'> & Document {
  return document.id.startsWith('passage:')
}

const kept = new WeakMap<Library, LinkedPassages>()

function keptFor(library: Library): LinkedPassages {
  const linked = kept.get(library) ?? new LinkedPassages(library)
  kept.set(library, linked)
  return linked
}

export function linkedPassagesOf(library: Library): LinkedPassages {
  const linked = keptFor(library)
  atOnce(linked.reading)
  return linked
}

/** Reads them a little at a time. */
export async function linkedPassagesReady(library: Library): Promise<void> {
  await inTurns(keptFor(library).reading)
}
