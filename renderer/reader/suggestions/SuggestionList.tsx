import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import type { FoundEntity } from '../../entities/EntityFinder.tsx'
import { useCall } from '../../notebook.ts'
import { ErrorNote } from '../../shell/ErrorNote.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { tellProblem } from '../../ui/Toasts.tsx'
import { numberInWords, useWords } from '../../words.ts'
import inspectorStyles from '../Inspector.module.css'
import { type Reading, useReadingState } from '../reading.ts'
import { accept, acceptAll, type Meant, reject } from './judge.ts'
import { countsOf, groupOf, suggestionGroups } from './offered.ts'
import { newAs, type NewType } from './suggestion-words.ts'
import { SuggestionItem } from './SuggestionItem.tsx'
import styles from './suggestions.module.css'
import { useEntityNames } from './use-entity-names.ts'
import { useSuggestionCommands } from './use-suggestion-commands.ts'
import { useOffered } from './use-offered.ts'

/** What the text may speak of and nothing is linked to yet, to be accepted or rejected one after the other. */
export function SuggestionList({ reading }: { reading: Reading }) {
  const t = useWords()
  const { error, refetch, shown } = useOffered(reading, true)
  if (error) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!shown)
    return (
      <div className={inspectorStyles.loading} role="status" aria-label={t('suggestions.reading')}>
        <span />
        <span />
      </div>
    )
  if (shown.length === 0) return <EmptyState title={t('suggestions.none')}>{t('suggestions.noneHint')}</EmptyState>
  return <Offered reading={reading} suggestions={shown} />
}

function Offered({ reading, suggestions }: { reading: Reading; suggestions: readonly Suggestion[] }) {
  const t = useWords()
  const { articleId } = reading
  const list = useRef<HTMLDivElement>(null)
  const [types, setTypes] = useState<ReadonlyMap<string, NewType>>(new Map())
  const text = useCall('getText', { id: articleId }).data?.text ?? ''
  const language = useCall('getArticle', { id: articleId }).data?.language
  const readOnly = useCall('libraryInfo', {}).data?.readOnly !== false
  const nameOf = useEntityNames(suggestions)
  const active = useReadingState(reading, ({ suggestion }) => suggestion)
  const counts = useMemo(() => countsOf(suggestions), [suggestions])
  const groups = useMemo(() => headingsOf(suggestions), [suggestions])
  const index = suggestions.findIndex(({ id }) => id === active?.id)
  const current = suggestions[index]
  // The library keeps its own state and renders again by itself.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count: suggestions.length,
    getScrollElement: () => list.current,
    estimateSize: () => 84,
    getItemKey: (at) => suggestions[at]?.id ?? at,
    overscan: 6,
    paddingEnd: 40,
  })

  useEffect(() => {
    reading.store.setState({ suggested: suggestions })
  }, [reading, suggestions])
  useEffect(() => () => reading.store.setState({ suggested: [], suggestion: null }), [reading])
  useEffect(() => {
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
  }, [index, rows])
  // One that went, as it was claimed, linked with others or decided elsewhere, leaves its turn to the next.
  const lastIndex = useRef(0)
  useEffect(() => {
    if (index >= 0) lastIndex.current = index
    else if (active) {
      const next = suggestions[Math.min(lastIndex.current, suggestions.length - 1)]
      reading.store.setState({ suggestion: next ? { id: next.id, chosenIn: 'list' } : null })
    }
  }, [reading, index, active, suggestions])

  const activate = useCallback(
    (next: Suggestion | undefined, isFocused: boolean) => {
      reading.store.setState({ suggestion: next ? { id: next.id, chosenIn: 'list' } : null })
      // After the row is there: one far away is only drawn when it is scrolled to.
      if (next && isFocused) focusSoon(list.current, next.id)
    },
    [reading],
  )
  const go = (by: 1 | -1) => {
    const at = index < 0 ? (by > 0 ? 0 : suggestions.length - 1) : index + by
    const next = suggestions[Math.min(Math.max(at, 0), suggestions.length - 1)]
    activate(next, list.current?.contains(document.activeElement) ?? false)
  }
  /** The next one is on the table as soon as one is answered. */
  const answer = (suggestion: Suggestion, work: Promise<void>) => {
    const at = suggestions.indexOf(suggestion)
    const isFocused = list.current?.contains(document.activeElement) ?? false
    if (suggestion.kind !== 'figure') activate(suggestions[at + 1] ?? suggestions[at - 1], isFocused)
    work.catch(tellProblem)
  }
  const onAccept = (suggestion: Suggestion, entityId?: EntityId) => {
    if (suggestion.candidates && !entityId) return focusCandidate(list.current)
    answer(suggestion, accept(reading, suggestion, meantBy(suggestion, entityId, types.get(suggestion.id))))
  }
  const [dating, setDating] = useState<string | null>(null)
  const onDate = (suggestion: Suggestion, found: FoundEntity | null) => {
    setDating(null)
    if (!found) return focusSoon(list.current, suggestion.id)
    const dates =
      found.kind === 'entity' ? { id: found.entityId as Id<'event'>, name: found.name } : { create: found.name }
    answer(suggestion, accept(reading, suggestion, { dates }))
  }
  const onReject = (suggestion: Suggestion) => answer(suggestion, reject(reading, suggestion))
  const onAcceptAll = ({ entityId }: Suggestion) => {
    if (entityId) acceptAll(reading, entityId, nameOf(entityId)).catch(tellProblem)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape' && current) reading.store.setState({ suggestion: null })
    else if (by === 0 || !(event.target as Element).matches('[data-suggestion]')) return
    else go(by)
    event.preventDefault()
  }
  useSuggestionCommands({
    list,
    suggestions,
    current,
    counts,
    readOnly,
    go,
    onAccept,
    onReject,
    onAcceptAll,
    onDating: (one) => setDating(one.id),
  })

  return (
    <div
      ref={list}
      className={inspectorStyles.list}
      role="list"
      aria-label={t('suggestions.title')}
      onKeyDown={onKeyDown}
    >
      <div style={{ blockSize: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map((row) => {
          const suggestion = suggestions[row.index]
          if (!suggestion) return null
          const heading = groups.get(row.index)
          return (
            <div
              key={row.key}
              ref={rows.measureElement}
              data-index={row.index}
              role="listitem"
              aria-setsize={suggestions.length}
              aria-posinset={row.index + 1}
              className={styles.row}
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {heading && (
                <h3 className={styles.heading}>
                  {t(`suggestions.groups.${heading.group}`)} <span>{numberInWords(heading.count)}</span>
                </h3>
              )}
              <SuggestionItem
                suggestion={suggestion}
                text={text}
                language={language}
                isActive={suggestion.id === active?.id}
                readOnly={readOnly}
                alike={counts.get(suggestion.entityId ?? '') ?? 0}
                chosen={types.get(suggestion.id)}
                nameOf={nameOf}
                onShow={(one) => activate(one, false)}
                onAccept={onAccept}
                onReject={onReject}
                onAcceptAll={onAcceptAll}
                isDating={dating === suggestion.id}
                onDate={onDate}
                onDating={() => setDating(suggestion.id)}
                onType={(one, type) => setTypes((now) => new Map(now).set(one.id, type))}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The first of each group, and how many it has. */
function headingsOf(suggestions: readonly Suggestion[]) {
  return new Map(
    suggestionGroups.flatMap((group) => {
      const first = suggestions.findIndex((one) => groupOf(one) === group)
      const count = suggestions.filter((one) => groupOf(one) === group).length
      return first < 0 ? [] : [[first, { group, count }] as const]
    }),
  )
}

function meantBy(suggestion: Suggestion, chosen: EntityId | undefined, type: NewType | undefined): Meant {
  const entityId = chosen ?? suggestion.entityId
  if (entityId) return { entityId }
  return groupOf(suggestion) === 'names' ? { as: type ?? newAs(suggestion) } : null
}

/** Whom the words mean is for a person to say. */
function focusCandidate(list: HTMLElement | null): void {
  list?.querySelector<HTMLElement>('[data-active] [data-candidate]')?.focus()
}

function focusSoon(list: HTMLElement | null, id: string, left = 10): void {
  requestAnimationFrame(() => {
    const row = list?.querySelector<HTMLElement>(`[data-suggestion="${CSS.escape(id)}"]`)
    if (row) row.focus()
    else if (left > 0) focusSoon(list, id, left - 1)
  })
}
