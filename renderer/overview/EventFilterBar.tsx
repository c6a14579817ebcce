import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { EntityPicker } from '../entities/EntityPicker.tsx'
import { readTypedDate } from '../entities/typed-date.ts'
import { useEventTypes } from '../entities/use-types.ts'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Pop } from '../ui/Pop.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import { type EventFilter, type FilterStore, isNarrowed } from './event-filter.ts'
import css from './overview.module.css'

type EventFilterBarProps = {
  title: string
  store: FilterStore
  /** At the end of the line. */
  children?: ReactNode
}

/** What a screen of events is called and narrowed to. */
export function EventFilterBar({ title, store, children }: EventFilterBarProps) {
  const filter = store.use()
  const types = useEventTypes()
  const tags = useCall('listTags', {}).data ?? []
  return (
    <div className={css.bar} role="search" aria-label={t('overview.filter.label')}>
      <h1 className={css.heading}>{title}</h1>
      <Select
        look="button"
        label={t('overview.filter.type')}
        value={filter.type}
        options={[{ value: '', label: t('overview.filter.anyType') }, ...types]}
        onChange={(type) => store.set({ type })}
      />
      <Participant filter={filter} store={store} />
      {tags.length > 0 && (
        <Select<EventFilter['tagId']>
          look="button"
          label={t('overview.filter.code')}
          value={filter.tagId}
          options={[
            { value: '', label: t('overview.filter.anyCode') },
            ...tags.map(({ tag }) => ({ value: tag.id, label: tag.name })),
          ]}
          onChange={(tagId) => store.set({ tagId })}
        />
      )}
      <DayField name="from" filter={filter} store={store} />
      <DayField name="to" filter={filter} store={store} />
      <Checkbox checked={filter.disputed} onChange={(disputed) => store.set({ disputed })}>
        {t('overview.filter.disputed')}
      </Checkbox>
      {isNarrowed(filter) && (
        <Button look="quiet" onClick={store.clear}>
          {t('overview.filter.clear')}
        </Button>
      )}
      <span className={css.end}>{children}</span>
    </div>
  )
}

type PartProps = { filter: EventFilter; store: FilterStore }

function Participant({ filter: { participant }, store }: PartProps) {
  const label = participant
    ? t('overview.filter.participantIs', { name: participant.name })
    : t('overview.filter.participant')
  return (
    <Pop
      label={t('overview.filter.participant')}
      className={css.picker}
      trigger={
        <Button icon={<Users aria-hidden="true" />} className={css.wide}>
          <bdi className={css.cut}>{label}</bdi>
        </Button>
      }
    >
      {(close) => (
        <EntityPicker
          kind="actor"
          onPick={({ entity }) => {
            store.set({ participant: { id: entity.id as `actor:${string}`, name: entity.name } })
            close()
          }}
        />
      )}
    </Pop>
  )
}

type DayFieldProps = {
  name: 'from' | 'to'
  filter: Pick<EventFilter, 'from' | 'to'>
  store: { set: (changes: { from?: string; to?: string }) => void }
}

/** A bound of time, as a person types it. */
export function DayField({ name, filter, store }: DayFieldProps) {
  const typed = filter[name]
  const isWrong = typed.trim() !== '' && readTypedDate(typed) === null
  return (
    <span className={css.day}>
      <span aria-hidden="true">{t(`overview.filter.${name}`)}</span>
      <TextField
        label={t(`overview.filter.${name}`)}
        hideLabel
        className={css.dayField}
        placeholder={t('overview.filter.date')}
        value={typed}
        aria-invalid={isWrong || undefined}
        title={isWrong ? t('claimForm.problems.date') : undefined}
        onChange={(value) => store.set({ [name]: value })}
      />
    </span>
  )
}
