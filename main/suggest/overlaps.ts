type Place = { start: number; end: number }

/** Whether a place overlaps one of these: asked of every name of a long text, so it looks at a few of them only. */
export function overlapWith(places: readonly Place[]): (place: Place) => boolean {
  const sorted = places.toSorted((a, b) => a.start - b.start)
  // The furthest end of this place and all before it.
  const furthest: number[] = []
  for (const { end } of sorted) furthest.push(Math.max(end, furthest.at(-1) ?? 0))
  return ({ start, end }) => {
    const before = firstFrom(sorted, end)
    return before > 0 && (furthest[before - 1] ?? 0) > start
  }
}

/** The index of the first place that starts at `offset` or after it. */
export function firstFrom(sorted: readonly Place[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
