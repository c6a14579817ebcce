import { useRef, useState } from 'react'
import { call } from '../notebook.ts'
import { TextField } from '../ui/TextField.tsx'
import { t } from '../words.ts'
import type { Code, CodeId } from './code-tree.ts'
import css from './codebook.module.css'

type NewCodeProps = { under: Code | undefined; onMade: (id: CodeId) => void; onDone: () => void }

/** Makes codes one after the other, by their names alone. */
export function NewCode({ under, onMade, onDone }: NewCodeProps) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string>()
  const busy = useRef(false)
  const make = async () => {
    if (name.trim() === '' || busy.current) return
    busy.current = true
    try {
      const { id } = await call('saveTag', { name: name.trim(), ...(under && { parentId: under.id }) })
      setName('')
      setProblem(undefined)
      onMade(id)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      busy.current = false
    }
  }
  return (
    <div className={css.new}>
      <TextField
        label={under ? t('codebook.newNameUnder', { name: under.tag.name }) : t('codebook.newName')}
        autoFocus
        value={name}
        hint={t('codebook.newHint')}
        error={problem}
        onChange={setName}
        onBlur={() => name.trim() === '' && onDone()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onDone()
          else if (event.key === 'Enter') void make()
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}
