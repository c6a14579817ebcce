import { useEffect, useRef } from 'react'
import type { Note } from '#contract/note.ts'
import { checkState } from '../editor/check-state.ts'
import { NoteEditor, type NoteEditorHandle } from '../editor/NoteEditor.tsx'
import { t } from '../words.ts'
import { ConflictBanner } from './ConflictBanner.tsx'
import { problemWords } from './note-problem.ts'
import { NoteFooter } from './NoteFooter.tsx'
import { NoteProblem } from './NoteProblem.tsx'
import css from './notes.module.css'
import { SaveWords } from './SaveWords.tsx'
import { useNoteKeeper } from './use-note-keeper.ts'

type NoteViewProps = { note: Note; readOnly: boolean; onDeleted: () => void }

/** One note, to read and write. One that cannot be shown whole is shown as that, and nothing is saved over it. */
export function NoteView({ note, readOnly, onDeleted }: NoteViewProps) {
  const problem = checkState(note.state)
  if (problem !== null)
    return (
      <article className={css.note} aria-label={note.title}>
        <div className={css.heading}>
          <h1 className={css.title} dir="auto">
            {note.title || t('notes.untitled')}
          </h1>
        </div>
        <NoteProblem note={note} reason={problemWords(problem)} />
      </article>
    )
  return <Writing note={note} readOnly={readOnly} onDeleted={onDeleted} />
}

function Writing({ note, readOnly, onDeleted }: NoteViewProps) {
  const editor = useRef<NoteEditorHandle | null>(null)
  const titleField = useRef<HTMLInputElement>(null)
  const { title, aboutId, state } = note
  const open = useNoteKeeper({ note, title, aboutId, state }, editor)
  const isNew = title === '' && note.text === ''
  useEffect(() => {
    if (isNew) titleField.current?.focus()
  }, [isNew])
  return (
    <article className={css.note} aria-label={open.title || t('notes.untitled')}>
      {open.conflict && <ConflictBanner other={open.conflict} keeper={open.keeper} />}
      <div className={css.heading}>
        <input
          ref={titleField}
          className={css.title}
          value={open.title}
          readOnly={readOnly}
          aria-label={t('notes.noteTitle')}
          placeholder={t('notes.untitled')}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          maxLength={10_000}
          onChange={(event) => open.setTitle(event.target.value)}
          onBlur={open.onBlur}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            editor.current?.focus()
          }}
        />
        <SaveWords status={open.status} waits={open.conflict !== null} onRetry={open.onBlur} />
      </div>
      <NoteEditor
        initial={state}
        unreadable={(reason) => <NoteProblem note={note} reason={t('notes.problem.unparsed', { reason })} />}
        label={t('notes.text')}
        placeholder={t('notes.placeholder')}
        readOnly={readOnly}
        onChange={open.onChange}
        onBlur={open.onBlur}
        handle={editor}
      />
      <NoteFooter note={note} open={open} readOnly={readOnly} onDeleted={onDeleted} />
    </article>
  )
}
