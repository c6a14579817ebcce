import type { DocumentTable } from './document-table.ts'
import { type SearchKind, searchKinds } from './searchable.ts'
import type { Filter } from './query.ts'

const everyKind = 0x7fffffff

/** Which documents may be found: those of some kinds that are there and, where marks are given, are marked. */
export class Allowed {
  private readonly bits: number
  private readonly kinds: Uint8Array
  private readonly marks: Uint8Array | null
  /** Nothing is left out, so that nothing need be looked at. */
  readonly isAll: boolean

  constructor(
    { kinds, living, size }: DocumentTable,
    wanted: readonly SearchKind[] | undefined,
    marks: Uint8Array | null,
  ) {
    this.kinds = kinds.values
    this.bits = wanted ? wanted.reduce((some, kind) => some | (1 << searchKinds.indexOf(kind)), 0) : everyKind
    this.marks = marks
    this.isAll = marks === null && wanted === undefined && living === size
  }

  /** Leaves only those that may be found among the first `count` numbers, with what stands beside them; answers how many. */
  keep(numbers: Int32Array, count: number, beside: Int32Array | null = null): number {
    if (this.isAll) return count
    let kept = 0
    for (let at = 0; at < count; at += 1) {
      const number = numbers[at] as number
      if (!this.has(number)) continue
      numbers[kept] = number
      if (beside) beside[kept] = beside[at] as number
      kept += 1
    }
    return kept
  }

  has(number: number): boolean {
    if (this.isAll) return true
    if (this.marks !== null && this.marks[number] !== 1) return false
    return ((this.bits >>> (this.kinds[number] as number)) & 1) === 1
  }
}

/** Marks with 0 every document that does not pass the filters. Looks at all of them, once for each filter. */
export function passing(documents: DocumentTable, filters: readonly Filter[]): Uint8Array {
  const allowed = new Uint8Array(documents.size).fill(1)
  for (const filter of filters) {
    const passes = marksOf(documents, filter)
    const wanted = filter.not ? 0 : 1
    for (let number = 0; number < allowed.length; number += 1) if (passes[number] !== wanted) allowed[number] = 0
  }
  return allowed
}

function marksOf(documents: DocumentTable, filter: Filter): Uint8Array {
  switch (filter.by) {
    case 'facet':
      return withFacet(documents, filter.facets)
    case 'named':
      return upToArticles(documents, withIds(documents, withFacet(documents, filter.ids), filter.ids))
    case 'outlet':
      return downFromArticles(documents, withFacet(documents, outletsWith(documents, filter.words)))
    case 'days':
      return downFromArticles(documents, inDays(documents, filter.days), (number) => !isDated(documents, number))
    case 'kind':
      return ofKind(documents, filter)
  }
}

function withFacet(documents: DocumentTable, names: readonly string[]): Uint8Array {
  const wanted = new Set(names)
  const isWanted = Uint8Array.from(documents.facetNames, (name) => (wanted.has(name) ? 1 : 0))
  const marks = new Uint8Array(documents.size)
  const { values: facets } = documents.facets
  const { values: starts } = documents.facetStarts
  const { values: ends } = documents.facetEnds
  for (let number = 0; number < marks.length; number += 1)
    for (let at = starts[number] as number; at < (ends[number] as number); at += 1)
      marks[number] = (marks[number] as number) | (isWanted[facets[at] as number] as number)
  return marks
}

function withIds(documents: DocumentTable, marks: Uint8Array, ids: readonly string[]): Uint8Array {
  for (const id of ids) {
    const number = documents.numberOf(id)
    if (number >= 0) marks[number] = 1
  }
  return marks
}

/** What a passage or claim speaks of, its article speaks of. */
function upToArticles(documents: DocumentTable, marks: Uint8Array): Uint8Array {
  const articles = articlesOf(documents, marks)
  const { values: kinds } = documents.kinds
  for (let number = 0; number < marks.length; number += 1)
    if (kinds[number] === articleKind && articles[documents.articles.values[number] as number]) marks[number] = 1
  return marks
}

/** An article's outlet and date are those of its passages and claims, unless these have their own. */
function downFromArticles(
  documents: DocumentTable,
  marks: Uint8Array,
  inherits: (number: number) => boolean = () => true,
): Uint8Array {
  const { values: kinds } = documents.kinds
  const articles = articlesOf(
    documents,
    marks.map((mark, number) => (kinds[number] === articleKind ? mark : 0)),
  )
  for (let number = 0; number < marks.length; number += 1)
    if (articles[documents.articles.values[number] as number] && inherits(number)) marks[number] = 1
  return marks
}

const articleKind = searchKinds.indexOf('article')

/** The articles of the documents that are marked and there. */
function articlesOf(documents: DocumentTable, marks: Uint8Array): Uint8Array {
  const articles = new Uint8Array(documents.articleIds.length / 16)
  for (let number = 0; number < marks.length; number += 1)
    if (marks[number] && documents.isThere(number)) articles[documents.articles.values[number] as number] = 1
  return articles
}

const outlet = 'outlet:'

function outletsWith(documents: DocumentTable, words: string): string[] {
  return documents.facetNames.filter(
    (name) => name.startsWith(outlet) && ` ${name.slice(outlet.length)} `.includes(words),
  )
}

function inDays(documents: DocumentTable, days: { from: number; to: number }): Uint8Array {
  const { values: from } = documents.daysFrom
  const { values: to } = documents.daysTo
  const marks = new Uint8Array(documents.size)
  for (let number = 0; number < marks.length; number += 1)
    if ((from[number] as number) <= days.to && (to[number] as number) >= days.from && isDated(documents, number))
      marks[number] = 1
  return marks
}

function isDated({ daysFrom, daysTo }: DocumentTable, number: number): boolean {
  return (daysFrom.values[number] as number) <= (daysTo.values[number] as number)
}

function ofKind(documents: DocumentTable, { kinds, types }: Extract<Filter, { by: 'kind' }>): Uint8Array {
  const marks = withFacet(documents, types)
  const wanted = searchKinds.map((kind) => kinds.includes(kind))
  for (let number = 0; number < marks.length; number += 1)
    if (wanted[documents.kinds.values[number] as number]) marks[number] = 1
  return marks
}
