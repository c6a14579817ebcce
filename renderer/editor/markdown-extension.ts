import { $generateNodesFromMarkdownString, registerMarkdownShortcuts } from '@lexical/markdown'
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_NORMAL,
  defineExtension,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical'
import { $isCodeNode } from '@lexical/code-core'
import { noteTransformers } from './markdown.ts'

/** A line that only Markdown begins so, or a reference in our own form. Plain prose has none and stays as it is. */
const markdownLine =
  /^(?:#{1,6} \S|[-*+] \S|\d+\. \S|> |```|\|.+\|\s*$)|@\[[^\]]+\]\((?:actor|event):|\[\[article:|\*\*\S[^*]*\*\*|\[[^\]]+\]\(https?:/m

/** Whether pasted plain text was meant as Markdown. */
export function looksLikeMarkdown(text: string): boolean {
  return markdownLine.test(text)
}

function registerMarkdown(editor: LexicalEditor) {
  return mergeRegister(
    registerMarkdownShortcuts(editor, noteTransformers),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = 'clipboardData' in event ? event.clipboardData : null
        if (!data || data.types.includes('text/html') || data.types.includes('application/x-lexical-editor'))
          return false
        const text = data.getData('text/plain')
        if (!looksLikeMarkdown(text)) return false
        const selection = $getSelection()
        if (!$isRangeSelection(selection) || $isCodeNode(selection.anchor.getNode().getTopLevelElement())) return false
        event.preventDefault()
        selection.insertNodes($generateNodesFromMarkdownString(text, noteTransformers))
        return true
      },
      COMMAND_PRIORITY_NORMAL,
    ),
  )
}

/** Markdown as it is typed (`# `, `- `, `**bold**`) and as it is pasted. */
export const MarkdownExtension = defineExtension({
  name: 'sourcebook/Markdown',
  register: registerMarkdown,
})
