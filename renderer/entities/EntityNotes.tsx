import type { Entity } from '#contract/entity.ts'
import type { EntityPage } from '#contract/views.ts'
import { createNote } from '../notes/create-note.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './page.module.css'

type EntityNotesProps = { entity: Entity; notes: EntityPage['notes']; readOnly: boolean }

/** The notes about it and those that name it. */
export function EntityNotes({ entity, notes, readOnly }: EntityNotesProps) {
  const go = useGo()
  return (
    <Section
      title={t('entities.notes.title')}
      actions={
        !readOnly && (
          <Button onClick={() => void createNote({ aboutId: entity.id, title: '' }).catch(tellProblem)}>
            {t('entities.notes.newNote')}
          </Button>
        )
      }
    >
      {notes.length === 0 && <p className={css.none}>{t('entities.notes.none')}</p>}
      {notes.map(({ id, title, excerpt, about }) => (
        <button key={id} type="button" className={css.note} onClick={() => go(pathTo(id))}>
          <span className={css.noteTitle} dir="auto">
            {title || t('notes.untitled')}
          </span>
          <small className={css.noteTie}>{about ? t('entities.notes.about') : t('entities.notes.mentions')}</small>
          {excerpt && (
            <span className={css.noteText} dir="auto">
              {excerpt}
            </span>
          )}
        </button>
      ))}
    </Section>
  )
}
