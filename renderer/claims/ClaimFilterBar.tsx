import { SlidersHorizontal } from 'lucide-react'
import { useRef, useState } from 'react'
import { type Stance, stances } from '#contract/claim.ts'
import { useCommands } from '../commands/commands.ts'
import { readTypedDate } from '../entities/typed-date.ts'
import { useCall } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import {
  type ClaimFilter,
  filterClaims,
  filtersOn,
  type Gathering,
  gatherings,
  useClaimFilter,
} from './claim-filter.ts'
import { stanceWords } from './claim-words.ts'
import css from './claims.module.css'
import { PolicyChoice } from './PolicyFigure.tsx'
import { usePolicyCommands } from './policy.ts'

const gatheringWords = (by: Gathering) => t(`claimLists.by.${by}`)

/** What the claims are gathered by and narrowed to; "/" goes to its words, the arrow down from there to the list. */
export function ClaimFilterBar() {
  const filter = useClaimFilter()
  const { by, query, disputed } = filter
  const field = useRef<HTMLInputElement>(null)
  const on = filtersOn(filter)
  const [open, setOpen] = useState(on > 0)
  usePolicyCommands()
  useCommands([
    {
      id: 'claims.filter',
      title: 'commands.filterClaims',
      keys: '/',
      group: 'view',
      run: () => field.current?.select(),
    },
    {
      id: 'claims.disputed',
      title: 'commands.showDisputed',
      group: 'view',
      run: () => filterClaims({ disputed: !disputed }),
    },
    ...gatherings.map((one) => ({
      id: `claims.gather.${one}`,
      title: 'commands.gatherClaims' as const,
      titleArgs: { by: gatheringWords(one) },
      group: 'view' as const,
      run: () => filterClaims({ by: one }),
    })),
  ])
  return (
    <div className={css.bar} role="search" aria-label={t('entities.claims.filter')}>
      <div className={css.top}>
        <h1 className={css.heading}>{t('entities.claims.title')}</h1>
        <TextField
          ref={field}
          className={css.filter}
          label={t('entities.claims.filter')}
          hideLabel
          type="search"
          value={query}
          onChange={(words) => filterClaims({ query: words })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && query) filterClaims({ query: '' })
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            document.querySelector<HTMLElement>('[role="listbox"]')?.focus()
          }}
        />
        <Select
          label={t('claimLists.gather')}
          look="button"
          value={by}
          options={gatherings.map((value) => ({ value, label: gatheringWords(value) }))}
          onChange={(value) => filterClaims({ by: value })}
        />
        <Checkbox checked={disputed} onChange={(value) => filterClaims({ disputed: value })}>
          {t('entities.claims.disputedOnly')}
        </Checkbox>
        <Button
          look="quiet"
          icon={<SlidersHorizontal aria-hidden="true" />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {on > 0 ? t('claimLists.filtersOn', { count: on }) : t('claimLists.filters')}
        </Button>
        {by === 'claim' && <PolicyChoice />}
      </div>
      {open && <Fields filter={filter} />}
    </div>
  )
}

function Fields({ filter }: { filter: ClaimFilter }) {
  const properties = useCall('getVocabulary', { name: 'properties' })
  const words = (name: 'property' | 'speaker' | 'about') => ({
    label: t(`claimLists.${name}`),
    value: filter[name],
    onChange: (typed: string) => filterClaims({ [name]: typed }),
  })
  const day = (name: 'from' | 'to') => ({
    label: t(`claimLists.${name}`),
    placeholder: t('claimLists.dateHint'),
    value: filter[name],
    error: filter[name].trim() && !readTypedDate(filter[name]) ? t('claimForm.problems.date') : undefined,
    onChange: (typed: string) => filterClaims({ [name]: typed }),
  })
  return (
    <div className={css.fields}>
      <TextField {...words('about')} />
      <TextField {...words('property')} list="claim-filter-properties" />
      <datalist id="claim-filter-properties">
        {(properties.data ?? []).map(({ term }) => (
          <option key={term} value={term} />
        ))}
      </datalist>
      <TextField {...words('speaker')} />
      <Select<Stance | 'any'>
        label={t('claimLists.stance')}
        value={filter.stance}
        options={[
          { value: 'any', label: t('claimLists.anyStance') },
          ...stances.map((value) => ({ value, label: stanceWords(value) })),
        ]}
        onChange={(stance) => filterClaims({ stance })}
      />
      <TextField {...day('from')} />
      <TextField {...day('to')} />
    </div>
  )
}
