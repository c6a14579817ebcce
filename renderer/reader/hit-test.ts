import { clusterAround } from './selected-span.ts'
import type { Surface } from './surface.ts'

/**
 * The offset of the character under a point of the screen, or null when the point is on none. The browser answers
 * the nearest gap between characters, so either neighbour may be the one under the pointer.
 */
export function characterAt(surface: Surface, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y)
  if (!position) return null
  const gap = surface.offsetOf(position.offsetNode, position.offset)
  if (gap === null) return null
  const after = clusterAround(surface.text, gap)
  if (isOver(surface, after, x, y)) return after.start
  if (gap === 0) return null
  const before = clusterAround(surface.text, gap - 1)
  return isOver(surface, before, x, y) ? before.start : null
}

function isOver(surface: Surface, cluster: { start: number; end: number }, x: number, y: number): boolean {
  if (cluster.start >= cluster.end || cluster.end > surface.text.length) return false
  for (const box of surface.rangeOf(cluster).getClientRects())
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return true
  return false
}
