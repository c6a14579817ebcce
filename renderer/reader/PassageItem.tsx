import type { PassageCard } from '#contract/views.ts'
import { Eraser, Plus, Trash2 } from 'lucide-react'
import { memo, useState } from 'react'
import { passageType } from '../editor/passage-transfer.ts'
import { openErase } from '../erase/erase-state.ts'
import { call } from '../notebook.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { InlineText } from '../ui/InlineText.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { useWords } from '../words.ts'
import { remove } from './actions.ts'
import styles from './Inspector.module.css'
import { PassageChips } from './PassageChips.tsx'
import { PassageFinder, type PassageFinding } from './PassageFinder.tsx'
import { PassageShows } from './PassageShows.tsx'
import { kindsOf } from './place-passages.ts'
import { isPlaced, type Reading, useReadingState } from './reading.ts'
import { showReview } from './inspector-tab.ts'
import { RoleButton } from './RoleButton.tsx'
import { StateChip } from './StateChip.tsx'

type PassageItemProps = {
  reading: Reading
  card: PassageCard
  number: number
  total: number
  /** The page or the time of the words in their source, where it has such places. */
  place: string
}

/** One passage: its words, what they are linked to, and everything that can be changed about it. */
export const PassageItem = memo(function PassageItem({ reading, card, number, total, place }: PassageItemProps) {
  const t = useWords()
  const { passage, notes } = card
  const isActive = useReadingState(reading, (state) => state.active === passage.id)
  const isHovered = useReadingState(reading, (state) => state.hover === passage.id)
  const [finding, setFinding] = useState<PassageFinding | null>(null)
  const saveComment = (comment: string) => {
    const { id, articleId, target } = passage
    const { start, end } = target
    return call('savePassage', { id, articleId, start, end, comment: comment.trim() || null }).then(reading.put)
  }
  // What is saved with the place of its words needs one.
  const kinds = isPlaced(card) ? (['actor', 'event', 'claim', 'tag', 'shows'] as const) : []
  const hover = (id: typeof passage.id | null) => reading.store.setState({ hover: id })
  return (
    <div
      role="group"
      aria-label={t('reader.inspector.card', { number, total })}
      aria-current={isActive || undefined}
      className={styles.card}
      data-active={isActive || undefined}
      data-hover={(isHovered && !isActive) || undefined}
      onPointerEnter={() => hover(passage.id)}
      onPointerLeave={() => hover(null)}
    >
      <button
        type="button"
        className={styles.quote}
        data-kind={kindsOf(card)[0]}
        dir="auto"
        title={t('reader.inspector.open')}
        draggable
        onDragStart={(event) => {
          const { id, articleId, target } = passage
          event.dataTransfer.setData('text/plain', target.exact)
          event.dataTransfer.setData(
            passageType,
            JSON.stringify({ passageId: id, articleId, exact: target.exact, source: '' }),
          )
        }}
        onClick={() => reading.choose(passage.id, 'cards')}
      >
        {passage.target.exact.replace(/\n{2,}/g, '\n')}
      </button>
      {place !== '' && <p className={styles.notes}>{place}</p>}
      <PassageChips reading={reading} card={card} />
      {isActive && <PassageShows passageId={passage.id} words={passage.target.exact} />}
      {passage.state !== 'anchored' && (
        <div className={styles.warning}>
          <StateChip
            state={passage.state}
            onClick={() => {
              reading.choose(passage.id, 'cards')
              showReview(passage.articleId)
            }}
          />
        </div>
      )}
      {isPlaced(card) && (isActive || passage.comment) && (
        <InlineText
          className={styles.comment ?? ''}
          label={t('reader.inspector.comment')}
          placeholder={t('reader.inspector.addComment')}
          value={passage.comment ?? ''}
          multiline
          onSave={saveComment}
        />
      )}
      {!isPlaced(card) && passage.comment && <p className={styles.comment}>{passage.comment}</p>}
      {notes > 0 && <p className={styles.notes}>{t('reader.inspector.notes', { count: notes })}</p>}
      {isActive && (
        <div className={styles.actions}>
          {kinds.map((kind) => (
            <Button
              key={kind}
              look="quiet"
              icon={<Plus aria-hidden="true" />}
              aria-expanded={finding?.kind === kind}
              onClick={() => setFinding(finding?.kind === kind ? null : { kind })}
            >
              {t(addWords[kind])}
            </Button>
          ))}
          <RoleButton reading={reading} card={card} onRole={(entityId) => setFinding({ kind: 'role', entityId })} />
          <IconButton label={t('protection.erase.command')} onClick={() => openErase({ id: passage.id })}>
            <Eraser aria-hidden="true" />
          </IconButton>
          <IconButton
            label={t('reader.inspector.delete')}
            onClick={() => void remove(reading, passage.id).catch(tellProblem)}
          >
            <Trash2 aria-hidden="true" />
          </IconButton>
        </div>
      )}
      {isActive && finding && (
        <div className={styles.finder}>
          <PassageFinder reading={reading} card={card} finding={finding} onDone={() => setFinding(null)} />
        </div>
      )}
    </div>
  )
})

const addWords = {
  actor: 'reader.inspector.addActor',
  event: 'reader.inspector.addEvent',
  claim: 'reader.inspector.addClaim',
  tag: 'reader.inspector.addTag',
  shows: 'reader.inspector.shows',
} as const
