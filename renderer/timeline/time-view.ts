/** The stretch of time that shows: days since 1970, with fractions. */
export type TimeView = { start: number; end: number }

/** Nobody looks closer than at two hours or further than at twenty thousand years. */
const shortest = 1 / 12
const longest = 7_300_000
/** Beyond this a `Date` counts no days. */
const furthest = 90_000_000

export const daysIn = ({ start, end }: TimeView) => end - start

/** The view with `at` staying where it is while everything else comes nearer (`factor` under 1) or goes away. */
export function zoomed(view: TimeView, factor: number, at: number): TimeView {
  const before = daysIn(view)
  const after = Math.min(longest, Math.max(shortest, before * factor))
  const part = (at - view.start) / before
  return held({ start: at - part * after, end: at + (1 - part) * after })
}

export const moved = ({ start, end }: TimeView, days: number): TimeView =>
  held({ start: start + days, end: end + days })

/** The view moved so far that a stretch shows; as it is where it shows already. */
export function showing(view: TimeView, from: number, to: number): TimeView {
  const margin = daysIn(view) / 12
  if (from >= view.start && to <= view.end) return view
  if (to - from > daysIn(view) - 2 * margin) return fitting(from, to)
  return moved(view, from < view.start ? from - margin - view.start : to + margin - view.end)
}

/** A view of all of a stretch, with air on both sides. */
export function fitting(from: number, to: number): TimeView {
  const air = Math.max((to - from) * 0.06, 1)
  return held({ start: from - air, end: to + air })
}

function held({ start, end }: TimeView): TimeView {
  const length = Math.min(longest, Math.max(shortest, end - start))
  const from = Math.min(furthest - length, Math.max(-furthest, start))
  return { start: from, end: from + length }
}
