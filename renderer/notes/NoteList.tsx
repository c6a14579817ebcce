import { FilePlus2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Id } from '#contract/ids.ts'
import type { ListedNote } from '#contract/views.ts'
import { dayWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
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
  const notes = useCall(
    'listNotes',
    { sort, descending: sort !== 'title', limit: 100_000, ...(asked && { query: asked }) },
    { keepPrevious: true },
  )
  const items = notes.data?.items ?? []
  const open = (index: number) => {
    const note = items[index]
    if (note) go(pathTo(note.id))
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
      {items.length === 0 ? (
        <p className={css.message}>
          {notes.isPending ? t('notes.list.loading') : t('notes.list.noneMatch', { query: asked })}
        </p>
      ) : (
        <VirtualList
          className={css.rows ?? ''}
          label={t('notes.title')}
          count={items.length}
          rowHeight={86}
          keyOf={(index) => items[index]?.id ?? String(index)}
          active={items.findIndex(({ id }) => id === openId)}
          onActive={open}
          onType={(typed, from) => indexByTitle(items, typed, from)}
          row={(index) => <Row note={items[index]} />}
        />
      )}
    </aside>
  )
}

function indexByTitle(items: readonly ListedNote[], typed: string, from: number): number {
  const fits = ({ title }: ListedNote) => title.toLocaleLowerCase().startsWith(typed)
  const later = items.findIndex((note, index) => index >= from && fits(note))
  return later >= 0 ? later : items.findIndex(fits)
}

function Row({ note }: { note: ListedNote | undefined }) {
  if (!note) return null
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
