import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './VirtualList.module.css'

export type VirtualListProps = {
  label: string
  count: number
  /** Pixels, as a first guess; rows are measured. */
  rowHeight: number
  row: (index: number) => ReactNode
  /** Stable across filtering, where known. */
  keyOf?: (index: number) => string
  /** The row that stands out; -1 is none. */
  active: number
  /** False while what stands in that row is on its way: it is scrolled to once more when its height is known. */
  activeIsThere?: boolean
  /** A pointer chose it, or a key moved there. */
  onActive: (index: number, how: 'pointer' | 'key') => void
  /** Enter or a double click. */
  onOpen?: (index: number) => void
  /** The first row whose words begin with what was typed, counted from `from`; -1 is none. */
  onType?: (typed: string, from: number) => number
  onKeyDown?: (event: KeyboardEvent, index: number) => void
  /** Which rows show, so that what they need can be fetched. */
  onRange?: (first: number, last: number) => void
  /** The pointer went down on a row, with any button: for a context menu. */
  onPoint?: (index: number) => void
  /** Where several rows can be selected: whether this one is. The active row is then only where the keys are. */
  selected?: (index: number) => boolean
  scrollRef?: RefObject<HTMLDivElement | null>
  className?: string | undefined
}

/** A list of any length of which only what shows is there. Arrows, Home, End, Page keys, letters and Enter work. */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, row, keyOf, active, onActive, onOpen, onPoint, onRange, selected, className } = props
  const ownRef = useRef<HTMLDivElement>(null)
  const scroller = props.scrollRef ?? ownRef
  const id = useId()
  // The library keeps its own state and renders again by itself.
  // eslint-disable-next-line react-hooks/incompatible-library
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    ...(keyOf && { getItemKey: keyOf }),
  })
  const shown = rows.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => onRange?.(first, last), [first, last, count, onRange])
  const isThere = props.activeIsThere ?? true
  const scrolled = useRef({ active: -1, count: 0, isThere: false })
  useEffect(() => {
    const before = scrolled.current
    const isSame = before.active === active && before.count === count
    if (isSame && (before.isThere || !isThere)) return
    scrolled.current = { active, count, isThere }
    if (active >= 0 && active < count) rows.scrollToIndex(active, { align: 'auto' })
  }, [active, count, isThere, rows])

  const onKeyDown = useListKeys(props)
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      aria-multiselectable={selected ? true : undefined}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      tabIndex={0}
      className={classes(styles.list, className)}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.space} style={{ blockSize: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => (
          <div
            key={key}
            id={`${id}-${index}`}
            ref={rows.measureElement}
            data-index={index}
            role="option"
            aria-selected={selected ? selected(index) : index === active}
            aria-posinset={index + 1}
            aria-setsize={count}
            className={styles.row}
            style={{ transform: `translateY(${start}px)` }}
            onPointerDown={() => onPoint?.(index)}
            onClick={() => onActive(index, 'pointer')}
            onDoubleClick={() => onOpen?.(index)}
          >
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

const typingPause = 700

/** What finds a row by its name; signs are left to shortcuts. */
const letterOrFigure = /[\p{L}\p{N}]/u

function useListKeys({ count, active, onActive, onOpen, onType, onKeyDown }: VirtualListProps) {
  const typed = useRef({ words: '', at: 0 })

  function type(event: KeyboardEvent): void {
    const { words, at } = typed.current
    const grown = event.timeStamp - at < typingPause ? words + event.key : event.key
    typed.current = { words: grown, at: event.timeStamp }
    const found = onType?.(grown.toLocaleLowerCase(), grown.length > 1 ? Math.max(active, 0) : active + 1) ?? -1
    if (found >= 0) onActive(found, 'key')
  }

  return (event: KeyboardEvent) => {
    onKeyDown?.(event, active)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const to = moved(event.key, active, count)
    if (to !== undefined && count > 0) {
      event.preventDefault()
      onActive(to, 'key')
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault()
      onOpen?.(active)
    } else if (letterOrFigure.test(event.key) && event.key.length === 1 && onType) {
      event.preventDefault()
      type(event)
    }
  }
}

/** Where a key leads from a row, or undefined when it is no key of a list. */
function moved(key: string, from: number, count: number): number | undefined {
  const within = (index: number) => Math.min(Math.max(index, 0), count - 1)
  switch (key) {
    case 'ArrowDown':
      return within(from + 1)
    case 'ArrowUp':
      return within(from - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'PageDown':
      return within(from + 8)
    case 'PageUp':
      return within(from - 8)
    default:
      return undefined
  }
}
