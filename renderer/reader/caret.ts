import { offsetNear } from './visible-blocks.ts'
import type { DomPoint, Surface } from './surface.ts'

export type CaretMove = {
  extend: boolean
  step: 'character' | 'word' | 'line' | 'line edge' | 'page' | 'text'
  forward: boolean
}

/** What a key press means for the caret, or null. Left and right follow the direction of the text they stand in. */
export function caretMove(event: KeyboardEvent, rightToLeft: boolean, mac: boolean): CaretMove | null {
  const { key, shiftKey: extend, altKey, ctrlKey, metaKey } = event
  const strong = mac ? metaKey : ctrlKey
  const byWord = mac ? altKey : ctrlKey
  if (mac ? ctrlKey : altKey || metaKey) return null
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const forward = (key === 'ArrowRight') !== rightToLeft
      if (mac && metaKey) return { extend, step: 'line edge', forward }
      return { extend, step: byWord ? 'word' : 'character', forward }
    }
    case 'ArrowUp':
    case 'ArrowDown':
      return altKey ? null : { extend, step: strong ? (mac ? 'text' : 'line') : 'line', forward: key === 'ArrowDown' }
    case 'Home':
    case 'End':
      return { extend, step: strong ? 'text' : 'line edge', forward: key === 'End' }
    case 'PageUp':
    case 'PageDown':
      return { extend, step: 'page', forward: key === 'PageDown' }
    default:
      return null
  }
}

const granularities = { character: 'character', word: 'word', line: 'line', 'line edge': 'lineboundary' } as const

/** Moves the selection of a read-only text as an editor's caret would move; it stays inside the article. */
export function moveCaret(surface: Surface, scroller: HTMLElement, { extend, step, forward }: CaretMove): void {
  const selection = getSelection()
  if (!selection) return
  if (!hasCaret(surface, selection)) {
    placeCaret(surface, firstVisible(surface, scroller))
    if (step !== 'text') return
  }
  const before = focusOf(selection)
  if (step === 'text') return setFocus(selection, surface.pointAt(forward ? surface.text.length : 0, 'before'), extend)
  if (step === 'page') return movePage(surface, scroller, selection, forward, extend)
  selection.modify(extend ? 'extend' : 'move', forward ? 'forward' : 'backward', granularities[step])
  if (!hasCaret(surface, selection)) setFocus(selection, before, extend)
}

export function hasCaret(surface: Surface, selection: Selection | null): boolean {
  return (
    !!selection?.focusNode && surface.root.contains(selection.focusNode) && surface.root.contains(selection.anchorNode)
  )
}

export function placeCaret(surface: Surface, offset: number): void {
  const { node, offset: within } = surface.pointAt(offset, 'after')
  getSelection()?.collapse(node, within)
}

const focusOf = (selection: Selection): DomPoint => ({ node: selection.focusNode!, offset: selection.focusOffset })

function setFocus(selection: Selection, { node, offset }: DomPoint, extend: boolean): void {
  if (extend) selection.extend(node, offset)
  else selection.collapse(node, offset)
}

function movePage(
  surface: Surface,
  scroller: HTMLElement,
  selection: Selection,
  forward: boolean,
  extend: boolean,
): void {
  const box = caretBox(selection)
  if (!box) return
  const by = Math.round(scroller.clientHeight * 0.85) * (forward ? 1 : -1)
  const was = scroller.scrollTop
  scroller.scrollTop += by
  const left = by - (scroller.scrollTop - was)
  const offset = offsetNear(surface, box.left + 1, box.top + box.height / 2 + left)
  const edge = forward ? surface.text.length : 0
  const at = offset ?? edge
  setFocus(selection, surface.pointAt(left === 0 ? at : edge, 'after'), extend)
}

/** Where the caret stands on the screen: the focus of the selection, one line high. */
export function caretBox(selection: Selection): DOMRect | null {
  if (!selection.focusNode) return null
  const range = document.createRange()
  range.setStart(selection.focusNode, selection.focusOffset)
  const [box] = range.getClientRects()
  if (box) return box
  // An empty block has no characters to measure.
  const { focusNode } = selection
  return focusNode instanceof Element ? focusNode.getBoundingClientRect() : null
}

function firstVisible(surface: Surface, scroller: HTMLElement): number {
  const top = scroller.getBoundingClientRect().top
  const text = surface.root.getBoundingClientRect()
  return offsetNear(surface, text.left + 4, Math.max(top, text.top) + 8) ?? 0
}

/** Whether the text around the caret runs from right to left. */
export function isRightToLeft(surface: Surface, selection: Selection | null): boolean {
  const node = selection?.focusNode
  const element = node instanceof Element ? node : node?.parentElement
  return !!element && surface.root.contains(element) && getComputedStyle(element).direction === 'rtl'
}
