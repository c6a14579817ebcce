import { Eye, EyeOff } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import styles from './protection.module.css'

export type PassphraseFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  error?: string | undefined
  disabled?: boolean
  autoFocus?: boolean
  ref?: Ref<HTMLInputElement>
}

/** A field whose letters show only when asked for, and that tells of caps lock. */
export function PassphraseField({ hint, disabled, autoFocus, ...field }: PassphraseFieldProps) {
  const [shown, setShown] = useState(false)
  const [caps, setCaps] = useState(false)
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <div className={styles.passphrase}>
      <TextField
        {...field}
        type={shown ? 'text' : 'password'}
        // What a person types here is to be remembered by nobody else.
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        hint={hint}
        readOnly={disabled}
        autoFocus={autoFocus}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCaps(false)}
        after={
          <IconButton
            label={t(shown ? 'protection.hide' : 'protection.show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </IconButton>
        }
      />
      <p role="status" className={styles.caps}>
        {caps && t('protection.capsLock')}
      </p>
    </div>
  )
}
