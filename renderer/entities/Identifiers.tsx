import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Actor } from '#contract/entity.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Pop } from '../ui/Pop.tsx'
import { TextField } from '../ui/TextField.tsx'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './evidence.module.css'
import { saveActor } from './save-field.ts'

/** What it is called in lists of others: Wikidata, a register, a sanctions list. */
export function Identifiers({ actor, readOnly }: { actor: Actor; readOnly: boolean }) {
  const identifiers = Object.entries(actor.identifiers ?? {})
  const save = (next: [string, string][]) =>
    saveActor(actor, { identifiers: next.length > 0 ? Object.fromEntries(next) : null })
  const remove = (scheme: string) => save(identifiers.filter(([one]) => one !== scheme))
  return (
    <span className={css.rowWords}>
      {identifiers.map(([scheme, value]) => (
        <Chip
          key={scheme}
          kind="tag"
          detail={scheme}
          {...(!readOnly && {
            onRemove: () => void remove(scheme).catch(tellProblem),
            removeLabel: t('evidence.identifiers.remove', { name: scheme }),
          })}
        >
          {value}
        </Chip>
      ))}
      {!readOnly && (
        <Pop
          label={t('evidence.identifiers.add')}
          trigger={
            <IconButton label={t('evidence.identifiers.add')}>
              <Plus aria-hidden="true" />
            </IconButton>
          }
        >
          {(close) => (
            <IdentifierForm
              onAdd={async (scheme, value) => {
                await save([...identifiers.filter(([one]) => one !== scheme), [scheme, value]])
                close()
              }}
            />
          )}
        </Pop>
      )}
    </span>
  )
}

function IdentifierForm({ onAdd }: { onAdd: (scheme: string, value: string) => Promise<void> }) {
  const [scheme, setScheme] = useState('wikidata')
  const [value, setValue] = useState('')
  const isWhole = scheme.trim() !== '' && value.trim() !== ''
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) onAdd(scheme.trim(), value.trim()).catch(tellProblem)
      }}
    >
      <TextField label={t('evidence.identifiers.value')} autoFocus value={value} onChange={setValue} />
      <TextField label={t('evidence.identifiers.scheme')} value={scheme} onChange={setScheme} />
      <div className={css.formEnd}>
        <Button type="submit" look="primary" disabled={!isWhole}>
          {t('evidence.relation.add')}
        </Button>
      </div>
    </form>
  )
}
