import { CodeNode } from '@lexical/code-core'
import { HistoryExtension } from '@lexical/history'
import { ListExtension } from '@lexical/list'
import { RichTextExtension } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import {
  COMMAND_PRIORITY_HIGH,
  configExtension,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  defineExtension,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  type EditorThemeClasses,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  type LexicalEditor,
  PASTE_COMMAND,
} from 'lexical'
import { ImageNode } from '../ImageNode.ts'
import { LinkedTextNode } from '../LinkedTextNode.ts'
import { $clearBlocks, keepBlocks } from './keep-blocks.ts'
import { $insertPlain } from './plain-paste.ts'
import { registerAnchors } from './register-anchors.ts'

/** How far back the edits of one sitting can be taken. Every step holds the anchors as they stood. */
const steps = 500

export type CorrectionOptions = {
  theme?: EditorThemeClasses
  /**
   * Told of an edit that failed. It must not throw: only then does Lexical put the last whole state back, anchors and
   * all.
   */
  onProblem: (problem: Error) => void
  /** Told how long the anchors took to follow each edit, for measuring. */
  onMoved?: (milliseconds: number) => void
}

/** The text of an article to be corrected: its words can be typed over, its form cannot be dressed up. */
export function correctionExtension({ theme = {}, onProblem, onMoved }: CorrectionOptions) {
  return defineExtension({
    name: 'sourcebook/Correction',
    namespace: 'article-correction',
    theme,
    nodes: () => [CodeNode, TableNode, TableRowNode, TableCellNode, ImageNode, LinkedTextNode],
    $initialEditorState: null,
    onError: onProblem,
    dependencies: [RichTextExtension, ListExtension, configExtension(HistoryExtension, { maxDepth: steps })],
    register: (editor) => {
      const stops = [keepBlocks(editor), takePlainText(editor), refuseForms(editor), registerAnchors(editor, onMoved)]
      return () => stops.forEach((stop) => stop())
    },
  })
}

/** What is pasted, dropped by the system or put in by a spelling aid comes as text alone. */
function takePlainText(editor: LexicalEditor): () => void {
  const $take = (data: DataTransfer | null | undefined): boolean => {
    $clearBlocks()
    if (!data) return false
    $insertPlain(data.getData('text/plain'))
    return true
  }
  const stops = [
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault()
        const data =
          'clipboardData' in event ? event.clipboardData : 'dataTransfer' in event ? event.dataTransfer : null
        $take(data)
        return true
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      CONTROLLED_TEXT_INSERTION_COMMAND,
      (typed) => $take(typeof typed === 'string' ? null : typed.dataTransfer),
      COMMAND_PRIORITY_HIGH,
    ),
  ]
  return () => stops.forEach((stop) => stop())
}

/** Bold, indents and words dragged about are no corrections. Files dropped on the text go to the import. */
function refuseForms(editor: LexicalEditor): () => void {
  const refuse = () => true
  const refuseDrag = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) event.preventDefault()
    return true
  }
  const stops = [
    editor.registerCommand(FORMAT_TEXT_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(FORMAT_ELEMENT_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(INDENT_CONTENT_COMMAND, refuse, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DRAGSTART_COMMAND, refuseDrag, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(DROP_COMMAND, refuseDrag, COMMAND_PRIORITY_HIGH),
  ]
  return () => stops.forEach((stop) => stop())
}
