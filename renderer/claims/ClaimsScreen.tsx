import { Scale } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { kindOf } from '#contract/ids.ts'
import type { ClaimGroup } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo, useQueryValue } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Checkbox.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { t } from '../words.ts'
import { assessmentWords } from './assessment-draft.ts'
import { AssessmentDialog } from './AssessmentDialog.tsx'
import { groupTitle } from './claim-words.ts'
import css from './claims.module.css'
import { claimRows, type ClaimRow } from './claim-rows.ts'
import { ReadingChip } from './ReadingChip.tsx'
import { SaidList } from './SaidList.tsx'

/** Every claim, by what it is about: each group with its reading, and on demand what each source says. */
export function ClaimsScreen() {
  const go = useGo()
  const wanted = useQueryValue('claim')
  const [query, setQuery] = useState('')
  const [disputed, setDisputed] = useState(false)
  const [chosen, setChosen] = useState<number | null>(null)
  const asked = useDeferredValue(query)
  const claims = useCall('listClaims', disputed ? { disputed } : {}, { keepPrevious: true })
  const names = useNames(claims.data ?? [])
  const rows = useMemo(() => claimRows(claims.data ?? [], names, asked), [claims.data, names, asked])
  const linked = rows.findIndex(({ group }) => holds(group, wanted))
  const active = chosen ?? linked
  const shown = rows[active]

  if (claims.error) return <ErrorNote problem={claims.error} onRetry={() => void claims.refetch()} />
  if (claims.data?.length === 0 && !disputed)
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
            setChosen(null)
          }}
        />
        <Checkbox checked={disputed} onChange={setDisputed}>
          {t('entities.claims.disputedOnly')}
        </Checkbox>
        <span className={css.count} role="status">
          {claims.data && t('entities.claims.groups', { count: rows.length })}
        </span>
      </div>
      <div className={css.head} aria-hidden="true">
        <div className={css.line}>
          <span>{t('entities.claims.about')}</span>
          <span>{t('entities.claims.claim')}</span>
          <span>{t('entities.claims.reading')}</span>
          <span>{t('entities.claims.speakers')}</span>
        </div>
      </div>
      {rows.length === 0 && claims.data ? (
        <EmptyState
          title={
            asked.trim() ? t('entities.claims.noneMatch', { query: asked.trim() }) : t('entities.claims.noneDisputed')
          }
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
          count={rows.length}
          rowHeight={48}
          keyOf={(index) => rows[index]?.key ?? String(index)}
          active={active}
          onActive={(index) => setChosen(index)}
          onOpen={(index) => {
            const row = rows[index]
            if (row) go(pathTo(row.group.aboutId))
          }}
          row={(index) => <Row row={rows[index]} />}
        />
      )}
      {shown && <Said row={shown} />}
    </div>
  )
}

function Row({ row }: { row: ClaimRow | undefined }) {
  if (!row) return null
  const { group, about } = row
  const extra = group.speakers.length - 3
  return (
    <div className={css.group}>
      <div className={css.line}>
        <span>
          <Chip kind={kindOf(group.aboutId) === 'event' ? 'event' : 'actor'}>{about}</Chip>
        </span>
        <span className={css.property} dir="auto">
          {groupTitle(group)}
        </span>
        <span>
          <ReadingChip group={group} />
        </span>
        <span className={css.speakers}>
          <bdi>{group.speakers.slice(0, 3).join(', ')}</bdi>
          {extra > 0 && ` · ${t('entities.claims.moreSpeakers', { count: extra })}`}
        </span>
      </div>
    </div>
  )
}

/** What each source says of the chosen group, under the list: a row of a list holds no buttons. */
function Said({ row: { group, about } }: { row: ClaimRow }) {
  const go = useGo()
  const [isAssessing, setAssessing] = useState(false)
  return (
    <section className={css.chosen} aria-label={`${about}: ${groupTitle(group)}`}>
      <div className={css.chosenHead}>
        <Chip kind={kindOf(group.aboutId) === 'event' ? 'event' : 'actor'} onClick={() => go(pathTo(group.aboutId))}>
          {about}
        </Chip>
        <h2 className={css.property} dir="auto">
          {groupTitle(group)}
        </h2>
        <ReadingChip group={group} onClick={() => setAssessing(true)} />
        {assessmentWords(group) && <small>{assessmentWords(group)}</small>}
      </div>
      <SaidList group={group} about={about} />
      {isAssessing && <AssessmentDialog group={group} about={about} onClose={() => setAssessing(false)} />}
    </section>
  )
}

function holds({ claims, assessment }: ClaimGroup, id: string | undefined): boolean {
  return id !== undefined && (assessment?.id === id || claims.some(({ claim }) => claim.id === id))
}

/** Names of what the claims are about. */
function useNames(groups: readonly ClaimGroup[]): ReadonlyMap<string, string> {
  const ids = useMemo(() => [...new Set(groups.map((group) => group.aboutId))].slice(0, 10_000), [groups])
  const documents = useCall('getDocuments', ids.length > 0 ? { ids } : null, { keepPrevious: true })
  return useMemo(() => {
    const named = (documents.data ?? []).flatMap((document) =>
      document && 'name' in document ? [[document.id, String(document.name)] as const] : [],
    )
    return new Map<string, string>(named)
  }, [documents.data])
}
