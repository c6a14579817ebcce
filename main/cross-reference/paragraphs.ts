import { leavesOf } from '#contract/article-text.ts'
import type { Change } from '#contract/change.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { linkedPassagesOf } from './linked-passages.ts'

/** The paragraphs that the words of a passage touch, counted from 0: leaves of the text, as its offsets count them. */
export type Touched = { first: number; last: number }

/** The entities in each paragraph of an article that passages with a link touch, each once. */
export type InParagraphs = ReadonlyMap<number, readonly EntityId[]>

/** Texts read at a time. */
const readMost = 64

/**
 * In which paragraphs entities stand. A text is read once, when first asked for, and of it only the ends of its
 * paragraphs are kept; what stands in the paragraphs of an article is forgotten when a passage of it changes.
 */
export class Paragraphs {
  readonly #library: Library
  readonly #ends = new Map<string, Uint32Array>()
  readonly #inArticle = new Map<Id<'article'>, InParagraphs>()

  constructor(library: Library) {
    this.#library = library
    library.onApplied((change) => this.#follow(change))
  }

  /**
   * Reads what is needed to tell the paragraphs of these articles. What follows in the same turn counts in one state of
   * the library: `articles` is asked again when passages changed while texts were read.
   */
  async ready(articles: () => Iterable<Id<'article'>>): Promise<void> {
    const linked = linkedPassagesOf(this.#library)
    for (let version = -1; version !== linked.version;) {
      version = linked.version
      await this.#read([...(await inTurns(this.#missing([...articles()])))])
    }
  }

  inArticle(id: Id<'article'>): InParagraphs {
    let found = this.#inArticle.get(id)
    if (!found) this.#inArticle.set(id, (found = this.#gather(id)))
    return found
  }

  /** Undefined for a passage without a place in its text, and for one whose text cannot be read. */
  of({ state, target: { start, end, textSha256 } }: Passage): Touched | undefined {
    const ends = state === 'orphaned' ? undefined : this.#ends.get(textSha256)
    return ends && { first: leafAt(ends, start), last: leafAt(ends, Math.max(start, end - 1)) }
  }

  #gather(articleId: Id<'article'>): InParagraphs {
    const paragraphs = new Map<number, EntityId[]>()
    for (const passage of this.#passagesOf(articleId)) {
      const entityIds = linkedPassagesOf(this.#library).of(passage.id)?.entityIds ?? []
      const touched = entityIds.length > 0 ? this.of(passage) : undefined
      if (!touched) continue
      for (let number = touched.first; number <= touched.last; number++) {
        const there = paragraphs.get(number) ?? []
        for (const id of entityIds) if (!there.includes(id)) there.push(id)
        paragraphs.set(number, there)
      }
    }
    return paragraphs
  }

  *#passagesOf(articleId: Id<'article'>): Generator<Passage> {
    for (const id of this.#library.references.each<Id<'passage'>>('passagesOfArticle', articleId)) {
      const passage = this.#library.get(id)
      if (passage) yield passage
    }
  }

  *#missing(articles: readonly Id<'article'>[]): Generator<undefined, Set<string>> {
    const missing = new Set<string>()
    for (const articleId of articles) {
      if (this.#inArticle.has(articleId)) continue
      for (const { target } of this.#passagesOf(articleId)) {
        if (!this.#ends.has(target.textSha256)) missing.add(target.textSha256)
        yield
      }
    }
    return missing
  }

  async #read(texts: readonly string[]): Promise<void> {
    for (let from = 0; from < texts.length; from += readMost)
      await Promise.all(
        texts.slice(from, from + readMost).map(async (sha256) => {
          // Asked for again at the next count: nothing is remembered of what could not be read.
          const text = await this.#library.texts.get(sha256).catch(() => null)
          if (text)
            this.#ends.set(
              sha256,
              Uint32Array.from(leavesOf(text.blocks), ({ end }) => end),
            )
        }),
      )
  }

  #follow({ puts, was }: Pick<Change, 'puts' | 'was'>): void {
    for (const documents of [was, puts])
      for (const document of documents)
        if (document.id.startsWith('passage:')) this.#inArticle.delete((document as Passage).articleId)
  }
}

/** The leaf that a place stands in: the first that ends after it. What stands between two belongs to the later. */
function leafAt(ends: Uint32Array, offset: number): number {
  let [low, high] = [0, ends.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}

const kept = new WeakMap<Library, Paragraphs>()

export function paragraphsOf(library: Library): Paragraphs {
  const paragraphs = kept.get(library) ?? new Paragraphs(library)
  kept.set(library, paragraphs)
  return paragraphs
}
