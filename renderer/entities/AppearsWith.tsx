import { useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import { type CoOccurrence, type CoOccurrenceLevel, coOccurrenceLevels } from '#contract/cross-reference.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Pop } from '../ui/Pop.tsx'
import { Section } from '../ui/Section.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { numberInWords, t } from '../words.ts'
import css from './evidence.module.css'
import page from './page.module.css'
import { TogetherPanel } from './TogetherPanel.tsx'

const firstShown = 12
const moreShown = 100

type AppearsWithProps = {
  entity: Entity
  level: CoOccurrenceLevel
  onLevel: (level: CoOccurrenceLevel) => void
}

/** Who and what stands together with it, how often, and where: the number opens what it counts. */
export function AppearsWith({ entity, level, onLevel }: AppearsWithProps) {
  const [limit, setLimit] = useState(firstShown)
  const found = useCall('coOccurrence', { id: entity.id, level, limit }, { keepPrevious: true })
  // Events take part in no event.
  const levels = coOccurrenceLevels.filter((one) => one !== 'event' || entity.kind === 'actor')
  const { withOne = [], total = 0 } = found.data ?? {}
  return (
    <Section title={t('entities.appearsWith.title')}>
      <div className={css.level}>
        <Segmented
          label={t('evidence.together.level')}
          value={level}
          options={levels.map((value) => ({ value, label: t(`evidence.together.${value}`) }))}
          onChange={(next) => {
            setLimit(firstShown)
            onLevel(next)
          }}
        />
      </div>
      {found.isFetching && (found.isPending || found.isPlaceholderData) && (
        <p className={css.hint} role="status">
          {t('evidence.together.loading')}
        </p>
      )}
      {found.error && <p role="alert">{found.error.message}</p>}
      {found.data && !found.isPlaceholderData && total === 0 && (
        <p className={page.none}>{t(`evidence.together.none.${level}`)}</p>
      )}
      <ul className={css.rows} aria-busy={found.isPlaceholderData || undefined}>
        {withOne.map((one) => (
          <li key={one.entity.id}>
            <With entity={entity} level={level} found={one} />
          </li>
        ))}
      </ul>
      {total > withOne.length && (
        <Button look="quiet" onClick={() => setLimit(Math.min(10_000, limit + moreShown))}>
          {t('entities.passages.showMore', { count: Math.min(moreShown, total - withOne.length) })}
        </Button>
      )}
    </Section>
  )
}

type WithProps = { entity: Entity; level: CoOccurrenceLevel; found: CoOccurrence }

function With({ entity, level, found: { entity: other, together } }: WithProps) {
  const go = useGo()
  const label = t(`evidence.together.count.${level}`, { count: together, name: other.name })
  return (
    <div className={css.row}>
      <span className={css.rowWords}>
        <Chip kind={other.kind} onClick={() => go(pathTo(other.id))}>
          {other.name}
        </Chip>
      </span>
      <Pop
        label={label}
        align="end"
        className={css.panel}
        trigger={
          <Button look="quiet" className={css.number} aria-label={label} title={label}>
            {numberInWords(together)}
          </Button>
        }
      >
        {() => <TogetherPanel a={entity.id} b={other.id} level={level} title={label} />}
      </Pop>
    </div>
  )
}
