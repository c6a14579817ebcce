import { Locate, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { type TieKind, tieKinds } from '#contract/overview.ts'
import { EntityPicker } from '../entities/EntityPicker.tsx'
import { useTypes } from '../entities/use-types.ts'
import { DayField } from '../overview/EventFilterBar.tsx'
import css from '../overview/overview.module.css'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Pop } from '../ui/Pop.tsx'
import { Select } from '../ui/Select.tsx'
import { t } from '../words.ts'
import {
  clearNetworkFilter,
  filterNetwork,
  isNarrowed,
  limits,
  type NetworkFilter,
  startNetwork,
  useNetworkFilter,
} from './network-state.ts'

const leasts = [1, 2, 3, 5, 10, 20]

/** What the network is of, and narrowed to. */
export function NetworkFilterBar() {
  const filter = useNetworkFilter()
  const [open, setOpen] = useState(() => isNarrowed(filter))
  return (
    <>
      <div className={css.bar} role="search" aria-label={t('overview.network.filter')}>
        <h1 className={css.heading}>{t('overview.network.title')}</h1>
        <Start filter={filter} />
        {filter.around && (
          <>
            <Select
              look="button"
              label={t('overview.network.steps')}
              value={String(filter.steps)}
              options={[
                { value: '1', label: t('overview.network.oneStep') },
                { value: '2', label: t('overview.network.twoSteps') },
              ]}
              onChange={(steps) => filterNetwork({ steps: steps === '2' ? 2 : 1 })}
            />
            <Button look="quiet" onClick={() => startNetwork(null)}>
              {t('overview.network.wholeAgain')}
            </Button>
          </>
        )}
        <Select
          look="button"
          label={t('overview.network.limit')}
          value={String(filter.limit)}
          options={limits.map((count) => ({ value: String(count), label: t('overview.network.upTo', { count }) }))}
          onChange={(limit) => filterNetwork({ limit: Number(limit) })}
        />
        <Ties ties={filter.ties} />
        <Select
          look="button"
          label={t('overview.network.least')}
          value={String(filter.least)}
          options={leasts.map((count) => ({
            value: String(count),
            label: t('overview.network.leastTimes', { count }),
          }))}
          onChange={(least) => filterNetwork({ least: Number(least) })}
        />
        <Button
          look="quiet"
          icon={<SlidersHorizontal aria-hidden="true" />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('claimLists.filters')}
        </Button>
        {isNarrowed(filter) && (
          <Button look="quiet" onClick={clearNetworkFilter}>
            {t('overview.filter.clear')}
          </Button>
        )}
      </div>
      {open && <Fields filter={filter} />}
    </>
  )
}

function Start({ filter: { around } }: { filter: NetworkFilter }) {
  const label = around ? t('overview.network.around', { name: around.name }) : t('overview.network.whole')
  return (
    <Pop
      label={t('overview.network.choose')}
      className={css.picker}
      trigger={
        <Button icon={<Locate aria-hidden="true" />} className={css.wide} title={t('overview.network.choose')}>
          <bdi className={css.cut}>{label}</bdi>
        </Button>
      }
    >
      {(close) => (
        <EntityPicker
          onPick={({ entity: { id, name } }) => {
            startNetwork({ id, name })
            close()
          }}
        />
      )}
    </Pop>
  )
}

function Ties({ ties }: { ties: readonly TieKind[] }) {
  const all = ties.length === tieKinds.length
  const turn = (kind: TieKind, on: boolean) => {
    const next = tieKinds.filter((one) => (one === kind ? on : ties.includes(one)))
    if (next.length > 0) filterNetwork({ ties: next })
  }
  return (
    <Pop
      label={t('overview.network.kinds')}
      className={css.choices}
      trigger={
        <Button>{all ? t('overview.network.allTies') : t('overview.network.tiesOn', { count: ties.length })}</Button>
      }
    >
      {() =>
        tieKinds.map((kind) => (
          <Checkbox key={kind} checked={ties.includes(kind)} onChange={(on) => turn(kind, on)}>
            {t(`overview.network.${kind}`)}
          </Checkbox>
        ))
      }
    </Pop>
  )
}

function Fields({ filter }: { filter: NetworkFilter }) {
  const types = useTypes(filter.kind === 'event' ? 'event' : 'actor')
  return (
    <div className={css.bar}>
      <Select
        look="button"
        label={t('overview.network.kind')}
        value={filter.kind}
        options={[
          { value: 'any', label: t('overview.network.anyKind') },
          { value: 'actor', label: t('overview.network.actors') },
          { value: 'event', label: t('overview.network.events') },
        ]}
        onChange={(kind) => filterNetwork({ kind, type: '' })}
      />
      {filter.kind !== 'any' && (
        <Select
          look="button"
          label={t('overview.filter.type')}
          value={filter.type}
          options={[{ value: '', label: t('overview.filter.anyType') }, ...types]}
          onChange={(type) => filterNetwork({ type })}
        />
      )}
      <DayField name="from" filter={filter} store={{ set: filterNetwork }} />
      <DayField name="to" filter={filter} store={{ set: filterNetwork }} />
    </div>
  )
}
