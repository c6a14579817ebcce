import { Scale } from 'lucide-react'
import { type ReactNode, useDeferredValue, useState } from 'react'
import type { BundleSort, ClaimBundling, ClaimSort } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { useGo } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { Sorting } from '../ui/SortHead.tsx'
import { usePages } from '../use-pages.ts'
import { numberInWords, t } from '../words.ts'
import { BundleList } from './BundleList.tsx'
import { askedFor, isNarrowed, showAllClaims, useClaimFilter } from './claim-filter.ts'
import { ClaimFilterBar } from './ClaimFilterBar.tsx'
import css from './claims.module.css'
import { GroupList } from './GroupList.tsx'

/** Every claim: what is claimed of each event with its reading, or all that claims have in common, and who says it. */
export function ClaimsScreen() {
  const { by } = useClaimFilter()
  const counts = useCall('libraryInfo', {}).data?.counts
  if (counts && counts.claim + counts.assessment === 0) return <NoClaims />
  return (
    <div className={css.screen}>
      <ClaimFilterBar />
      {by === 'claim' ? <Groups /> : <Bundles key={by} by={by} />}
    </div>
  )
}

function Groups() {
  const asked = useAsked()
  const [sort, setSort] = useState<Sorting<ClaimSort>>({ column: 'about', descending: false })
  const pages = usePages('claimGroups', { sort: sort.column, descending: sort.descending, ...asked })
  return (
    <Listed pages={pages} word="entities.claims.groups">
      <GroupList pages={pages} sort={sort} onSort={setSort} />
    </Listed>
  )
}

function Bundles({ by }: { by: ClaimBundling }) {
  const asked = useAsked()
  const [sort, setSort] = useState<Sorting<BundleSort>>({ column: 'title', descending: false })
  const pages = usePages('claimBundles', { by, sort: sort.column, descending: sort.descending, ...asked })
  return (
    <Listed pages={pages} word="claimLists.bundles">
      <BundleList by={by} pages={pages} sort={sort} onSort={setSort} />
    </Listed>
  )
}

const useAsked = () => askedFor(useDeferredValue(useClaimFilter()))

type ListedProps = {
  pages: { total: number | undefined; problem: Error | null; retry: () => void }
  word: 'entities.claims.groups' | 'claimLists.bundles'
  children: ReactNode
}

/** How many rows there are, and the list, or a sentence where nothing fits. */
function Listed({ pages: { total, problem, retry }, word, children }: ListedProps) {
  if (problem) return <ErrorNote problem={problem} onRetry={retry} />
  return (
    <>
      <span className={css.count} role="status">
        {total !== undefined && t(word, { count: total }).replace(String(total), numberInWords(total))}
      </span>
      {total === 0 ? <NoneFits /> : children}
    </>
  )
}

function NoneFits() {
  const { disputed, ...rest } = useClaimFilter()
  const query = rest.query.trim()
  const onlyDisputed = disputed && !isNarrowed({ ...rest, disputed: false })
  const title = query
    ? t('entities.claims.noneMatch', { query })
    : onlyDisputed
      ? t('entities.claims.noneDisputed')
      : t('claimLists.none')
  return <EmptyState title={title} actions={<Button onClick={showAllClaims}>{t('entities.list.showAll')}</Button>} />
}

function NoClaims() {
  const go = useGo()
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
}
