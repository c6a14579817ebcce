import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import { type Code, type CodeId, type DropPlace, dropped, type Move } from './code-tree.ts'
import css from './code-tree.module.css'
import { CodeRow } from './CodeRow.tsx'
import { treeKey } from './tree-keys.ts'

type CodeTreeProps = {
  /** Those that show. */
  shown: readonly Code[]
  /** All: what something is dropped on may have others under it that do not show. */
  all: readonly Code[]
  active: CodeId | undefined
  onActive: (id: CodeId) => void
  chosen: ReadonlySet<CodeId>
  onToggle: (id: CodeId) => void
  closed: ReadonlySet<CodeId>
  onClose: (id: CodeId, closed: boolean) => void
  readOnly: boolean
  onMove: (move: Move) => void
  onRename: () => void
  onDelete: () => void
  scroller: RefObject<HTMLDivElement | null>
}

const rowHeight = 32

/**
 * The codes as a tree of any length, of which only what shows is there. Arrows move, open and close; Space selects;
 * F2 renames; Delete deletes; a row is dragged to another place.
 */
export function CodeTree(props: CodeTreeProps) {
  const { shown, active, onActive, chosen, onToggle, closed, onClose, scroller, readOnly } = props
  const id = useId()
  const at = Math.max(
    shown.findIndex((code) => code.id === active),
    0,
  )
  // eslint-disable-next-line react-hooks/incompatible-library -- it keeps its own state and renders by itself
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => shown[index]?.id ?? index,
    overscan: 12,
  })
  const scrolled = useRef('')
  useEffect(() => {
    // Where it moved to in the tree, it is scrolled to once more.
    const place = `${active ?? ''} ${at}`
    if (active !== undefined && scrolled.current !== place) rows.scrollToIndex(at, { align: 'auto' })
    scrolled.current = place
  }, [active, at, rows])
  const drag = useDrag(props)
  const typed = useRef({ words: '', at: 0 })

  const onKeyDown = (event: KeyboardEvent) => {
    const done = treeKey(event, { shown, at, closed, typed: typed.current })
    if (!done) return
    event.preventDefault()
    if (done.kind === 'go') onActive(done.id)
    else if (done.kind === 'close') onClose(done.id, done.closed)
    else if (done.kind === 'toggle') onToggle(done.id)
    else if (!readOnly && done.kind === 'rename') props.onRename()
    else if (!readOnly) props.onDelete()
  }
  return (
    <div ref={scroller} className={css.scroller}>
      <div
        role="tree"
        aria-label={t('codebook.title')}
        aria-multiselectable="true"
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        tabIndex={0}
        className={css.tree}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={css.space} style={{ blockSize: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const code = shown[index]
            if (!code) return null
            return (
              <div
                key={key}
                id={`${id}-${index}`}
                role="treeitem"
                aria-level={code.level}
                aria-posinset={code.place + 1}
                aria-setsize={code.siblings}
                aria-expanded={code.under > 0 ? !closed.has(code.id) : undefined}
                aria-selected={chosen.has(code.id)}
                aria-current={code.id === active || undefined}
                className={classes(
                  css.row,
                  index === at && css.active,
                  code.id === active && css.current,
                  chosen.has(code.id) && css.picked,
                )}
                data-drop={drag.over?.id === code.id ? drag.over.where : undefined}
                style={{ transform: `translateY(${start}px)` }}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey) onToggle(code.id)
                  else onActive(code.id)
                }}
                {...drag.handlers(code)}
              >
                <CodeRow
                  code={code}
                  closed={closed.has(code.id)}
                  picked={chosen.has(code.id)}
                  onToggle={() => onToggle(code.id)}
                  onClose={(isClosed) => onClose(code.id, isClosed)}
                />
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The edges of a row mean before and after it, its middle under it. */
function placeIn(row: HTMLElement, y: number): DropPlace {
  const { top, height } = row.getBoundingClientRect()
  const share = (y - top) / (height || 1)
  return share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'into'
}

function useDrag({ all, readOnly, onMove }: CodeTreeProps) {
  const dragged = useRef<CodeId | null>(null)
  const [over, setOver] = useState<{ id: CodeId; where: DropPlace } | null>(null)
  const end = () => {
    dragged.current = null
    setOver(null)
  }
  const handlers = (code: Code) => ({
    draggable: !readOnly,
    onDragStart: (event: React.DragEvent<HTMLElement>) => {
      dragged.current = code.id
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', code.tag.name)
    },
    onDragOver: (event: React.DragEvent<HTMLElement>) => {
      const where = placeIn(event.currentTarget, event.clientY)
      if (!dragged.current || !dropped(all, dragged.current, code, where)) return setOver(null)
      event.preventDefault()
      setOver((before) => (before?.id === code.id && before.where === where ? before : { id: code.id, where }))
    },
    onDrop: (event: React.DragEvent<HTMLElement>) => {
      const move = dragged.current && dropped(all, dragged.current, code, placeIn(event.currentTarget, event.clientY))
      end()
      if (!move) return
      event.preventDefault()
      onMove(move)
    },
    onDragEnd: end,
  })
  return { over, handlers }
}
