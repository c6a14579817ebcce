import type { Article } from '#contract/article.ts'
import type { Block } from '#contract/article-text.ts'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { useWords } from '../words.ts'
import { highlight, targetOf } from './actions.ts'
import { Announcer } from './Announcer.tsx'
import { ArticleHeader } from './ArticleHeader.tsx'
import type { ArticleReaderProps } from './ArticleReader.tsx'
import styles from './ArticleReader.module.css'
import textStyles from './ArticleText.module.css'
import { type ArticleView, showArticle } from './article-view.ts'
import { beginsWithTitle } from './begins-with-title.ts'
import { placeCaret } from './caret.ts'
import { startCorrecting } from './correcting/sittings.ts'
import { copyWords } from './copy-words.ts'
import { FindBar } from './FindBar.tsx'
import { MarksView } from './MarksView.tsx'
import { noteWithQuote } from './note-with-quote.ts'
import './passages.css'
import type { PlacedPassage } from './place-passages.ts'
import { type Reading, useReading, useReadingState } from './reading.ts'
import { placesInWords } from './source-places.ts'
import type { OpenFinder, Tool } from './SelectionToolbar.tsx'
import type { Span } from './surface.ts'
import { TextLayers } from './TextLayers.tsx'
import { caretInView, caretOffset, selectFound, selectWords } from './select-words.ts'
import { useAskedPlace } from './use-asked-place.ts'
import { wordsToFind } from './find-in-text.ts'
import { usePointer } from './use-pointer.ts'
import { useReaderCommands } from './use-reader-commands.ts'
import { useReadingPlace } from './use-reading-place.ts'
import { useSelectedWords } from './use-selected-words.ts'
import { useTextKeys } from './use-text-keys.ts'

type ArticleSheetProps = ArticleReaderProps & { article: Article; text: { text: string; blocks: Block[] } }

/** The page itself: header, text with its passages, and what floats over them. */
export function ArticleSheet({ article, text, passageId, at, find }: ArticleSheetProps) {
  const t = useWords()
  const go = useGo()
  const reading = useReading(article.id)
  const { data: library } = useCall('libraryInfo', {})
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<ArticleView | null>(null)
  const [opened, setFinder] = useState<OpenFinder | null>(null)
  const [stack, setStack] = useState<readonly PlacedPassage[]>([])
  const [search, setSearch] = useState<{ words: string; asked: number; from?: number } | null>(null)
  const marksView = useReadingState(reading, (state) => state.marksView)
  const problem = useReadingState(reading, (state) => state.problem)
  const active = useReadingState(reading, (state) => state.active)
  const chosenIn = useReadingState(reading, (state) => state.chosenIn)
  const selection = useReadingState(reading, (state) => state.selection)

  const claiming = useReadingState(reading, (state) => state.claiming)
  const finder = useMemo(
    (): OpenFinder | null => (claiming ? { tool: 'claim', target: claiming } : opened),
    [claiming, opened],
  )
  const suggestion = useReadingState(reading, (state) => state.suggestion)

  const placeAt = useMemo(() => placesInWords(text.blocks), [text.blocks])
  const isTitled = useMemo(() => beginsWithTitle(text.blocks, article.title), [text.blocks, article.title])
  useLayoutEffect(() => {
    const shown = showArticle(root.current!, scroller.current!, text.blocks, reading)
    setView(shown)
    // Whoever came by keys reads on at once.
    if (document.activeElement?.matches('main')) root.current!.focus({ preventScroll: true })
    return () => {
      shown.stop()
      setView(null)
    }
  }, [text.blocks, reading])

  const isSelecting = useSelectedWords(view, reading)
  useReadingPlace(view, article.id, passageId !== undefined || at !== undefined)
  useAskedPlace({ view, reading, passageId, at })
  const asked = `${find} ${at}`
  const [lastAsked, setLastAsked] = useState('')
  if (asked !== lastAsked) {
    setLastAsked(asked)
    if (find) setSearch({ words: find, asked: 0 })
  }
  useEffect(() => {
    const passage = view?.passageOf(active)
    if (passage && chosenIn === 'cards') view?.reveal(passage)
  }, [view, active, chosenIn])
  useEffect(() => {
    const { suggested } = reading.store.getState()
    const place = suggestion?.chosenIn === 'list' && suggested.find(({ id }) => id === suggestion.id)
    if (place) view?.reveal(place)
  }, [view, reading, suggestion])
  useEffect(() => {
    view?.painter.showAccent('chosen-words', finder ? [finder.target] : [])
  }, [view, finder])

  const choose = useCallback(
    (passage: PlacedPassage) => {
      reading.choose(passage.id, 'text')
      if (view && document.activeElement === view.surface.root) placeCaret(view.surface, passage.start)
      view?.reveal(passage)
    },
    [reading, view],
  )
  const pick = useCallback(
    (under: PlacedPassage[]) => {
      const before = under.findIndex((passage) => passage.id === reading.store.getState().active)
      const next = under[(before + 1) % Math.max(1, under.length)]
      reading.choose(next?.id ?? null, 'text')
      setStack(under.length > 1 ? under : [])
    },
    [reading],
  )
  const pickAt = useCallback(
    (offset: number) => view && pick(view.onScreen.getState().passages.at(offset)),
    [view, pick],
  )
  const letGo = useCallback(() => {
    setStack([])
    if (reading.store.getState().selection) unselect(reading)
    else reading.choose(null, 'text')
  }, [reading])
  usePointer(view, reading, pick)
  useTextKeys({ view, reading, onEnter: pickAt, onEscape: letGo })

  const applyTool = (tool: Tool) => {
    const target = targetOf(reading)
    if (!target || !view) return
    setStack([])
    view.reveal(target)
    if (tool !== 'note' && tool !== 'highlight') return setFinder({ tool, target })
    const done = () => unselect(reading)
    if (tool === 'highlight') highlight(reading, target).then(done, tellProblem)
    else
      noteWithQuote(reading, target, article, { text: text.text, placeAt }).then(
        (note) => go(pathTo(note.id)),
        tellProblem,
      )
  }
  const leaveFinder = (marked: boolean) => {
    const words = finder?.target
    setFinder(null)
    reading.store.setState({ claiming: null })
    if (!view || !words) return
    selectWords(view.surface, words)
    if (marked || !selection) unselect(reading)
  }
  const caretAt = () => (view ? (caretOffset(view.surface) ?? undefined) : undefined)
  const leaveFind = (found: Span | undefined) => {
    setSearch(null)
    if (!found || !view) return
    view.reveal(found)
    selectFound(view.surface, found)
  }
  const correct = () => {
    const top = view?.place().place
    startCorrecting(article.id, { at: selection?.start ?? caretAt() ?? top, top })
  }
  useReaderCommands({
    article,
    reading,
    placeAt,
    view,
    isFinding: finder !== null,
    onTool: applyTool,
    onFind: () => {
      const from = view ? (caretInView(view.surface, view.scroller) ?? undefined) : undefined
      setSearch((last) => ({
        words: wordsToFind(text.text, selection) ?? last?.words ?? '',
        asked: (last?.asked ?? 0) + 1,
        ...(from !== undefined && { from }),
      }))
    },
    onGo: choose,
    onLetGo: letGo,
    onCorrect: library?.readOnly === false ? correct : null,
  })

  const target = finder?.target ?? (isSelecting ? null : selection)
  const closeStack = useCallback(() => setStack([]), [])
  return (
    <div className={styles.pane}>
      <div ref={scroller} className={styles.scroller} tabIndex={-1}>
        <article className={styles.sheet} aria-label={article.title}>
          <ArticleHeader article={article} isTitled={isTitled} />
          {problem && <p className={styles.problem}>{t('reader.passagesProblem', { reason: problem })}</p>}
          {text.blocks.length === 0 && <EmptyState title={t('reader.empty')}>{t('reader.emptyHint')}</EmptyState>}
          {marksView && (
            <MarksView
              reading={reading}
              blocks={text.blocks}
              language={article.language}
              onLeave={() => reading.store.setState({ marksView: false })}
            />
          )}
          <div className={marksView ? styles.hidden : styles.measure}>
            <div
              ref={root}
              className={textStyles.text}
              role="document"
              tabIndex={0}
              data-reader
              data-titled={isTitled || undefined}
              aria-label={t('reader.text', { title: article.title })}
              lang={article.language}
              onCopy={(event) => copyWords(event, { reading, article, text: text.text, placeAt })}
            />
            {view && !marksView && (
              <TextLayers
                reading={reading}
                view={view}
                target={target}
                finder={finder}
                outlet={article.outlet}
                stack={stack}
                onChoose={choose}
                onCloseStack={closeStack}
                onTool={applyTool}
                onDone={leaveFinder}
              />
            )}
          </div>
        </article>
      </div>
      {view && search && (
        <FindBar
          key={search.words}
          view={view}
          words={search.words}
          from={search.asked > 0 ? search.from : at}
          asked={search.asked}
          onClose={leaveFind}
        />
      )}
      <Announcer />
    </div>
  )
}

/** Lets the words go at once: the browser tells of it only later, when the focus may be elsewhere. */
function unselect(reading: Reading): void {
  getSelection()?.collapseToEnd()
  reading.store.setState({ selection: null })
}
