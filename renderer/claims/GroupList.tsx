import { useState } from 'react'
import { type Id, kindOf } from '#contract/ids.ts'
import type { ClaimSort, ListedClaimGroup } from '#contract/views.ts'
import { isolated } from '../isolate.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo, useQueryValue } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { SortHead, sortedBy, type Sorting } from '../ui/SortHead.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import type { usePages } from '../use-pages.ts'
import { t, type WordKey } from '../words.ts'
import { ChosenGroup } from './ChosenGroup.tsx'
import { groupTitle } from './claim-words.ts'
import css from './claims.module.css'
import { bestWords, figureUnder, policyWords, usePolicy } from './policy.ts'
import { ReadingChip } from './ReadingChip.tsx'

const columns: { sorts: ClaimSort; word: WordKey }[] = [
  { sorts: 'about', word: 'entities.claims.about' },
  { sorts: 'property', word: 'entities.claims.claim' },
  { sorts: 'reading', word: 'entities.claims.reading' },
  { sorts: 'sources', word: 'entities.claims.speakers' },
]

export type GroupPages = ReturnType<typeof usePages<'claimGroups'>>
type GroupListProps = {
  pages: GroupPages
  sort: Sorting<ClaimSort>
  onSort: (sort: Sorting<ClaimSort>) => void
}

/** One row for each thing claimed of an event or actor; the chosen one is laid out under the list. */
export function GroupList({ pages, sort, onSort }: GroupListProps) {
  const go = useGo()
  const { active, group, choose } = useChosen(pages)
  const policy = usePolicy()
  return (
    <>
      <div className={css.head}>
        <div className={css.line}>
          {columns.map(({ sorts, word }) => (
            <SortHead
              key={sorts}
              column={sorts}
              words={t(word)}
              sort={sort}
              onSort={(column) => onSort(sortedBy(sort, column, column === 'sources'))}
            />
          ))}
          <span>{policyWords(policy)}</span>
        </div>
      </div>
      <VirtualList
        className={css.rows ?? ''}
        label={t('entities.claims.title')}
        count={pages.total ?? 0}
        rowHeight={48}
        active={active}
        activeIsThere={pages.at(active) !== undefined}
        onActive={choose}
        onRange={pages.onRange}
        onOpen={(index) => {
          const row = pages.at(index)
          if (row) go(pathTo(row.aboutId))
        }}
        row={(index) => <Row group={pages.at(index)} />}
      />
      {group && <ChosenGroup group={group} />}
    </>
  )
}

type Chosen = { index: number; group: ListedClaimGroup }

function isSame(a: ListedClaimGroup, b: ListedClaimGroup): boolean {
  return a.aboutId === b.aboutId && a.property === b.property && a.proposition === b.proposition
}

/** The group chosen here, or the one whose claim or assessment a link led to; it stays chosen where its row moves. */
function useChosen(pages: GroupPages) {
  const wanted = useQueryValue('claim') as Id<'claim'> | Id<'assessment'> | undefined
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const linked = useCall('claimGroups', wanted && !chosen ? { ...pages.shown, placeOf: wanted, limit: 1 } : null).data
    ?.place
  const choose = (index: number) => {
    void pages.fetchAt(index).then((group) => group && setChosen({ index, group }), tellProblem)
  }
  if (!chosen) {
    const active = linked ?? -1
    return { active, group: pages.at(active), choose }
  }
  const there = pages.indexOf((group) => isSame(group, chosen.group))
  const mayBeThere = there < 0 && pages.at(chosen.index) === undefined
  return { active: mayBeThere ? chosen.index : there, group: pages.at(there) ?? chosen.group, choose }
}

function Row({ group }: { group: ListedClaimGroup | undefined }) {
  const policy = usePolicy()
  if (!group) return <div className={css.waits} aria-busy="true" />
  const extra = group.sources - group.speakers.length
  const figure = figureUnder(group.aggregates, policy)
  return (
    <div className={css.group}>
      <div className={css.line}>
        <span>
          <Chip kind={kindOf(group.aboutId) === 'event' ? 'event' : 'actor'}>{group.about}</Chip>
        </span>
        <span className={css.property}>
          <bdi>{groupTitle(group)}</bdi>
        </span>
        <span>
          <ReadingChip group={group} />
        </span>
        <span className={css.speakers}>
          {group.speakers.map(isolated).join(', ')}
          {extra > 0 && ` · ${t('entities.claims.moreSpeakers', { count: extra })}`}
        </span>
        <span className={css.speakers} title={figure?.how}>
          {figure && bestWords(figure)}
        </span>
      </div>
    </div>
  )
}
