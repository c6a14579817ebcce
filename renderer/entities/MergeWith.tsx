import { useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import { pathTo, useGo } from '../routes.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { EntityPicker } from './EntityPicker.tsx'
import { MergeDialog } from './MergeDialog.tsx'

type MergeWithProps = { one: Pick<Entity, 'id' | 'kind'>; other?: EntityId | undefined; onClose: () => void }

/** Merges the actor or event of a page with another one, which is found first where it is not known. */
export function MergeWith({ one, other: known, onClose }: MergeWithProps) {
  const go = useGo()
  const [other, setOther] = useState(known)
  if (other === undefined)
    return (
      <Dialog
        open
        onClose={onClose}
        size="small"
        title={t('entities.merge.other')}
        closeLabel={t('entities.merge.close')}
      >
        <EntityPicker kind={one.kind} exceptId={one.id} onPick={({ entity }) => setOther(entity.id)} />
      </Dialog>
    )
  return (
    <MergeDialog
      ids={[one.id, other]}
      onClose={onClose}
      onMerged={(keptId) => {
        onClose()
        go(pathTo(keptId), { replace: true })
      }}
    />
  )
}
