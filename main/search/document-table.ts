import { Growing } from './growing.ts'
import { idBytes, kindNumberOf, readId, writeUuid } from './ids.ts'
import { type About, type Days, searchKinds } from './searchable.ts'

/** The kind of a document that is no longer there. */
const gone = 31
const noArticle = 0xffffffff
/** Of a document without a date: no range of days meets it. */
const undated: Days = { from: 0x7fffffff, to: -0x80000000 }

/** BM25's two constants. */
export const saturation = 1.2
const lengthWeight = 0.75
/** What the length of a document without words would do to a word's count: no document's does less. */
export const leastNorm = saturation * (1 - lengthWeight)

/** The documents of the index by number: who they are, how long, what is known of them, and whether they are there. */
export class DocumentTable {
  readonly ids = new Growing(new Uint8Array(64 * idBytes))
  readonly kinds = new Growing(new Uint8Array(64))
  readonly titleLengths = new Growing(new Uint32Array(64))
  readonly lengths = new Growing(new Uint32Array(64))
  /** The article a document stands in, as a number of its own. */
  readonly articles = new Growing(new Uint32Array(64))
  readonly articleIds = new Growing(new Uint8Array(64 * idBytes))
  readonly daysFrom = new Growing(new Int32Array(64))
  readonly daysTo = new Growing(new Int32Array(64))
  readonly facetStarts = new Growing(new Uint32Array(64))
  readonly facetEnds = new Growing(new Uint32Array(64))
  readonly facets = new Growing(new Uint32Array(64))
  readonly facetNames: string[] = []

  private readonly facetNumbers = new Map<string, number>()
  private numbers: IdMap | undefined
  private articleNumbers: IdMap | undefined
  /** Per kind, the words of all its documents and how many they are: a passage is long among passages. */
  private totals = searchKinds.map(() => ({ documents: 0, words: 0 }))
  private goneCount = 0
  private norms: Float32Array | undefined

  get size(): number {
    return this.kinds.length
  }

  get living(): number {
    return this.size - this.goneCount
  }

  add(id: string, lengths: { titleLength: number; bodyLength: number }, about: About): number {
    const number = this.size
    const kind = kindNumberOf(id)
    if (kind < 0) throw new Error(`"${id}" is of no kind that is searched`)
    pushId(this.ids, id)
    this.kinds.push(kind)
    this.titleLengths.push(lengths.titleLength)
    this.lengths.push(lengths.titleLength + lengths.bodyLength)
    this.articles.push(0)
    this.daysFrom.push(0)
    this.daysTo.push(0)
    this.facetStarts.push(0)
    this.facetEnds.push(0)
    this.describe(number, about)
    this.byId.set(number)
    this.count(number, kind, 1)
    return number
  }

  /** Says anew what is known of a document beside its words. */
  describe(number: number, { facets, articleId, days = undated }: About): void {
    this.articles.values[number] = articleId === undefined ? noArticle : this.articleNumber(articleId)
    this.daysFrom.values[number] = days.from
    this.daysTo.values[number] = days.to
    this.facetStarts.values[number] = this.facets.length
    for (const name of facets) this.facets.push(this.facetNumber(name))
    this.facetEnds.values[number] = this.facets.length
  }

  remove(id: string): void {
    const number = this.numberOf(id)
    if (number < 0) return
    const kind = this.kinds.values[number] as number
    this.kinds.values[number] = gone
    this.goneCount += 1
    this.count(number, kind, -1)
  }

  /** The number of a document that is there, or -1. */
  numberOf(id: string): number {
    const number = this.byId.find(id)
    return number >= 0 && this.kinds.values[number] === kindNumberOf(id) ? number : -1
  }

  idOf(number: number): string {
    return readId(this.kinds.values[number] as number, this.ids.values, number * idBytes)
  }

  isThere(number: number): boolean {
    return this.kinds.values[number] !== gone
  }

  articleOf(number: number): number | null {
    const article = this.articles.values[number] as number
    return article === noArticle ? null : article
  }

  aboutOf(number: number): About {
    const article = this.articleOf(number)
    const from = this.daysFrom.values[number] as number
    const to = this.daysTo.values[number] as number
    const facets = this.facets.values.subarray(this.facetStarts.values[number], this.facetEnds.values[number])
    return {
      facets: [...facets].map((facet) => this.facetNames[facet] ?? ''),
      ...(article !== null && { articleId: readId(0, this.articleIds.values, article * idBytes) }),
      ...(from <= to && { days: { from, to } }),
    }
  }

  /** What a document's length does to a word's count in BM25, by number: more than 1.2 for one that is long among its kind. */
  lengthNorms(): Float32Array {
    if (this.norms) return this.norms
    const norms = new Float32Array(this.size)
    const factors = this.totals.map(({ documents, words }) => (words > 0 ? documents / words : 0))
    for (let number = 0; number < norms.length; number += 1) {
      const relative = (this.lengths.values[number] as number) * (factors[this.kinds.values[number] as number] ?? 0)
      norms[number] = saturation * (1 - lengthWeight + lengthWeight * relative)
    }
    return (this.norms = norms)
  }

  /** Counts what is there after the columns were filled from a file. */
  recount(): void {
    this.totals = searchKinds.map(() => ({ documents: 0, words: 0 }))
    this.goneCount = 0
    this.facetNames.forEach((name, facet) => this.facetNumbers.set(name, facet))
    for (let number = 0; number < this.size; number += 1) {
      const kind = this.kinds.values[number] as number
      if (kind === gone) this.goneCount += 1
      else this.count(number, kind, 1)
    }
  }

  /** A table of what is there, and the new number of each; -1 for what is gone. */
  compacted(): { table: DocumentTable; numbers: Int32Array } {
    const table = new DocumentTable()
    const numbers = new Int32Array(this.size).fill(-1)
    for (let number = 0; number < this.size; number += 1) {
      if (!this.isThere(number)) continue
      const titleLength = this.titleLengths.values[number] as number
      const bodyLength = (this.lengths.values[number] as number) - titleLength
      numbers[number] = table.add(this.idOf(number), { titleLength, bodyLength }, this.aboutOf(number))
    }
    return { table, numbers }
  }

  private get byId(): IdMap {
    this.numbers ??= new IdMap(this.ids)
    return this.numbers
  }

  private articleNumber(id: string): number {
    this.articleNumbers ??= new IdMap(this.articleIds)
    const known = this.articleNumbers.find(id)
    if (known >= 0) return known
    pushId(this.articleIds, id)
    const number = this.articleIds.length / idBytes - 1
    this.articleNumbers.set(number)
    return number
  }

  private facetNumber(name: string): number {
    let number = this.facetNumbers.get(name)
    if (number === undefined) {
      number = this.facetNames.push(name) - 1
      this.facetNumbers.set(name, number)
    }
    return number
  }

  private count(number: number, kind: number, by: 1 | -1): void {
    this.norms = undefined
    const total = this.totals[kind]
    if (!total) return
    total.documents += by
    total.words += by * (this.lengths.values[number] as number)
  }
}

function pushId(ids: Growing<Uint8Array>, id: string): void {
  ids.reserve(idBytes)
  writeUuid(id, ids.values, ids.length)
  ids.length += idBytes
}

/** Finds ids in a column of UUIDs; of equal ones the last that was set. */
class IdMap {
  private readonly column: Growing<Uint8Array>
  private places: Uint32Array
  private used = 0
  private readonly asked = new Uint8Array(idBytes)

  constructor(column: Growing<Uint8Array>) {
    this.column = column
    const count = column.length / idBytes
    this.places = new Uint32Array(2 ** Math.ceil(Math.log2(count * 2 + 64)))
    for (let number = 0; number < count; number += 1) this.set(number)
  }

  find(id: string): number {
    writeUuid(id, this.asked, 0)
    return (this.places[this.placeOf(this.asked, 0)] as number) - 1
  }

  set(number: number): void {
    if (this.used * 2 >= this.places.length) this.widen()
    const place = this.placeOf(this.column.values, number * idBytes)
    if (this.places[place] === 0) this.used += 1
    this.places[place] = number + 1
  }

  /** Where these bytes stand or would. */
  private placeOf(bytes: Uint8Array, at: number): number {
    const mask = this.places.length - 1
    const ids = this.column.values
    // The end of a UUID v7 is random.
    const hash = Math.imul(
      bytes[at + 12]! | (bytes[at + 13]! << 8) | (bytes[at + 14]! << 16) | (bytes[at + 15]! << 24),
      0x9e3779b1,
    )
    let place = (hash ^ (hash >>> 15)) & mask
    for (;;) {
      const number = (this.places[place] as number) - 1
      if (number < 0) return place
      let same = 0
      while (same < idBytes && ids[number * idBytes + same] === bytes[at + same]) same += 1
      if (same === idBytes) return place
      place = (place + 1) & mask
    }
  }

  private widen(): void {
    const numbers = this.places.filter((entry) => entry !== 0)
    this.places = new Uint32Array(this.places.length * 4)
    for (const entry of numbers) this.places[this.placeOf(this.column.values, (entry - 1) * idBytes)] = entry
  }
}
