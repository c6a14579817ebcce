import type { Article } from '#contract/article.ts'
import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { entityNow } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'

/**
 * All that any passage of an article can be found by, folded, as one text an article: where a word is not in it, none of
 * the article's passages need be looked at. Read once, and forgotten when anything it was read from changes.
 */
export class ArticleWords {
  readonly #library: Library
  readonly #words = new Map<Id<'article'>, string>()

  constructor(library: Library) {
    this.#library = library
    library.onApplied((change) => this.#follow(change))
  }

  of(id: Id<'article'>): string {
    let words = this.#words.get(id)
    if (words === undefined) this.#words.set(id, (words = this.#read(id)))
    return words
  }

  #read(id: Id<'article'>): string {
    const article = this.#library.get(id)
    const lines = article ? [sourceOf(article)] : []
    const names = new Set<string>()
    for (const passageId of this.#library.references.each<Id<'passage'>>('passagesOfArticle', id)) {
      const passage = this.#library.get(passageId)
      if (!passage) continue
      lines.push(passage.target.exact)
      for (const name of namesIn(this.#library, passage)) names.add(name)
    }
    return foldText([...lines, ...names].join('\n'))
  }

  #follow({ puts, was }: Change): void {
    if (this.#words.size === 0) return
    for (const document of was) this.#forget(document)
    for (const document of puts) this.#forget(document)
  }

  #forget(document: Document): void {
    switch (kindOf(document.id)) {
      case 'article':
        this.#words.delete(document.id as Id<'article'>)
        break
      case 'passage':
        this.#words.delete((document as Passage).articleId)
        break
      case 'actor':
      case 'event':
        for (const passageId of this.#library.references.each<Id<'passage'>>('passagesLinking', document.id)) {
          const passage = this.#library.get(passageId)
          if (passage) this.#words.delete(passage.articleId)
        }
        break
      case 'redirect':
        this.#words.clear()
        break
      default:
    }
  }
}

const kept = new WeakMap<Library, ArticleWords>()

export function articleWordsOf(library: Library): ArticleWords {
  let words = kept.get(library)
  if (!words) kept.set(library, (words = new ArticleWords(library)))
  return words
}

/** What one passage can be found by, folded. */
export function wordsOf(library: Library, passage: Passage): string {
  const article = library.get(passage.articleId)
  const source = article ? sourceOf(article) : ''
  return foldText([passage.target.exact, source, ...namesIn(library, passage)].join('\n'))
}

function namesIn(library: Library, { links }: Passage): string[] {
  return links.flatMap((link) => entityNow(library, link.entityId)?.name ?? [])
}

const dayInWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Days are looked for as a person says them, too: 20 September 2023. */
function sourceOf({ title, publishedAt = '' }: Article): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(publishedAt)
  return `${title}\n${publishedAt}\n${isDay ? dayInWords.format(new Date(publishedAt)) : ''}`
}
