import { useState } from 'react'
import type { WindowState } from '#contract/calls.ts'
import { call, useCall } from '../notebook.ts'
import { toast } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { AskDialog } from './AskDialog.tsx'
import { isUsable, NewPassphrase, nothingTyped } from './NewPassphrase.tsx'
import { PassphraseField } from './PassphraseField.tsx'
import { endAsking, showKey, useAsking } from './protection-state.ts'
import { RecoveryKeyDialog } from './RecoveryKeyDialog.tsx'

/** What is asked about passphrases, over whatever the window shows. */
export function ProtectionDialogs({ library }: Pick<WindowState, 'library'>) {
  return (
    <>
      <Asked name={library?.name ?? ''} />
      <RecoveryKeyDialog />
    </>
  )
}

function Asked({ name }: { name: string }) {
  const asking = useAsking()
  switch (asking?.kind) {
    case undefined:
      return null
    case 'new':
      return <NewLibrary />
    case 'protect':
      return <Protect name={name} />
    case 'change':
      return <Change {...(asking.recoveryKey !== undefined && { recoveryKey: asking.recoveryKey })} />
    case 'newKey':
      return <NewKey name={name} />
    case 'unprotect':
      return <Unprotect />
  }
}

function NewLibrary() {
  const [typed, setTyped] = useState(nothingTyped)
  const make = async () => {
    const made = await call('newProtectedLibrary', { passphrase: typed.passphrase })
    if (made) showKey({ key: made.recoveryKey, name: made.library.name })
  }
  return (
    <AskDialog
      title={t('protection.newTitle')}
      act={t('protection.makeLibrary')}
      busy={t('protection.making')}
      ready={isUsable(typed)}
      run={make}
    >
      {(working) => (
        <>
          <p>{t('protection.newText')}</p>
          <NewPassphrase typed={typed} onType={setTyped} disabled={working} />
        </>
      )}
    </AskDialog>
  )
}

function Protect({ name }: { name: string }) {
  const [typed, setTyped] = useState(nothingTyped)
  const second = useCall('backupState', {}).data?.second
  const protect = async () => {
    const { recoveryKey } = await call('protectLibrary', { passphrase: typed.passphrase })
    showKey({ key: recoveryKey, name })
    toast(t('protection.protected'))
  }
  return (
    <AskDialog
      title={t('protection.protectTitle', { name })}
      act={t('protection.protectNow')}
      busy={t('protection.protecting')}
      ready={isUsable(typed)}
      run={protect}
    >
      {(working) => (
        <>
          <p>{t('protection.protectText')}</p>
          <p>{t('protection.protectTraces')}</p>
          {second && <p>{t('protection.protectSecond', { folder: second.folder })}</p>}
          <NewPassphrase typed={typed} onType={setTyped} disabled={working} />
        </>
      )}
    </AskDialog>
  )
}

function Change({ recoveryKey }: { recoveryKey?: string }) {
  const [current, setCurrent] = useState('')
  const [typed, setTyped] = useState(nothingTyped)
  const change = async () => {
    const next = typed.passphrase
    await call('changePassphrase', recoveryKey === undefined ? { current, next } : { recoveryKey, next })
    endAsking()
    toast(t('protection.changed'))
  }
  return (
    <AskDialog
      title={t('protection.changeTitle')}
      act={t('protection.changeNow')}
      busy={t('protection.changing')}
      ready={isUsable(typed) && (recoveryKey !== undefined || current !== '')}
      run={change}
    >
      {(working) => (
        <>
          {recoveryKey === undefined ? (
            <PassphraseField
              label={t('protection.current')}
              value={current}
              onChange={setCurrent}
              disabled={working}
              autoFocus
            />
          ) : (
            <p>{t('protection.newAfterRecovery')}</p>
          )}
          <NewPassphrase
            label={t('protection.next')}
            typed={typed}
            onType={setTyped}
            disabled={working}
            autoFocus={recoveryKey !== undefined}
          />
          <p>{t('protection.changeText')}</p>
        </>
      )}
    </AskDialog>
  )
}

function NewKey({ name }: { name: string }) {
  const [passphrase, setPassphrase] = useState('')
  return (
    <AskDialog
      title={t('protection.newKeyTitle')}
      act={t('protection.newKeyNow')}
      busy={t('protection.unlocking')}
      ready={passphrase !== ''}
      run={async () => showKey({ key: (await call('newRecoveryKey', { passphrase })).recoveryKey, name })}
    >
      {(working) => (
        <>
          <p>{t('protection.newKeyText')}</p>
          <ItsPassphrase value={passphrase} onChange={setPassphrase} disabled={working} />
        </>
      )}
    </AskDialog>
  )
}

function Unprotect() {
  const [passphrase, setPassphrase] = useState('')
  const unprotect = async () => {
    await call('unprotectLibrary', { passphrase })
    endAsking()
    toast(t('protection.unprotected'))
  }
  return (
    <AskDialog
      title={t('protection.unprotectTitle')}
      act={t('protection.unprotectNow')}
      busy={t('protection.protecting')}
      danger
      ready={passphrase !== ''}
      run={unprotect}
    >
      {(working) => (
        <>
          <p>{t('protection.unprotectText')}</p>
          <ItsPassphrase value={passphrase} onChange={setPassphrase} disabled={working} />
        </>
      )}
    </AskDialog>
  )
}

type ItsPassphraseProps = { value: string; onChange: (value: string) => void; disabled: boolean }

function ItsPassphrase(props: ItsPassphraseProps) {
  return <PassphraseField label={t('protection.passphrase')} autoFocus {...props} />
}
