import { $isCodeNode } from '@lexical/code-core'
import { $isTableCellNode } from '@lexical/table'
import { $findMatchingParent, $getSelection, $isRangeSelection, type LexicalNode } from 'lexical'

/** Pasted text as blocks of lines: composed, without what no text shows. Blank lines part blocks. */
export function linesOfBlocks(text: string): string[][] {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\p{Cc}\uFFFC]/gu, (character) => (character === '\n' ? character : ''))
    .split(/\n[^\S\n]*\n\s*/u)
    .map((block) => block.split('\n'))
}

/** Whether Enter and blank lines are only line breaks here: a cell and a piece of code are one block each. */
export function $isOneBlock(node: LexicalNode): boolean {
  return $findMatchingParent(node, (parent) => $isTableCellNode(parent) || $isCodeNode(parent)) !== null
}

/** Puts text in the place of the selection. */
export function $insertPlain(text: string): void {
  linesOfBlocks(text).forEach((lines, block) =>
    lines.forEach((line, index) => {
      const selection = $getSelection()
      if (!$isRangeSelection(selection)) return
      if (block + index === 0 && !selection.isCollapsed()) selection.removeText()
      if (index > 0 || (block > 0 && $isOneBlock(selection.anchor.getNode()))) selection.insertLineBreak()
      else if (block > 0) selection.insertParagraph()
      if (line) selection.insertText(line)
    }),
  )
}
