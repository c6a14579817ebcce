import { useEffect, useRef, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { checkState } from '../editor/check-state.ts'
import { NoteEditor, type NoteEditorHandle } from '../editor/NoteEditor.tsx'
import { emptyState } from '../editor/note-state.ts'
import { call, useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { ConflictBanner } from './ConflictBanner.tsx'
import { problemWords } from './note-problem.ts'
import { NoteProblem } from './NoteProblem.tsx'
import css from './notes.module.css'
import { SaveWords } from './SaveWords.tsx'
import { useNoteKeeper } from './use-note-keeper.ts'

type Opened = { articleId: Id<'article'>; note: Note | null }

/** The note about an article, beside its text. The first words typed make it. */
export function ArticleNotes({ articleId }: { articleId: Id<'article'> }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    let current = true
    firstNote(articleId).then((note) => {
      if (current) setOpened({ articleId, note })
    }, tellProblem)
    return () => {
      current = false
    }
  }, [articleId])
  if (opened?.articleId !== articleId) return <div className={css.inInspector} aria-busy="true" />
  const { note } = opened
  const problem = note && checkState(note.state)
  return (
    <div className={css.inInspector}>
      {note && problem ? (
        <NoteProblem note={note} reason={problemWords(problem)} />
      ) : (
        <Writing key={articleId} articleId={articleId} note={note} />
      )}
    </div>
  )
}

/** The oldest note about the article: the one that was begun here. Read fresh, as it will be written over. */
async function firstNote(articleId: Id<'article'>): Promise<Note | null> {
  const { items } = await call('listNotes', { aboutId: articleId, sort: 'createdAt', limit: 1 })
  return items[0] ? call('getNote', { id: items[0].id }) : null
}

function Writing({ articleId, note }: { articleId: Id<'article'>; note: Note | null }) {
  const go = useGo()
  const editor = useRef<NoteEditorHandle | null>(null)
  const article = useCall('getArticle', { id: articleId })
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const [createdId, setCreatedId] = useState(note?.id)
  const open = useNoteKeeper(
    {
      note,
      title: note?.title ?? '',
      aboutId: note ? note.aboutId : articleId,
      state: note?.state ?? emptyState(),
      onCreated: (made) => setCreatedId(made.id),
    },
    editor,
  )
  const ownTitle = article.data ? t('notes.article.titleFor', { title: article.data.title }) : ''
  const onChange = () => {
    // A note that was begun here is called after its article until it has a title of its own.
    if (open.title === '' && ownTitle !== '') open.setTitle(ownTitle)
    open.onChange()
  }
  return (
    <div className={css.note}>
      {open.conflict && <ConflictBanner other={open.conflict} keeper={open.keeper} />}
      <NoteEditor
        compact
        initial={note?.state ?? emptyState()}
        unreadable={(reason) => note && <NoteProblem note={note} reason={t('notes.problem.unparsed', { reason })} />}
        label={t('notes.article.label')}
        placeholder={t('notes.articlePlaceholder')}
        readOnly={readOnly}
        onChange={onChange}
        onBlur={open.onBlur}
        handle={editor}
      />
      <OtherNotes articleId={articleId} exceptId={createdId} />
      <div className={css.strip}>
        <SaveWords status={open.status} waits={open.conflict !== null} onRetry={open.onBlur} />
        {createdId && (
          <Button look="quiet" className={css.footerEnd} onClick={() => go(pathTo(createdId))}>
            {t('notes.article.open')}
          </Button>
        )}
      </div>
    </div>
  )
}

function OtherNotes({ articleId, exceptId }: { articleId: Id<'article'>; exceptId: Id<'note'> | undefined }) {
  const go = useGo()
  const others = (useCall('listNotes', { aboutId: articleId }).data?.items ?? []).filter(({ id }) => id !== exceptId)
  if (others.length === 0) return null
  return (
    <div className={css.others} aria-label={t('notes.article.others', { count: others.length })}>
      {others.map(({ id, title }) => (
        <Chip key={id} kind="tag" onClick={() => go(pathTo(id))}>
          {title || t('notes.untitled')}
        </Chip>
      ))}
    </div>
  )
}
