import { type ReactNode, useState } from 'react'
import styles from './FindList.module.css'
import { TextField } from './TextField.tsx'
import { VirtualList } from './VirtualList.tsx'

export type FindListProps = {
  /** What is typed into the field. */
  fieldLabel: string
  listLabel: string
  query: string
  onQuery: (query: string) => void
  count: number
  rowHeight: number
  row: (index: number) => ReactNode
  keyOf?: (index: number) => string
  /** Enter, or a click. */
  onChoose: (index: number) => void
  /** What stands there while there is nothing to choose. */
  nothing: ReactNode
}

/** A field over the list of what it finds: arrows move in the list while the words are typed, Enter takes one. */
export function FindList(props: FindListProps) {
  const { fieldLabel, listLabel, query, onQuery, count, rowHeight, row, keyOf, onChoose, nothing } = props
  const [moved, setMoved] = useState(0)
  const active = Math.min(moved, count - 1)
  return (
    <>
      <TextField
        label={fieldLabel}
        hideLabel
        autoFocus
        value={query}
        onChange={(value) => {
          onQuery(value)
          setMoved(0)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onChoose(active)
          else if (event.key === 'ArrowDown') setMoved(Math.min(active + 1, count - 1))
          else if (event.key === 'ArrowUp') setMoved(Math.max(active - 1, 0))
          else return
          event.preventDefault()
        }}
      />
      <div className={styles.found}>
        {count === 0 ? (
          <p className={styles.nothing}>{nothing}</p>
        ) : (
          <VirtualList
            label={listLabel}
            count={count}
            rowHeight={rowHeight}
            {...(keyOf && { keyOf })}
            active={active}
            onActive={onChoose}
            onOpen={onChoose}
            row={row}
          />
        )}
      </div>
    </>
  )
}
