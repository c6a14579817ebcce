import type { SaveState } from '#contract/views.ts'
import { BackupStatus } from '../backups/BackupStatus.tsx'
import { keysInWords } from '../commands/key-names.ts'
import { useCall } from '../notebook.ts'
import { undoLast } from '../undo.ts'
import { classes } from '../ui/classes.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { changeInWords, numberInWords, t } from '../words.ts'
import styles from './StatusBar.module.css'

/** Whether everything is saved, how much there is, and what undo would take back. */
export function StatusBar() {
  const { data: library } = useCall('libraryInfo', {})
  const { data: undoState } = useCall('undoState', {})
  if (!library) return <footer className={styles.bar} />
  const { article, passage } = library.counts
  return (
    <footer className={styles.bar}>
      <span role="status" className={classes(isTrouble(library.saveState) && styles.unsaved)}>
        {saveStateInWords(library.saveState)}
      </span>
      <span className={styles.counts}>
        {t('shell.counts', {
          articles: t('shell.articleCount', { count: article, shown: numberInWords(article) }),
          passages: t('shell.passageCount', { count: passage, shown: numberInWords(passage) }),
        })}
      </span>
      <BackupStatus />
      {undoState?.undo && (
        <Tooltip label={t('commands.undo')} keys={keysInWords('$mod+z')} side="top">
          <button type="button" className={styles.undo} onClick={() => void undoLast()}>
            {t('shell.undoLabel', { label: changeInWords(undoState.undo) })}
          </button>
        </Tooltip>
      )}
    </footer>
  )
}

function saveStateInWords(save: SaveState): string {
  if (save.state === 'saved') return save.warning ?? t('shell.saved')
  if (save.state === 'saving') return t('shell.saving')
  return t('shell.notSaved', { reason: save.reason })
}

function isTrouble(save: SaveState): boolean {
  return save.state === 'not saved' || (save.state === 'saved' && save.warning !== undefined)
}
