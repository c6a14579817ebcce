import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { ListedArticle, ListedPassage } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { useCall } from '../notebook.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { t } from '../words.ts'
import css from './editor.module.css'
import type { QuotedPassage } from './PassageQuoteNode.tsx'

/** The source line of a quotation: "Title · 20 Sep 2023". */
export function sourceWords(article: Pick<ListedArticle, 'title' | 'publishedAt'>): string {
  return article.publishedAt ? `${article.title} · ${dateWords(article.publishedAt, 'short')}` : article.title
}

/** Whether every word that was typed stands in the text, whatever its case and marks. */
function matcher(query: string): (text: string) => boolean {
  const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const words = fold(query).split(/\s+/).filter(Boolean)
  return (text) => {
    const folded = fold(text)
    return words.every((word) => folded.includes(word))
  }
}

type Choice = { passage: ListedPassage; quote: QuotedPassage }

function usePicks(query: string): Choice[] | null {
  const passages = useCall('listPassages', { limit: 100_000 })
  const articles = useCall('listArticles', { limit: 100_000 })
  return useMemo(() => {
    if (!passages.data || !articles.data) return null
    const sources = new Map(articles.data.items.map((article) => [article.id, sourceWords(article)]))
    const fits = matcher(query)
    return passages.data.items
      .map((passage) => {
        const source = sources.get(passage.articleId) ?? ''
        return { passage, quote: { passageId: passage.id, articleId: passage.articleId, exact: passage.exact, source } }
      })
      .filter(({ quote, passage }) =>
        fits(`${quote.exact} ${quote.source} ${passage.links.map((link) => link.name).join(' ')}`),
      )
  }, [passages.data, articles.data, query])
}

type PassagePickerProps = { onPick: (passage: QuotedPassage) => void; onClose: () => void }

/** Finds one of the library's passages to quote, by its words, its article or who is linked there. */
export function PassagePicker({ onPick, onClose }: PassagePickerProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const listedFor = useDeferredValue(query)
  const picks = usePicks(listedFor)
  // Enter before the list of the words typed is there takes its first passage once it is.
  const waiting = useRef(false)
  useEffect(() => {
    if (!waiting.current || listedFor !== query || !picks) return
    waiting.current = false
    if (picks[0]) onPick(picks[0].quote)
  }, [listedFor, query, picks, onPick])
  const choose = (index: number) => {
    const picked = picks?.[index]
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
          if (event.key === 'Enter' && listedFor === query && picks) choose(active)
          else if (event.key === 'Enter') waiting.current = true
          if (event.key === 'ArrowDown') setActive((now) => Math.min(now + 1, (picks?.length ?? 1) - 1))
          if (event.key === 'ArrowUp') setActive((now) => Math.max(now - 1, 0))
          if (['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) event.preventDefault()
        }}
      />
      <div className={css.picks}>
        {picks?.length === 0 && (
          <p className={css.pickSource}>{query === '' ? t('notes.picker.noneYet') : t('notes.picker.none')}</p>
        )}
        {picks !== null && picks.length > 0 && (
          <VirtualList
            label={t('notes.picker.title')}
            count={picks.length}
            rowHeight={66}
            keyOf={(index) => picks[index]?.passage.id ?? String(index)}
            active={active}
            onActive={choose}
            onOpen={choose}
            row={(index) => <Row pick={picks[index]} />}
          />
        )}
      </div>
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
