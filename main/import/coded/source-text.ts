import { createHash } from 'node:crypto'
import { type Block, leafSeparator, plainTextOf } from '#contract/article-text.ts'
import { countWords } from '../../text/words.ts'
import { decode } from '../decode.ts'
import { paragraphsOf, storedForm } from '../parsed-text.ts'
import { storedBlocks } from '../stored-blocks.ts'
import type { SourceText } from './coded.ts'

/** A text file as an article will hold it, and where its offsets went. */
export type ReadSource = {
  source: SourceText
  /** As it came, without a byte order mark: what the offsets of other programs count in. */
  given: string
  /** Offsets in `given` (UTF-16 code units) as offsets in the plain text; null where there are no words. */
  placesOf: (ranges: readonly { start: number; end: number }[]) => ({ start: number; end: number } | null)[]
}

/** Null when the bytes are no text or hold no word. A text of our own (`exact`) is paragraphs as they stand. */
export function readSource(bytes: Uint8Array, fileName: string, exact = false): ReadSource | null {
  const decoded = decode(bytes)
  if (!decoded) return null
  const given = decoded.text.replace(/^\uFEFF/, '')
  const asItStands = exact && storedForm(given) === given && !/^\n|\n{3}|\n$/.test(given)
  const paragraphs = asItStands ? given.split(leafSeparator) : paragraphsOf(storedForm(given))
  const written = paragraphs.map((text): Block => ({ kind: 'paragraph', text }))
  const blocks = asItStands ? written : storedBlocks(written)
  const plain = plainTextOf(blocks)
  if (!/[^\s]/.test(plain)) return null
  const source: SourceText = {
    blocks,
    plain,
    plainSha256: sha256(plain),
    words: countWords(plain),
    bytes,
    fileName,
    encoding: decoded.encoding,
  }
  return {
    source,
    given,
    placesOf: (ranges) => (asItStands ? ranges.map(unlessEmpty) : placesIn(given, plain, ranges)),
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

type Range = { start: number; end: number }
const unlessEmpty = (range: Range) => (range.start < range.end ? { start: range.start, end: range.end } : null)

/**
 * Storing a text changes white space and composes characters, and nothing else: the n-th character that is neither is
 * the n-th in both.
 */
function placesIn(given: string, plain: string, ranges: readonly Range[]): (Range | null)[] {
  const edges = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const counts = countsAt(given, edges)
  const kept = placesOfWords(plain)
  return ranges.map(({ start, end }) => {
    const [first, after] = [counts.get(start), counts.get(end)]
    if (first === undefined || after === undefined || after <= first) return null
    const from = kept[first]
    const last = kept[after - 1]
    return from === undefined || last === undefined ? null : { start: from, end: last + 1 }
  })
}

/** How many characters of words, in the stored form, stand before each edge. */
function countsAt(given: string, edges: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  let [at, count] = [0, 0]
  for (const edge of edges) {
    if (edge < 0 || edge > given.length) continue
    // What composes with the character before it must not be cut from it.
    let to = edge
    while (to > at && to < given.length && joinsBefore(given.charAt(to))) to += 1
    count += wordsOnly(storedForm(given.slice(at, to))).length
    at = Math.max(at, to)
    counts.set(edge, count)
  }
  return counts
}

const joinsBefore = (character: string) => /[\p{M}\u1160-\u11FF\uDC00-\uDFFF]/u.test(character)
const wordsOnly = (text: string) => text.replace(/\s+/g, '')

/** Where each character that is not white space stands. */
function placesOfWords(plain: string): number[] {
  const places: number[] = []
  for (let at = 0; at < plain.length; at += 1) if (!/\s/.test(plain.charAt(at))) places.push(at)
  return places
}
