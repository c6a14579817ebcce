import { useId } from 'react'
import type { Clock, Place } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { MergeField } from '#contract/identity.ts'
import { t, type WordKey } from '../words.ts'
import { countryName } from './country-names.ts'
import { dateWords } from './date-words.ts'
import css from './merge.module.css'
import { typeWords } from './type-words.ts'

/** Whose value of a field was chosen; one that is not named is decided by who stays. */
export type FieldChoices = Readonly<Record<string, EntityId>>

type MergeFieldsProps = {
  kind: 'actor' | 'event'
  keptId: EntityId
  fields: readonly MergeField[]
  choices: FieldChoices
  onChoose: (field: string, from: EntityId | undefined) => void
}

/** What the entities differ in, a row each: which value stays. */
export function MergeFields({ kind, keptId, fields, choices, onChoose }: MergeFieldsProps) {
  const group = useId()
  return (
    <div className={css.fields}>
      {fields.map(({ field, values }) => {
        const isText = field === 'description'
        const chosen = choices[field] ?? (isText ? undefined : decided(values, keptId))
        return (
          <fieldset key={field} className={css.field}>
            <legend>{fieldWords(field)}</legend>
            {isText && (
              <label className={css.value}>
                <input
                  type="radio"
                  name={`${group}${field}`}
                  checked={chosen === undefined}
                  onChange={() => onChoose(field, undefined)}
                />
                <span>{t('identity.both')}</span>
              </label>
            )}
            {values.map(({ value, from }) => (
              <label key={from} className={css.value}>
                <input
                  type="radio"
                  name={`${group}${field}`}
                  checked={chosen === from}
                  onChange={() => onChoose(field, from)}
                />
                <bdi>{valueWords(kind, field, value)}</bdi>
              </label>
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}

/** Its own value stays with the one that stays; where that has none, the first. */
function decided(values: MergeField['values'], keptId: EntityId): EntityId | undefined {
  return (values.find(({ from }) => from === keptId) ?? values[0])?.from
}

const named = new Set(['name', 'type', 'date', 'clock', 'place', 'country', 'description'])

/** A field that this version does not know is called as it is stored. */
function fieldWords(field: string): string {
  return named.has(field) ? t(`identity.names.${field}` as WordKey) : field
}

function valueWords(kind: 'actor' | 'event', field: string, value: unknown): string {
  if (field === 'type') return typeWords({ kind, type: String(value) })
  if (field === 'date') return dateWords(String(value))
  if (field === 'country') return countryName(String(value))
  if (field === 'clock') return (value as Clock).asWritten
  if (field === 'place') return placeWords(value as Place)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function placeWords({ name, latitude, longitude }: Place): string {
  return latitude === undefined || longitude === undefined ? name : `${name} (${latitude}, ${longitude})`
}
