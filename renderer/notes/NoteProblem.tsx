import type { Note } from '#contract/note.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { plainTextOf } from './count-words.ts'
import css from './notes.module.css'

/** A note that cannot be shown without losing something: why, and what it holds. There is nothing here to write in. */
export function NoteProblem({ note, reason }: { note: Note; reason: string }) {
  const text = plainTextOf(note.state.state) || JSON.stringify(note.state, null, 2)
  const copy = async () => {
    await call('writeClipboard', { text })
    toast(t('notes.problem.copied'))
  }
  return (
    <section className={css.problem} aria-label={t('notes.problem.title')}>
      <h2>{t('notes.problem.title')}</h2>
      <p role="alert">
        {reason} {t('notes.problem.kept')}
      </p>
      <pre className={css.raw} dir="auto" data-selectable="">
        {text}
      </pre>
      <Button onClick={() => void copy().catch(tellProblem)}>{t('notes.problem.copy')}</Button>
    </section>
  )
}
