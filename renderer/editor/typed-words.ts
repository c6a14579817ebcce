import { $getSelection, $isRangeSelection, $isTextNode, type TextNode } from 'lexical'
import type { TriggerMatch } from './trigger.ts'

type Trigger = (text: string) => TriggerMatch | null

/** What stands after the sign before the caret now; null when the caret follows no sign. */
export function $typedQuery(trigger: Trigger): string | null {
  const place = $placeOfCaret()
  return place && (trigger(place.node.getTextContent().slice(0, place.offset))?.matchingString ?? null)
}

/**
 * Cuts the sign and the words after it out of the text around them, to be replaced; null when there are none.
 *
 * Lexical's list cuts too, but by what it last showed, which on a busy machine is older than what was typed: its cut
 * is closed again first.
 */
export function $splitTyped(trigger: Trigger): TextNode | null {
  const caret = $placeOfCaret()
  if (!caret) return null
  const before = caret.node.getPreviousSibling()
  if ($isTextNode(before) && isSameRun(before, caret.node)) before.mergeWithSibling(caret.node)
  const place = $placeOfCaret()
  const match = place && trigger(place.node.getTextContent().slice(0, place.offset))
  if (!match) return null
  const { node, offset } = place
  const parts = match.leadOffset === 0 ? node.splitText(offset) : node.splitText(match.leadOffset, offset)
  return parts[match.leadOffset === 0 ? 0 : 1] ?? null
}

function $placeOfCaret(): { node: TextNode; offset: number } | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection) || !selection.isCollapsed() || selection.anchor.type !== 'text') return null
  const node = selection.anchor.getNode()
  return $isTextNode(node) && node.isSimpleText() ? { node, offset: selection.anchor.offset } : null
}

/** Whether two neighbours are one run of text that was cut. */
function isSameRun(before: TextNode, after: TextNode): boolean {
  const isPlain = before.isSimpleText() && !before.isUnmergeable() && !after.isUnmergeable()
  return isPlain && before.getFormat() === after.getFormat() && before.getStyle() === after.getStyle()
}
