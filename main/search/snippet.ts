import type { Snippet } from '#contract/views.ts'
import type { Clause, Query } from './query.ts'
import { hashOf, TermScanner } from './term-scanner.ts'

/** A stretch of a text that a clause of the query matches: offsets in UTF-16 code units of the original. */
export type Hit = { start: number; end: number; clause: number }

/** How long a snippet is, and how much of it comes before its first hit. */
const length = 240
const lead = 60

type Token = { at: number; term: string; start: number; end: number }

/** Every place where a wanted clause matches, in text order. */
export function hitsIn(text: string, query: Pick<Query, 'wanted'>): Hit[] {
  const tokens = tokensOf(text, query)
  const hits: Hit[] = []
  tokens.forEach((first, index) => {
    query.wanted.forEach((clause, number) => {
      const last = lastOf(clause, tokens, index)
      if (last) hits.push({ start: first.start, end: last.end, clause: number })
    })
  })
  return hits
}

const scanner = new TermScanner()

/** The terms of a text that stand in the query, by their place among all. */
function tokensOf(text: string, { wanted }: Pick<Query, 'wanted'>): Token[] {
  const hashes = new Set(wanted.flatMap(({ terms, also = [] }) => [...terms, ...also].map(hashOf)))
  const prefixes = wanted.filter(({ prefix }) => prefix).map(({ terms }) => terms.at(-1) ?? '')
  const tokens: Token[] = []
  let at = 0
  scanner.scan(text, () => {
    at += 1
    if (!hashes.has(scanner.hash) && !prefixes.some((prefix) => scanner.startsWith(prefix))) return
    tokens.push({ at, term: scanner.term(), start: scanner.start, end: scanner.end })
  })
  return tokens
}

/** The last token of a clause that begins at a token; undefined when it does not. */
function lastOf({ terms, prefix, also }: Clause, tokens: readonly Token[], index: number): Token | undefined {
  const first = tokens[index]
  if (first && also?.includes(first.term)) return first
  const isThere = terms.every((term, offset) => {
    const there = tokens[index + offset]
    if (!first || there?.at !== first.at + offset) return false
    return prefix && offset === terms.length - 1 ? there.term.startsWith(term) : there.term === term
  })
  return isThere ? tokens[index + terms.length - 1] : undefined
}

/**
 * The part of a text that shows most of what was asked, with the places of the hits in it, and the first of them in
 * the whole text; the beginning of the text when nothing matches.
 */
export function snippetOf(text: string, query: Pick<Query, 'wanted'>): { snippet: Snippet; first?: Hit } {
  const hits = hitsIn(text, query)
  const best = bestWindow(hits)
  if (!best) return { snippet: { text: flat(text.slice(0, borderAfter(text, length))), hits: [] } }
  const start = borderBefore(text, Math.max(0, best.start - lead), best.start)
  const end = Math.max(best.end, borderAfter(text, start + length))
  const shown = apart(hits.filter((hit) => hit.start >= start && hit.end <= end))
  const before = start > 0 ? '…' : ''
  const after = end < text.length ? '…' : ''
  return {
    snippet: {
      text: before + flat(text.slice(start, end)) + after,
      hits: shown.map((hit) => [hit.start - start + before.length, hit.end - start + before.length]),
    },
    first: best,
  }
}

/** The hit from which a snippet's length sees the most different clauses; the earliest of equal ones. */
function bestWindow(hits: readonly Hit[]): Hit | undefined {
  let best: Hit | undefined
  let most = 0
  hits.forEach((hit, at) => {
    const seen = new Set<number>()
    for (let next = at; (hits[next]?.end ?? Infinity) <= hit.start + length - lead; next += 1)
      seen.add(hits[next]?.clause ?? 0)
    if (seen.size <= most && best) return
    best = hit
    most = seen.size
  })
  return best
}

/** Hits that overlap become one: `war` and `war*` mark the same word once. */
function apart(hits: readonly Hit[]): Hit[] {
  const joined: Hit[] = []
  for (const hit of hits) {
    const last = joined.at(-1)
    if (last && hit.start < last.end) last.end = Math.max(last.end, hit.end)
    else joined.push({ ...hit })
  }
  return joined
}

/** Line breaks become spaces, one for one, so that offsets stay. */
const flat = (text: string) => text.replace(/[\n\r\t\u2028\u2029]/g, ' ')

function borderBefore(text: string, from: number, most: number): number {
  if (from === 0) return 0
  const space = text.slice(from, most).search(/\s/)
  return space < 0 ? whole(text, from) : from + space + 1
}

function borderAfter(text: string, to: number): number {
  if (to >= text.length) return text.length
  const space = text.lastIndexOf(' ', to)
  return space > to - lead ? space : whole(text, to)
}

/** Steps back from the middle of a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
