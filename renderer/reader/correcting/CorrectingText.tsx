import type { Article } from '#contract/article.ts'
import { COMMAND_PRIORITY_HIGH, KEY_ESCAPE_COMMAND } from 'lexical'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useCommands } from '../../commands/commands.ts'
import { call } from '../../notebook.ts'
import { tellUnsaved } from '../../notes/unsaved.ts'
import { classes } from '../../ui/classes.ts'
import { useWords } from '../../words.ts'
import { announce } from '../announce.ts'
import { Announcer } from '../Announcer.tsx'
import { ArticleHeader } from '../ArticleHeader.tsx'
import readerStyles from '../ArticleReader.module.css'
import textStyles from '../ArticleText.module.css'
import '../passages.css'
import { FindBar } from '../FindBar.tsx'
import { type Reading, useReadingState } from '../reading.ts'
import { CorrectionBanner } from './CorrectionBanner.tsx'
import type { Correction } from './correction.ts'
import { type CorrectionView, showCorrection } from './correction-view.ts'
import styles from './correcting.module.css'
import { finish, giveUp, type Sitting } from './sittings.ts'
import { useFind } from './use-find.ts'

type CorrectingTextProps = {
  article: Article
  correction: Correction
  sitting: Sitting
  reading: Reading
  /** The text the article has by now. */
  now: string
}

/** The text to type in, under a banner that says so. */
export function CorrectingText({ article, correction, sitting, reading, now }: CorrectingTextProps) {
  const t = useWords()
  const { id } = article
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const view = useRef<CorrectionView | null>(null)
  const start = useRef(sitting.top)
  useLayoutEffect(() => {
    const shown = showCorrection(root.current!, scroller.current!, correction, reading)
    view.current = shown
    if (start.current !== undefined) shown.reveal({ start: start.current, end: start.current + 1 }, 'top')
    correction.editor.focus(undefined, { defaultSelection: 'rootStart' })
    announce(t('reader.correcting.banner'))
    return () => {
      void call('saveReadingPlace', { articleId: id, ...shown.place() }).catch(() => undefined)
      shown.stop()
      view.current = null
    }
  }, [correction, reading, id, t])

  const active = useReadingState(reading, (state) => state.active)
  const chosenIn = useReadingState(reading, (state) => state.chosenIn)
  useEffect(() => {
    const span = active && chosenIn === 'cards' ? view.current?.spanOf(active) : null
    if (span) view.current?.reveal(span)
  }, [active, chosenIn])

  useEffect(() => {
    const { editor } = correction
    const stops = [
      editor.registerCommand(
        KEY_ESCAPE_COMMAND,
        (event) => {
          event.preventDefault()
          giveUp(id)
          return true
        },
        COMMAND_PRIORITY_HIGH,
      ),
      correction.history.canUndo.subscribe(tellUnsaved),
    ]
    return () => stops.forEach((stop) => stop())
  }, [correction, id])
  useEffect(() => correction.editor.setEditable(!sitting.saving), [correction, sitting.saving])

  const { search, find, close } = useFind(correction, view)
  useCommands([
    { id: 'find.here', title: 'reader.commands.find', keys: '$mod+f', group: 'article', run: find },
    {
      id: 'edit.undo',
      title: 'reader.correcting.undo',
      keys: '$mod+z',
      group: 'edit',
      run: correction.history.undo,
    },
    {
      id: 'edit.redo',
      title: 'reader.correcting.redo',
      keys: ['$mod+Shift+z', 'Control+y'],
      group: 'edit',
      run: correction.history.redo,
    },
    {
      id: 'correction.done',
      title: 'reader.correcting.doneCommand',
      keys: '$mod+s',
      group: 'article',
      run: () => finish(id),
    },
    {
      id: 'correction.cancel',
      title: 'reader.correcting.cancelCommand',
      keys: 'Escape',
      group: 'article',
      run: () => giveUp(id),
    },
  ])
  return (
    <div className={styles.pane}>
      <CorrectionBanner correction={correction} sitting={sitting} now={now} />
      <div className={styles.page}>
        <div ref={scroller} className={readerStyles.scroller} tabIndex={-1}>
          <article className={readerStyles.sheet} aria-label={article.title}>
            <ArticleHeader article={article} isTitled={false} />
            <div
              ref={root}
              className={classes(textStyles.text, textStyles.contained, styles.text)}
              role="textbox"
              aria-multiline="true"
              aria-label={t('reader.correcting.text', { title: article.title })}
              contentEditable={!sitting.saving}
              suppressContentEditableWarning
              spellCheck={false}
              data-correcting
              lang={article.language}
            />
          </article>
        </div>
        {search && <FindBar view={search.view} words="" asked={search.asked} onClose={close} />}
      </div>
      <Announcer />
    </div>
  )
}
