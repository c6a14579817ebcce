import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { Id } from '#contract/ids.ts'
import { EntityFinder } from '../entities/EntityFinder.tsx'
import { Button } from '../ui/Button.tsx'
import { Dot } from '../ui/Dot.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { t } from '../words.ts'
import { whoOf } from './AboutField.tsx'
import type { Speaking, Who } from './claim-draft.ts'
import css from './claim-form.module.css'

type SpeakersFieldProps = {
  speaking: readonly Speaking[]
  outlet: string | undefined
  /** Says and reports changed places. */
  onTurn: (speaking: Speaking[]) => void
  /** Somebody came or went. */
  onChosen: (speaking: Speaking[]) => void
}

/** Who says it, and through whom it came: the source first, the outermost reporter last. */
export function SpeakersField({ speaking, outlet, onTurn, onChosen }: SpeakersFieldProps) {
  const [finding, setFinding] = useState(false)
  const opener = useReturnFocus(finding)
  const add = (who: Who) =>
    onChosen([...speaking, { who: who as Who<Id<'actor'>>, as: speaking.length === 0 ? 'says' : 'reports' }])
  const turn = (at: number) =>
    onTurn(speaking.map((one, index) => (index === at ? { ...one, as: one.as === 'says' ? 'reports' : 'says' } : one)))
  return (
    <div className={css.row}>
      <span className={css.label}>{t('claimForm.speakers')}</span>
      <div className={css.choices}>
        {speaking.map(({ who, as }, at) => (
          <span key={`${at} ${who.name}`} className={css.speaking}>
            <Dot kind="actor" />
            <bdi>{who.name}</bdi>
            <button
              type="button"
              className={css.as}
              aria-label={t('claimForm.turnSpeaking', { name: who.name, as: t(`claimForm.${as}`) })}
              onClick={() => turn(at)}
            >
              {t(`claimForm.${as}`)}
            </button>
            <IconButton
              label={t('claimForm.removeSpeaker', { name: who.name })}
              onClick={() => onChosen(speaking.filter((_, index) => index !== at))}
            >
              <X aria-hidden="true" />
            </IconButton>
          </span>
        ))}
        {speaking.length === 0 && !finding && (
          <span className={css.nobody}>
            {outlet ? t('claimForm.outlet', { name: outlet }) : t('claimForm.article')}
          </span>
        )}
        <Button
          ref={opener}
          look="quiet"
          data-field="speakers"
          icon={<Plus aria-hidden="true" />}
          onClick={() => setFinding(!finding)}
        >
          {speaking.length === 0 ? t('claimForm.addSpeaker') : t('claimForm.addReporter')}
        </Button>
      </div>
      {finding && (
        <div className={css.finder}>
          <EntityFinder
            kind="actor"
            words=""
            onChoose={(found) => {
              add(whoOf(found))
              setFinding(false)
            }}
            onClose={() => setFinding(false)}
          />
        </div>
      )}
    </div>
  )
}
