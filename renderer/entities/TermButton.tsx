import { ChevronDown } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { Pop } from '../ui/Pop.tsx'
import css from './evidence.module.css'
import { TermFinder, type Terms } from './TermFinder.tsx'
import { capitalised } from './type-words.ts'

type TermButtonProps = {
  label: string
  terms: Terms
  value: string | undefined
  /** Shown where there is none. */
  placeholder: string
  disabled: boolean
  onChoose: (term: string | null) => void
}

/** What a term of a vocabulary is chosen with where it stands: a button with the term on it. */
export function TermButton({ label, terms, value, placeholder, disabled, onChoose }: TermButtonProps) {
  const shown = value === undefined ? placeholder : capitalised(value)
  return (
    <Pop
      label={label}
      trigger={
        <Button
          look="quiet"
          className={css.term}
          disabled={disabled}
          aria-label={`${label}: ${shown}`}
          data-empty={value === undefined || undefined}
        >
          <bdi>{shown}</bdi>
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      {(close) => (
        <TermFinder
          label={label}
          terms={terms}
          value={value}
          onChoose={(term) => {
            close()
            onChoose(term)
          }}
          onClose={close}
        />
      )}
    </Pop>
  )
}
