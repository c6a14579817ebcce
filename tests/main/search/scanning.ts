import { expect } from 'vitest'
import { hashOf, TermScanner } from '../../../main/search/term-scanner.ts'
import { eachTerm } from '../../../main/search/tokens.ts'
import { originalRange } from '../../../main/text/fold.ts'

type Found = { term: string; start: number; end: number }

/** The terms that the scanner finds in a text. */
export function scanned(text: string): Found[] {
  const scanner = new TermScanner()
  const found: Found[] = []
  scanner.scan(text, () => {
    const term = scanner.term()
    expect(scanner.hash).toBe(hashOf(term))
    found.push({ term, start: scanner.start, end: scanner.end })
  })
  return found
}

/** Those that folding the whole text finds. */
export function theLongWay(text: string): Found[] {
  const found: Found[] = []
  eachTerm(text, (term, start, end, folded) => found.push({ term, ...originalRange(folded, start, end) }))
  return found
}
