import { type Actor, type ActorType, actorTypes, type Entity, type EventEntity } from '#contract/entity.ts'
import { useCall } from '../notebook.ts'
import { InlineText } from '../ui/InlineText.tsx'
import { Section } from '../ui/Section.tsx'
import { Select } from '../ui/Select.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { countryCode, countryName } from './country-names.ts'
import { DetailLine } from './DetailLine.tsx'
import { Identifiers } from './Identifiers.tsx'
import css from './page.module.css'
import { PlaceOfEvent } from './PlaceOfEvent.tsx'
import { saveActor, saveEntity, saveEvent } from './save-field.ts'
import { TermButton } from './TermButton.tsx'
import { actorTypeWords } from './type-words.ts'
import { WhenOfEvent } from './WhenOfEvent.tsx'

type DetailsProps<Shown> = { entity: Shown; readOnly: boolean }

/** What is known of it, each line edited where it stands, with the passages that show it. */
export function Details({ entity, readOnly }: DetailsProps<Entity>) {
  return (
    <Section title={t('entities.page.details')}>
      <div className={css.details}>
        {entity.kind === 'event' ? (
          <EventDetails entity={entity} readOnly={readOnly} />
        ) : (
          <ActorDetails entity={entity} readOnly={readOnly} />
        )}
        <DetailLine entity={entity} field="description" readOnly={readOnly}>
          <InlineText
            label={t('entities.page.description')}
            value={entity.description ?? ''}
            placeholder={t('entities.page.addDescription')}
            multiline
            readOnly={readOnly}
            onSave={(text) => saveEntity(entity, { description: text.trim() || null })}
          />
        </DetailLine>
      </div>
    </Section>
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
      <DetailLine entity={entity} field="type" readOnly={readOnly}>
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
      </DetailLine>
      <DetailLine entity={entity} field="country" readOnly={readOnly}>
        <InlineText
          label={t('entities.page.country')}
          value={entity.country ? countryName(entity.country) : ''}
          placeholder={t('entities.page.addCountry')}
          readOnly={readOnly}
          onSave={saveCountry}
        />
      </DetailLine>
      <DetailLine entity={entity} field="identifiers" readOnly={readOnly}>
        <Identifiers actor={entity} readOnly={readOnly} />
      </DetailLine>
    </>
  )
}

function EventDetails({ entity, readOnly }: DetailsProps<EventEntity>) {
  const terms = useCall('getVocabulary', { name: 'event types' }).data ?? []
  return (
    <>
      <WhenOfEvent event={entity} readOnly={readOnly} />
      <DetailLine entity={entity} field="type" readOnly={readOnly}>
        <TermButton
          label={t('entities.page.type')}
          terms={terms}
          value={entity.type}
          placeholder={t('entities.page.noType')}
          disabled={readOnly}
          onChoose={(type) => void saveEvent(entity, { type }).catch(tellProblem)}
        />
      </DetailLine>
      <PlaceOfEvent event={entity} readOnly={readOnly} />
    </>
  )
}
