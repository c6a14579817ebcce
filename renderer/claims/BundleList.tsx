import { useState } from 'react'
import { kindOf } from '#contract/ids.ts'
import type { BundleSort, ClaimBundle, ClaimBundling } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import type { Asked } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { classes } from '../ui/classes.ts'
import { SortHead, sortedBy, type Sorting } from '../ui/SortHead.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import type { usePages } from '../use-pages.ts'
import { numberInWords, t } from '../words.ts'
import { ChosenBundle } from './ChosenBundle.tsx'
import { bundleTitle } from './claim-words.ts'
import css from './claims.module.css'

export type BundlePages = ReturnType<typeof usePages<'claimBundles'>>
type BundleListProps = {
  by: ClaimBundling
  pages: BundlePages
  sort: Sorting<BundleSort>
  onSort: (sort: Sorting<BundleSort>) => void
}

const counted = ['claims', 'sources', 'disputed'] as const

/** One row for all claims that have something in common; those of the chosen one stand under the list. */
export function BundleList({ by, pages, sort, onSort }: BundleListProps) {
  const go = useGo()
  const [chosen, setChosen] = useState<{ index: number; bundle: ClaimBundle } | null>(null)
  const there = chosen ? pages.indexOf(({ key }) => key === chosen.bundle.key) : -1
  const bundle = pages.at(there) ?? chosen?.bundle
  const head = (column: BundleSort, words: string) => (
    <SortHead
      key={column}
      column={column}
      words={words}
      sort={sort}
      className={isCount(column) ? css.number : undefined}
      onSort={(next) => onSort(sortedBy(sort, next, next !== 'title'))}
    />
  )
  return (
    <>
      <div className={css.head}>
        <div className={css.bundle}>
          {head('title', t(`claimLists.column.${by}`))}
          {counted.map((column) => head(column, t(`claimLists.column.${column}`)))}
          {head('latest', t('claimLists.column.latest'))}
        </div>
      </div>
      <VirtualList
        className={css.rows ?? ''}
        label={t('entities.claims.title')}
        count={pages.total ?? 0}
        rowHeight={44}
        active={there >= 0 ? there : (chosen?.index ?? -1)}
        activeIsThere={there >= 0}
        onRange={pages.onRange}
        onActive={(index) => {
          void pages.fetchAt(index).then((found) => found && setChosen({ index, bundle: found }), tellProblem)
        }}
        onOpen={(index) => {
          const id = pages.at(index)?.id
          if (id) go(pathTo(id))
        }}
        row={(index) => <Row by={by} bundle={pages.at(index)} />}
      />
      {bundle && <ChosenBundle key={`${by} ${bundle.key}`} by={by} bundle={bundle} filter={filterOf(pages.shown)} />}
    </>
  )
}

const isCount = (column: BundleSort): column is (typeof counted)[number] => counted.some((one) => one === column)

function filterOf({ by: _by, sort: _sort, descending: _descending, ...filter }: BundlePages['shown']) {
  return filter satisfies Omit<Asked<'claimsOf'>, 'by' | 'key'>
}

function Row({ by, bundle }: { by: ClaimBundling; bundle: ClaimBundle | undefined }) {
  if (!bundle) return <div className={css.waits} aria-busy="true" />
  const kind = bundle.id && kindOf(bundle.id)
  const title = bundleTitle(by, bundle)
  return (
    <div className={css.group}>
      <div className={css.bundle}>
        {kind === 'event' || kind === 'actor' ? (
          <span>
            <Chip kind={kind}>{title}</Chip>
          </span>
        ) : (
          <span className={css.property}>
            <bdi>{title}</bdi>
          </span>
        )}
        {counted.map((column) => (
          <span key={column} className={classes(css.number, column === 'disputed' && bundle.disputed > 0 && css.hot)}>
            {numberInWords(bundle[column])}
          </span>
        ))}
        <span className={css.speakers}>{daysWords(bundle)}</span>
      </div>
    </div>
  )
}

function daysWords({ first, last }: ClaimBundle): string {
  if (first === undefined || last === undefined) return t('claimLists.noDate')
  if (first === last) return dateWords(first, 'short')
  const days = /^\d{4}-\d\d-\d\d$/
  if (days.test(first) && days.test(last)) return dateWords(`${first}/${last}`, 'short')
  return [dateWords(first, 'short'), dateWords(last, 'short')].join(' – ')
}
