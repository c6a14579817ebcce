import { NotebookPen } from 'lucide-react'
import { useParams } from 'wouter'
import type { Id } from '#contract/ids.ts'
import { useCall } from '../notebook.ts'
import { useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { createNote } from './create-note.ts'
import { NoteList } from './NoteList.tsx'
import css from './notes.module.css'
import { NoteView } from './NoteView.tsx'
import { useFreshNote } from './use-fresh-note.ts'

/** The notes: list and editor side by side. The place says which one is open. */
export function NotesScreen() {
  const { id } = useParams<{ id?: string }>()
  const info = useCall('libraryInfo', {})
  const readOnly = Boolean(info.data?.readOnly)
  const count = info.data?.counts.note ?? 0
  const newNote = () => void createNote().catch(tellProblem)
  const openId = id as Id<'note'> | undefined
  if (info.data && count === 0 && openId === undefined)
    return (
      <EmptyState
        icon={<NotebookPen aria-hidden="true" />}
        title={t('notes.empty.title')}
        actions={
          !readOnly && (
            <Button look="primary" onClick={newNote}>
              {t('notes.newNote')}
            </Button>
          )
        }
      >
        {t('notes.empty.text')}
      </EmptyState>
    )
  return (
    <div className={css.screen}>
      <NoteList openId={openId} readOnly={readOnly} onNew={newNote} />
      {openId === undefined ? (
        <EmptyState icon={<NotebookPen aria-hidden="true" />} title={t('notes.empty.chooseTitle')}>
          {t('notes.empty.chooseText')}
        </EmptyState>
      ) : (
        <OpenNote key={openId} id={openId} readOnly={readOnly} />
      )}
    </div>
  )
}

function OpenNote({ id, readOnly }: { id: Id<'note'>; readOnly: boolean }) {
  const go = useGo()
  const fresh = useFreshNote(id)
  const toList = () => go('/notes')
  switch (fresh.kind) {
    case 'loading':
      return <div className={css.note} aria-busy="true" />
    case 'ready':
      return <NoteView note={fresh.note} readOnly={readOnly} onDeleted={toList} />
    case 'gone':
      return (
        <EmptyState title={t('notes.goneTitle')} actions={<Button onClick={toList}>{t('notes.showList')}</Button>}>
          {t('notes.goneText')}
        </EmptyState>
      )
    case 'failed':
      return (
        <EmptyState
          title={t('notes.problem.title')}
          actions={<Button onClick={fresh.again}>{t('notes.tryAgain')}</Button>}
        >
          {fresh.reason}
        </EmptyState>
      )
  }
}
