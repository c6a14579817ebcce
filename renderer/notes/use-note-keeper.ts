import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Note, NoteState } from '#contract/note.ts'
import type { NoteEditorHandle } from '../editor/NoteEditor.tsx'
import { onNotice } from '../notebook.ts'
import { tellProblem } from '../ui/Toasts.tsx'
import type { SaveStatus } from './autosave.ts'
import { countWords, plainTextOf } from './count-words.ts'
import { NoteKeeper, type OtherVersion } from './note-keeper.ts'
import { tellUnsaved, watchUnsaved } from './unsaved.ts'

export type OpenNote = {
  title: string
  setTitle: (title: string) => void
  aboutId: Note['aboutId']
  setAboutId: (aboutId: Note['aboutId']) => void
  status: SaveStatus
  /** Words of the note as it was last saved: a long note is not counted at every key. */
  words: number
  conflict: OtherVersion | null
  keeper: NoteKeeper
  onChange: () => void
  onBlur: () => void
}

export type NoteStart = {
  note: Note | null
  title: string
  aboutId: Note['aboutId']
  state: NoteState
  onCreated?: (note: Note) => void
}

/** Holds a note while it is on screen: its title and words, saved as they are typed, until it leaves. */
export function useNoteKeeper(start: NoteStart, editor: RefObject<NoteEditorHandle | null>): OpenNote {
  const [title, showTitle] = useState(start.title)
  const [aboutId, showAboutId] = useState(start.aboutId)
  const [status, setStatus] = useState<SaveStatus>({ kind: 'saved' })
  const [conflict, setConflict] = useState<OtherVersion | null>(null)
  const fields = useRef({ title: start.title, aboutId: start.aboutId })
  // The editor's handle goes before the last save does: the one that was written in is kept for it.
  const written = useRef<NoteEditorHandle | null>(null)

  const [words, setWords] = useState(() => wordsOf(start.state))

  const [keeper] = useState(
    // The refs are read by the keeper's callbacks, never while rendering.
    // eslint-disable-next-line react-hooks/refs
    () =>
      new NoteKeeper({
        note: start.note,
        draft: () => ({ ...fields.current, state: (editor.current ?? written.current)?.state() ?? start.state }),
        show: (note) => {
          fields.current = { title: note.title, aboutId: note.aboutId }
          showTitle(note.title)
          showAboutId(note.aboutId)
          editor.current?.show(note.state)
        },
        onStatus: (next) => {
          setStatus(next)
          tellUnsaved()
          const now = next.kind === 'saved' ? (editor.current ?? written.current)?.state() : undefined
          if (now) setWords(wordsOf(now))
        },
        onConflict: setConflict,
        ...(start.onCreated && { onCreated: start.onCreated }),
      }),
  )

  useEffect(() => followLibrary(keeper), [keeper])
  const onChange = useCallback(() => {
    written.current = editor.current
    keeper.autosave.changed()
  }, [editor, keeper])
  const change = (next: Partial<typeof fields.current>) => {
    fields.current = { ...fields.current, ...next }
    onChange()
  }
  return {
    title,
    setTitle: (next) => {
      showTitle(next)
      change({ title: next })
    },
    aboutId,
    setAboutId: (next) => {
      showAboutId(next)
      change({ aboutId: next })
    },
    status,
    words,
    conflict,
    keeper,
    onChange,
    onBlur: useCallback(() => void keeper.autosave.flush().catch(() => undefined), [keeper]),
  }
}

function wordsOf(state: NoteState): number {
  return countWords(plainTextOf(state.state))
}

/** Hears of changes from elsewhere, and saves when the note leaves the screen or the window is hidden. */
function followLibrary(keeper: NoteKeeper): () => void {
  const stopNotices = onNotice((notice) => {
    if (notice.kind !== 'changed' || keeper.id === null || !notice.ids.includes(keeper.id)) return
    void keeper.lookAgain().catch(tellProblem)
  })
  const stopWatching = watchUnsaved({ isUnsaved: keeper.autosave.isUnsaved, flush: () => keeper.close() })
  const save = () => void keeper.autosave.flush().catch(() => undefined)
  window.addEventListener('blur', save)
  window.addEventListener('pagehide', save)
  return () => {
    stopNotices()
    window.removeEventListener('blur', save)
    window.removeEventListener('pagehide', save)
    void keeper.close().catch(tellProblem).finally(stopWatching)
  }
}
