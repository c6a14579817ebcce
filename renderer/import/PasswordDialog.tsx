import { type FormEvent, useId, useState } from 'react'
import { PassphraseField } from '../protection/PassphraseField.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { answerPassword, type ImportJob } from './import-job.ts'

/** The password of a locked file, asked again until it opens the file or the person leaves it out. */
export function PasswordDialog({ asked }: { asked: NonNullable<ImportJob['asked']> }) {
  const id = useId()
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '') answerPassword(password)
  }
  return (
    <Dialog
      open
      onClose={() => answerPassword(null)}
      title={t('search.importing.lockedTitle')}
      description={t('search.importing.lockedText', { file: asked.file })}
      closeLabel={t('search.importing.leaveOut')}
      actions={
        <>
          <Button onClick={() => answerPassword(null)}>{t('search.importing.leaveOut')}</Button>
          <Button type="submit" form={id} look="primary" disabled={password === ''}>
            {t('search.importing.open')}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <PassphraseField
          label={t('search.importing.password')}
          value={password}
          onChange={setPassword}
          error={asked.wrong && password === '' ? t('search.importing.wrongPassword') : undefined}
          autoFocus
        />
      </form>
    </Dialog>
  )
}
