import { t } from '../words.ts'
import { PassphraseField } from './PassphraseField.tsx'
import styles from './protection.module.css'
import { shortest, strengthOf } from './strength.ts'

export type Typed = { passphrase: string; again: string }
export const nothingTyped: Typed = { passphrase: '', again: '' }

/** Whether both fields hold one passphrase that the library takes. */
export function isUsable({ passphrase, again }: Typed): boolean {
  return passphrase === again && [...passphrase].length >= shortest
}

type NewPassphraseProps = {
  typed: Typed
  onType: (typed: Typed) => void
  label?: string
  disabled: boolean
  autoFocus?: boolean
}

/** A passphrase to be, typed twice, with its strength in words. */
export function NewPassphrase({ typed, onType, label, disabled, autoFocus = true }: NewPassphraseProps) {
  const { passphrase, again } = typed
  const strength = strengthOf(passphrase)
  const differs = again !== '' && !passphrase.startsWith(again) && again !== passphrase
  return (
    <>
      <PassphraseField
        label={label ?? t('protection.passphrase')}
        value={passphrase}
        onChange={(next) => onType({ ...typed, passphrase: next })}
        disabled={disabled}
        autoFocus={autoFocus}
      />
      <p role="status" className={styles.strength} data-strength={strength}>
        {t(`protection.strength.${strength}`, { count: shortest })}
      </p>
      <PassphraseField
        label={t('protection.again')}
        value={again}
        onChange={(next) => onType({ ...typed, again: next })}
        error={differs ? t('protection.notSame') : undefined}
        disabled={disabled}
      />
      <p className={styles.warning}>{t('protection.noWayBack')}</p>
    </>
  )
}
