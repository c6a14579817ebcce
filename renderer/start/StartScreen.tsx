import { BookOpen, FileArchive, FolderOpen, FolderX, LockKeyhole, Plus, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { RecentLibrary, WindowState } from '#contract/calls.ts'
import { momentWords } from '../entities/date-words.ts'
import { call, type CallableName } from '../notebook.ts'
import { ask } from '../protection/protection-state.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import styles from './StartScreen.module.css'

/** Before a library is open: the recent ones, a new one, another one, the sample. */
export function StartScreen({ state }: { state: WindowState }) {
  const [busy, setBusy] = useState(false)
  const { recent, problem } = state

  async function open(calling: Promise<unknown>) {
    setBusy(true)
    await calling.catch(tellProblem)
    setBusy(false)
  }
  const opens = (name: Extract<CallableName, 'newLibrary' | 'openLibrary' | 'openLibraryFile' | 'openSample'>) => () =>
    void open(call(name, {}))

  const sample = (
    <Button
      look={recent.length === 0 ? 'primary' : 'plain'}
      icon={<BookOpen aria-hidden="true" />}
      disabled={busy}
      onClick={opens('openSample')}
    >
      {t('shell.start.sample')}
    </Button>
  )
  return (
    <main className={styles.screen} aria-busy={busy}>
      <div className={styles.page}>
        <header>
          <h1 className={styles.title}>{t('shell.start.title')}</h1>
          <p className={styles.line}>{t('shell.start.line')}</p>
        </header>
        {problem && (
          <div role="alert" className={styles.problem}>
            <TriangleAlert aria-hidden="true" />
            <div>
              <strong>{t('shell.start.problem')}</strong>
              <p>{problem}</p>
            </div>
          </div>
        )}
        <div className={styles.actions}>
          <Button icon={<Plus aria-hidden="true" />} disabled={busy} onClick={opens('newLibrary')}>
            {t('shell.start.new')}
          </Button>
          <Button
            icon={<LockKeyhole aria-hidden="true" />}
            disabled={busy || state.noProtection !== undefined}
            title={state.noProtection}
            onClick={() => ask({ kind: 'new' })}
          >
            {t('shell.start.newProtected')}
          </Button>
          <Button icon={<FolderOpen aria-hidden="true" />} disabled={busy} onClick={opens('openLibrary')}>
            {t('shell.start.open')}
          </Button>
          <Button icon={<FileArchive aria-hidden="true" />} disabled={busy} onClick={opens('openLibraryFile')}>
            {t('shell.start.openFile')}
          </Button>
          {recent.length > 0 && sample}
        </div>
        {state.noProtection !== undefined && <p role="note">{state.noProtection}</p>}
        {recent.length === 0 ? (
          <section aria-labelledby="start-first" className={styles.first}>
            <h2 id="start-first">{t('shell.start.first')}</h2>
            <p>{t('shell.start.firstText')}</p>
            {sample}
          </section>
        ) : (
          <section aria-labelledby="start-recent">
            <h2 id="start-recent" className={styles.heading}>
              {t('shell.start.recent')}
            </h2>
            <ul className={styles.list}>
              {recent.map((library) => (
                <Recent
                  key={library.key}
                  library={library}
                  disabled={busy}
                  onOpen={() => void open(call('openRecent', { key: library.key }))}
                />
              ))}
            </ul>
          </section>
        )}
        <footer className={styles.foot}>{busy ? t('shell.start.opening') : t('shell.start.offline')}</footer>
      </div>
    </main>
  )
}

type RecentProps = { library: RecentLibrary; disabled: boolean; onOpen: () => void }

function Recent({ library, disabled, onOpen }: RecentProps) {
  const forget = () => call('forgetRecent', { key: library.key }).catch(tellProblem)
  return (
    <li className={styles.recent}>
      <button type="button" className={styles.open} disabled={disabled || library.missing} onClick={onOpen}>
        {library.missing && <FolderX aria-hidden="true" />}
        <span className={styles.name} dir="auto">
          {library.name}
        </span>
        <span className={styles.when}>{momentWords(library.openedAt)}</span>
        <span className={styles.folder} dir="ltr">
          {library.folder}
        </span>
        {library.missing && <span className={styles.missing}>{t('shell.start.missing')}</span>}
      </button>
      <IconButton label={t('shell.start.forget', { name: library.name })} onClick={() => void forget()}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    </li>
  )
}
