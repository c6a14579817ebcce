import type { Window } from '../visible-blocks.ts'
import { clip, longLeaf } from '../visible-blocks.ts'
import type { LiveSurface } from './live-surface.ts'

/**
 * Tells which part of an edited text is near the screen, tightly: every range that is painted costs at each key.
 * `near` asks anew after an edit; blocks that came or went are seen by themselves.
 */
export function watchBlocks(surface: LiveSurface, scroller: HTMLElement, tell: () => void) {
  const { root } = surface
  const seen = new Set<Element>()
  const watched = new Set<Element>()
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target)
        else seen.delete(target)
      }
      tell()
    },
    { root: scroller, rootMargin: '30% 0px' },
  )
  const follow = () => {
    for (const block of watched)
      if (block.parentElement !== root) {
        observer.unobserve(block)
        watched.delete(block)
        seen.delete(block)
      }
    const came = [...root.children].filter((block) => !watched.has(block))
    for (const block of came) {
      observer.observe(block)
      watched.add(block)
    }
    if (seen.size === 0 || came.length === 0) return
    // A new block is where the caret is: it shows before the browser says so.
    for (const block of came) seen.add(block)
    tell()
  }
  follow()
  const children = new MutationObserver(follow)
  children.observe(root, { childList: true })
  return {
    near: (): Window => {
      let [start, end] = [Infinity, -1]
      let isLong = false
      for (const element of seen) {
        const block = surface.blockOf(element)
        if (!block) continue
        start = Math.min(start, block.start)
        end = Math.max(end, block.end)
        isLong ||= block.end - block.start > longLeaf
      }
      const window = end < 0 ? { start: 0, end: 0 } : { start, end }
      return isLong ? clip(surface, scroller, window) : window
    },
    stop: () => {
      observer.disconnect()
      children.disconnect()
    },
  }
}
