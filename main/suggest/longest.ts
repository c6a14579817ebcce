type Place = { start: number; end: number }

/**
 * Of places that overlap the longest, the first of two that are as long: `Azerbaijani presidential press service`
 * rather than `Azerbaijani`. Places in, places out, in the order of the text.
 */
export function longestOf<P extends Place>(places: readonly P[]): P[] {
  const ordered = places.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const kept: P[] = []
  for (const group of overlapping(ordered)) kept.push(...longestInGroup(group))
  return kept
}

/** Runs of places each of which overlaps one before it. */
function* overlapping<P extends Place>(ordered: readonly P[]): Generator<P[]> {
  let group: P[] = []
  let end = -1
  for (const place of ordered) {
    if (place.start >= end && group.length > 0) {
      yield group
      group = []
    }
    group.push(place)
    end = Math.max(end, place.end)
  }
  if (group.length > 0) yield group
}

function longestInGroup<P extends Place>(group: P[]): P[] {
  if (group.length === 1) return group
  const kept: P[] = []
  const byLength = group.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  for (const place of byLength)
    if (kept.every((other) => place.end <= other.start || place.start >= other.end)) kept.push(place)
  return kept.toSorted((a, b) => a.start - b.start)
}
