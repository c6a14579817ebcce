/** Sequences that differ in more places than this are given up on. */
const mostEdits = 500

/**
 * Pairs of equal items of two sequences, in descending order, left over by the fewest insertions and deletions that make
 * the one the other (Myers 1986); null when these are too many. The time goes with length times edits.
 */
export function fewestEdits(a: Int32Array, b: Int32Array): [number, number][] | null {
  // `reached[k]`: how far into `a` the diagonal k (place in `a` less place in `b`) was followed.
  const reached = new Int32Array(2 * mostEdits + 3)
  const steps: Int32Array[] = []
  const middle = mostEdits + 1
  for (let edits = 0; edits <= mostEdits; edits++) {
    steps.push(reached.slice(middle - edits - 1, middle + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      let i = startOf(reached, middle, edits, k)
      while (i < a.length && i - k < b.length && a[i] === b[i - k]) i++
      reached[middle + k] = i
      if (i >= a.length && i - k >= b.length) return pairsAlong(steps, a.length, b.length)
    }
  }
  return null
}

/** Where a diagonal is entered: from the one beside it that was followed further. */
function startOf(reached: Int32Array, middle: number, edits: number, k: number): number {
  const below = reached[middle + k - 1] ?? 0
  const above = reached[middle + k + 1] ?? 0
  return k === -edits || (k !== edits && below < above) ? above : below + 1
}

/** Walks back from the ends by what each step had reached, and tells the equal items on the way. */
function pairsAlong(steps: readonly Int32Array[], lengthA: number, lengthB: number): [number, number][] {
  const pairs: [number, number][] = []
  let [i, j] = [lengthA, lengthB]
  for (let edits = steps.length - 1; edits >= 0; edits--) {
    const before = steps[edits] as Int32Array
    const entered = edits === 0 ? 0 : startOf(before, edits + 1, edits, i - j)
    const k = i - j
    while (i > entered && j > entered - k && i > 0 && j > 0) pairs.push([--i, --j])
    if (edits === 0) break
    // The step before ended one to the left, or one above.
    const cameDown = k === -edits || (k !== edits && (before[edits + k] ?? 0) < (before[edits + k + 2] ?? 0))
    if (cameDown) j -= 1
    else i -= 1
  }
  return pairs
}
