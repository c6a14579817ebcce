import { type Segment, termCount } from './segment.ts'

/** How many slips a word of some length may hold: a short word with one is another word. */
export function slipsAllowed(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

/** A slip is a letter too many, too few, wrong, or changed with its neighbour. */
export type NearWord = { term: string; slips: number; documents: number }

const widest = 31
const places = new Int32Array(0x10000)

/**
 * The words of a segment that differ from `word` by at most `most` slips; with `prefix`, that begin so.
 *
 * Bit-parallel: all cells of a column of the edit distance's table are one number (Myers 1999, with Hyyrö's
 * transposition of 2003), so that a whole dictionary is compared in milliseconds.
 */
export function nearWords(segment: Segment, word: string, most: number, prefix: boolean): NearWord[] {
  const found: NearWord[] = []
  const pattern = word.slice(0, widest)
  const { length } = pattern
  if (length === 0 || most === 0 || word.length > widest) return found
  for (let at = 0; at < length; at += 1)
    places[pattern.charCodeAt(at)] = (places[pattern.charCodeAt(at)] as number) | (1 << at)
  const { termUnits, termStarts } = segment
  const count = termCount(segment)
  const highest = 1 << (length - 1)
  for (let term = 0; term < count; term += 1) {
    const start = termStarts[term] as number
    const end = termStarts[term + 1] as number
    const size = end - start
    if (size + most < length || (!prefix && size > length + most)) continue
    let score = length
    let least = prefix ? length : Infinity
    let up = -1
    let down = 0
    let diagonal = 0
    let before = 0
    for (let at = start; at < end; at += 1) {
      const here = places[termUnits[at] as number] as number
      diagonal = (((~diagonal & here) << 1) & before) | (((here & up) + up) ^ up) | here | down
      let right = down | ~(diagonal | up)
      let left = diagonal & up
      if (right & highest) score += 1
      else if (left & highest) score -= 1
      right = (right << 1) | 1
      left <<= 1
      up = left | ~(diagonal | right)
      down = right & diagonal
      before = here
      if (prefix) {
        if (score < least) least = score
        if (at - start > length + most) break
      } else if (score - (end - 1 - at) > most) {
        score = Infinity
        break
      }
    }
    const slips = prefix ? least : score
    if (slips <= most) {
      const text = String.fromCharCode(...termUnits.subarray(start, end))
      if (text !== word) found.push({ term: text, slips, documents: segment.frequency[term] as number })
    }
  }
  for (let at = 0; at < length; at += 1) places[pattern.charCodeAt(at)] = 0
  return found
}
