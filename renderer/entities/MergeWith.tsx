import { useState } from 'react'
import type { EntityHit } from '#contract/views.ts'
import { useCall } from '../notebook.ts'
import { pathTo, useGo } from '../routes.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { EntityPicker } from './EntityPicker.tsx'
import { type Mergeable, MergeDialog } from './MergeDialog.tsx'

/** Merges the actor or event of a page with another one, which is found first. */
export function MergeWith({ one, onClose }: { one: Mergeable; onClose: () => void }) {
  const go = useGo()
  const [other, setOther] = useState<EntityHit | null>(null)
  const page = useCall('entityPage', other ? { id: other.entity.id, passages: 0, companions: 0 } : null)
  if (other === null || !page.data)
    return (
      <Dialog
        open
        onClose={onClose}
        size="small"
        title={t('entities.merge.other')}
        closeLabel={t('entities.merge.close')}
      >
        <EntityPicker kind={one.kind} exceptId={one.id} onPick={setOther} />
      </Dialog>
    )
  const { entity, passageCount, claims } = page.data
  const second: Mergeable = {
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    aliases: entity.aliases.map(({ name }) => name),
    passages: passageCount,
    claims: claims.reduce((sum, group) => sum + group.claims.length, 0),
    ...(entity.type !== undefined && { type: entity.type }),
  }
  return (
    <MergeDialog
      entities={[one, second]}
      onClose={onClose}
      onMerged={(keptId) => {
        onClose()
        go(pathTo(keptId), { replace: true })
      }}
    />
  )
}
