import { useState } from 'react'
import { kindOf } from '#contract/ids.ts'
import { EntityFinder, type FoundEntity } from '../entities/EntityFinder.tsx'
import { Button } from '../ui/Button.tsx'
import { Dot } from '../ui/Dot.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { t } from '../words.ts'
import type { Who } from './claim-draft.ts'
import css from './claim-form.module.css'

type AboutFieldProps = { about: Who | null; problem: string | undefined; onChange: (about: Who) => void }

/** Somebody or something that was found, or is to be made. */
export function whoOf(found: FoundEntity): Who {
  return found.kind === 'entity' ? { id: found.entityId, name: found.name } : { create: found.entity, name: found.name }
}

/** The event or actor a claim is about. */
export function AboutField({ about, problem, onChange }: AboutFieldProps) {
  const [finding, setFinding] = useState<'event' | 'actor' | null>(null)
  const opener = useReturnFocus(finding !== null)
  const kind = about && ('id' in about ? (kindOf(about.id) as 'event' | 'actor') : about.create)
  return (
    <div className={css.row}>
      <span className={css.label}>{t('claimForm.about')}</span>
      <div className={css.choices}>
        {about && kind ? (
          <button
            ref={opener}
            type="button"
            className={css.who}
            data-kind={kind}
            data-field="about"
            data-about={kind}
            aria-label={t('claimForm.changeAbout', { name: about.name })}
            onClick={() => setFinding(kind)}
          >
            <Dot kind={kind} />
            <bdi>{about.name}</bdi>
          </button>
        ) : (
          <Button
            ref={opener}
            data-field="about"
            data-about="event"
            icon={<Dot kind="event" />}
            onClick={() => setFinding('event')}
          >
            {t('claimForm.anEvent')}
          </Button>
        )}
        {kind !== 'actor' && (
          <Button look="quiet" data-about="actor" icon={<Dot kind="actor" />} onClick={() => setFinding('actor')}>
            {t('claimForm.anActor')}
          </Button>
        )}
        {kind === 'actor' && (
          <Button look="quiet" data-about="event" icon={<Dot kind="event" />} onClick={() => setFinding('event')}>
            {t('claimForm.anEvent')}
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      {finding && (
        <div className={css.finder}>
          <EntityFinder
            key={finding}
            kind={finding}
            words=""
            onChoose={(found) => {
              onChange(whoOf(found))
              setFinding(null)
            }}
            onClose={() => setFinding(null)}
          />
        </div>
      )}
    </div>
  )
}
