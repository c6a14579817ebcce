import type { Span, Surface, SurfaceLeaf } from './surface.ts'

/** The part of the text worth painting: what is on screen and a little around it. */
export type Window = Span

/** How many leaves beyond the near ones are kept painted, so that scrolling repaints seldom. */
const spare = 8

/** A leaf longer than this is painted in part: an article without paragraphs is one enormous leaf. */
export const longLeaf = 20_000

export type Watch = {
  /** Told when the window moves: what to paint, and what of it is on the screen or within half a screen. */
  tell: (window: Window, near: Window) => void
  isCrowded: (window: Window) => boolean
}

/**
 * Tells which part of the text is near the screen. Any change of what is painted makes the browser repaint every
 * painted range, so the painted window is wide and moves only when the near part leaves it.
 */
export function watchWindow(surface: Surface, scroller: HTMLElement, { tell, isCrowded }: Watch): () => void {
  const near = new Set<SurfaceLeaf>()
  const leavesOf = new Map<Element, SurfaceLeaf[]>()
  for (const leaf of surface.leaves) {
    const block = topBlock(surface.root, leaf.element)
    const leaves = leavesOf.get(block)
    if (leaves) leaves.push(leaf)
    else leavesOf.set(block, [leaf])
  }
  const hasLong = surface.leaves.some((leaf) => leaf.end - leaf.start > longLeaf)
  const cut = (window: Window) => (hasLong ? clip(surface, scroller, window) : window)
  let wide: Window = { start: 0, end: -1 }
  let told: Window = wide

  const retell = () => {
    if (near.size === 0) return
    const { first, last } = boundsOf(near)
    const need = cut({ start: first.start, end: last.end })
    if (need.start < wide.start || need.end > wide.end) {
      const from = surface.leaves[Math.max(0, first.index - spare)]!
      const to = surface.leaves[Math.min(surface.leaves.length - 1, last.index + spare)]!
      wide = cut({ start: from.start, end: to.end })
      if (isCrowded(wide)) wide = need
    }
    if (need.start === told.start && need.end === told.end) return
    told = need
    tell(wide, need)
  }

  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries)
        for (const leaf of leavesOf.get(entry.target) ?? [])
          if (entry.isIntersecting) near.add(leaf)
          else near.delete(leaf)
      retell()
    },
    { root: scroller, rootMargin: '50% 0px' },
  )
  for (const block of leavesOf.keys()) observer.observe(block)
  if (hasLong) scroller.addEventListener('scroll', retell, { passive: true })
  return () => {
    observer.disconnect()
    scroller.removeEventListener('scroll', retell)
  }
}

function boundsOf(leaves: Iterable<SurfaceLeaf>): { first: SurfaceLeaf; last: SurfaceLeaf } {
  let first: SurfaceLeaf | undefined
  let last: SurfaceLeaf | undefined
  for (const leaf of leaves) {
    if (!first || leaf.index < first.index) first = leaf
    if (!last || leaf.index > last.index) last = leaf
  }
  return { first: first!, last: last! }
}

/** The child of the root that an element stands in. */
export function topBlock(root: HTMLElement, element: Element): Element {
  let block = element
  while (block.parentElement && block.parentElement !== root) block = block.parentElement
  return block
}

/** Cuts a window to what long leaves show: two screens around the one in view, in steps so that it moves seldom. */
export function clip(surface: Surface, scroller: HTMLElement, window: Window): Window {
  const step = 8_000
  const box = scroller.getBoundingClientRect()
  const x = surface.root.getBoundingClientRect().left + 8
  const top = offsetNear(surface, x, box.top + 4) ?? window.start
  const bottom = offsetNear(surface, x, box.bottom - 4) ?? window.end
  return {
    start: Math.max(window.start, (Math.floor(top / step) - 1) * step),
    end: Math.min(window.end, (Math.floor(bottom / step) + 2) * step),
  }
}

/** The offset of the text nearest to a point of the screen, or null when the point is not over the article. */
export function offsetNear(surface: Surface, x: number, y: number): number | null {
  const position = document.caretPositionFromPoint(x, y)
  return position && surface.offsetOf(position.offsetNode, position.offset)
}
