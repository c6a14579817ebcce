/**
 * The places of many passages in a text that is being edited: UTF-16 code units, `start` is inside, `end` is not. A
 * passage whose words are all gone is kept as an empty place. Never changed, only replaced: every state of the editor
 * holds its own.
 */
export type Anchors = { ids: readonly string[]; start: Int32Array; end: Int32Array }

/** One change of a text: at `at`, `del` characters went and `ins` came. */
export type Splice = { at: number; del: number; ins: number }

/** Passages, by index, whose own words were just taken away at `at`: what is typed there next takes their place. */
export type Gap = { at: number; of: readonly number[] }

export const noAnchors: Anchors = { ids: [], start: new Int32Array(0), end: new Int32Array(0) }

export function anchorsAt(places: readonly { id: string; start: number; end: number }[]): Anchors {
  return {
    ids: places.map(({ id }) => id),
    start: Int32Array.from(places, ({ start }) => start),
    end: Int32Array.from(places, ({ end }) => end),
  }
}

/**
 * The anchors after a change, and the gap it leaves. A start sticks to what follows it and an end to what stands before
 * it, so what is typed at an edge never joins a passage; one that is swallowed by a larger deletion collapses there.
 *
 * A change of a passage's own words stays inside it, edges and all, and so does what is typed next into the gap: a name
 * that is retyped letter by letter is still the passage.
 */
export function moveAnchors(
  { ids, start, end }: Anchors,
  splice: Splice,
  gap: Gap | null = null,
): { anchors: Anchors; gap: Gap | null } {
  const { at, del, ins } = splice
  const until = at + del
  const by = ins - del
  const filled = del === 0 && gap?.at === at ? gap.of : []
  const of: number[] = []
  const moved: Anchors = { ids, start: start.slice(), end: end.slice() }
  for (let index = 0; index < ids.length; index++) {
    const [from, to] = [start[index]!, end[index]!]
    if (to < at) continue
    if (del > 0 ? from <= at && until <= to && from < to : filled.includes(index)) {
      of.push(index)
      moved.end[index] = to + by
      continue
    }
    moved.start[index] = from < at ? from : from >= until ? from + by : at + ins
    moved.end[index] = Math.max(moved.start[index]!, to > until ? to + by : Math.min(to, at))
  }
  return { anchors: moved, gap: of.length > 0 ? { at: at + ins, of } : null }
}
