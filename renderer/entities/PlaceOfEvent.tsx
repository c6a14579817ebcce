import type { EventEntity, Place } from '#contract/entity.ts'
import { InlineText } from '../ui/InlineText.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import { DetailLine } from './DetailLine.tsx'
import css from './page.module.css'
import { saveEvent } from './save-field.ts'
import { TermButton } from './TermButton.tsx'
import { readCoordinates } from './typed-coordinates.ts'

/** From the most to the least precise, as ACLED and UCDP tell them apart; any other words can be typed. */
const precisions = ['exact', 'town', 'near', 'district', 'region', 'country', 'water'] as const

/** Where it happened: the name, the coordinates, and how precise they are. */
export function PlaceOfEvent({ event, readOnly }: { event: EventEntity; readOnly: boolean }) {
  const { place } = event
  const terms = precisions.map((key) => ({ term: t(`evidence.place.${key}`) }))
  return (
    <DetailLine entity={event} field="place" readOnly={readOnly}>
      <InlineText
        label={t('entities.page.place')}
        value={place?.name ?? ''}
        placeholder={t('entities.page.addPlace')}
        readOnly={readOnly}
        onSave={(name) => saveEvent(event, { place: name === '' ? null : { ...place, name } })}
      />
      {place && (
        <>
          <TermButton
            label={t('evidence.place.precision')}
            terms={terms}
            value={place.precision}
            placeholder={t('evidence.place.addPrecision')}
            disabled={readOnly}
            onChoose={(precision) => void savePrecision(event, place, precision).catch(tellProblem)}
          />
          <span data-field="coordinates">
            <InlineText
              className={css.coordinates ?? ''}
              label={t('entities.page.coordinates')}
              value={place.latitude === undefined ? '' : `${place.latitude}, ${place.longitude ?? ''}`}
              placeholder={t('entities.page.addCoordinates')}
              readOnly={readOnly}
              dir="ltr"
              onSave={(typed) => saveCoordinates(event, place, typed)}
            />
          </span>
        </>
      )}
    </DetailLine>
  )
}

function savePrecision(event: EventEntity, place: Place, precision: string | null): Promise<void> {
  const { precision: _before, ...kept } = place
  return saveEvent(event, { place: precision === null ? kept : { ...kept, precision } })
}

function saveCoordinates(event: EventEntity, before: Place, typed: string): Promise<void> | string {
  const { latitude: _latitude, longitude: _longitude, ...place } = before
  if (typed === '') return saveEvent(event, { place })
  const read = readCoordinates(typed)
  return read === null ? t('entities.page.coordinatesWrong') : saveEvent(event, { place: { ...place, ...read } })
}
