import { $getNodeByKey, $getRoot, $isElementNode, $isTextNode, type RangeSelection } from 'lexical'
import { $offsetOfPoint, $textMap, leafFor } from '../text-map.ts'
import type { Span } from '../surface.ts'

/** Puts the caret at an offset of the plain text; between two blocks, at the end of the first. */
export function $selectOffset(offset: number): void {
  const leaf = leafFor($textMap().leaves, offset, 'before')
  if (!leaf) return void $getRoot().selectStart()
  const run = leaf.runs.find(({ start, length }) => offset <= start + length)
  const node = run && $getNodeByKey(run.key)
  if ($isTextNode(node)) return void node.select(offset - run!.start, offset - run!.start)
  const element = $getNodeByKey(leaf.key)
  if (!$isElementNode(element)) return void element?.selectNext(0, 0)
  const index = run ? leaf.runs.indexOf(run) + (offset > run.start ? 1 : 0) : leaf.runs.length
  element.select(index, index)
}

/** What a selection of the editor holds, as a stretch of the plain text; null when it stands outside of it. */
export function $spanOf(selection: RangeSelection): Span | null {
  const map = $textMap()
  const [a, b] = [$offsetOfPoint(map, selection.anchor), $offsetOfPoint(map, selection.focus)]
  return a === null || b === null ? null : { start: Math.min(a, b), end: Math.max(a, b) }
}
