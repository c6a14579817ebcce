import { useDeferredValue, useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { EntityHit } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { Dot } from '../ui/Dot.tsx'
import { FindList } from '../ui/FindList.tsx'
import { t } from '../words.ts'
import css from './page.module.css'
import { typeWords } from './type-words.ts'

type EntityPickerProps = { kind?: 'actor' | 'event'; exceptId?: EntityId; onPick: (hit: EntityHit) => void }

/** Finds one that is there already: nothing is made here. */
export function EntityPicker({ kind, exceptId, onPick }: EntityPickerProps) {
  const [query, setQuery] = useState('')
  const found = useCall(
    'findEntities',
    { query: useDeferredValue(query.trim()), ...(kind && { kind }), limit: 50 },
    { keepPrevious: true },
  )
  const hits = (found.data ?? []).filter(({ entity }) => entity.id !== exceptId)
  const choose = (index: number) => {
    const hit = hits[index]
    if (hit) onPick(hit)
  }
  return (
    <FindList
      fieldLabel={t('entities.list.name')}
      listLabel={t(exceptId === undefined ? 'entities.picker.found' : 'entities.merge.other')}
      query={query}
      onQuery={setQuery}
      count={hits.length}
      rowHeight={34}
      keyOf={(index) => hits[index]?.entity.id ?? String(index)}
      row={(index) => <Hit hit={hits[index]} />}
      onChoose={choose}
      nothing={found.data ? t('entities.picker.none') : t('entities.list.loading')}
    />
  )
}

function Hit({ hit }: { hit: EntityHit | undefined }) {
  if (!hit) return null
  return (
    <div className={css.pick}>
      <Dot kind={hit.entity.kind} />
      <bdi>{hit.entity.name}</bdi>
      <small>
        {typeWords(hit.entity)} · {t('entities.picker.passages', { count: hit.passages })}
      </small>
    </div>
  )
}
