import { Copy, FileDown, Printer } from 'lucide-react'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { forgetKey, type ShownKey, useShownKey } from './protection-state.ts'
import styles from './protection.module.css'

/** Shows a recovery key this once. It goes only after a person says that it is written down. */
export function RecoveryKeyDialog() {
  const shown = useShownKey()
  return shown && <Shown key={shown.key} shown={shown} />
}

function Shown({ shown: { key, name } }: { shown: ShownKey }) {
  const [written, setWritten] = useState(false)
  const copy = async () => {
    await call('writeClipboard', { text: key })
    toast(t('protection.keyCopied'))
  }
  const save = async () => {
    if (await call('saveRecoveryKey', { recoveryKey: key })) toast(t('protection.keySaved'))
  }
  return (
    <Dialog
      open
      onClose={() => undefined}
      title={t('protection.keyTitle')}
      description={t('protection.keyText', { name })}
      actions={
        <Button look="primary" disabled={!written} onClick={forgetKey}>
          {t('protection.keyDone')}
        </Button>
      }
    >
      <div className={styles.form}>
        <div
          role="group"
          aria-label={t('protection.keyLabel', { name })}
          className={styles.key}
          dir="ltr"
          data-selectable=""
          tabIndex={0}
        >
          {key}
        </div>
        <div className={styles.acts}>
          <Button icon={<Copy aria-hidden="true" />} onClick={() => void copy().catch(tellProblem)}>
            {t('protection.keyCopy')}
          </Button>
          <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            {t('protection.keyPrint')}
          </Button>
          <Button icon={<FileDown aria-hidden="true" />} onClick={() => void save().catch(tellProblem)}>
            {t('protection.keySave')}
          </Button>
        </div>
        <p>{t('protection.keyAnother')}</p>
        <Checkbox checked={written} onChange={setWritten}>
          {t('protection.keyWritten')}
        </Checkbox>
      </div>
      {createPortal(<pre data-print-sheet="">{t('protection.keyFile.text', { name, key })}</pre>, document.body)}
    </Dialog>
  )
}
