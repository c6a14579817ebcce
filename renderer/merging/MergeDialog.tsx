import { useState } from 'react'
import type { CopyShown, MergeChoice, MergeEntry, MergePreview } from '#contract/merging.ts'
import { kindOf } from '#contract/ids.ts'
import { momentWords } from '../entities/date-words.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { leaveCopy, mergeCopy, useCopy } from './merge-state.ts'
import styles from './merging.module.css'
import { LosesProtection, UnlockCopy } from './UnlockCopy.tsx'

/** What another copy of this library would bring, and what a person chooses where both changed the same. */
export function MergeDialog() {
  const copy = useCopy()
  if (!copy) return null
  return copy.locked ? <UnlockCopy key={copy.copy} copy={copy} /> : <Opened key={copy.copy} preview={copy} />
}

type Preview = Exclude<CopyShown, { locked: true }>

const close = () => void leaveCopy().catch(tellProblem)

function Opened({ preview }: { preview: Preview }) {
  const conflicts = preview.entries.filter(({ what }) => what === 'conflict')
  const others = preview.entries.filter(({ what }) => what !== 'conflict')
  const [choices, setChoices] = useState<Record<string, MergeChoice>>({})
  const [busy, setBusy] = useState(false)
  const nothing = preview.entries.length === 0
  async function merge() {
    setBusy(true)
    await mergeCopy(choices).catch(tellProblem)
    setBusy(false)
  }
  return (
    <Dialog
      open
      size="large"
      onClose={close}
      title={t('merging.title')}
      description={introOf(preview)}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button disabled={busy} onClick={close}>
            {t(nothing ? 'common.close' : 'common.cancel')}
          </Button>
          {!nothing && (
            <Button look="primary" disabled={busy} aria-busy={busy} onClick={() => void merge()}>
              {t(busy ? 'merging.busy' : preview.losesProtection ? 'merging.goUnprotected' : 'merging.go')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {preview.losesProtection && !nothing && <LosesProtection />}
        {preview.damage.length > 0 && <Damage damage={preview.damage} />}
        {nothing ? <p>{t('merging.nothing')}</p> : <Counts counts={preview.counts} />}
        {conflicts.length > 0 && (
          <section>
            <div className={styles.head}>
              <h3 className={styles.heading}>{t('merging.conflictsTitle')}</h3>
              <ForAll onChoose={(choice) => setChoices(Object.fromEntries(conflicts.map(({ id }) => [id, choice])))} />
            </div>
            <ul className={styles.list}>
              {conflicts.map((entry) => (
                <Conflict
                  key={entry.id}
                  entry={entry}
                  choice={choices[entry.id] ?? 'mine'}
                  onChoose={(choice) => setChoices((now) => ({ ...now, [entry.id]: choice }))}
                />
              ))}
            </ul>
          </section>
        )}
        {others.length > 0 && <Others entries={others} />}
      </div>
    </Dialog>
  )
}

function Damage({ damage }: { damage: readonly string[] }) {
  return (
    <section role="alert" className={styles.warning}>
      <p>{t('merging.damaged')}</p>
      <ul>
        {damage.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}

function introOf({ name, base, changes }: MergePreview): string {
  if (!base) return t('merging.introUnknown', { name })
  const at = base.at === '' ? '' : momentWords(base.at)
  return t('merging.intro', { name, seq: base.seq, at, ...changes })
}

function Counts({ counts }: { counts: MergePreview['counts'] }) {
  const kinds = ['new', 'changed', 'deleted', 'merged', 'conflict'] as const
  return (
    <ul className={styles.counts}>
      {kinds.map(
        (what) => counts[what] > 0 && <li key={what}>{t(`merging.counts.${what}`, { count: counts[what] })}</li>,
      )}
    </ul>
  )
}

function ForAll({ onChoose }: { onChoose: (choice: MergeChoice) => void }) {
  return (
    <span className={styles.all}>
      {t('merging.forAll')}
      {(['mine', 'theirs'] as const).map((choice) => (
        <Button key={choice} look="quiet" onClick={() => onChoose(choice)}>
          {t(`merging.choices.${choice}`)}
        </Button>
      ))}
    </span>
  )
}

type ConflictProps = { entry: MergeEntry; choice: MergeChoice; onChoose: (choice: MergeChoice) => void }

function Conflict({ entry, choice, onChoose }: ConflictProps) {
  const { id, title, conflict = 'both changed', fields = [], choices = ['mine', 'theirs'], mine, theirs } = entry
  const shown = choices.includes(choice) ? choice : 'mine'
  return (
    <li className={styles.conflict}>
      <span className={styles.words}>
        <span className={styles.kind}>{t(`common.kinds.${kindOf(id)}`)}</span>
        <strong>
          <bdi>{title}</bdi>
        </strong>
        <span className={styles.hint}>{t(`merging.conflicts.${conflict}`, { fields: fields.join(', ') })}</span>
      </span>
      <Segmented
        label={title}
        value={shown}
        onChange={onChoose}
        options={choices.map((value) => ({ value, label: t(`merging.choices.${value}`) }))}
      />
      {(mine ?? theirs) !== undefined && (
        <div className={styles.sides}>
          <Side label={t('merging.choices.mine')} words={mine ?? ''} chosen={shown !== 'theirs'} />
          <Side label={t('merging.choices.theirs')} words={theirs ?? ''} chosen={shown !== 'mine'} />
        </div>
      )}
    </li>
  )
}

function Side({ label, words, chosen }: { label: string; words: string; chosen: boolean }) {
  return (
    <div className={chosen ? styles.chosen : styles.side}>
      <span className={styles.hint}>{label}</span>
      <p dir="auto">{words === '' ? '–' : words}</p>
    </div>
  )
}

const mostShown = 200

function Others({ entries }: { entries: readonly MergeEntry[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{t('merging.othersTitle')}</h3>
      <ul className={styles.list} tabIndex={0} aria-label={t('merging.othersTitle')}>
        {entries.slice(0, mostShown).map(({ id, title, what }) => (
          <li key={id} className={styles.other}>
            <span className={styles.kind}>{t(`common.kinds.${kindOf(id)}`)}</span>
            <span className={styles.words}>
              <bdi>{title}</bdi>
            </span>
            <span className={styles.hint}>{t(`merging.what.${what}`)}</span>
          </li>
        ))}
        {entries.length > mostShown && (
          <li className={styles.other}>{t('merging.more', { count: numberInWords(entries.length - mostShown) })}</li>
        )}
      </ul>
    </section>
  )
}
