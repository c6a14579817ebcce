import { useRef, useState } from 'react'
import { tellProblem } from '../ui/Toasts.tsx'
import { t } from '../words.ts'
import css from './code-detail.module.css'

type RenameProps = { name: string; onSave: (name: string) => Promise<unknown>; onDone: () => void }

/** The name of a code as a field that has the focus at once: Enter or leaving saves, Escape leaves it as it was. */
export function Rename({ name, onSave, onDone }: RenameProps) {
  const [typed, setTyped] = useState(name)
  const finished = useRef(false)
  const finish = (save: boolean) => {
    if (finished.current) return
    finished.current = true
    const given = typed.trim()
    if (!save || given === '' || given === name) return onDone()
    onSave(given).then(onDone, (problem: unknown) => {
      finished.current = false
      tellProblem(problem)
    })
  }
  return (
    <input
      className={css.rename}
      aria-label={t('codebook.rename')}
      value={typed}
      dir="auto"
      autoFocus
      autoComplete="off"
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
        event.preventDefault()
        finish(event.key === 'Enter')
      }}
    />
  )
}
