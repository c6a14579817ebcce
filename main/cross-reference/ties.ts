import type { TieKind } from '#contract/overview.ts'
import { checkedDate, type Span, spanOf } from '../entities/dates.ts'
import type { Library } from '../library/library.ts'
import { type Shared, tieIndexOf, type Told } from './tie-index.ts'

export type TiesAsked = { ties?: readonly TieKind[] | undefined; from?: string | undefined; to?: string | undefined }
/** Called once for each tie, a shared passage, a part in an event or a relation, with the numbers of both. */
type Visit = (a: number, b: number, kind: TieKind) => void

/** The ties of a library that are asked for, by kind and by date. */
export class Ties {
  readonly told: Told
  readonly #shared: Shared
  readonly #library: Library
  readonly #kinds: ReadonlySet<TieKind> | null
  readonly #range: Span | null
  /** Of each article: 1 where it was published in the range, 2 where not, 0 where nobody has looked. */
  readonly #published: Uint8Array

  constructor(library: Library, { ties, from, to }: TiesAsked) {
    const { told, shared } = tieIndexOf(library)
    this.told = told
    this.#shared = shared
    this.#library = library
    this.#kinds = ties ? new Set(ties) : null
    this.#range = rangeOf(from, to)
    this.#published = new Uint8Array(shared.articles.length)
  }

  /** Whether a date may fall in the range; what has none falls in none. */
  isInRange(date: string | undefined): boolean {
    if (this.#range === null) return true
    const span = date === undefined ? null : spanOf(date)
    return span !== null && span.from <= this.#range.to && span.to >= this.#range.from
  }

  /** Every tie of one to any other. */
  eachOf(one: number, visit: Visit): void {
    const { members, passagesOf } = this.#shared
    if (this.#wants('passages'))
      for (let at = passagesOf.starts[one] ?? 0, end = passagesOf.starts[one + 1] ?? 0; at < end; at++) {
        const passage = passagesOf.all[at] ?? 0
        if (!this.#isPublishedInRange(passage)) continue
        for (let to = members.starts[passage] ?? 0, last = members.starts[passage + 1] ?? 0; to < last; to++) {
          const other = members.all[to] ?? 0
          if (other !== one) visit(one, other, 'passages')
        }
      }
    this.#eachTold(one, (a, b, kind) => visit(one, a === one ? b : a, kind))
  }

  /** Every tie among some, once; `places` tells of each entity its place among them, -1 where it is none of them. */
  eachAmong(places: Int32Array, visit: Visit): void {
    const isAmong = (one: number) => (places[one] ?? -1) >= 0
    if (this.#wants('passages')) this.#eachShared(isAmong, visit)
    for (let one = 0; one < places.length; one++)
      if (isAmong(one))
        this.#eachTold(one, (a, b, kind) => {
          if (a === one && isAmong(b)) visit(a, b, kind)
        })
  }

  #eachShared(isAmong: (one: number) => boolean, visit: Visit): void {
    const { members, articleOf } = this.#shared
    const there: number[] = []
    for (let passage = 0; passage < articleOf.length; passage++) {
      there.length = 0
      for (let at = members.starts[passage] ?? 0, end = members.starts[passage + 1] ?? 0; at < end; at++) {
        const one = members.all[at] ?? 0
        if (isAmong(one)) there.push(one)
      }
      if (there.length < 2 || !this.#isPublishedInRange(passage)) continue
      for (let first = 0; first < there.length; first++)
        for (let second = first + 1; second < there.length; second++)
          visit(there[first] ?? 0, there[second] ?? 0, 'passages')
    }
  }

  #eachTold(one: number, visit: Visit): void {
    const { ties, tiesOf } = this.told
    for (let at = tiesOf.starts[one] ?? 0, end = tiesOf.starts[one + 1] ?? 0; at < end; at++) {
      const tie = ties[tiesOf.all[at] ?? 0]
      if (!tie || !this.#wants(tie.kind)) continue
      // A relation without a date may always have held; an event without one happened nobody knows when.
      const holds = tie.date === undefined && tie.kind !== 'participation'
      if (holds || this.isInRange(tie.date)) visit(tie.a, tie.b, tie.kind)
    }
  }

  #wants(kind: TieKind): boolean {
    return this.#kinds === null || this.#kinds.has(kind)
  }

  #isPublishedInRange(passage: number): boolean {
    if (this.#range === null) return true
    const article = this.#shared.articleOf[passage] ?? 0
    if (this.#published[article] === 0) {
      const id = this.#shared.articles[article]
      this.#published[article] = this.isInRange(id && this.#library.get(id)?.publishedAt) ? 1 : 2
    }
    return this.#published[article] === 1
  }
}

/** Null where neither end is told. */
function rangeOf(from: string | undefined, to: string | undefined): Span | null {
  if (from === undefined && to === undefined) return null
  const first = from === undefined ? undefined : spanOf(checkedDate(from))
  const end = to === undefined ? undefined : spanOf(checkedDate(to))
  return { from: first?.from ?? -Infinity, to: end?.to ?? Infinity }
}
