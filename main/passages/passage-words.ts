import type { Article } from '#contract/article.ts'
import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import { type EntityId, type Id, kindOf } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { linkedPassagesReady } from '../cross-reference/linked-passages.ts'
import { entityNow, isEntityId } from '../entities/resolve.ts'
import { inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { inTextOrder } from './text-order.ts'

/** The passages of an article in the order of reading, and their own words, folded: one text, for one look at all. */
export type WordsOfPassages = { ids: readonly Id<'passage'>[]; text: string; ends: Uint32Array }

/**
 * All that passages are found by, folded: their own words by article, what their articles are called, and how those are
 * called whom they link. Each is read when first asked for, and forgotten when what it was read from changes.
 */
export class PassageWords {
  readonly #library: Library
  readonly #passages = new Map<Id<'article'>, WordsOfPassages>()
  readonly #sources = new Map<Id<'article'>, string>()
  readonly #names = new Map<EntityId, string>()
  /** Linked and gone: whoever they were merged into may be called otherwise by now. */
  readonly #gone = new Set<EntityId>()
  /** Linked or changed since they were named. */
  readonly #unnamed = new Set<EntityId>()
  #isNamed = false
  #articles: readonly Id<'article'>[] | null = null
  #gathering: Promise<void> | null = null

  constructor(library: Library) {
    this.#library = library
    library.onApplied((change) => this.#follow(change))
  }

  /** Reads everything, a little at a time, before a word is typed. */
  gather(): Promise<void> {
    return (this.#gathering ??= linkedPassagesReady(this.#library).then(() => inTurns(this.#everything())))
  }

  /** Every article, in the order that passages are listed in. */
  articles(): readonly Id<'article'>[] {
    return (this.#articles ??= [...this.#library.collection('article').ids()].sort())
  }

  passagesOf(id: Id<'article'>): WordsOfPassages {
    let words = this.#passages.get(id)
    if (!words) this.#passages.set(id, (words = this.#read(id)))
    return words
  }

  sourceOf(id: Id<'article'>): string {
    let source = this.#sources.get(id)
    if (source === undefined) {
      const article = this.#library.collection('article').peek(id)
      this.#sources.set(id, (source = article ? foldText(sourceOf(article)) : ''))
    }
    return source
  }

  /** Whoever is linked and called by a name that holds a word: of each word, all of them. */
  *naming(words: readonly string[]): Generator<undefined, ReadonlySet<EntityId>[]> {
    if (!this.#isNamed)
      for (const id of this.#library.references.targets('passagesLinking') as Iterable<EntityId>) {
        if (!this.#names.has(id)) this.#name(id)
        yield
      }
    this.#isNamed = true
    for (const id of this.#unnamed) this.#name(id)
    const gone = Array.from(this.#gone, (id) => [id, this.#nameOf(id)] as const)
    return words.map((word) => {
      const named = new Set<EntityId>()
      for (const [id, name] of this.#names) if (name.includes(word)) named.add(id)
      for (const [id, name] of gone) if (name.includes(word)) named.add(id)
      return named
    })
  }

  #name(id: EntityId): void {
    this.#unnamed.delete(id)
    if (this.#library.get(id)) {
      this.#names.set(id, this.#nameOf(id))
      this.#gone.delete(id)
    } else {
      this.#names.delete(id)
      this.#gone.add(id)
    }
  }

  #nameOf(id: EntityId): string {
    return foldText(entityNow(this.#library, id)?.name ?? '')
  }

  #read(id: Id<'article'>): WordsOfPassages {
    const collection = this.#library.collection('passage')
    const ids = this.#library.references.each<Id<'passage'>>('passagesOfArticle', id)
    const passages = [...ids].flatMap((passageId) => collection.peek(passageId) ?? []).sort(inTextOrder)
    const ends = new Uint32Array(passages.length)
    let text = ''
    for (const [at, { target }] of passages.entries()) {
      text += foldText(target.exact) + '\n'
      ends[at] = text.length
    }
    return { ids: passages.map((passage) => passage.id), text, ends }
  }

  *#everything(): Generator<undefined, void> {
    const articles = [...this.articles()]
    yield* this.naming([])
    for (const id of articles) {
      this.sourceOf(id)
      this.passagesOf(id)
      yield
    }
  }

  #follow({ puts, was, deletes }: Change): void {
    for (const document of [...was, ...puts]) this.#forget(document)
    if ([...puts.map(({ id }) => id), ...deletes].some((id) => kindOf(id) === 'article')) this.#articles = null
  }

  #forget(document: Document): void {
    const kind = kindOf(document.id)
    if (kind === 'passage') {
      const { articleId, links } = document as Passage
      this.#passages.delete(articleId)
      for (const { entityId } of links) if (!this.#names.has(entityId)) this.#unnamed.add(entityId)
    } else if (kind === 'article') this.#sources.delete(document.id as Id<'article'>)
    else if (isEntityId(document.id)) this.#unnamed.add(document.id)
  }
}

const kept = new WeakMap<Library, PassageWords>()

export function passageWordsOf(library: Library): PassageWords {
  let words = kept.get(library)
  if (!words) kept.set(library, (words = new PassageWords(library)))
  return words
}

/** What one passage can be found by, folded. */
export function wordsOf(library: Library, passage: Passage): string {
  const article = library.get(passage.articleId)
  const source = article ? sourceOf(article) : ''
  const names = passage.links.flatMap((link) => entityNow(library, link.entityId)?.name ?? [])
  return foldText([passage.target.exact, source, ...names].join('\n'))
}

const dayInWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** Days are looked for as a person says them, too: 20 September 2023. */
function sourceOf({ title, publishedAt = '' }: Article): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(publishedAt)
  return `${title}\n${publishedAt}\n${isDay ? dayInWords.format(new Date(publishedAt)) : ''}`
}
