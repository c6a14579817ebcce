import type { Block } from '#contract/article-text.ts'
import type { Id } from '#contract/ids.ts'
import { buildEditorFromExtensions, type ReadonlySignal, getExtensionDependencyFromEditor } from '@lexical/extension'
import { HistoryExtension } from '@lexical/history'
import { type LexicalEditor, REDO_COMMAND, UNDO_COMMAND } from 'lexical'
import { $buildBlocks } from '../build-blocks.ts'
import { anchorsAt } from './anchors.ts'
import { type CorrectionOptions, correctionExtension } from './correction-extension.ts'
import { $keepSource, $readBlocks } from './read-blocks.ts'
import { $setAnchors, anchorsOf, followedText } from './register-anchors.ts'
import { $selectOffset } from './select-offset.ts'

export type Place = { passageId: Id<'passage'>; start: number; end: number }

/** A text while it is corrected: its editor, and where its passages have come to. On no screen by itself. */
export type Correction = {
  articleId: Id<'article'>
  /** The text that was there when it began. */
  basedOn: string
  editor: LexicalEditor
  /** Whether there are edits; not when all were taken back. */
  isEdited: () => boolean
  history: {
    canUndo: ReadonlySignal<boolean>
    canRedo: ReadonlySignal<boolean>
    undo: () => void
    redo: () => void
  }
  blocks: () => Block[]
  places: () => Place[]
  stop: () => void
}

export type CorrectionStart = CorrectionOptions & {
  articleId: Id<'article'>
  basedOn: string
  blocks: readonly Block[]
  places: readonly Place[]
  /** Where the caret begins. */
  at?: number
}

export function beginCorrection({ articleId, basedOn, blocks, places, at, ...options }: CorrectionStart): Correction {
  const editor = buildEditorFromExtensions(correctionExtension(options))
  editor.update(
    () => {
      $buildBlocks(blocks, $keepSource)
      $setAnchors(anchorsAt(places.map(({ passageId, ...place }) => ({ id: passageId, ...place }))))
      if (at !== undefined) $selectOffset(at)
    },
    { discrete: true, tag: ['history-merge', 'skip-dom-selection'] },
  )
  const text = followedText(editor.getEditorState())
  const { canUndo, canRedo } = getExtensionDependencyFromEditor(editor, HistoryExtension).output
  return {
    articleId,
    basedOn,
    editor,
    // The oldest steps may be gone: then the last step back is not where it began.
    isEdited: () => canUndo.peek() || followedText(editor.getEditorState()) !== text,
    history: {
      canUndo,
      canRedo,
      undo: () => void editor.dispatchCommand(UNDO_COMMAND, undefined),
      redo: () => void editor.dispatchCommand(REDO_COMMAND, undefined),
    },
    blocks: () => editor.getEditorState().read($readBlocks),
    places: () => {
      const { ids, start, end } = anchorsOf(editor.getEditorState())
      return ids.map((id, index) => ({ passageId: id as Id<'passage'>, start: start[index]!, end: end[index]! }))
    },
    stop: () => editor.dispose(),
  }
}
