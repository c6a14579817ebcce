import type { EntityPage } from '#contract/views.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import { spanOf } from './edtf-parts.ts'
import css from './page.module.css'

/** The events an actor took part in, in the order of their dates; undated ones last. */
export function EventsOfActor({ events }: { events: EntityPage['events'] }) {
  const go = useGo()
  const ordered = events.toSorted((a, b) => firstDayOf(a.date) - firstDayOf(b.date))
  return (
    <Section title={t('entities.events.title')}>
      {events.length === 0 && <p className={css.none}>{t('entities.events.none')}</p>}
      <ul className={css.lines}>
        {ordered.map(({ eventId, name, date, role }) => (
          <li key={`${eventId} ${role ?? ''}`}>
            <Chip kind="event" detail={role} onClick={() => go(pathTo(eventId))}>
              {name}
            </Chip>
            {date && <span className={css.when}>{dateWords(date, 'short')}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function firstDayOf(date: string | undefined): number {
  return (date === undefined ? null : spanOf(date)?.from) ?? Number.MAX_SAFE_INTEGER
}
