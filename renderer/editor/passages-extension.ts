import { caretFromPoint } from '@lexical/clipboard'
import { $insertNodeToNearestRoot } from '@lexical/utils'
import {
  $getNearestNodeFromDOMNode,
  $isDecoratorNode,
  $isTextNode,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  createCommand,
  defineExtension,
  DROP_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'
import { passageType, readPassages } from './passage-transfer.ts'
import { $createPassageQuoteNode, PassageQuoteNode, type QuotedPassage } from './PassageQuoteNode.tsx'

/** Quotes a passage at the caret. */
export const INSERT_PASSAGE_QUOTE_COMMAND: LexicalCommand<QuotedPassage> = createCommand('INSERT_PASSAGE_QUOTE_COMMAND')

function $insertQuotes(passages: readonly QuotedPassage[]): boolean {
  for (const passage of passages) $insertNodeToNearestRoot($createPassageQuoteNode(passage))
  return passages.length > 0
}

/** Puts the caret where something was dropped; between blocks it goes behind the nearest. */
function $selectPoint(x: number, y: number, editor: LexicalEditor): void {
  const caret = caretFromPoint(x, y, editor.getRootElement())
  const node = caret && $getNearestNodeFromDOMNode(caret.node)
  if (!node) return
  if ($isTextNode(node)) node.select(caret.offset, caret.offset)
  else if ($isDecoratorNode(node)) node.selectNext()
  else node.selectEnd()
}

function registerPassages(editor: LexicalEditor) {
  return mergeRegister(
    editor.registerCommand(
      INSERT_PASSAGE_QUOTE_COMMAND,
      (passage) => $insertQuotes([passage]),
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        const passages = readPassages(data?.getData(passageType) ?? '')
        if (passages.length === 0) return false
        event.preventDefault()
        return $insertQuotes(passages)
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        const passages = readPassages(event.dataTransfer?.getData(passageType) ?? '')
        if (passages.length === 0) return false
        event.preventDefault()
        $selectPoint(event.clientX, event.clientY, editor)
        return $insertQuotes(passages)
      },
      COMMAND_PRIORITY_HIGH,
    ),
  )
}

/** Quotations of passages: their node, the command that inserts one, paste and drop. */
export const PassagesExtension = defineExtension({
  name: 'sourcebook/Passages',
  nodes: () => [PassageQuoteNode],
  register: registerPassages,
})
