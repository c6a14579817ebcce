import type { Id, Kind } from '#contract/ids.ts'
import { below, type Random, randomFrom, seedOf } from './random.ts'

/** How large a library is to be. */
export type Sizes = {
  articles: number
  passages: number
  entities: number
  claims: number
  notes: number
  seed: number
  /** Mean size of an article's text. */
  textKb: number
}

/** The sizes that belong to a number of passages. */
export function sizesFor(passages: number, seed = 1): Sizes {
  return {
    articles: Math.ceil(passages / 10),
    passages,
    entities: Math.ceil(passages / 5),
    claims: Math.ceil(passages / 10),
    notes: Math.ceil(passages / 20),
    seed,
    textKb: 8,
  }
}

/** What stands where: known from the sizes alone, so that every document can be made by itself. */
export type Plan = {
  sizes: Sizes
  actors: number
  events: number
  tags: number
  relations: number
  assessments: number
  redirects: number
  searches: number
  id: <K extends Kind>(kind: K, n: number) => Id<K>
  /** A stream of its own for the `n`-th thing of a kind. */
  random: (what: string, n?: number) => Random
  /** The passages of article `n` are those from `first[n]` up to `first[n + 1]`. */
  first: Uint32Array
  articleOf: (passage: number) => number
}

export function planOf(sizes: Sizes): Plan {
  const { seed, articles, passages, entities } = sizes
  if (passages > 0 && articles === 0) throw new Error('Passages need articles')
  if (sizes.claims > 0 && (passages === 0 || entities === 0)) throw new Error('Claims need passages and entities')
  const first = sharedOut(passages, articles, randomFrom(seedOf(seed, 'passages of articles')))
  const events = Math.floor(entities / 2)
  return {
    sizes,
    actors: entities - events,
    events,
    tags: Math.min(200, 5 + Math.ceil(articles / 20)),
    relations: Math.floor(entities / 10),
    assessments: events === 0 ? 0 : Math.floor(sizes.claims / 50),
    redirects: Math.floor(entities / 200),
    searches: 5,
    id: (kind, n) => idAt(seed, kind, n),
    random: (what, n = 0) => randomFrom(seedOf(seed, what, n)),
    first,
    articleOf: (passage) => lastAtMost(first, passage),
  }
}

/** A UUID v7: its first half grows with `n`, as with documents made one after the other. */
function idAt<K extends Kind>(seed: number, kind: K, n: number): Id<K> {
  const random = randomFrom(seedOf(seed, kind, n))
  const time = (0x018f00000000 + n * 1000).toString(16).padStart(12, '0')
  const hex = (length: number) =>
    below(random, 16 ** length)
      .toString(16)
      .padStart(length, '0')
  return `${kind}:${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`
}

/** Few articles have many passages, most a few: shares of the whole, adding up. */
function sharedOut(passages: number, articles: number, random: Random): Uint32Array {
  const weights = Float64Array.from({ length: articles }, () => 1 / (random() + 0.02))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const first = new Uint32Array(articles + 1)
  let sum = 0
  weights.forEach((weight, n) => (first[n + 1] = Math.round((passages * (sum += weight)) / total)))
  if (articles > 0) first[articles] = passages
  return first
}

function lastAtMost(first: Uint32Array, passage: number): number {
  let low = 0
  let high = first.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((first[middle] ?? 0) <= passage) low = middle
    else high = middle - 1
  }
  return low
}

const day = 86_400_000

/** When the `n`-th of `count` was made: spread over two years. */
export function madeAt(n: number, count: number): string {
  return new Date(Date.UTC(2024, 0, 1) + Math.floor((n / Math.max(1, count)) * 730 * day)).toISOString()
}

/** A day from 2018 on. */
export function dayIn(random: Random): string {
  return new Date(Date.UTC(2018, 0, 1) + below(random, 2500) * day).toISOString().slice(0, 10)
}
