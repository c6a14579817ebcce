import { Eye, History } from 'lucide-react'
import { useState } from 'react'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { Version } from '#contract/views.ts'
import { momentWords } from '../entities/date-words.ts'
import { call, useCall } from '../notebook.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { toastWithUndo } from '../undo.ts'
import { changeInWords, numberInWords, t } from '../words.ts'
import { changedInWords } from './changed-in-words.ts'
import styles from './VersionsDialog.module.css'
import { closeVersions, useVersionsOf } from './versions-state.ts'

/** Every version of one document, newest first: what changed, what it said, and bringing it back. */
export function VersionsDialog() {
  const id = useVersionsOf()
  return id && <Opened key={id} id={id} />
}

function Opened({ id }: { id: Id }) {
  const versions = useCall('versions', { id })
  const { data: library } = useCall('libraryInfo', {})
  const [document] = useCall('getDocuments', { ids: [id] }).data ?? []
  return (
    <Dialog
      open
      size="large"
      onClose={closeVersions}
      title={t('history.versions', { title: titleOf(document ?? null) })}
      description={t('history.versionsIntro')}
      closeLabel={t('common.close')}
    >
      {versions.error && <ErrorNote problem={versions.error} />}
      <ol className={styles.list}>
        {versions.data?.map((version, index) => (
          <One
            key={version.seq}
            id={id}
            version={version}
            isNow={index === 0}
            readOnly={library === undefined || library.readOnly !== false}
          />
        ))}
      </ol>
    </Dialog>
  )
}

function One({ id, version, isNow, readOnly }: { id: Id; version: Version; isNow: boolean; readOnly: boolean }) {
  const [shown, setShown] = useState(false)
  const { seq, at, by, label, there } = version
  const bringBack = async () => {
    await call('bringBack', { id, seq })
    closeVersions()
    await toastWithUndo(t('history.broughtBack', { at: momentWords(at) }))
  }
  return (
    <li className={styles.version}>
      <div className={styles.what}>
        <bdi>{changeInWords(label)}</bdi>
        <small className={styles.when}>
          {momentWords(at)}
          {by && ` · ${by}`}
          {isNow && ` · ${t('history.now')}`}
        </small>
        <Changes version={version} />
      </div>
      {there && (
        <div className={styles.actions}>
          <Button
            look="quiet"
            icon={<Eye aria-hidden="true" />}
            aria-expanded={shown}
            onClick={() => setShown((before) => !before)}
          >
            {t(shown ? 'history.hide' : 'history.show')}
          </Button>
          {!isNow && (
            <Button
              icon={<History aria-hidden="true" />}
              disabled={readOnly}
              onClick={() => void bringBack().catch(tellProblem)}
            >
              {t('history.bringBack')}
            </Button>
          )}
        </div>
      )}
      {shown && <Writing id={id} seq={seq} />}
    </li>
  )
}

function Changes({ version: { changed, lengthBefore, length } }: { version: Version }) {
  const lengths =
    lengthBefore !== undefined && length !== undefined && lengthBefore !== length
      ? t('history.lengths', { from: numberInWords(lengthBefore), to: numberInWords(length) })
      : null
  const words = [changed.length > 0 ? changedInWords(changed) : null, lengths].filter((part) => part !== null)
  return words.length > 0 ? <small className={styles.when}>{words.join(' · ')}</small> : null
}

/** What a person had written in it. */
function Writing({ id, seq }: { id: Id; seq: number }) {
  const { data, error } = useCall('getVersion', { id, seq })
  if (error) return <ErrorNote problem={error} />
  if (data === undefined) return <p className={styles.when}>{t('common.loading')}</p>
  const fields = (data ?? {}) as Record<string, unknown>
  const writing = [fields['text'], fields['comment'], fields['description']].find((one) => typeof one === 'string')
  return (
    <div className={styles.writing} dir="auto" data-selectable="" tabIndex={0} role="region" aria-label={titleOf(data)}>
      <strong>{titleOf(data)}</strong>
      {typeof writing === 'string' && <p>{writing || t('history.noWords')}</p>}
    </div>
  )
}

function titleOf(document: Document | null): string {
  const fields = (document ?? {}) as Record<string, unknown>
  const title = [fields['title'], fields['name']].find((one) => typeof one === 'string' && one !== '')
  return typeof title === 'string' ? title : t('history.untitled')
}
