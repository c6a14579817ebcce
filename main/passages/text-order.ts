import type { Passage } from '#contract/passage.ts'

/** The order of reading: by place, the wider passage before those inside it. */
export function inTextOrder(a: Passage, b: Passage): number {
  return a.target.start - b.target.start || b.target.end - a.target.end || (a.id < b.id ? -1 : 1)
}
