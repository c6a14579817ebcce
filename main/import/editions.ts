import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import { addressKey, namesPage } from '../articles/address-key.ts'
import type { Library } from '../library/library.ts'
import { foldName } from '../text/fold.ts'

type Known = Pick<Article, 'id' | 'title' | 'outlet' | 'publishedAt' | 'url'>

/** What editions of one article share: their address, or else title, outlet and date together. */
function keysOf({ title, outlet, publishedAt, url }: Known): string[] {
  const keys: string[] = []
  if (url !== undefined && namesPage(url)) keys.push(`address ${addressKey(url)}`)
  if (outlet !== undefined && publishedAt !== undefined)
    keys.push(`said ${JSON.stringify([foldName(title), foldName(outlet), publishedAt])}`)
  return keys
}

/** Articles by what their editions share, kept in step with the library, so that no import looks through them all. */
export class Editions {
  readonly #library: Library
  readonly #byKey = new Map<string, Set<Id<'article'>>>()

  constructor(library: Library) {
    this.#library = library
    for (const article of library.collection('article').values()) this.add(article)
    library.onApplied(({ puts, was }) => {
      for (const document of was) if (isArticle(document)) this.#remove(document)
      for (const document of puts) if (isArticle(document)) this.add(document)
    })
  }

  /**
   * The article that this one seems to be another edition of: of several the one with most passages, then the oldest.
   * `isComing` knows those that were added and are not in the library yet.
   */
  of(article: Known, isComing: (id: Id<'article'>) => boolean): Id<'article'> | null {
    const alike = new Set(keysOf(article).flatMap((key) => [...(this.#byKey.get(key) ?? [])]))
    const found = [...alike].filter((id) => this.#library.get(id) !== undefined || isComing(id))
    const passages = (id: Id<'article'>) => this.#library.references.passagesOfArticle(id).size
    const [best] = found.sort((a, b) => passages(b) - passages(a) || (a < b ? -1 : 1))
    return best ?? null
  }

  /** Also what is still on its way into the library. */
  add(article: Known): void {
    for (const key of keysOf(article)) this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(article.id))
  }

  #remove(article: Known): void {
    for (const key of keysOf(article)) {
      const ids = this.#byKey.get(key)
      ids?.delete(article.id)
      if (ids?.size === 0) this.#byKey.delete(key)
    }
  }
}

function isArticle(document: Document): document is Article & Document {
  return document.id.startsWith('article:')
}

const kept = new WeakMap<Library, Editions>()

export function editionsIn(library: Library): Editions {
  const known = kept.get(library) ?? new Editions(library)
  kept.set(library, known)
  return known
}
