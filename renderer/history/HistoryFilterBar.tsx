import { Search } from 'lucide-react'
import { type Kind, kinds } from '#contract/ids.ts'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import type { HistoryFilter } from './history-filter.ts'
import styles from './HistoryScreen.module.css'

const offered = kinds.filter((kind) => kind !== 'redirect' && kind !== 'judgement')

/** Words, kind and time that the changes shown must have. */
export function HistoryFilterBar({
  filter,
  onChange,
}: {
  filter: HistoryFilter
  onChange: (next: HistoryFilter) => void
}) {
  return (
    <div role="search" aria-label={t('history.search')} className={styles.filter}>
      <TextField
        label={t('history.query')}
        hideLabel
        type="search"
        value={filter.query}
        before={<Search aria-hidden="true" className={styles.picture} />}
        onChange={(query) => onChange({ ...filter, query })}
      />
      <Select<Kind | 'all'>
        label={t('history.kind')}
        look="button"
        value={filter.kind}
        options={[
          { value: 'all', label: t('history.allKinds') },
          ...offered.map((value) => ({ value, label: t(`common.kinds.${value}`) })),
        ]}
        onChange={(kind) => onChange({ ...filter, kind })}
      />
      <TextField
        label={t('history.from')}
        type="date"
        value={filter.from}
        onChange={(from) => onChange({ ...filter, from })}
      />
      <TextField label={t('history.to')} type="date" value={filter.to} onChange={(to) => onChange({ ...filter, to })} />
    </div>
  )
}
