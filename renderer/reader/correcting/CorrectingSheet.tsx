import type { Article } from '#contract/article.ts'
import type { Block } from '#contract/article-text.ts'
import { useEffect } from 'react'
import { tellProblem } from '../../ui/Toasts.tsx'
import { articleTheme } from '../article-theme.ts'
import { isPlaced, useReading, useReadingState } from '../reading.ts'
import { ReaderSkeleton } from '../ReaderSkeleton.tsx'
import { beginCorrection } from './correction.ts'
import { CorrectingText } from './CorrectingText.tsx'
import { beginSitting, sittingAt, useSitting, walkAway } from './sittings.ts'

type CorrectingSheetProps = { article: Article; text: { blocks: Block[]; textSha256: string } }

/** The article while its text is corrected. It keeps the text it began with, whatever becomes of the library. */
export function CorrectingSheet({ article, text }: CorrectingSheetProps) {
  const { id } = article
  const reading = useReading(id)
  const isReady = useReadingState(reading, ({ status }) => status !== 'loading')
  const sitting = useSitting(id)
  useEffect(() => {
    if (!isReady || sittingAt(id)?.correction) return
    const places = reading.store
      .getState()
      .cards.filter(isPlaced)
      .map(({ passage: { id: passageId, target } }) => ({ passageId, start: target.start, end: target.end }))
    const { at } = sittingAt(id) ?? {}
    beginSitting(
      beginCorrection({
        articleId: id,
        basedOn: text.textSha256,
        blocks: text.blocks,
        places,
        theme: articleTheme,
        onProblem: tellProblem,
        ...(at !== undefined && { at }),
      }),
    )
  }, [id, isReady, reading, text])
  useEffect(() => () => void walkAway(id), [id])
  if (!sitting?.correction) return <ReaderSkeleton />
  return (
    <CorrectingText
      key={`${sitting.correction.editor.getKey()}`}
      article={article}
      correction={sitting.correction}
      sitting={sitting}
      reading={reading}
      now={text.textSha256}
    />
  )
}
