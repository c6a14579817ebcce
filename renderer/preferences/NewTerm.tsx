import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import styles from './PreferencesScreen.module.css'

/** A field for one more term. `onAdd` answers a sentence when the term cannot be added. */
export function NewTerm({ onAdd }: { onAdd: (term: string) => unknown }) {
  const [term, setTerm] = useState('')
  const [problem, setProblem] = useState<string>()
  async function add() {
    if (term.trim() === '') return
    try {
      const refused = await onAdd(term.trim())
      setProblem(typeof refused === 'string' ? refused : undefined)
      if (typeof refused !== 'string') setTerm('')
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label={t('shell.preferencesScreen.newTerm')}
        hideLabel
        value={term}
        error={problem}
        onChange={setTerm}
      />
      <Button type="submit">{t('shell.preferencesScreen.addTerm')}</Button>
    </form>
  )
}
