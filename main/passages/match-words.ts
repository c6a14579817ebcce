import { fewestEdits } from './fewest-edits.ts'
import { longestRise } from './longest-rise.ts'

/** A part of both sequences: from `a0` up to `a1` of the one, from `b0` up to `b1` of the other. */
type Part = { a0: number; a1: number; b0: number; b1: number }

/** Three words in a row are seldom twice in a text; one alone tells something only between words matched already. */
const widths = [3, 1]
/** Parts of at most so many pairs are compared word by word. */
const fewPairs = 20_000

/**
 * Which words of one text are which of another, both given as numbers that stand for words: for each of `a` its place in
 * `b`, or -1. Matches never cross.
 *
 * Words in a row that are unique in both texts come first, those of them that keep their order (patience diff); from
 * these, matches grow both ways; what lies between is matched the same way again, small parts by longest common
 * subsequence, large ones in which nothing is unique by fewest edits. The time goes with the length of the texts, and with the square of small differences only.
 */
export function matchWords(a: Int32Array, b: Int32Array): Int32Array {
  const matched = new Int32Array(a.length).fill(-1)
  const parts: Part[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const inner = grown(a, b, part, matched)
    if (inner.a0 >= inner.a1 || inner.b0 >= inner.b1) continue
    if ((inner.a1 - inner.a0) * (inner.b1 - inner.b0) <= fewPairs) matchFew(a, b, inner, matched)
    else parts.push(...(betweenLandmarks(a, b, inner, matched) ?? matchAlmostEqual(a, b, inner, matched)))
  }
  return matched
}

/** Without landmarks, as in verses sung twice: matched where little differs, else left alone. Nothing is left to do. */
function matchAlmostEqual(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Part, matched: Int32Array): [] {
  for (const [i, j] of fewestEdits(a.subarray(a0, a1), b.subarray(b0, b1)) ?? []) matched[a0 + i] = b0 + j
  return []
}

/** Matches what is the same at both ends, and answers what is left between. */
function grown(a: Int32Array, b: Int32Array, part: Part, matched: Int32Array): Part {
  let { a0, a1, b0, b1 } = part
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) matched[a0++] = b0++
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) matched[--a1] = --b1
  return { a0, a1, b0, b1 }
}

/** Matches the landmarks of a part, and answers the parts between them; null when nothing is unique in it. */
function betweenLandmarks(a: Int32Array, b: Int32Array, part: Part, matched: Int32Array): Part[] | null {
  for (const width of widths) {
    const landmarks = landmarksOf(a, b, part, width)
    if (landmarks.length === 0) continue
    const parts: Part[] = []
    let { a0, b0 } = part
    for (const { i, j } of landmarks) {
      if (i < a0 || j < b0) continue
      if (i > a0 && j > b0) parts.push({ a0, a1: i, b0, b1: j })
      for (let word = 0; word < width; word++) matched[i + word] = j + word
      a0 = i + width
      b0 = j + width
    }
    parts.push({ a0, a1: part.a1, b0, b1: part.b1 })
    return parts
  }
  return null
}

/** Rows of words that stand once in each, as far as they keep their order. */
function landmarksOf(
  a: Int32Array,
  b: Int32Array,
  { a0, a1, b0, b1 }: Part,
  width: number,
): { i: number; j: number }[] {
  const onceInB = onlyPlaces(b, b0, b1, width)
  const places: { i: number; j: number }[] = []
  for (const [row, i] of onlyPlaces(a, a0, a1, width)) {
    const j = onceInB.get(row)
    if (i >= 0 && j !== undefined && j >= 0 && sameRow(a, i, b, j, width)) places.push({ i, j })
  }
  places.sort((one, other) => one.i - other.i)
  return longestRise(places.map(({ j }) => j)).flatMap((index) => places[index] ?? [])
}

/** Where each row of words stands, by its hash; -1 for those that stand more than once. */
function onlyPlaces(words: Int32Array, from: number, to: number, width: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let at = from; at + width <= to; at++) {
    let row = 0
    for (let word = at; word < at + width; word++)
      row = (Math.imul(row, 0x01000193) ^ Math.imul(words[word] ?? 0, 0x9e3779b1)) | 0
    places.set(row, places.has(row) ? -1 : at)
  }
  return places
}

/** Different rows may have one hash. */
function sameRow(a: Int32Array, i: number, b: Int32Array, j: number, width: number): boolean {
  for (let word = 0; word < width; word++) if (a[i + word] !== b[j + word]) return false
  return true
}

/** The longest common subsequence of two short parts. */
function matchFew(a: Int32Array, b: Int32Array, { a0, a1, b0, b1 }: Part, matched: Int32Array): void {
  const columns = b1 - b0 + 1
  // `best[row, column]`: how many words the rest of `a` from the row and the rest of `b` from the column share.
  const best = new Uint16Array((a1 - a0 + 1) * columns)
  const at = (i: number, j: number) => (i - a0) * columns + (j - b0)
  for (let i = a1 - 1; i >= a0; i--)
    for (let j = b1 - 1; j >= b0; j--)
      best[at(i, j)] =
        a[i] === b[j] ? (best[at(i + 1, j + 1)] ?? 0) + 1 : Math.max(best[at(i + 1, j)] ?? 0, best[at(i, j + 1)] ?? 0)
  for (let i = a0, j = b0; i < a1 && j < b1;) {
    if (a[i] === b[j]) matched[i++] = j++
    else if ((best[at(i + 1, j)] ?? 0) >= (best[at(i, j + 1)] ?? 0)) i++
    else j++
  }
}
