import { Plus } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { RelationForm, type RelationFormProps } from './RelationForm.tsx'

type AddTieProps = Pick<RelationFormProps, 'entity' | 'terms' | 'withPosition'> & {
  label: string
  /** The type it begins with, from here to there. */
  first: string
}

/** A button that opens the form for another tie. */
export function AddTie({ label, first, ...form }: AddTieProps) {
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
      {(close) => <RelationForm {...form} first={{ type: first, outgoing: true }} onDone={close} />}
    </Pop>
  )
}
