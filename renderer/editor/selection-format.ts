import { $isCodeNode } from '@lexical/code-core'
import { $isLinkNode } from '@lexical/link'
import { $isListNode, ListNode } from '@lexical/list'
import { $isHeadingNode, $isQuoteNode } from '@lexical/rich-text'
import { $findMatchingParent, $getNearestNodeOfType } from '@lexical/utils'
import { $findTableNode } from '@lexical/table'
import { $getSelection, $isRangeSelection, $isRootOrShadowRoot, type LexicalNode } from 'lexical'

export type BlockKind = 'paragraph' | 'h1' | 'h2' | 'h3' | 'quote' | 'code' | 'bullet' | 'number' | 'check'
export type TextMark = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'code'

/** What the toolbar shows as pressed. */
export type SelectionFormat = { block: BlockKind; marks: readonly TextMark[]; link: string | null; inTable: boolean }

export const noFormat: SelectionFormat = { block: 'paragraph', marks: [], link: null, inTable: false }

const marks: readonly TextMark[] = ['bold', 'italic', 'underline', 'strikethrough', 'code']

/** The format at the caret, read inside an editor's read or update. */
export function $selectionFormat(): SelectionFormat {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return noFormat
  const node = selection.anchor.getNode()
  const link = $findMatchingParent(node, $isLinkNode)
  return {
    block: blockKind(node),
    marks: marks.filter((mark) => selection.hasFormat(mark)),
    link: $isLinkNode(link) ? link.getURL() : null,
    inTable: $findTableNode(node) !== null,
  }
}

function blockKind(node: LexicalNode): BlockKind {
  const list = $getNearestNodeOfType(node, ListNode)
  if ($isListNode(list)) return list.getListType()
  const block = $findMatchingParent(node, (parent) => $isRootOrShadowRoot(parent.getParent()))
  if ($isHeadingNode(block)) {
    const tag = block.getTag()
    return tag === 'h1' || tag === 'h2' ? tag : 'h3'
  }
  if ($isQuoteNode(block)) return 'quote'
  return $isCodeNode(block) ? 'code' : 'paragraph'
}
