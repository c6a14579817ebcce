import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useCommands } from '../commands/commands.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { numberInWords, useWords } from '../words.ts'
import { findInText, firstFoundFrom, mostFound } from './find-in-text.ts'
import styles from './FindBar.module.css'
import { type FoldedText, foldText } from './fold-text.ts'
import type { Painter } from './paint-passages.ts'
import type { Span, Surface } from './surface.ts'

/** The text that is searched, as it stands on the screen: another object whenever its words changed. */
export type FindView = {
  surface: Pick<Surface, 'text' | 'root' | 'pointAt'>
  painter: Pick<Painter, 'showAccent'>
  reveal: (span: Span) => void
  place: () => { place: number }
}

type FindBarProps = {
  view: FindView
  words: string
  /** Where to begin, as an offset; where the reading stands when it is not given. */
  from?: number | undefined
  /** Grows when it is asked for again while open. */
  asked: number
  /** `found` is where the finding ended: the reading goes on there. */
  onClose: (found: Span | undefined) => void
}

/** Texts are folded once: a long article takes longer to fold than to search. */
const folded = new WeakMap<object, FoldedText>()
function foldedText({ surface }: FindView): FoldedText {
  const known = folded.get(surface) ?? foldText(surface.text)
  folded.set(surface, known)
  return known
}

/** Finds words in the article, across its blocks; where they stand is painted, the current one is brought into view. */
export function FindBar({ view, words, from: asksFrom, asked, onClose }: FindBarProps) {
  const t = useWords()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState(words)
  const deferred = useDeferredValue(query)
  const found = useMemo(() => findInText(foldedText(view), deferred), [view, deferred])
  const [from] = useState(() => asksFrom ?? view.place().place)
  const [current, setCurrent] = useState({ query: '', index: 0 })
  const firstOf = (places: readonly Span[], words: string) =>
    firstFoundFrom(places, from, { text: view.surface.text, words })
  const index = current.query === deferred ? current.index : firstOf(found, deferred)
  const here = found[index]

  useEffect(() => field.current?.select(), [asked])
  useEffect(() => {
    view.painter.showAccent('find', found)
    return () => view.painter.showAccent('find', [])
  }, [view, found])
  useEffect(() => {
    view.painter.showAccent('find-current', here ? [here] : [])
    if (here) view.reveal(here)
    return () => view.painter.showAccent('find-current', [])
  }, [view, here])

  const count = here
    ? t('reader.find.count', {
        current: numberInWords(index + 1),
        total:
          found.length < mostFound
            ? numberInWords(found.length)
            : t('reader.find.many', { total: numberInWords(mostFound) }),
      })
    : deferred.trim()
      ? t('reader.find.none')
      : ''
  // What is shown may lag behind what was typed: keys act among the places of the words that stand there now.
  const now = () => {
    const places = query === deferred ? found : findInText(foldedText(view), query)
    return { places, at: current.query === query ? current.index : firstOf(places, query) }
  }
  const step = (by: 1 | -1) => {
    const { places, at } = now()
    if (places.length > 0) setCurrent({ query, index: (at + by + places.length) % places.length })
  }
  const close = () => {
    const { places, at } = now()
    view.surface.root.focus({ preventScroll: true })
    onClose(places[at])
  }
  useCommands([
    {
      id: 'find.next',
      title: 'reader.commands.findNext',
      group: 'article',
      keys: ['F3', '$mod+g'],
      run: () => step(1),
    },
    {
      id: 'find.previous',
      title: 'reader.commands.findPrevious',
      group: 'article',
      keys: ['Shift+F3', '$mod+Shift+g'],
      run: () => step(-1),
    },
  ])
  return (
    <div role="search" className={styles.bar}>
      <input
        ref={field}
        className={styles.field}
        aria-label={t('reader.find.label')}
        placeholder={t('reader.find.label')}
        autoFocus
        dir="auto"
        spellCheck={false}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className={styles.count} role="status">
        {count}
      </span>
      <IconButton label={t('reader.find.previous')} disabled={found.length === 0} onClick={() => step(-1)}>
        <ChevronUp aria-hidden="true" />
      </IconButton>
      <IconButton label={t('reader.find.next')} disabled={found.length === 0} onClick={() => step(1)}>
        <ChevronDown aria-hidden="true" />
      </IconButton>
      <IconButton label={t('reader.find.close')} onClick={close}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
