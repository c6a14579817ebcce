import { Autocomplete } from '@base-ui/react/autocomplete'
import { useState } from 'react'
import { Chip } from './Chip.tsx'
import styles from './TagInput.module.css'

export type TagOption = { id: string; name: string; colour?: string | undefined }

export type TagInputProps = {
  label: string
  placeholder: string
  chosen: readonly TagOption[]
  offered: readonly TagOption[]
  removeLabel: (name: string) => string
  /** What the last choice says when no offered name equals the typed one. */
  createLabel: (name: string) => string
  onAdd: (choice: TagOption | { create: string }) => unknown
  onRemove: (id: string) => unknown
  readOnly?: boolean
}

type Choice = { label: string; choice: TagOption | { create: string } }

const same = (one: string, other: string) => one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0

/** Chips that can be added by name, taken away, or made new. Backspace in the empty field takes the last away. */
export function TagInput(props: TagInputProps) {
  const { label, placeholder, chosen, offered, removeLabel, createLabel, onAdd, onRemove, readOnly } = props
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const free = offered.filter((tag) => !chosen.some(({ id }) => id === tag.id))
  const found = free.filter((tag) => tag.name.toLocaleLowerCase().includes(name.toLocaleLowerCase()))
  const choices: Choice[] = found.map((tag) => ({ label: tag.name, choice: tag }))
  if (name && !offered.some((tag) => same(tag.name, name)))
    choices.push({ label: createLabel(name), choice: { create: name } })

  function choose({ choice }: Choice) {
    setTyped('')
    void onAdd(choice)
  }

  return (
    <div className={styles.box}>
      {chosen.map((tag) => (
        <Chip
          key={tag.id}
          kind="tag"
          colour={tag.colour}
          {...(!readOnly && { onRemove: () => void onRemove(tag.id), removeLabel: removeLabel(tag.name) })}
        >
          {tag.name}
        </Chip>
      ))}
      {!readOnly && (
        <Autocomplete.Root
          items={choices}
          mode="none"
          openOnInputClick
          autoHighlight={name !== ''}
          value={typed}
          onValueChange={(value, { reason }) => reason !== 'item-press' && setTyped(value)}
          itemToStringValue={(item: Choice) => item.label}
        >
          <Autocomplete.Input
            aria-label={label}
            placeholder={placeholder}
            className={styles.input}
            dir="auto"
            onKeyDown={(event) => {
              const last = chosen.at(-1)
              if (event.key === 'Backspace' && typed === '' && last) void onRemove(last.id)
            }}
          />
          <Autocomplete.Portal>
            <Autocomplete.Positioner sideOffset={4} align="start" className={styles.positioner}>
              <Autocomplete.Popup className={styles.popup}>
                <Autocomplete.List>
                  {(item: Choice) => (
                    <Autocomplete.Item
                      key={item.label}
                      value={item}
                      className={styles.item}
                      onClick={() => choose(item)}
                    >
                      {item.label}
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
      )}
    </div>
  )
}
