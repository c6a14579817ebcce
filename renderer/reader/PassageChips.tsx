import type { EntityId } from '#contract/ids.ts'
import type { PassageCard } from '#contract/views.ts'
import { call } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Chip } from '../ui/Chip.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { useWords } from '../words.ts'
import { claimWords } from './claim-words.ts'
import styles from './Inspector.module.css'
import { isPlaced, type Reading, useReadingState } from './reading.ts'

type PassageChipsProps = { reading: Reading; card: PassageCard }

/** What a passage claims, whom it is linked to and how it is tagged; the active card's chips can be taken away. */
export function PassageChips({ reading, card }: PassageChipsProps) {
  const { passage, claims } = card
  const t = useWords()
  const go = useGo()
  const entities = useReadingState(reading, (state) => state.entities)
  const tags = useReadingState(reading, (state) => state.tags)
  const isActive = useReadingState(reading, (state) => state.active === passage.id)
  const unlink = (entityId: EntityId) => {
    call('unlinkPassage', { passageId: passage.id, entityId }).then((saved) => reading.put(saved), tellProblem)
  }
  const untag = (gone: string) => {
    const { id, articleId, target } = passage
    const kept = passage.tags.filter((tag) => tag !== gone)
    call('savePassage', { id, articleId, start: target.start, end: target.end, tags: kept }).then(
      (saved) => reading.put(saved),
      tellProblem,
    )
  }
  return (
    <div className={styles.chips}>
      {claims.map((claim) => (
        <Chip key={claim.id} kind="claim" onClick={() => go(pathTo(claim.id))}>
          {claimWords(claim, entities)}
        </Chip>
      ))}
      {passage.links.map(({ entityId, role }) => {
        const name = entities.get(entityId)?.name ?? t('reader.inspector.unknownEntity')
        return (
          <Chip
            key={entityId}
            kind={entityId.startsWith('event:') ? 'event' : 'actor'}
            {...(role && { detail: role })}
            onClick={() => go(pathTo(entityId))}
            {...(isActive && {
              onRemove: () => unlink(entityId),
              removeLabel: t('reader.inspector.unlink', { name }),
            })}
          >
            {name}
          </Chip>
        )
      })}
      {passage.tags.map((id) => {
        const tag = tags.get(id)
        const name = tag?.name
        return name === undefined ? null : (
          <Chip
            key={id}
            kind="tag"
            colour={tag?.colour}
            {...(isActive &&
              isPlaced(card) && { onRemove: () => untag(id), removeLabel: t('reader.inspector.untag', { name }) })}
          >
            {name}
          </Chip>
        )
      })}
    </div>
  )
}
