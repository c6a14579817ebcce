import {
  $getNearestNodeFromDOMNode,
  CLICK_COMMAND,
  COMMAND_PRIORITY_LOW,
  defineExtension,
  isDOMNode,
  KEY_ENTER_COMMAND,
  $getSelection,
  $isRangeSelection,
  type LexicalEditor,
  mergeRegister,
  safeCast,
} from 'lexical'
import { ArticleLinkNode, $isArticleLinkNode } from './ArticleLinkNode.ts'
import { $isMentionNode, MentionNode } from './MentionNode.ts'

export type ReferencesConfig = {
  /** Goes to the page of an actor, event or article. */
  follow: (ref: string) => void
}

/** The id that a node leads to, or `null`. */
function refOf(node: unknown): string | null {
  if (node instanceof MentionNode && $isMentionNode(node)) return node.getRef()
  if (node instanceof ArticleLinkNode && $isArticleLinkNode(node)) return node.getRef()
  return null
}

function registerReferences(editor: LexicalEditor, { follow }: ReferencesConfig) {
  return mergeRegister(
    editor.registerCommand(
      CLICK_COMMAND,
      (event) => {
        if (!isDOMNode(event.target)) return false
        const ref = refOf($getNearestNodeFromDOMNode(event.target))
        if (ref === null) return false
        event.preventDefault()
        follow(ref)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
    // Ctrl/Cmd+Enter follows the name at the caret: what the mouse does by a click.
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (!event || !(event.ctrlKey || event.metaKey)) return false
        const ref = $refAtCaret()
        if (ref === null) return false
        event.preventDefault()
        follow(ref)
        return true
      },
      COMMAND_PRIORITY_LOW,
    ),
  )
}

function $refAtCaret(): string | null {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return null
  const node = selection.focus.getNode()
  return refOf(node) ?? refOf(node.getPreviousSibling()) ?? refOf(node.getNextSibling())
}

/** Names of actors, events and articles inside a note, and following them. */
export const ReferencesExtension = defineExtension({
  name: 'sourcebook/References',
  nodes: () => [MentionNode, ArticleLinkNode],
  config: safeCast<ReferencesConfig>({ follow: () => {} }),
  register: registerReferences,
})
