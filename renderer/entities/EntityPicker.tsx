import { useDeferredValue, useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { EntityHit } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { Dot } from '../ui/Dot.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { t } from '../words.ts'
import css from './page.module.css'
import { typeWords } from './type-words.ts'

type EntityPickerProps = { kind: 'actor' | 'event'; exceptId: EntityId; onPick: (hit: EntityHit) => void }

/** Finds one that is there already: nothing is made here. */
export function EntityPicker({ kind, exceptId, onPick }: EntityPickerProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const found = useCall(
    'findEntities',
    { query: useDeferredValue(query.trim()), kind, limit: 50 },
    { keepPrevious: true },
  )
  const hits = (found.data ?? []).filter(({ entity }) => entity.id !== exceptId)
  const choose = (index: number) => {
    const hit = hits[index]
    if (hit) onPick(hit)
  }
  return (
    <>
      <TextField
        label={t('entities.list.name')}
        hideLabel
        autoFocus
        value={query}
        onChange={(value) => {
          setQuery(value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') choose(active)
          else if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, hits.length - 1))
          else if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0))
          else return
          event.preventDefault()
        }}
      />
      <div className={css.picks}>
        {hits.length === 0 ? (
          <p className={css.none}>{found.data ? t('entities.picker.none') : t('entities.list.loading')}</p>
        ) : (
          <VirtualList
            label={t('entities.merge.other')}
            count={hits.length}
            rowHeight={34}
            keyOf={(index) => hits[index]?.entity.id ?? String(index)}
            active={active}
            onActive={choose}
            onOpen={choose}
            row={(index) => <Hit hit={hits[index]} />}
          />
        )}
      </div>
    </>
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
