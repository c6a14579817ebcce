import { UserX, X } from 'lucide-react'
import { useState } from 'react'
import { letterOf } from '#contract/exports.ts'
import type { Id } from '#contract/ids.ts'
import { EntityPicker } from '../entities/EntityPicker.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import styles from './ExportDialog.module.css'

/** Somebody who leaves under another name; an empty one becomes a letter. */
export type Pseudonym = { actorId: Id<'actor'>; name: string; as: string }

type OtherNamesProps = { chosen: readonly Pseudonym[]; onChange: (chosen: Pseudonym[]) => void }

/** Who leaves under which name. */
export function OtherNames({ chosen, onChange }: OtherNamesProps) {
  const [picking, setPicking] = useState(false)
  const set = (actorId: string, as: string) =>
    onChange(chosen.map((one) => (one.actorId === actorId ? { ...one, as } : one)))

  return (
    <div className={styles.names}>
      {chosen.length > 0 && (
        <ul aria-label={t('search.exporting.redacted')} className={styles.people}>
          {chosen.map(({ actorId, name, as }, index) => (
            <li key={actorId} className={styles.person}>
              <bdi className={styles.path}>{name}</bdi>
              <span aria-hidden="true">→</span>
              <TextField
                label={t('search.exporting.pseudonym', { name })}
                hideLabel
                placeholder={t('exports.pseudonym', { letter: letterOf(index) })}
                value={as}
                onChange={(value) => set(actorId, value)}
              />
              <IconButton
                label={t('search.exporting.keepName', { name })}
                onClick={() => onChange(chosen.filter((one) => one.actorId !== actorId))}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Button
        icon={<UserX aria-hidden="true" />}
        aria-expanded={picking}
        onClick={() => setPicking((before) => !before)}
      >
        {t(picking ? 'search.exporting.redactClose' : 'search.exporting.redact')}
      </Button>
      {picking && (
        <EntityPicker
          kind="actor"
          exceptId={chosen[0]?.actorId ?? 'actor:'}
          onPick={({ entity }) => {
            setPicking(false)
            if (entity.kind === 'actor' && !chosen.some(({ actorId }) => actorId === entity.id))
              onChange([...chosen, { actorId: entity.id, name: entity.name, as: '' }])
          }}
        />
      )}
    </div>
  )
}
