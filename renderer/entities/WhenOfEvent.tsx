import type { Clock, EventEntity } from '#contract/entity.ts'
import { InlineText } from '../ui/InlineText.tsx'
import { isolated } from '../isolate.ts'
import { t } from '../words.ts'
import { dateToType, dateWords } from './date-words.ts'
import { DetailLine } from './DetailLine.tsx'
import css from './page.module.css'
import { saveEvent } from './save-field.ts'
import { readTypedClock } from './typed-clock.ts'
import { readTypedDate } from './typed-date.ts'

/** When it happened: the date in words and as the source writes it, and the time of day with its zone as written. */
export function WhenOfEvent({ event, readOnly }: { event: EventEntity; readOnly: boolean }) {
  const { date, dateAsWritten, clock } = event
  return (
    <>
      <DetailLine entity={event} field="date" readOnly={readOnly}>
        <InlineText
          label={t('entities.page.date')}
          value={date ? dateToType(date) : ''}
          shown={date && dateWords(date)}
          placeholder={t('entities.page.addDate')}
          readOnly={readOnly}
          onSave={(typed) => saveDate(event, typed)}
        />
        {date && (!readOnly || dateAsWritten) && (
          <InlineText
            className={css.coordinates ?? ''}
            label={t('evidence.dateAsWritten')}
            value={dateAsWritten ?? ''}
            shown={dateAsWritten && `“${isolated(dateAsWritten)}”`}
            placeholder={t('evidence.addDateAsWritten')}
            readOnly={readOnly}
            onSave={(typed) => saveEvent(event, { dateAsWritten: typed || null })}
          />
        )}
      </DetailLine>
      <DetailLine entity={event} field="clock" readOnly={readOnly}>
        <InlineText
          label={t('entities.page.time')}
          value={clock?.asWritten ?? ''}
          shown={clock && clockWords(clock)}
          placeholder={t('entities.page.addTime')}
          readOnly={readOnly}
          onSave={(typed) => saveClock(event, typed)}
        />
      </DetailLine>
    </>
  )
}

/** "1 pm local time · 13:00": as written, and as it was read where that differs. */
export function clockWords({ from, to, asWritten }: Clock): string {
  const read = to === undefined ? from : t('evidence.clockRange', { from, to })
  return asWritten.includes(from) ? asWritten : t('evidence.clockRead', { written: asWritten, read })
}

/**
 * Keeps the words that were typed beside the date they were read as, and the source's where there are some; answers a
 * sentence for what is no date.
 */
function saveDate(event: EventEntity, typed: string): Promise<void> | string {
  if (typed === '') return saveEvent(event, { date: null, dateAsWritten: null })
  const date = readTypedDate(typed)
  if (date === null) return t('entities.date.unreadable', { typed })
  const asWritten = date === typed || typed === dateWords(date) ? null : typed
  return saveEvent(event, { date, dateAsWritten: asWritten })
}

function saveClock(event: EventEntity, typed: string): Promise<void> | string {
  if (typed === '') return saveEvent(event, { clock: null })
  const clock = readTypedClock(typed)
  return clock === null ? t('entities.page.timeUnreadable', { typed }) : saveEvent(event, { clock })
}
