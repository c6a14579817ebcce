import type { Surface } from './surface.ts'

/** How far under the upper edge of the page the line stands that a jump to the top brings there, and its middle. */
export const topLine = 40
const middleOfLine = 12

/** Where the page stands: the first character of its topmost line, and how much of the text was on screen by then. */
export function placeOf(surface: Surface, scroller: HTMLElement): { place: number; progress: number } {
  const view = scroller.getBoundingClientRect()
  const atFoot = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 4
  const read = atFoot ? surface.text.length : offsetAt(surface, view.bottom)
  return {
    place: lineAt(surface, view.top + topLine + middleOfLine),
    progress: surface.text.length === 0 ? 1 : Math.min(1, read / surface.text.length),
  }
}

/** The offset of the first character of the line at a height of the screen, in whichever direction it runs. */
function lineAt(surface: Surface, y: number): number {
  const leaf = leafAt(surface, y)
  if (!leaf) return surface.text.length
  const { left, right } = leaf.element.getBoundingClientRect()
  const ends = [left + 1, right - 1].flatMap((x) => {
    const position = document.caretPositionFromPoint(x, y)
    const offset = position && surface.offsetOf(position.offsetNode, position.offset)
    return offset !== null && offset >= leaf.start && offset <= leaf.end ? [offset] : []
  })
  return ends.length > 0 ? Math.min(...ends) : leaf.start
}

/** The offset of the text at a height of the screen: by leaf, and inside a leaf by its share of the height. */
function offsetAt(surface: Surface, y: number): number {
  const leaf = leafAt(surface, y)
  if (!leaf) return surface.text.length
  const box = leaf.element.getBoundingClientRect()
  const share = box.height > 0 ? Math.max(0, Math.min(1, (y - box.top) / box.height)) : 0
  return Math.round(leaf.start + share * (leaf.end - leaf.start))
}

/** The first leaf that ends below a height of the screen. */
function leafAt({ leaves }: Surface, y: number): Surface['leaves'][number] | undefined {
  let [low, high] = [0, leaves.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (leaves[middle]!.element.getBoundingClientRect().bottom <= y) low = middle + 1
    else high = middle
  }
  return leaves[low]
}
