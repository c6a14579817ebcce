import type { EntityId } from '#contract/ids.ts'
import type { PassageCard } from '#contract/views.ts'
import { useMemo } from 'react'
import { useCall } from '../notebook.ts'
import { EntityFinder } from '../entities/EntityFinder.tsx'
import { RoleFinder } from '../entities/RoleFinder.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { type Choice, likelyEntities, mark } from './actions.ts'
import { ClaimWords } from './ClaimWords.tsx'
import { FactFinder } from './FactFinder.tsx'
import { type Reading, useReadingState } from './reading.ts'
import { TagFinder } from './TagFinder.tsx'

/** What is being added to a passage, or whose role is being set. */
export type PassageFinding =
  { kind: 'actor' | 'event' | 'claim' | 'tag' | 'shows' } | { kind: 'role'; entityId: EntityId }

type PassageFinderProps = { reading: Reading; card: PassageCard; finding: PassageFinding; onDone: () => void }

/** The finder inside a card. */
export function PassageFinder({ reading, card, finding, onDone }: PassageFinderProps) {
  const entities = useReadingState(reading, (state) => state.entities)
  const { passage } = card
  const words = passage.target.exact.replace(/\s+/gu, ' ')
  const choose = (choice: Choice) => {
    onDone()
    mark(reading, { ...passage.target, passageId: passage.id }, choice).catch(tellProblem)
  }
  const likely = useMemo(
    () =>
      finding.kind === 'actor' || finding.kind === 'event'
        ? likelyEntities(reading, finding.kind, words)
            .filter((id) => !passage.links.some((link) => link.entityId === id))
            .flatMap((id) => entities.get(id) ?? [])
        : [],
    [reading, finding, words, passage.links, entities],
  )
  if (finding.kind === 'claim') return <CardClaim reading={reading} card={card} onDone={onDone} />
  if (finding.kind === 'shows') {
    const { start, end } = passage.target
    const target = { start, end, passageId: passage.id }
    return <FactFinder reading={reading} target={target} words={passage.target.exact} onDone={onDone} />
  }
  if (finding.kind === 'tag') return <TagFinder onChoose={choose} onClose={onDone} />
  if (finding.kind === 'role') {
    const { entityId } = finding
    const link = passage.links.find((link) => link.entityId === entityId)
    return (
      <RoleFinder
        name={entities.get(entityId)?.name ?? ''}
        of={entityId}
        role={link?.role ?? ''}
        onChoose={(role) => choose({ kind: 'entity', entityId, role })}
        onClose={onDone}
      />
    )
  }
  return (
    <EntityFinder
      key={finding.kind}
      kind={finding.kind}
      words={passage.links.length === 0 && words.length <= 120 ? words : ''}
      likely={likely}
      onChoose={choose}
      onClose={onDone}
    />
  )
}

/** The form for another claim of a passage that is there. */
function CardClaim({ reading, card, onDone }: Omit<PassageFinderProps, 'finding'>) {
  const { passage } = card
  const article = useCall('getArticle', { id: passage.articleId })
  const target = useMemo(
    () => ({ start: passage.target.start, end: passage.target.end, passageId: passage.id }),
    [passage],
  )
  return <ClaimWords reading={reading} outlet={article.data?.outlet} target={target} onDone={onDone} />
}
