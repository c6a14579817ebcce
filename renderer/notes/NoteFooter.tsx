import { Eraser, History, Trash2 } from 'lucide-react'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import { useCommands } from '../commands/commands.ts'
import { openErase } from '../erase/erase-state.ts'
import { openVersions } from '../history/versions-state.ts'
import { useCall } from '../notebook.ts'
import { pathTo, pathToPassage, useGo } from '../routes.ts'
import { Chip, type ChipKind } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { deleteNote } from './delete-note.ts'
import css from './notes.module.css'
import type { OpenNote } from './use-note-keeper.ts'

type NoteFooterProps = {
  note: Note
  open: OpenNote
  readOnly: boolean
  onDeleted: () => void
}

/** What a note is about, what else speaks of that, how long it is, and deleting it. */
export function NoteFooter({ note, open, readOnly, onDeleted }: NoteFooterProps) {
  const remove = async () => {
    await open.keeper.autosave.flush()
    open.keeper.abandon()
    await deleteNote({ id: note.id, title: open.title })
    onDeleted()
  }
  const erase = () =>
    openErase({
      id: note.id,
      before: async () => {
        await open.keeper.autosave.flush()
        open.keeper.abandon()
      },
      after: onDeleted,
    })
  useCommands([{ id: 'note.erase', title: 'commands.eraseNote', group: 'note', when: () => !readOnly, run: erase }])
  return (
    <footer className={css.footer}>
      <div className={css.links}>
        {open.aboutId && <About id={open.aboutId} {...(!readOnly && { onRemove: () => open.setAboutId(undefined) })} />}
        <Backlinks noteId={note.id} aboutId={open.aboutId} />
      </div>
      <span className={css.count}>{t('notes.wordCount', { count: open.words })}</span>
      <IconButton label={t('commands.versions')} onClick={() => openVersions(note.id)}>
        <History aria-hidden="true" />
      </IconButton>
      {!readOnly && (
        <>
          <IconButton label={t('protection.erase.command')} onClick={erase}>
            <Eraser aria-hidden="true" />
          </IconButton>
          <IconButton label={t('notes.delete')} onClick={() => void remove().catch(tellProblem)}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        </>
      )}
    </footer>
  )
}

function About({ id, onRemove }: { id: Id; onRemove?: () => void }) {
  const go = useGo()
  const [document] = useCall('getDocuments', { ids: [id] }).data ?? []
  if (!document) return null
  const shown = shownOf(document)
  return (
    <span className={css.group}>
      {t('notes.about')}
      <Chip
        kind={shown.kind}
        onClick={() => go(shown.path)}
        {...(onRemove && { onRemove, removeLabel: t('notes.noLongerAbout', { title: shown.title }) })}
      >
        {shown.title}
      </Chip>
    </span>
  )
}

type Shown = { title: string; kind: ChipKind; path: string }

function shownOf(document: { id: Id }): Shown {
  const fields = document as {
    id: Id
    title?: string
    name?: string
    target?: { exact: string }
    articleId?: Id<'article'>
  }
  const kind = kindOf(document.id)
  if (kind === 'passage' && fields.articleId)
    return {
      title: clipped(fields.target?.exact ?? ''),
      kind: 'tag',
      path: pathToPassage(fields.articleId, document.id as Id<'passage'>),
    }
  const title = clipped(fields.title ?? fields.name ?? '')
  return { title, kind: kind === 'actor' || kind === 'event' ? kind : 'tag', path: pathTo(document.id) }
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 58)}…` : text
}

/** The other notes that speak of what this one is about, or name this note's subject. */
function Backlinks({ noteId, aboutId }: { noteId: Id<'note'>; aboutId: Id | undefined }) {
  const go = useGo()
  const links = useCall('backlinks', aboutId ? { id: aboutId } : null)
  const others = (links.data ?? []).filter(({ id }) => id !== noteId)
  if (!aboutId || others.length === 0) return null
  return (
    <span className={css.group}>
      {t('notes.mentionedIn')}
      {others.slice(0, 6).map(({ id, title, sentences, excerpt }) => (
        <Chip key={id} kind="tag" title={sentences[0]?.sentence ?? excerpt} onClick={() => go(pathTo(id))}>
          {clipped(title || t('notes.untitled'))}
        </Chip>
      ))}
    </span>
  )
}
