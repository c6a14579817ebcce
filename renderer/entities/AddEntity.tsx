import { Popover } from '@base-ui/react/popover'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { EntityFinder, type FoundEntity } from './EntityFinder.tsx'
import css from './page.module.css'

type AddEntityProps = {
  label: string
  kind: 'actor' | 'event'
  /** Called with one that is there: a new one is made first. */
  onAdd: (id: EntityId, role: string | undefined) => Promise<void>
}

async function idOf(found: FoundEntity): Promise<EntityId> {
  if (found.kind === 'entity') return found.entityId
  const { entity, name } = found
  return (await call('saveEntity', entity === 'actor' ? { kind: entity, name } : { kind: entity, name })).id
}

/** A button that opens the finder in place: choose one or make one, Tab for its role. */
export function AddEntity({ label, kind, onAdd }: AddEntityProps) {
  const [open, setOpen] = useState(false)
  const choose = async (found: FoundEntity) => {
    setOpen(false)
    await onAdd(await idOf(found), found.role)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <IconButton label={label}>
            <Plus aria-hidden="true" />
          </IconButton>
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" className={css.positioner}>
          <Popover.Popup className={css.finder} aria-label={label}>
            <EntityFinder
              kind={kind}
              words=""
              onChoose={(found) => void choose(found).catch(tellProblem)}
              onClose={() => setOpen(false)}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
