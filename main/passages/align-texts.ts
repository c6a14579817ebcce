/** A stretch that stands in both texts alike: `length` characters from `from` in the one and from `to` in the other. */
export type Stretch = { from: number; to: number; length: number }

/** Two texts laid side by side: the stretches they share, in order, never crossing. */
export type Alignment = { before: string; after: string; shared: Stretch[] }

/** What begins alike and what ends alike. */
export function alignTexts(before: string, after: string): Alignment {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  let end = 0
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1
  const shared = [
    { from: 0, to: 0, length: start },
    { from: before.length - end, to: after.length - end, length: end },
  ]
  return { before, after, shared: shared.filter(({ length }) => length > 0) }
}
