import { $createCodeNode } from '@lexical/code-core'
import {
  INSERT_CHECK_LIST_COMMAND,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import { $setBlocksType } from '@lexical/selection'
import { $createParagraphNode, $getSelection, type ElementNode, type LexicalEditor } from 'lexical'
import type { BlockKind } from './selection-format.ts'

const listCommands = {
  bullet: INSERT_UNORDERED_LIST_COMMAND,
  number: INSERT_ORDERED_LIST_COMMAND,
  check: INSERT_CHECK_LIST_COMMAND,
} as const

function isList(kind: BlockKind): kind is keyof typeof listCommands {
  return kind === 'bullet' || kind === 'number' || kind === 'check'
}

const makers: Record<Exclude<BlockKind, 'bullet' | 'number' | 'check'>, () => ElementNode> = {
  paragraph: () => $createParagraphNode(),
  h1: () => $createHeadingNode('h1'),
  h2: () => $createHeadingNode('h2'),
  h3: () => $createHeadingNode('h3'),
  quote: () => $createQuoteNode(),
  code: () => $createCodeNode(),
}

/** Makes the selected blocks of this kind; asked for the kind they are, it makes them plain again. */
export function setBlockKind(editor: LexicalEditor, kind: BlockKind, now: BlockKind): void {
  const wanted = kind === now ? 'paragraph' : kind
  if (isList(wanted)) {
    editor.dispatchCommand(listCommands[wanted], undefined)
    return
  }
  if (isList(now)) editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined)
  editor.update(() => $setBlocksType($getSelection(), makers[wanted]))
}
