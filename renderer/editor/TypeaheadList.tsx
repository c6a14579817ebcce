import { MenuOption } from '@lexical/react/LexicalTypeaheadMenuPlugin'
import type { ReactPortal, RefObject } from 'react'
import { createPortal } from 'react-dom'
import { Dot, type DotKind } from '../ui/Dot.tsx'
import css from './typeahead.module.css'

/** One choice under `@` or `[[`. */
export class TypeaheadChoice<Value> extends MenuOption {
  readonly value: Value
  readonly name: string
  readonly detail: string
  readonly dot: DotKind

  constructor(key: string, value: Value, shown: { name: string; detail?: string; dot: DotKind }) {
    super(key)
    this.value = value
    this.name = shown.name
    this.detail = shown.detail ?? ''
    this.dot = shown.dot
  }
}

type Menu<Value> = {
  selectedIndex: number | null
  options: TypeaheadChoice<Value>[]
  setHighlightedIndex: (index: number) => void
  selectOptionAndCleanUp: (choice: TypeaheadChoice<Value>) => void
}

/** The list at the caret. Lexical's own container around it is the listbox that the text field points to. */
export function renderChoices<Value>(anchor: RefObject<HTMLElement | null>, menu: Menu<Value>): ReactPortal | null {
  if (anchor.current === null) return null
  const { options, selectedIndex, setHighlightedIndex, selectOptionAndCleanUp } = menu
  return createPortal(
    <div className={css.menu} role="presentation">
      {options.map((choice, index) => (
        <div
          key={choice.key}
          id={`typeahead-item-${index}`}
          ref={(element) => choice.setRefElement(element)}
          role="option"
          aria-selected={index === selectedIndex}
          className={css.option}
          onMouseEnter={() => setHighlightedIndex(index)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => selectOptionAndCleanUp(choice)}
        >
          <Dot kind={choice.dot} />
          <bdi className={css.optionName}>{choice.name}</bdi>
          {choice.detail && <span className={css.optionDetail}>{choice.detail}</span>}
        </div>
      ))}
    </div>,
    anchor.current,
  )
}
