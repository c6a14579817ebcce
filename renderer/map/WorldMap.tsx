import { type FocusEvent, type KeyboardEvent, memo, type RefObject, useMemo } from 'react'
import { isolated } from '../overview/label-width.ts'
import { labelsOf } from '../overview/labels.ts'
import { boxOf, movedBy, onScreen, type PlaneView, touches } from '../overview/plane.ts'
import planeCss from '../overview/plane.module.css'
import { usePlane } from '../overview/use-plane.ts'
import { markOf, useRoving } from '../overview/use-roving.ts'
import type { Size } from '../overview/use-size.ts'
import { type ZoomActs, zoomKey } from '../overview/Zoom.tsx'
import { t } from '../words.ts'
import { GroupMark, radiusOf } from './GroupMark.tsx'
import css from './map.module.css'
import { limitsFor } from './limits.ts'
import type { Outline, Piece } from './outline.ts'
import { type Group, groupsAt, type Spot } from './spots.ts'

type WorldMapProps = {
  spots: readonly Spot[]
  eventCount: number
  outline: Outline | null
  borders: boolean
  size: Size
  box: RefObject<HTMLDivElement | null>
  view: PlaneView
  onView: (view: PlaneView) => void
  acts: ZoomActs
  chosenKey: string | null
  onOpen: (group: Group) => void
}

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-80, 0],
  ArrowRight: [80, 0],
  ArrowUp: [0, -80],
  ArrowDown: [0, 80],
}

/** The outline of the world with the places of events on it. */
export function WorldMap(props: WorldMapProps) {
  const { spots, eventCount, outline, borders, size, box, view, onView, acts, chosenKey, onOpen } = props
  const plane = usePlane({ box, view, onView, limits: limitsFor(size) })
  const groups = useMemo(() => groupsAt(spots, view.scale), [spots, view.scale])
  const placed = groups.map((group) => ({ group, ...onScreen(view, size, group), radius: radiusOf(group) }))
  const near = placed.filter(({ x, y }) => x > -200 && y > -200 && x < size.width + 200 && y < size.height + 200)
  const keys = useMemo(() => [...groups].sort((a, b) => a.x - b.x || a.y - b.y).map(({ key }) => key), [groups])
  const roving = useRoving(box, keys)
  const follow = (key: string) => {
    const group = groups.find((one) => one.key === key)
    if (group) onOpen(group)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const arrow = event.shiftKey ? arrows[event.key] : undefined
    if (zoomKey(event.key, acts)) event.preventDefault()
    else if (arrow) {
      event.preventDefault()
      onView(movedBy(view, ...(arrow as [number, number])))
    } else if (!roving.onKey(event) && event.key === 'Enter' && roving.current !== null) {
      event.preventDefault()
      follow(roving.current)
    }
  }

  /** A place that keys went to is brought where it shows. */
  function onFocus({ target }: FocusEvent): void {
    const key = markOf(target)
    const found = placed.find(({ group }) => group.key === key)
    if (key === null || !found) return
    roving.setCurrent(key)
    const isIn = found.x > 10 && found.y > 10 && found.x < size.width - 10 && found.y < size.height - 10
    if (!isIn) onView({ ...view, x: found.group.x, y: found.group.y })
  }

  return (
    <div
      ref={box}
      className={planeCss.box}
      role="group"
      aria-label={t('overview.map.label', { events: t('overview.events', { count: eventCount }) })}
      aria-description={t('overview.map.help')}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={({ target }) => {
        const key = markOf(target)
        if (key !== null) follow(key)
      }}
      {...plane.handlers}
      data-moving={plane.isMoving || undefined}
    >
      {size.width > 0 && (
        <svg width={size.width} height={size.height} className={planeCss.svg}>
          {outline && <World outline={outline} borders={borders} view={view} size={size} />}
          {near.map(({ group, x, y }) => (
            <GroupMark
              key={group.key}
              group={group}
              x={x}
              y={y}
              scale={view.scale}
              isChosen={group.spots.some(({ key }) => key === chosenKey)}
              isTabStop={roving.current === group.key}
            />
          ))}
          {/* Those that keys can go to, beyond what shows. */}
          {placed
            .filter((one) => !near.includes(one))
            .map(({ group, x, y }) => (
              <g
                key={group.key}
                data-mark={group.key}
                role="button"
                tabIndex={roving.current === group.key ? 0 : -1}
                aria-label={group.spots[0]?.name}
              >
                <circle cx={x} cy={y} r={1} />
              </g>
            ))}
          <g aria-hidden="true">
            {labelsOf(
              near.map(({ group, ...at }) => ({ key: group.key, name: nameOf(group), ...at })),
              { within: size },
            ).map(({ key, text, x, y }) => (
              <text key={key} x={x} y={y} className={css.label}>
                {isolated(text)}
              </text>
            ))}
          </g>
        </svg>
      )}
    </div>
  )
}

/** Several places have no name in common. */
const nameOf = ({ spots }: Group) => (spots.length === 1 ? (spots[0]?.name ?? '') : '')

type WorldProps = { outline: Outline; borders: boolean; view: PlaneView; size: Size }

/** What of the outline lies in the view. */
const World = memo(function World({ outline, borders, view, size }: WorldProps) {
  const shown = boxOf(view, size)
  const near = (pieces: readonly Piece[]) => pieces.filter((piece) => touches(piece.box, shown))
  const { x, y } = onScreen(view, size, { x: 0, y: 0 })
  return (
    <g transform={`translate(${x} ${y}) scale(${view.scale})`} aria-hidden="true">
      {near(outline.lands).map(({ d }) => (
        <path key={d} d={d} className={css.land} />
      ))}
      {borders && near(outline.borders).map(({ d }) => <path key={d} d={d} className={css.border} />)}
      {near(outline.coasts).map(({ d }) => (
        <path key={d} d={d} className={css.coast} />
      ))}
    </g>
  )
})
