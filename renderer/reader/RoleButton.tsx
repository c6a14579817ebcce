import type { EntityId } from '#contract/ids.ts'
import type { PassageCard } from '#contract/views.ts'
import { Button } from '../ui/Button.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useWords } from '../words.ts'
import { type Reading, useReadingState } from './reading.ts'

type RoleButtonProps = { reading: Reading; card: PassageCard; onRole: (entityId: EntityId) => void }

/** Sets the role of a link: of the only one at once, of several by choosing whose. */
export function RoleButton({ reading, card, onRole }: RoleButtonProps) {
  const t = useWords()
  const entities = useReadingState(reading, (state) => state.entities)
  const { links } = card.passage
  const [first, second] = links
  if (!first) return null
  const words = t('reader.inspector.setRole')
  if (!second)
    return (
      <Button look="quiet" onClick={() => onRole(first.entityId)}>
        {words}
      </Button>
    )
  const items = links.map(({ entityId, role }) => ({
    label: [entities.get(entityId)?.name ?? t('reader.inspector.unknownEntity'), role].filter(Boolean).join(' · '),
    onSelect: () => onRole(entityId),
  }))
  return (
    <Menu items={items}>
      <Button look="quiet">{words}</Button>
    </Menu>
  )
}
