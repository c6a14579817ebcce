import type { ArticleDays } from '#contract/overview.ts'
import type { TimeView } from './time-view.ts'

/**
 * How many articles were published in each of so many equal parts of a stretch of time. One whose date spans more than
 * a part counts in each for its share of it; an open date counts where it begins or ends.
 */
export function densityIn(dates: ArticleDays['dates'], { start, end }: TimeView, parts: number): number[] {
  const counts = Array.from({ length: parts }, () => 0)
  const length = (end - start) / parts
  for (const { span, articles } of dates) {
    const from = span[0] ?? span[1]
    const to = span[1] ?? span[0]
    if (from === null || to === null || to + 1 <= start || from >= end) continue
    const days = to + 1 - from
    const first = Math.max(0, Math.floor((from - start) / length))
    const last = Math.min(parts - 1, Math.ceil((to + 1 - start) / length) - 1)
    for (let part = first; part <= last; part++) {
      const shared = Math.min(to + 1, start + (part + 1) * length) - Math.max(from, start + part * length)
      counts[part] = (counts[part] ?? 0) + (articles * Math.max(0, shared)) / days
    }
  }
  return counts
}
