import { Scale } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { type Id, kindOf } from '#contract/ids.ts'
import type { ClaimSort, ListedClaimGroup } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo, useQueryValue } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { sortedBy, SortHead, type Sorting } from '../ui/SortHead.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { usePages } from '../use-pages.ts'
import { numberInWords, t, type WordKey } from '../words.ts'
import { ChosenGroup } from './ChosenGroup.tsx'
import { groupTitle } from './claim-words.ts'
import css from './claims.module.css'
import { ReadingChip } from './ReadingChip.tsx'

const columns: { sorts: ClaimSort; word: WordKey }[] = [
  { sorts: 'about', word: 'entities.claims.about' },
  { sorts: 'property', word: 'entities.claims.claim' },
  { sorts: 'reading', word: 'entities.claims.reading' },
  { sorts: 'sources', word: 'entities.claims.speakers' },
]

type Chosen = { index: number; group: ListedClaimGroup }

function isSame(a: ListedClaimGroup, b: ListedClaimGroup): boolean {
  return a.aboutId === b.aboutId && a.property === b.property && a.proposition === b.proposition
}

/** Every claim, by what it is about: each group with its reading, and on demand what each source says. */
export function ClaimsScreen() {
  const go = useGo()
  const [query, setQuery] = useState('')
  const [disputed, setDisputed] = useState(false)
  const [sort, setSort] = useState<Sorting<ClaimSort>>({ column: 'about', descending: false })
  const asked = useDeferredValue(query.trim())
  const pages = usePages('claimGroups', {
    sort: sort.column,
    descending: sort.descending,
    ...(asked && { query: asked }),
    ...(disputed && { disputed }),
  })
  const { total } = pages
  const { active, group, choose, forget } = useChosen(pages)

  if (pages.problem) return <ErrorNote problem={pages.problem} onRetry={pages.retry} />
  if (total === 0 && !asked && !disputed && !pages.shown.query && !pages.shown.disputed)
    return (
      <EmptyState
        icon={<Scale aria-hidden="true" />}
        title={t('entities.claims.emptyTitle')}
        actions={
          <Button look="primary" onClick={() => go('/articles')}>
            {t('entities.empty.openArticles')}
          </Button>
        }
      >
        {t('entities.claims.emptyText')}
      </EmptyState>
    )
  return (
    <div className={css.screen}>
      <div className={css.top}>
        <h1 className={css.heading}>{t('entities.claims.title')}</h1>
        <TextField
          className={css.filter}
          label={t('entities.claims.filter')}
          hideLabel
          type="search"
          value={query}
          onChange={(value) => {
            setQuery(value)
            forget()
          }}
        />
        <Checkbox checked={disputed} onChange={setDisputed}>
          {t('entities.claims.disputedOnly')}
        </Checkbox>
        <span className={css.count} role="status">
          {total !== undefined && groupsWords(total)}
        </span>
      </div>
      <div className={css.head}>
        <div className={css.line}>
          {columns.map(({ sorts, word }) => (
            <SortHead
              key={sorts}
              column={sorts}
              words={t(word)}
              sort={sort}
              onSort={(column) => setSort((before) => sortedBy(before, column, column === 'sources'))}
            />
          ))}
        </div>
      </div>
      {total === 0 ? (
        <EmptyState
          title={asked ? t('entities.claims.noneMatch', { query: asked }) : t('entities.claims.noneDisputed')}
          actions={
            <Button
              onClick={() => {
                setQuery('')
                setDisputed(false)
              }}
            >
              {t('entities.list.showAll')}
            </Button>
          }
        />
      ) : (
        <VirtualList
          className={css.rows ?? ''}
          label={t('entities.claims.title')}
          count={total ?? 0}
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
      )}
      {group && <ChosenGroup group={group} />}
    </div>
  )
}

type ClaimPages = ReturnType<typeof usePages<'claimGroups'>>

/** The group chosen here, or the one whose claim or assessment a link led to; it stays chosen where its row moves. */
function useChosen(pages: ClaimPages) {
  const wanted = useQueryValue('claim') as Id<'claim'> | Id<'assessment'> | undefined
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const linked = useCall('claimGroups', wanted && !chosen ? { ...pages.shown, placeOf: wanted, limit: 1 } : null).data
    ?.place
  const choose = (index: number) => {
    void pages.fetchAt(index).then((group) => group && setChosen({ index, group }), tellProblem)
  }
  const forget = () => setChosen(null)
  if (!chosen) {
    const active = linked ?? -1
    return { active, group: pages.at(active), choose, forget }
  }
  const there = pages.indexOf((group) => isSame(group, chosen.group))
  const mayBeThere = there < 0 && pages.at(chosen.index) === undefined
  return { active: mayBeThere ? chosen.index : there, group: pages.at(there) ?? chosen.group, choose, forget }
}

function groupsWords(count: number): string {
  return t('entities.claims.groups', { count }).replace(String(count), numberInWords(count))
}

function Row({ group }: { group: ListedClaimGroup | undefined }) {
  if (!group) return <div className={css.waits} aria-busy="true" />
  const extra = group.sources - group.speakers.length
  return (
    <div className={css.group}>
      <div className={css.line}>
        <span>
          <Chip kind={kindOf(group.aboutId) === 'event' ? 'event' : 'actor'}>{group.about}</Chip>
        </span>
        <span className={css.property} dir="auto">
          {groupTitle(group)}
        </span>
        <span>
          <ReadingChip group={group} />
        </span>
        <span className={css.speakers}>
          <bdi>{group.speakers.join(', ')}</bdi>
          {extra > 0 && ` · ${t('entities.claims.moreSpeakers', { count: extra })}`}
        </span>
      </div>
    </div>
  )
}
