import type { ReactNode } from 'react'
import { type Actor, type ActorType, actorTypes, type Entity, type EventEntity } from '#contract/entity.ts'
import { useCall } from '../notebook.ts'
import { InlineText } from '../ui/InlineText.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t, type WordKey } from '../words.ts'
import { countryCode, countryName } from './country-names.ts'
import { dateToType, dateWords } from './date-words.ts'
import css from './page.module.css'
import { saveActor, saveEntity, saveEvent } from './save-field.ts'
import { actorTypeWords, capitalised } from './type-words.ts'
import { readTypedClock } from './typed-clock.ts'
import { readCoordinates } from './typed-coordinates.ts'
import { readTypedDate } from './typed-date.ts'

type DetailsProps<Shown> = { entity: Shown; readOnly: boolean }

/** What is known of it, each line edited where it stands. */
export function Details({ entity, readOnly }: DetailsProps<Entity>) {
  return (
    <Section title={t('entities.page.details')}>
      <div className={css.details}>
        {entity.kind === 'event' ? (
          <EventDetails entity={entity} readOnly={readOnly} />
        ) : (
          <ActorDetails entity={entity} readOnly={readOnly} />
        )}
        <Line word="entities.page.description">
          <InlineText
            label={t('entities.page.description')}
            value={entity.description ?? ''}
            placeholder={t('entities.page.addDescription')}
            multiline
            readOnly={readOnly}
            onSave={(text) => saveEntity(entity, { description: text.trim() || null })}
          />
        </Line>
      </div>
    </Section>
  )
}

function Line({ word, children }: { word: WordKey; children: ReactNode }) {
  return (
    <>
      <span className={css.detailName} aria-hidden="true">
        {t(word)}
      </span>
      <div className={css.detail}>{children}</div>
    </>
  )
}

const noType = ''

function ActorDetails({ entity, readOnly }: DetailsProps<Actor>) {
  const saveCountry = (typed: string) => {
    if (typed === '') return saveActor(entity, { country: null })
    const country = countryCode(typed)
    return country === null ? t('entities.page.unknownCountry', { typed }) : saveActor(entity, { country })
  }
  return (
    <>
      <Line word="entities.page.type">
        <Select<ActorType | typeof noType>
          look="button"
          className={css.type ?? ''}
          label={t('entities.page.type')}
          value={entity.type ?? noType}
          disabled={readOnly}
          onChange={(type) => void saveActor(entity, { type: type === noType ? null : type }).catch(tellProblem)}
          options={[
            { value: noType, label: t('entities.page.noType') },
            ...actorTypes.map((type) => ({ value: type, label: actorTypeWords(type) })),
          ]}
        />
      </Line>
      <Line word="entities.page.country">
        <InlineText
          label={t('entities.page.country')}
          value={entity.country ? countryName(entity.country) : ''}
          placeholder={t('entities.page.addCountry')}
          readOnly={readOnly}
          onSave={saveCountry}
        />
      </Line>
    </>
  )
}

function EventDetails({ entity, readOnly }: DetailsProps<EventEntity>) {
  const { date, clock, place, type } = entity
  return (
    <>
      <Line word="entities.page.date">
        <InlineText
          label={t('entities.page.date')}
          value={date ? dateToType(date) : ''}
          shown={date && dateWords(date)}
          placeholder={t('entities.page.addDate')}
          readOnly={readOnly}
          onSave={(typed) => saveDate(entity, typed)}
        />
      </Line>
      <Line word="entities.page.time">
        <InlineText
          label={t('entities.page.time')}
          value={clock?.asWritten ?? ''}
          placeholder={t('entities.page.addTime')}
          readOnly={readOnly}
          onSave={(typed) => saveClock(entity, typed)}
        />
      </Line>
      <Line word="entities.page.type">
        <EventType entity={entity} type={type} readOnly={readOnly} />
      </Line>
      <Line word="entities.page.place">
        <InlineText
          label={t('entities.page.place')}
          value={place?.name ?? ''}
          placeholder={t('entities.page.addPlace')}
          readOnly={readOnly}
          onSave={(name) => saveEvent(entity, { place: name === '' ? null : { ...place, name } })}
        />
        {place && (
          <InlineText
            className={css.coordinates ?? ''}
            label={t('entities.page.coordinates')}
            value={place.latitude === undefined ? '' : `${place.latitude}, ${place.longitude ?? ''}`}
            placeholder={t('entities.page.addCoordinates')}
            readOnly={readOnly}
            dir="ltr"
            onSave={(typed) => saveCoordinates(entity, typed)}
          />
        )}
      </Line>
    </>
  )
}

function EventType({ entity, type, readOnly }: DetailsProps<EventEntity> & { type: string | undefined }) {
  const terms = (useCall('getVocabulary', { name: 'event types' }).data ?? []).map(({ term }) => term)
  const offered = type !== undefined && !terms.includes(type) ? [type, ...terms] : terms
  return (
    <Select
      look="button"
      className={css.type ?? ''}
      label={t('entities.page.type')}
      value={type ?? noType}
      disabled={readOnly}
      onChange={(next) => void saveEvent(entity, { type: next === noType ? null : next }).catch(tellProblem)}
      options={[
        { value: noType, label: t('entities.page.noType') },
        ...offered.map((term) => ({ value: term, label: capitalised(term) })),
      ]}
    />
  )
}

/** Keeps the words that were typed beside the date they were read as; answers a sentence for what is no date. */
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

function saveCoordinates(event: EventEntity, typed: string): Promise<void> | string {
  const { latitude: _latitude, longitude: _longitude, ...place } = event.place ?? { name: '' }
  if (typed === '') return saveEvent(event, { place })
  const read = readCoordinates(typed)
  return read === null ? t('entities.page.coordinatesWrong') : saveEvent(event, { place: { ...place, ...read } })
}
