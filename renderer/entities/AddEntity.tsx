import { Plus } from 'lucide-react'
import type { ActorType } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { call } from '../notebook.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { EntityFinder, type FoundEntity } from './EntityFinder.tsx'

type AddEntityProps = {
  label: string
  kind: 'actor' | 'event'
  /** Called with one that is there: a new one is made first. */
  onAdd: (id: EntityId, role: string | undefined) => Promise<void>
}

/** The one that was found, or the new one that is made of it. */
export async function idOfFound(found: FoundEntity): Promise<EntityId> {
  if (found.kind === 'entity') return found.entityId
  const { entity, name, type } = found
  const made =
    entity === 'actor'
      ? await call('saveEntity', { kind: entity, name, ...(type && { type: type as ActorType }) })
      : await call('saveEntity', { kind: entity, name, ...(type && { type }) })
  return made.id
}

/** A button that opens the finder in place: choose one or make one, Tab for its role. */
export function AddEntity({ label, kind, onAdd }: AddEntityProps) {
  const choose = async (found: FoundEntity) => onAdd(await idOfFound(found), found.role)
  return (
    <Pop
      label={label}
      align="end"
      trigger={
        <IconButton label={label}>
          <Plus aria-hidden="true" />
        </IconButton>
      }
    >
      {(close) => (
        <EntityFinder
          kind={kind}
          words=""
          onChoose={(found) => {
            close()
            void choose(found).catch(tellProblem)
          }}
          onClose={close}
        />
      )}
    </Pop>
  )
}
