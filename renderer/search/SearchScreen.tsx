import { Search, SearchX, Star } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useCommands } from '../commands/commands.ts'
import { call, useCall } from '../notebook.ts'
import { go, pathToSearch, useKeptScroll, useQueryValue } from '../routes.ts'
import { ErrorNote } from '../shell/ErrorNote.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem, toast } from '../ui/Toasts.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { numberInWords, t } from '../words.ts'
import { HitRow } from './HitRow.tsx'
import { type HitKind, KindFilter } from './KindFilter.tsx'
import { pathOfHit } from './path-of-hit.ts'
import { SavedSearches } from './SavedSearches.tsx'
import styles from './SearchScreen.module.css'

const most = 200

/** Everything in the library in one ranked list. */
export function SearchScreen() {
  const asked = useQueryValue('q') ?? ''
  const kind = (useQueryValue('kind') as HitKind | undefined) ?? 'all'
  const [typed, setTyped] = useState(asked)
  const [from, setFrom] = useState(asked)
  if (from !== asked) {
    // Back, forward or a saved search brought other words.
    setFrom(asked)
    if (typed.trim() !== asked) setTyped(asked)
  }
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  useCommands([
    {
      id: 'go.search',
      title: 'commands.search',
      keys: '$mod+Shift+f',
      group: 'go',
      run: () => field.current?.select(),
    },
    {
      id: 'find.here',
      title: 'commands.search',
      keys: '$mod+f',
      group: 'go',
      hidden: true,
      run: () => field.current?.select(),
    },
  ])

  const show = (query: string, chosen: HitKind | 'all' = kind) =>
    go(`${pathToSearch(query)}${chosen === 'all' ? '' : `&kind=${chosen}`}`, { replace: true })
  const type = (words: string) => {
    setTyped(words)
    show(words.trim())
  }
  const save = (query: string) =>
    call('saveSearch', { name: query, query }).then(() => toast(t('search.savedAs', { name: query })), tellProblem)

  return (
    <section aria-label={t('search.title')} className={styles.screen}>
      <header className={styles.head}>
        <TextField
          ref={field}
          type="search"
          className={styles.field}
          label={t('search.field')}
          hideLabel
          value={typed}
          before={<Search aria-hidden="true" />}
          onChange={type}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown') return
            event.preventDefault()
            document.querySelector<HTMLElement>('[role="listbox"]')?.focus()
          }}
        />
        <div className={styles.row}>
          <KindFilter value={kind} onChange={(chosen) => show(asked, chosen)} />
          {asked !== '' && (
            <Button look="quiet" icon={<Star aria-hidden="true" />} onClick={() => void save(asked)}>
              {t('search.saveThis')}
            </Button>
          )}
        </div>
        <SavedSearches onChoose={type} />
      </header>
      <Results query={asked} kind={kind} onEverything={() => show(asked, 'all')} />
    </section>
  )
}

type ResultsProps = { query: string; kind: HitKind | 'all'; onEverything: () => void }

function Results({ query, kind, onEverything }: ResultsProps) {
  const late = useDeferredValue(query)
  const args = { query: late, limit: most, ...(kind !== 'all' && { kinds: [kind] }) }
  const found = useCall('search', late === '' ? null : args, { keepPrevious: true })
  useUntilReady(found)
  const [active, setActive] = useState({ of: '', index: -1 })
  const scroll = useKeptScroll('search', found.data !== undefined)
  const hits = found.data?.hits ?? []
  const shown = active.of === late ? active.index : -1

  if (found.error) return <ErrorNote problem={found.error} />
  if (late === '')
    return (
      <EmptyState icon={<Search aria-hidden="true" />} title={t('search.begin')}>
        {t('search.beginText')}
      </EmptyState>
    )
  if (!found.data) return <p className={styles.said}>{t('common.loading')}</p>

  const open = (index: number) => {
    const hit = hits[index]
    if (hit) go(pathOfHit(hit))
  }
  return (
    <>
      <p role="status" className={styles.said}>
        {countInWords(found.data.total, hits.length)}
        {!found.data.ready && <span className={styles.waiting}>{t('search.notReady')}</span>}
      </p>
      {hits.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden="true" />}
          title={t(found.data.ready ? 'search.none' : 'search.noneYet', { query: late })}
          actions={kind !== 'all' && <Button onClick={onEverything}>{t('search.noneKinds')}</Button>}
        >
          {t(found.data.ready ? 'search.noneText' : 'search.notReady')}
        </EmptyState>
      ) : (
        <VirtualList
          label={t('search.results')}
          scrollRef={scroll}
          count={hits.length}
          rowHeight={76}
          active={shown}
          onActive={(index, how) => {
            setActive({ of: late, index })
            if (how === 'pointer') open(index)
          }}
          onOpen={open}
          row={(index) => hits[index] && <HitRow hit={hits[index]} chosen={index === shown} />}
        />
      )}
    </>
  )
}

const untilAgain = 1000

/** Asks again while the index is being built, so that results come in by themselves. */
function useUntilReady({ data, dataUpdatedAt, refetch }: ReturnType<typeof useCall<'search'>>): void {
  const building = data?.ready === false
  useEffect(() => {
    if (!building) return
    const timer = setTimeout(() => void refetch(), untilAgain)
    return () => clearTimeout(timer)
  }, [building, dataUpdatedAt, refetch])
}

function countInWords(total: number, shown: number): string {
  if (total > shown) return t('search.foundMore', { shown: numberInWords(shown), total: numberInWords(total) })
  return t('search.found', { count: total, shown: numberInWords(total) })
}
