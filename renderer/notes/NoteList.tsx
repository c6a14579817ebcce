import { FilePlus2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { ListedNote } from '#contract/views.ts'
import { dayWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { usePages } from '../use-pages.ts'
import { t } from '../words.ts'
import css from './notes.module.css'

type Sort = 'updatedAt' | 'title' | 'createdAt'

type NoteListProps = { openId: Id<'note'> | undefined; readOnly: boolean; onNew: () => void }

/** Every note: filtered by its words, sorted, only what shows drawn. */
export function NoteList({ openId, readOnly, onNew }: NoteListProps) {
  const go = useGo()
  const [query, setQuery] = useState('')
  const [sort, setSort] = useState<Sort>('updatedAt')
  const asked = useDeferredValue(query.trim())
  const pages = usePages('listNotes', { sort, descending: sort !== 'title', ...(asked && { query: asked }) })
  const total = pages.total ?? 0
  const isOpen = ({ id }: ListedNote) => id === openId
  const loaded = pages.indexOf(isOpen)
  // It may stand on a page that is not there: opened from elsewhere, or scrolled away from.
  const place = useCall('listNotes', openId ? { ...pages.shown, placeOf: openId, limit: 1 } : null).data?.place ?? -1
  const open = (index: number) => {
    void pages.fetchAt(index).then((note) => note && go(pathTo(note.id)), tellProblem)
  }
  return (
    <aside className={css.aside} aria-label={t('notes.title')}>
      <div className={css.top}>
        <TextField
          className={css.filter}
          label={t('notes.list.filter')}
          hideLabel
          type="search"
          value={query}
          onChange={setQuery}
        />
        <Select<Sort>
          look="button"
          label={t('notes.list.sort')}
          value={sort}
          onChange={setSort}
          options={[
            { value: 'updatedAt', label: t('notes.list.byEdited') },
            { value: 'title', label: t('notes.list.byTitle') },
            { value: 'createdAt', label: t('notes.list.byCreated') },
          ]}
        />
        {!readOnly && (
          <IconButton label={t('notes.newNote')} onClick={onNew}>
            <FilePlus2 aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {pages.problem && <ErrorNote problem={pages.problem} onRetry={pages.retry} />}
      {total === 0 ? (
        <p className={css.message}>
          {pages.total === undefined ? t('notes.list.loading') : t('notes.list.noneMatch', { query: asked })}
        </p>
      ) : (
        <VirtualList
          className={css.rows ?? ''}
          label={t('notes.title')}
          count={total}
          rowHeight={86}
          active={loaded >= 0 ? loaded : place}
          activeIsThere={loaded >= 0}
          onActive={open}
          onRange={pages.onRange}
          onType={(typed, from) => pages.nextFrom(from, ({ title }) => title.toLocaleLowerCase().startsWith(typed))}
          row={(index) => <Row note={pages.at(index)} />}
        />
      )}
    </aside>
  )
}

function Row({ note }: { note: ListedNote | undefined }) {
  if (!note) return <div className={classes(css.row, css.rowWaits)} aria-busy="true" />
  return (
    <div className={css.row}>
      <div className={classes(css.rowTitle, !note.title && css.rowUntitled)} dir="auto">
        {note.title || t('notes.untitled')}
      </div>
      {note.excerpt && (
        <div className={css.excerpt} dir="auto">
          {note.excerpt}
        </div>
      )}
      <div className={css.meta}>
        <span>{dayWords(note.updatedAt)}</span>
        {note.aboutTitle && (
          <span className={css.metaAbout}>
            <bdi>{note.aboutTitle}</bdi>
          </span>
        )}
      </div>
    </div>
  )
}
