import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, memo, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import type { EntityId } from '#contract/ids.ts'
import type { ListedEntity } from '#contract/views.ts'
import { useKeptScroll } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import { numberInWords, t, type WordKey } from '../words.ts'
import { countryName } from './country-names.ts'
import { dateWords } from './date-words.ts'
import css from './entities.module.css'
import { typeWords } from './type-words.ts'

export type SortColumn = 'name' | 'type' | 'date' | 'passages' | 'updatedAt'
export type EntitySort = { column: SortColumn; descending: boolean }

type EntityTableProps = {
  kind: 'actor' | 'event'
  items: readonly ListedEntity[]
  sort: EntitySort
  onSort: (column: SortColumn) => void
  selected: ReadonlySet<EntityId>
  onSelect: (selected: ReadonlySet<EntityId>) => void
  onOpen: (entity: ListedEntity) => void
  onDelete: (entity: ListedEntity) => void
}

const rowHeight = 40
/** The head stands in the same scroller, so that its columns are those of the rows whatever scroll bars do. */
const headHeight = 35

/**
 * A table of any length of which only what shows is there. Arrows move, Enter opens, Space selects, Shift with an
 * arrow or a click selects on, Delete deletes.
 */
export function EntityTable(props: EntityTableProps) {
  const { kind, items, sort, onSort, selected, onSelect } = props
  const scroller = useKeptScroll(`${kind}s`)
  const id = useId()
  const [active, setActive] = useState(0)
  const anchor = useRef(0)
  // eslint-disable-next-line react-hooks/incompatible-library -- it keeps its own state and renders by itself
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  const at = Math.min(active, items.length - 1)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) rows.scrollToIndex(at, { align: 'auto' })
  }, [at, rows])

  const selectTo = (index: number) => {
    const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)]
    onSelect(new Set([...selected, ...items.slice(from, to + 1).map((item) => item.id)]))
  }
  const toggle = (index: number) => {
    const item = items[index]
    if (!item) return
    const next = new Set(selected)
    if (!next.delete(item.id)) next.add(item.id)
    anchor.current = index
    onSelect(next)
  }
  const move = (index: number, extend: boolean) => {
    const to = Math.min(Math.max(index, 0), items.length - 1)
    moved.current = true
    if (extend) selectTo(to)
    else anchor.current = to
    setActive(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const to = targetOf(event.key, at, items.length)
    const item = items[at]
    if (to !== undefined) move(to, event.shiftKey)
    else if (event.key === ' ') toggle(at)
    else if (event.key === 'Enter' && item) props.onOpen(item)
    else if (event.key === 'Delete' && item) props.onDelete(item)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect(new Set(items.map((one) => one.id)))
    else if (event.key === 'Escape' && selected.size > 0) onSelect(new Set())
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent, index: number) => {
    if (event.shiftKey) selectTo(index)
    else if (event.ctrlKey || event.metaKey) toggle(index)
    else {
      const item = items[index]
      if (item) props.onOpen(item)
    }
    setActive(index)
  }
  return (
    <div ref={scroller} className={css.scroller}>
      <div className={classes(css.row, css.columns)} role="presentation">
        <span>
          <input
            type="checkbox"
            aria-label={t('entities.list.selectAll')}
            checked={selected.size > 0 && items.every((item) => selected.has(item.id))}
            onChange={(event) => onSelect(new Set(event.target.checked ? items.map((item) => item.id) : []))}
          />
        </span>
        {columnsOf(kind).map((column) => (
          <ColumnHead key={column.word} {...column} sort={sort} onSort={onSort} />
        ))}
      </div>
      <div
        role="listbox"
        aria-label={t(kind === 'actor' ? 'entities.list.actors' : 'entities.list.events')}
        aria-multiselectable="true"
        aria-activedescendant={`${id}-${at}`}
        tabIndex={0}
        className={css.rows}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={css.space} style={{ blockSize: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const item = items[index]
            if (!item) return null
            return (
              <div
                key={item.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={selected.has(item.id)}
                aria-posinset={index + 1}
                aria-setsize={items.length}
                className={classes(css.row, css.item, index === at && css.active, selected.has(item.id) && css.picked)}
                style={{ transform: `translateY(${start - headHeight}px)` }}
                onClick={(event) => onClick(event, index)}
              >
                <span
                  className={css.check}
                  onClick={(event) => {
                    event.stopPropagation()
                    if (event.shiftKey) selectTo(index)
                    else toggle(index)
                    setActive(index)
                  }}
                >
                  <span className={css.box} data-checked={selected.has(item.id) || undefined} />
                </span>
                <Cells item={item} />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

type Column = { word: WordKey; sorts?: SortColumn; number?: boolean }

function columnsOf(kind: 'actor' | 'event'): Column[] {
  return [
    { word: 'entities.list.name', sorts: 'name' },
    { word: 'entities.list.type', sorts: 'type' },
    kind === 'event' ? { word: 'entities.list.date', sorts: 'date' } : { word: 'entities.list.country' },
    { word: 'entities.list.passages', sorts: 'passages', number: true },
    { word: 'entities.list.articles', number: true },
    { word: 'entities.list.claims', number: true },
  ]
}

function ColumnHead({ word, sorts, number, sort, onSort }: Column & Pick<EntityTableProps, 'sort' | 'onSort'>) {
  const look = classes(number && css.number)
  if (!sorts) return <span className={look}>{t(word)}</span>
  const on = sort.column === sorts
  const Arrow = sort.descending ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      className={classes(css.sort, look)}
      aria-label={t('entities.list.sortBy', { column: t(word) })}
      aria-pressed={on}
      onClick={() => onSort(sorts)}
    >
      {t(word)}
      {on && <Arrow aria-hidden="true" />}
    </button>
  )
}

const Cells = memo(function Cells({ item }: { item: ListedEntity }) {
  const aliases = item.aliases.slice(0, 4).join(' · ')
  return (
    <>
      <span className={css.name}>
        <bdi className={css.nameText}>{item.name}</bdi>
        {aliases && <bdi className={css.aliases}>{aliases}</bdi>}
      </span>
      <span className={css.cell}>{item.type ? typeWords(item) : ''}</span>
      <span className={css.cell}>
        {item.kind === 'event' ? item.date && dateWords(item.date, 'short') : item.country && countryName(item.country)}
      </span>
      <Count value={item.passages} />
      <Count value={item.articles} />
      <Count value={item.claims} />
    </>
  )
})

function Count({ value }: { value: number }) {
  return <span className={css.number}>{value === 0 ? '' : numberInWords(value)}</span>
}

function targetOf(key: string, from: number, count: number): number | undefined {
  const page = 12
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'PageDown':
      return from + page
    case 'PageUp':
      return from - page
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
