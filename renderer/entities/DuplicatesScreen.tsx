import { Users } from 'lucide-react'
import { useState } from 'react'
import type { LikelyDuplicate, LikelySide } from '#contract/identity.ts'
import { useCall } from '../notebook.ts'
import { go, pathTo, useKeptScroll, useQueryValue } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { numberInWords, t } from '../words.ts'
import { judgeIdentity } from './judge-identity.ts'
import screen from '../ui/ListScreen.module.css'
import css from './merge.module.css'
import { MergeDialog } from './MergeDialog.tsx'

/** So many pairs show at once; more come when they are asked for. */
const more = 50

const keyOf = ({ a, b }: LikelyDuplicate) => `${a.id} ${b.id}`

/** Pairs of actors, or of events, whose names suggest that they are one: merge, not the same, or later. */
export function DuplicatesScreen() {
  const kind = useQueryValue('kind') === 'event' ? 'event' : 'actor'
  const [most, setMost] = useState(more)
  const found = useCall('likelyDuplicates', { kind, limit: most }, { keepPrevious: true })
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const [later, setLater] = useState<ReadonlySet<string>>(new Set())
  const [merging, setMerging] = useState<LikelyDuplicate>()
  const scroller = useKeptScroll('duplicates', found.data !== undefined)
  if (found.error) return <ErrorNote problem={found.error} onRetry={() => void found.refetch()} />
  const { total, items } = found.data ?? { total: undefined, items: [] }
  const shown = items.filter((pair) => !later.has(keyOf(pair)))
  const putOff = items.length - shown.length
  return (
    <div className={screen.screen}>
      <div className={screen.top}>
        <h1 className={screen.heading}>{t(kind === 'actor' ? 'identity.likelyActors' : 'identity.likelyEvents')}</h1>
        <span className={css.explain}>{t('identity.likelyExplain')}</span>
        <span className={screen.count} role="status">
          {total === undefined
            ? t('identity.looking')
            : t('identity.pairs', { count: total }).replace(String(total), numberInWords(total))}
        </span>
      </div>
      {total === 0 ? (
        <EmptyState
          icon={<Users aria-hidden="true" />}
          title={t('identity.likelyNone')}
          actions={
            <Button onClick={() => go(kind === 'actor' ? '/actors' : '/events')}>
              {t(kind === 'actor' ? 'entities.page.backToActors' : 'entities.page.backToEvents')}
            </Button>
          }
        >
          {t('identity.likelyNoneText')}
        </EmptyState>
      ) : (
        <div ref={scroller} className={css.pairs} tabIndex={-1}>
          <ul aria-label={t('identity.likely')}>
            {shown.map((pair) => (
              <Pair
                key={keyOf(pair)}
                pair={pair}
                readOnly={readOnly}
                onMerge={() => setMerging(pair)}
                onLater={() => setLater((before) => new Set([...before, keyOf(pair)]))}
              />
            ))}
          </ul>
          <div className={css.more}>
            {total !== undefined && total > items.length && (
              <Button onClick={() => setMost(most + more)}>
                {t('entities.passages.showMore', { count: Math.min(more, total - items.length) })}
              </Button>
            )}
            {putOff > 0 && (
              <Button look="quiet" onClick={() => setLater(new Set())}>
                {t('identity.showLater', { count: putOff })}
              </Button>
            )}
          </div>
        </div>
      )}
      {merging && (
        <MergeDialog
          ids={[merging.a.id, merging.b.id]}
          onClose={() => setMerging(undefined)}
          onMerged={() => setMerging(undefined)}
        />
      )}
    </div>
  )
}

type PairProps = { pair: LikelyDuplicate; readOnly: boolean; onMerge: () => void; onLater: () => void }

function Pair({ pair, readOnly, onMerge, onLater }: PairProps) {
  const { a, b, why, names } = pair
  return (
    <li className={css.pair} aria-label={t('identity.pair', { one: a.name, other: b.name })}>
      <div>
        <Side side={a} />
        <Side side={b} />
        <bdi className={css.why}>
          {t('identity.whyNames', { why: t(`identity.why.${why}`), one: names[0], other: names[1] })}
        </bdi>
      </div>
      {!readOnly && (
        <div className={css.pairActions}>
          <Button onClick={onMerge}>{t('identity.merge')}</Button>
          <Button onClick={() => void judgeIdentity(a, b, 'not the same').catch(tellProblem)}>
            {t('identity.notSame')}
          </Button>
          <Button look="quiet" onClick={onLater}>
            {t('identity.later')}
          </Button>
        </div>
      )}
    </li>
  )
}

function Side({ side }: { side: LikelySide }) {
  return (
    <Chip
      kind={side.kind}
      detail={t('entities.picker.passages', { count: side.passages })}
      title={t('identity.open', { name: side.name })}
      onClick={() => go(pathTo(side.id))}
    >
      {side.name}
    </Chip>
  )
}
