import { useDeferredValue, useEffect, useRef, useState } from 'react'
import type { Article } from '#contract/article.ts'
import type { Document } from '#contract/document.ts'
import { kindOf } from '#contract/ids.ts'
import type { ListedArticle, ListedPassage } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { t } from '../words.ts'
import css from './passage-picker.module.css'
import type { QuotedPassage } from './PassageQuoteNode.tsx'

/** The source line of a quotation: "Title · 20 Sep 2023". */
export function sourceWords(article: Pick<ListedArticle, 'title' | 'publishedAt'>): string {
  return article.publishedAt ? `${article.title} · ${dateWords(article.publishedAt, 'short')}` : article.title
}

type Choice = { passage: ListedPassage; quote: QuotedPassage }

/** `settled`: these are the choices for the words asked for, not those for the words before. */
type Picks = { choices: Choice[]; more: boolean; settled: boolean }

/** More are not looked through by eye. */
const mostPicks = 200

function isArticle(document: Document | null): document is Article {
  return document !== null && kindOf(document.id) === 'article'
}

function usePicks(query: string): Picks | null {
  const keepPrevious = { keepPrevious: true }
  const passages = useCall('listPassages', { query: query.trim(), limit: mostPicks }, keepPrevious)
  const items = passages.data?.items ?? []
  const articleIds = [...new Set(items.map(({ articleId }) => articleId))]
  const articles = useCall('getDocuments', articleIds.length > 0 ? { ids: articleIds } : null, keepPrevious)
  if (!passages.data) return null
  const named = (articles.data ?? []).filter(isArticle).map((article) => [article.id, sourceWords(article)] as const)
  const sources = new Map<string, string>(named)
  return {
    more: passages.data.total > items.length,
    settled:
      !passages.isPlaceholderData && (articleIds.length === 0 || (!!articles.data && !articles.isPlaceholderData)),
    choices: items.map((passage) => {
      const { id, articleId, exact } = passage
      return { passage, quote: { passageId: id, articleId, exact, source: sources.get(articleId) ?? '' } }
    }),
  }
}

type PassagePickerProps = { onPick: (passage: QuotedPassage) => void; onClose: () => void }

/** Finds one of the library's passages to quote, by its words, its article or who is linked there. */
export function PassagePicker({ onPick, onClose }: PassagePickerProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listedFor = useDeferredValue(query)
  const picks = usePicks(listedFor)
  const choices = picks?.choices ?? []
  const ready = listedFor === query && picks?.settled === true
  const [first] = choices
  // Enter before the list of the words typed is there takes its first passage once it is.
  const waiting = useRef(false)
  useEffect(() => {
    if (!waiting.current || !ready) return
    waiting.current = false
    if (first) onPick(first.quote)
  }, [ready, first, onPick])
  const choose = (index: number) => {
    const picked = choices[index]
    if (picked) onPick(picked.quote)
  }
  return (
    <Dialog open onClose={onClose} title={t('notes.picker.title')} closeLabel={t('notes.picker.close')}>
      <TextField
        label={t('notes.picker.find')}
        hideLabel
        autoFocus
        value={query}
        onChange={(value) => {
          setQuery(value)
          setActive(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && ready) choose(active)
          else if (event.key === 'Enter') waiting.current = true
          if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, Math.max(choices.length - 1, 0)))
          if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0))
          if (['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) event.preventDefault()
        }}
      />
      <div className={css.picks}>
        {picks?.settled && choices.length === 0 && (
          <p className={css.pickSource}>{query === '' ? t('notes.picker.noneYet') : t('notes.picker.none')}</p>
        )}
        {choices.length > 0 && (
          <VirtualList
            label={t('notes.picker.title')}
            count={choices.length}
            rowHeight={66}
            keyOf={(index) => choices[index]?.passage.id ?? String(index)}
            active={active}
            onActive={choose}
            onOpen={choose}
            row={(index) => <Row pick={choices[index]} />}
          />
        )}
      </div>
      {picks?.more && <p className={css.pickSource}>{t('notes.picker.more', { count: choices.length })}</p>}
    </Dialog>
  )
}

function Row({ pick }: { pick: Choice | undefined }) {
  if (!pick) return null
  const { exact, source } = pick.quote
  return (
    <div className={css.pick}>
      <div className={css.pickWords} dir="auto">
        {exact.length > 280 ? `${exact.slice(0, 280)}…` : exact}
      </div>
      <bdi className={css.pickSource}>{source}</bdi>
    </div>
  )
}
