import { Dialog } from '../ui/Dialog.tsx'
import { t } from '../words.ts'
import { type Code, isWithin, type Move } from './code-tree.ts'
import { CodePicker } from './CodePicker.tsx'

type MoveDialogProps = { code: Code; codes: readonly Code[]; onClose: () => void; onMove: (move: Move) => void }

/** Puts a code under another that is found by name, or under none. */
export function MoveDialog({ code, codes, onClose, onMove }: MoveDialogProps) {
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title={t('codebook.moveTitle', { name: code.tag.name })}
      closeLabel={t('codebook.close')}
    >
      <CodePicker
        codes={codes.filter(({ id }) => !isWithin(codes, id, code.id))}
        top
        onPick={(picked) => {
          onClose()
          onMove({ id: code.id, parentId: picked.kind === 'code' ? picked.code.id : null })
        }}
      />
    </Dialog>
  )
}
