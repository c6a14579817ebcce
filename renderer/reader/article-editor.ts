import type { Block } from '#contract/article-text.ts'
import { CodeNode } from '@lexical/code-core'
import { ListItemNode, ListNode } from '@lexical/list'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table'
import { createEditor, type EditorThemeClasses, type LexicalEditor } from 'lexical'
import { $buildBlocks } from './build-blocks.ts'
import { ImageNode } from './ImageNode.ts'
import { LinkedTextNode } from './LinkedTextNode.ts'

const nodes = [
  HeadingNode,
  QuoteNode,
  ListNode,
  ListItemNode,
  CodeNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  ImageNode,
  LinkedTextNode,
]

/**
 * A Lexical editor that only shows an article. It hears no DOM events: nothing can be typed, and the browser's own
 * selection stays the browser's.
 */
export function createArticleEditor(blocks: readonly Block[], theme: EditorThemeClasses = {}): LexicalEditor {
  const editor = createEditor({
    namespace: 'article',
    editable: false,
    disableEvents: true,
    nodes,
    theme,
    onError: (error) => {
      throw error
    },
  })
  editor.update(() => $buildBlocks(blocks), { discrete: true, tag: ['history-merge', 'skip-dom-selection'] })
  return editor
}
