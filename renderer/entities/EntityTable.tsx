import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import type { ListedEntity } from '#contract/views.ts'
import { useKeptScroll } from '../routes.ts'
import { classes } from '../ui/classes.ts'
import pickBox from '../ui/PickBox.module.css'
import { SortHead, type Sorting } from '../ui/SortHead.tsx'
import { numberInWords, t, type WordKey } from '../words.ts'
import { countryName } from './country-names.ts'
import { dateWords } from './date-words.ts'
import css from './entities.module.css'
import { typeWords } from './type-words.ts'
import type { EntityPages, Selection } from './use-selection.ts'

export type SortColumn = 'name' | 'type' | 'date' | 'passages' | 'updatedAt'
export type EntitySort = Sorting<SortColumn>

type EntityTableProps = {
  kind: 'actor' | 'event'
  pages: EntityPages
  sort: EntitySort
  onSort: (column: SortColumn) => void
  selection: Selection
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
  const { kind, pages, sort, onSort, selection } = props
  const { at: rowAt, onRange } = pages
  const count = pages.total ?? 0
  const scroller = useKeptScroll(`${kind}s`)
  const id = useId()
  const [active, setActive] = useState(0)
  // eslint-disable-next-line react-hooks/incompatible-library -- it keeps its own state and renders by itself
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  })
  const shown = rows.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])
  const at = Math.min(active, count - 1)
  const moved = useRef(false)
  useEffect(() => {
    if (moved.current) rows.scrollToIndex(at, { align: 'auto' })
  }, [at, rows])

  const move = (index: number, extend: boolean) => {
    const to = Math.min(Math.max(index, 0), count - 1)
    moved.current = true
    if (extend) selection.extendTo(to)
    else selection.anchorAt(to)
    setActive(to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const to = targetOf(event.key, at, count)
    const item = rowAt(at)
    if (to !== undefined) move(to, event.shiftKey)
    else if (event.key === ' ') selection.toggle(at)
    else if (event.key === 'Enter' && item) props.onOpen(item)
    else if (event.key === 'Delete' && item) props.onDelete(item)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.all()
    else if (event.key === 'Escape' && selection.chosen.length > 0) selection.clear()
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent, index: number) => {
    const item = rowAt(index)
    if (event.shiftKey) selection.extendTo(index)
    else if (event.ctrlKey || event.metaKey) selection.toggle(index)
    else if (item) props.onOpen(item)
    setActive(index)
  }
  return (
    <div ref={scroller} className={css.scroller}>
      <div className={classes(css.row, css.columns)} role="presentation">
        <span>
          <input
            type="checkbox"
            aria-label={t('entities.list.selectAll')}
            checked={count > 0 && selection.chosen.length === count}
            onChange={(event) => (event.target.checked ? selection.all() : selection.clear())}
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
          {shown.map(({ index, start }) => {
            const item = rowAt(index)
            const picked = item !== undefined && selection.has(item.id)
            return (
              <div
                key={index}
                id={`${id}-${index}`}
                role="option"
                aria-selected={picked}
                aria-busy={item === undefined || undefined}
                aria-posinset={index + 1}
                aria-setsize={count}
                className={classes(css.row, css.item, index === at && css.active, picked && css.picked)}
                style={{ transform: `translateY(${start - headHeight}px)` }}
                onClick={(event) => onClick(event, index)}
              >
                <span
                  className={classes(pickBox.check, css.check)}
                  onClick={(event) => {
                    event.stopPropagation()
                    if (event.shiftKey) selection.extendTo(index)
                    else selection.toggle(index)
                    setActive(index)
                  }}
                >
                  <span className={pickBox.box} data-checked={picked || undefined} />
                </span>
                {item && <Cells item={item} />}
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
  return <SortHead column={sorts} words={t(word)} sort={sort} onSort={onSort} className={look} />
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
