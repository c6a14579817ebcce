import type { PassageToReview } from '#contract/views.ts'
import { Check, TextSelect, Trash2 } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { tellProblem } from '../../ui/Toasts.tsx'
import { useWords } from '../../words.ts'
import { remove } from '../actions.ts'
import { PassageChips } from '../PassageChips.tsx'
import { type Reading, useReadingState } from '../reading.ts'
import { StateChip } from '../StateChip.tsx'
import { accept, remark } from './review-actions.ts'
import styles from './review.module.css'

type ReviewItemProps = { reading: Reading; item: PassageToReview }

/** One passage to look at: the words it had, those it has, and what can be done about it. */
export function ReviewItem({ reading, item }: ReviewItemProps) {
  const t = useWords()
  const { passage, exactBefore, exactAfter, sentence } = item
  const isActive = useReadingState(reading, ({ active }) => active === passage.id)
  const hasSelection = useReadingState(reading, ({ selection }) => selection !== null)
  const card = useReadingState(reading, ({ cards }) => cards.find((card) => card.passage.id === passage.id))
  const { state } = passage
  const told = (done: Promise<unknown>) => void done.catch(tellProblem)
  return (
    <div
      role="listitem"
      aria-current={isActive || undefined}
      className={styles.item}
      data-active={isActive || undefined}
    >
      <div className={styles.top}>
        {state !== 'anchored' && <StateChip state={state} />}
        <IconButton label={t('reader.review.delete')} onClick={() => told(remove(reading, passage.id))}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <button type="button" className={styles.words} onClick={() => reading.choose(passage.id, 'cards')}>
        <Words name={t('reader.review.before')} words={exactBefore} />
        {exactAfter === null ? (
          <Words name={t('reader.review.context')} words={sentence} isQuiet />
        ) : (
          <Words name={t('reader.review.now')} words={exactAfter} />
        )}
      </button>
      {card && <PassageChips reading={reading} card={card} />}
      <p className={styles.hint}>{t(exactAfter === null ? 'reader.review.orphanHint' : 'reader.review.remarkHint')}</p>
      <div className={styles.actions}>
        {exactAfter !== null && (
          <Button icon={<Check aria-hidden="true" />} onClick={() => told(accept(reading, item))}>
            {t('reader.review.accept')}
          </Button>
        )}
        <Button
          icon={<TextSelect aria-hidden="true" />}
          disabled={!hasSelection}
          // The words stay selected.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => told(remark(reading, item))}
        >
          {t('reader.review.remark')}
        </Button>
      </div>
    </div>
  )
}

function Words({ name, words, isQuiet = false }: { name: string; words: string; isQuiet?: boolean }) {
  return (
    <span className={styles.version} data-quiet={isQuiet || undefined}>
      <span className={styles.name}>{name}</span>
      <bdi className={styles.quote} dir="auto">
        {words.replace(/\n{2,}/g, '\n')}
      </bdi>
    </span>
  )
}
