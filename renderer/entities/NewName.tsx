import { useRef, useState } from 'react'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './page.module.css'

type NewNameProps = { name: string; onSave: (name: string) => Promise<void>; onDone: () => void }

/** The name of one that was just made: the field waits for it. */
export function NewName({ name, onSave, onDone }: NewNameProps) {
  const [typed, setTyped] = useState('')
  const finished = useRef(false)
  const finish = () => {
    if (finished.current) return
    finished.current = true
    const given = typed.trim()
    if (given === '' || given === name) return onDone()
    onSave(given).then(onDone, (problem: unknown) => {
      finished.current = false
      tellProblem(problem)
    })
  }
  return (
    <input
      className={css.newName}
      aria-label={t('entities.page.name')}
      placeholder={name}
      value={typed}
      dir="auto"
      autoFocus
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        if (event.key === 'Escape') setTyped('')
        finish()
      }}
    />
  )
}
