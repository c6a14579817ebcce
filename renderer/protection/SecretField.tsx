import type { Ref } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { PassphraseField } from './PassphraseField.tsx'

type SecretFieldProps = {
  byKey: boolean
  value: string
  onChange: (value: string) => void
  error: string | undefined
  working: boolean
  ref: Ref<HTMLInputElement>
}

/** What opens a protected library: its passphrase, or its recovery key. */
export function SecretField({ byKey, value, onChange, error, working, ref }: SecretFieldProps) {
  if (!byKey)
    return (
      <PassphraseField
        key="passphrase"
        ref={ref}
        label={t('protection.passphrase')}
        error={error}
        value={value}
        onChange={onChange}
        disabled={working}
        autoFocus
      />
    )
  return (
    <TextField
      key="key"
      ref={ref}
      label={t('protection.recoveryKey')}
      hint={t('protection.recoveryKeyHint')}
      error={error}
      value={value}
      onChange={onChange}
      readOnly={working}
      autoFocus
      dir="ltr"
    />
  )
}

type OtherSecretProps = { byKey: boolean; disabled: boolean; onClick: () => void }

export function OtherSecret({ byKey, disabled, onClick }: OtherSecretProps) {
  return (
    <Button look="quiet" disabled={disabled} onClick={onClick}>
      {t(byKey ? 'protection.usePassphrase' : 'protection.useRecoveryKey')}
    </Button>
  )
}
