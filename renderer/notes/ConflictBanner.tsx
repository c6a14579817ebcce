import { Button } from '../ui/Button.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import type { NoteKeeper, OtherVersion } from './note-keeper.ts'
import css from './notes.module.css'

/** Two versions of one note: says so, and lets a person choose. Neither is lost by waiting. */
export function ConflictBanner({ other, keeper }: { other: OtherVersion; keeper: NoteKeeper }) {
  return (
    <div className={css.banner} role="alert">
      <span className={css.bannerText}>
        {other.note === null ? t('notes.conflict.deleted') : t('notes.conflict.text')}
      </span>
      {other.note !== null && (
        <>
          <Button onClick={() => void keeper.keepBoth().catch(tellProblem)}>{t('notes.conflict.keepBoth')}</Button>
          <Button onClick={() => keeper.takeOther()}>{t('notes.conflict.takeOther')}</Button>
        </>
      )}
      <Button look="primary" onClick={() => void keeper.keepMine().catch(tellProblem)}>
        {other.note === null ? t('notes.conflict.keepBoth') : t('notes.conflict.keepMine')}
      </Button>
    </div>
  )
}
