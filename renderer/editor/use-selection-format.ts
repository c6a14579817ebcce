import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { useEffect, useState } from 'react'
import { $selectionFormat, noFormat, type SelectionFormat } from './selection-format.ts'

/** The format at the caret, read after each update; the same format renders nothing again. */
export function useSelectionFormat(): SelectionFormat {
  const [editor] = useLexicalComposerContext()
  const [format, setFormat] = useState(noFormat)
  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        const next = editorState.read($selectionFormat, { editor })
        setFormat((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
      }),
    [editor],
  )
  return format
}
