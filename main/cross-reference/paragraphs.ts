import { leavesOf } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../library/library.ts'
import { linkedPassagesOf } from './linked-passages.ts'

/** The paragraphs that the words of a passage touch, counted from 0: leaves of the text, as its offsets count them. */
export type Touched = { first: number; last: number }

/** Texts read at a time. */
const readMost = 64

/**
 * In which paragraphs passages stand. A text is read once, when first asked for: of each only the ends of its
 * paragraphs are kept, and where each passage stands is forgotten when the passage changes.
 */
export class Paragraphs {
  readonly #library: Library
  readonly #ends = new Map<string, Uint32Array>()
  readonly #touched = new Map<Id<'passage'>, Touched>()

  constructor(library: Library) {
    this.#library = library
    library.onApplied(({ was }) => {
      for (const { id } of was) if (id.startsWith('passage:')) this.#touched.delete(id as Id<'passage'>)
    })
  }

  /**
   * Reads what is needed to tell the paragraphs of these passages. `ids` is asked again when passages changed while
   * texts were read; what follows in the same turn counts in one state of the library.
   */
  async ready(ids: () => Iterable<Id<'passage'>>): Promise<void> {
    const linked = linkedPassagesOf(this.#library)
    for (let version = -1; version !== linked.version;) {
      version = linked.version
      await this.#readTexts(ids())
    }
  }

  /** Undefined for one without a place in its text, and for one whose text cannot be read. */
  of(id: Id<'passage'>): Touched | undefined {
    const known = this.#touched.get(id)
    if (known) return known
    const passage = this.#library.get(id)
    const ends = passage && passage.state !== 'orphaned' ? this.#ends.get(passage.target.textSha256) : undefined
    if (!passage || !ends) return undefined
    const { start, end } = passage.target
    const touched = { first: leafAt(ends, start), last: leafAt(ends, Math.max(start, end - 1)) }
    this.#touched.set(id, touched)
    return touched
  }

  async #readTexts(ids: Iterable<Id<'passage'>>): Promise<void> {
    const missing = new Set<string>()
    for (const id of ids) {
      if (this.#touched.has(id)) continue
      const target = this.#library.get(id)?.target
      if (target && !this.#ends.has(target.textSha256)) missing.add(target.textSha256)
    }
    const all = [...missing]
    for (let from = 0; from < all.length; from += readMost)
      await Promise.all(all.slice(from, from + readMost).map((sha256) => this.#read(sha256)))
  }

  async #read(textSha256: string): Promise<void> {
    const text = await this.#library.texts.get(textSha256)
    if (text)
      this.#ends.set(
        textSha256,
        Uint32Array.from(leavesOf(text.blocks), ({ end }) => end),
      )
  }
}

/** The leaf that a place stands in: the first that does not end before it. What stands between two belongs to the later. */
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
