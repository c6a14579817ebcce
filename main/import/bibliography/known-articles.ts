import type { Article } from '#contract/article.ts'
import type { Id } from '#contract/ids.ts'
import { addressKey, namesPage } from '../../articles/address-key.ts'
import type { Library } from '../../library/library.ts'
import { factsOf, textOf } from '../../references/article-reference.ts'
import type { CslItem } from '../../references/csl-item.ts'
import { foldName } from '../../text/fold.ts'

/** The articles of a library by what a reference says of them: address, DOI, title and date. */
export class KnownArticles {
  readonly #byKey = new Map<string, Set<Id<'article'>>>()

  constructor(library: Library) {
    for (const article of library.collection('article').values()) this.add(article)
  }

  add({ id, title, url, publishedAt, bibliography }: Article): void {
    for (const key of keysOf({ title, url, publishedAt, doi: textOf(bibliography?.['DOI']) }))
      this.#byKey.set(key, (this.#byKey.get(key) ?? new Set()).add(id))
  }

  /** The one article that a reference speaks of; null where none or several could be meant. */
  find(item: CslItem): Id<'article'> | null {
    const { title, url, publishedAt } = factsOf(item)
    for (const key of keysOf({ title, url, publishedAt, doi: textOf(item.DOI) })) {
      const [id, ...others] = this.#byKey.get(key) ?? []
      if (id !== undefined && others.length === 0) return id
    }
    return null
  }
}

type Said = {
  title?: string | undefined
  url?: string | undefined
  publishedAt?: string | undefined
  doi?: string | undefined
}

/** What says most comes first. */
function keysOf({ title, url, publishedAt, doi }: Said): string[] {
  return [
    ...(doi === undefined ? [] : [`doi ${doi.replace(/^.*?(?=10\.)/, '').toLowerCase()}`]),
    ...(url !== undefined && namesPage(url) ? [`address ${addressKey(url)}`] : []),
    ...(title !== undefined && publishedAt !== undefined ? [`said ${foldName(title)} ${publishedAt}`] : []),
  ]
}
