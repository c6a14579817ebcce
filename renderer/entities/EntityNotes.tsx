import type { Entity } from '#contract/entity.ts'
import type { NoteOn } from '#contract/cross-reference.ts'
import { createNote } from '../notes/create-note.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Section } from '../ui/Section.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import evidence from './evidence.module.css'
import css from './page.module.css'
import { sentenceParts } from './sentence-parts.ts'

type EntityNotesProps = { entity: Entity; notes: readonly NoteOn[]; readOnly: boolean }

/** The notes about it and those that name it, with the sentences that do. */
export function EntityNotes({ entity, notes, readOnly }: EntityNotesProps) {
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
      {notes.map((note) => (
        <OneNote key={note.id} note={note} />
      ))}
    </Section>
  )
}

function OneNote({ note: { id, title, excerpt, about, sentences, mentions } }: { note: NoteOn }) {
  const go = useGo()
  const left = mentions - sentences.length
  return (
    <button type="button" className={css.note} onClick={() => go(pathTo(id))}>
      <span className={css.noteTitle}>
        <bdi>{title || t('notes.untitled')}</bdi>
      </span>
      <small className={css.noteTie}>{about ? t('entities.notes.about') : t('entities.notes.mentions')}</small>
      {(about || sentences.length === 0) && excerpt && (
        <span className={css.noteText} dir="auto">
          {excerpt}
        </span>
      )}
      {sentences.map((naming, index) => {
        const { before, words, after } = sentenceParts(naming.sentence, naming.words)
        return (
          <span key={index} className={`${css.noteSentence} ${evidence.named}`} dir="auto">
            {before}
            <mark className={css.words}>{words}</mark>
            {after}
          </span>
        )
      })}
      {left > 0 && <small className={css.noteTie}>{t('entities.notes.moreMentions', { count: left })}</small>}
    </button>
  )
}
