import { ChevronLeft, ChevronRight, Search } from 'lucide-react'
import { backKeys, forwardKeys, keysInWords } from '../commands/key-names.ts'
import { openPalette } from '../commands/palette-state.ts'
import { openExport } from '../export/export-state.ts'
import { chooseAndImport } from '../import/import-job.ts'
import { useCall } from '../notebook.ts'
import { goBack, goForward, useSteps } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { t } from '../words.ts'
import styles from './TopBar.module.css'

export function TopBar() {
  const { data: library } = useCall('libraryInfo', {})
  const { back, forward } = useSteps()
  return (
    <header className={styles.bar}>
      <div className={styles.start}>
        <h1 className={styles.library} dir="auto" title={library?.name}>
          {library?.name}
        </h1>
        <IconButton label={t('shell.back')} keys={keysInWords(backKeys)} disabled={!back} onClick={goBack}>
          <ChevronLeft aria-hidden="true" className={styles.mirrored} />
        </IconButton>
        <IconButton label={t('shell.forward')} keys={keysInWords(forwardKeys)} disabled={!forward} onClick={goForward}>
          <ChevronRight aria-hidden="true" className={styles.mirrored} />
        </IconButton>
      </div>
      <button type="button" className={styles.find} aria-haspopup="dialog" onClick={() => openPalette('')}>
        <Search aria-hidden="true" />
        <span className={styles.words}>{t('shell.find')}</span>
        <Kbd>{keysInWords('$mod+k')}</Kbd>
      </button>
      <div className={styles.end}>
        <Button disabled={Boolean(library?.readOnly)} onClick={() => void chooseAndImport()}>
          {t('shell.import')}
        </Button>
        <Button look="primary" onClick={() => openExport()}>
          {t('shell.export')}
        </Button>
      </div>
    </header>
  )
}
