import type { Actor } from '#contract/entity.ts'
import type { EntityPage } from '#contract/views.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './evidence.module.css'
import { EvidenceMarker } from './EvidenceMarker.tsx'
import page from './page.module.css'

type EventsOfActorProps = { actor: Actor; events: EntityPage['events']; readOnly: boolean }

/** The events an actor took part in, in the order they happened, undated ones last: as what, and which words show it. */
export function EventsOfActor({ actor, events, readOnly }: EventsOfActorProps) {
  const go = useGo()
  return (
    <Section title={t('entities.events.title')}>
      {events.length === 0 && <p className={page.none}>{t('entities.events.none')}</p>}
      <ol className={css.rows}>
        {events.map(({ eventId, name, date, role, passageIds }) => (
          <li key={`${eventId} ${role ?? ''}`} className={css.row}>
            <span className={css.rowWords}>
              <Chip kind="event" detail={role} onClick={() => go(pathTo(eventId))}>
                {name}
              </Chip>
              {date && <span className={css.soft}>{dateWords(date, 'short')}</span>}
            </span>
            <EvidenceMarker
              fact={{ eventId, actorId: actor.id, ...(role !== undefined && { role }) }}
              words={t('evidence.part', { name, role: role ?? t('evidence.participant') })}
              passageIds={passageIds}
              among={actor.id}
              readOnly={readOnly}
            />
          </li>
        ))}
      </ol>
    </Section>
  )
}
