import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import type { SaveStatus } from './autosave.ts'
import css from './notes.module.css'

const words = {
  saved: 'notes.saved',
  saving: 'notes.saving',
  unsaved: 'notes.saving',
} as const

type SaveWordsProps = {
  status: SaveStatus
  /** Two versions wait for a person's choice: nothing is saved before that, and a banner says why. */
  waits: boolean
  onRetry: () => void
}

/** Whether what was typed is safe. Typing shows as saving, as the save follows within the second. */
export function SaveWords({ status, waits, onRetry }: SaveWordsProps) {
  if (waits || status.kind !== 'failed')
    return (
      <span className={css.status} role="status">
        {t(waits || status.kind === 'failed' ? 'notes.unsaved' : words[status.kind])}
      </span>
    )
  return (
    <span className={classes(css.status, css.failed)} role="alert">
      {t('notes.notSaved', { reason: status.reason })}{' '}
      <Button look="quiet" onClick={onRetry}>
        {t('notes.tryAgain')}
      </Button>
    </span>
  )
}
