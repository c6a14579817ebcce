import { CalendarDays, Users } from 'lucide-react'
import { useCallback, useDeferredValue, useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { ListedEntity } from '#contract/views.ts'
import { useCommands } from '../commands/commands.ts'
import { openExport } from '../export/export-state.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Select } from '../ui/Select.tsx'
import { TextField } from '../ui/TextField.tsx'
import { sortedBy } from '../ui/SortHead.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { usePages } from '../use-pages.ts'
import { numberInWords, t } from '../words.ts'
import { createEntity } from './create-entity.ts'
import { deleteEntities } from './delete-entities.ts'
import screen from '../ui/ListScreen.module.css'
import css from './entities.module.css'
import { EntityTable, type EntitySort, type SortColumn } from './EntityTable.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { useSelection } from './use-selection.ts'
import { useTypes } from './use-types.ts'

type Kind = 'actor' | 'event'

const anyType = ''
/** As many as one change makes one. */
const mostMerged = 1000

/** The actors, or the events: found, sorted, made, merged and deleted. */
export function EntitiesScreen({ kind }: { kind: Kind }) {
  return <List key={kind} kind={kind} />
}

function List({ kind }: { kind: Kind }) {
  const go = useGo()
  const isActor = kind === 'actor'
  const readOnly = Boolean(useCall('libraryInfo', {}).data?.readOnly)
  const [query, setQuery] = useState('')
  const [type, setType] = useState(anyType)
  const [sort, setSort] = useState<EntitySort>({ column: 'name', descending: false })
  const [merging, setMerging] = useState(false)
  const asked = useDeferredValue(query.trim())
  const pages = usePages('listEntities', {
    kind,
    sort: sort.column,
    descending: sort.descending,
    ...(asked && { query: asked }),
    ...(type !== anyType && { type }),
  })
  const { total } = pages
  const selection = useSelection(pages)
  const { chosen } = selection
  const canMerge = !readOnly && chosen.length > 1 && chosen.length <= mostMerged
  const types = useTypes(kind)
  const make = () => void createEntity(kind).catch(tellProblem)
  const remove = (ids: readonly EntityId[]) => {
    selection.clear()
    void deleteEntities(ids).catch(tellProblem)
  }
  const open = useCallback((entity: ListedEntity) => go(pathTo(entity.id)), [go])
  const newTitle = isActor ? 'entities.list.newActor' : 'entities.list.newEvent'
  const canChange = () => !readOnly
  useCommands([
    { id: `${kind}.new`, title: newTitle, group: 'entity', when: canChange, run: make },
    {
      id: 'entity.duplicates',
      title: isActor ? 'identity.likelyActors' : 'identity.likelyEvents',
      group: 'entity',
      run: () => go(`/duplicates?kind=${kind}`),
    },
    {
      id: 'entity.merge',
      title: 'entities.list.merge',
      group: 'entity',
      when: () => canMerge,
      run: () => setMerging(true),
    },
  ])

  if (pages.problem) return <ErrorNote problem={pages.problem} onRetry={pages.retry} />
  const unfiltered = asked === '' && type === anyType
  if (total === 0 && unfiltered)
    return (
      <EmptyState
        icon={isActor ? <Users aria-hidden="true" /> : <CalendarDays aria-hidden="true" />}
        title={t(isActor ? 'entities.empty.actorsTitle' : 'entities.empty.eventsTitle')}
        actions={
          <>
            <Button look="primary" onClick={make} disabled={readOnly}>
              {t(newTitle)}
            </Button>
            <Button onClick={() => go('/articles')}>{t('entities.empty.openArticles')}</Button>
          </>
        }
      >
        {t(isActor ? 'entities.empty.actorsText' : 'entities.empty.eventsText')}
      </EmptyState>
    )
  return (
    <div className={screen.screen}>
      <div className={screen.top}>
        <h1 className={screen.heading}>{t(isActor ? 'entities.list.actors' : 'entities.list.events')}</h1>
        <TextField
          className={css.filter}
          label={t(isActor ? 'entities.list.filterActors' : 'entities.list.filterEvents')}
          hideLabel
          type="search"
          value={query}
          onChange={setQuery}
        />
        <Select
          look="button"
          label={t('entities.list.type')}
          value={type}
          onChange={setType}
          options={[{ value: anyType, label: t('entities.list.anyType') }, ...types]}
        />
        <Button look="quiet" onClick={() => go(`/duplicates?kind=${kind}`)}>
          {t('identity.likely')}
        </Button>
        <Button onClick={make} disabled={readOnly}>
          {t(newTitle)}
        </Button>
        <span className={screen.count} role="status">
          {total !== undefined && countWords(kind, total)}
        </span>
      </div>
      {chosen.length > 0 && (
        <div className={screen.chosen} role="region" aria-label={selectedWords(chosen.length)}>
          <span>{selectedWords(chosen.length)}</span>
          <Button
            disabled={!canMerge}
            title={chosen.length > mostMerged ? t('entities.merge.tooMany', { count: mostMerged }) : undefined}
            onClick={() => setMerging(true)}
          >
            {t('entities.list.merge')}
          </Button>
          <Button onClick={() => openExport(chosen)}>{t('articles.export')}</Button>
          <Button look="danger" disabled={readOnly} onClick={() => remove(chosen)}>
            {t('entities.list.delete')}
          </Button>
          <Button look="quiet" onClick={selection.clear}>
            {t('entities.list.clear')}
          </Button>
        </div>
      )}
      {!total ? (
        <NothingFound
          query={asked}
          loading={total === undefined}
          onShowAll={() => {
            setQuery('')
            setType(anyType)
          }}
        />
      ) : (
        <EntityTable
          kind={kind}
          pages={pages}
          sort={sort}
          onSort={(column: SortColumn) => setSort((before) => sortedBy(before, column, startsDown(column)))}
          selection={selection}
          onOpen={open}
          onDelete={({ id }) => !readOnly && remove(selection.has(id) ? chosen : [id])}
        />
      )}
      {merging && canMerge && (
        <MergeDialog
          ids={chosen}
          onClose={() => setMerging(false)}
          onMerged={() => {
            setMerging(false)
            selection.clear()
          }}
        />
      )}
    </div>
  )
}

/** Counts and times begin with the most; names and dates with the first. */
function startsDown(column: SortColumn): boolean {
  return column === 'passages' || column === 'updatedAt'
}

function selectedWords(count: number): string {
  return t('entities.list.selected', { count }).replace(String(count), numberInWords(count))
}

function countWords(kind: Kind, count: number): string {
  const words = kind === 'actor' ? t('entities.list.actorCount', { count }) : t('entities.list.eventCount', { count })
  return words.replace(String(count), numberInWords(count))
}

type NothingFoundProps = { query: string; loading: boolean; onShowAll: () => void }

function NothingFound({ query, loading, onShowAll }: NothingFoundProps) {
  if (loading) return <p className={css.message}>{t('entities.list.loading')}</p>
  return (
    <EmptyState
      title={query ? t('entities.list.noneMatch', { query }) : t('entities.list.noneMatchType')}
      actions={<Button onClick={onShowAll}>{t('entities.list.showAll')}</Button>}
    />
  )
}
