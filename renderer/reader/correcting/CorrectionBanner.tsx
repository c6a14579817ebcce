import type { ReadonlySignal } from '@lexical/extension'
import { PenLine, Redo2, TriangleAlert, Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { keysInWords } from '../../commands/key-names.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { useWords } from '../../words.ts'
import type { Correction } from './correction.ts'
import styles from './correcting.module.css'
import { bringBack, finish, giveUp, isPutAside, type Sitting } from './sittings.ts'

type CorrectionBannerProps = { correction: Correction; sitting: Sitting; now: string }

/** Says that the text is being corrected, and offers every way out of it. */
export function CorrectionBanner({ correction, sitting, now }: CorrectionBannerProps) {
  const t = useWords()
  const { articleId, history } = correction
  const [canUndo, canRedo] = [useSignal(history.canUndo), useSignal(history.canRedo)]
  const isOutdated = now !== correction.basedOn && !sitting.saving
  const problem = isOutdated ? t('reader.correcting.outdated') : sitting.problem
  return (
    <div className={styles.banners}>
      <div role="region" aria-label={t('reader.correcting.label')} className={styles.banner}>
        <PenLine aria-hidden="true" />
        <span className={styles.words}>{t('reader.correcting.banner')}</span>
        {!canUndo && isPutAside(articleId) && (
          <Button look="quiet" onClick={() => bringBack(articleId)}>
            {t('reader.correcting.bringBack')}
          </Button>
        )}
        <span className={styles.buttons}>
          <IconButton
            label={t('reader.correcting.undo')}
            keys={keysInWords('$mod+z')}
            disabled={!canUndo}
            onClick={history.undo}
          >
            <Undo2 aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('reader.correcting.redo')}
            keys={keysInWords('$mod+Shift+z')}
            disabled={!canRedo}
            onClick={history.redo}
          >
            <Redo2 aria-hidden="true" />
          </IconButton>
          <Button onClick={() => giveUp(articleId)}>{t('common.cancel')}</Button>
          <Button look="primary" disabled={sitting.saving} onClick={() => void finish(articleId)}>
            {t(sitting.saving ? 'reader.correcting.saving' : 'reader.correcting.done')}
          </Button>
        </span>
      </div>
      {problem && (
        <div role="alert" className={styles.problem}>
          <TriangleAlert aria-hidden="true" />
          <span className={styles.words}>
            {isOutdated ? problem : t('reader.correcting.notSaved', { reason: problem })}
          </span>
          {isOutdated && (
            <Button onClick={() => void finish(articleId, now)}>{t('reader.correcting.overwrite')}</Button>
          )}
        </div>
      )}
    </div>
  )
}

function useSignal(signal: ReadonlySignal<boolean>): boolean {
  return useSyncExternalStore(
    (listen) => signal.subscribe(listen),
    () => signal.peek(),
  )
}
