import { type FocusEvent, type KeyboardEvent, type PointerEvent, type RefObject, useMemo, useRef } from 'react'
import type { EntityId } from '#contract/ids.ts'
import { isolated } from '../overview/label-width.ts'
import { labelsOf } from '../overview/labels.ts'
import { type Limits, onScreen, type PlaneView } from '../overview/plane.ts'
import planeCss from '../overview/plane.module.css'
import { usePlane } from '../overview/use-plane.ts'
import { markOf, useRoving } from '../overview/use-roving.ts'
import type { Size } from '../overview/use-size.ts'
import { type ZoomActs, zoomKey } from '../overview/Zoom.tsx'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import { type DrawnEdge, type DrawnNetwork, keyOf } from './drawn-network.ts'
import css from './network.module.css'
import { look, pin, type Point } from './network-state.ts'
import { dashOf, opacityOf, strokeOf } from './picture.ts'
import { entityKind, nodeWords, tieWords } from './tie-words.ts'

type NetworkPictureProps = {
  network: DrawnNetwork
  /** Where each node stands; empty until that is worked out. */
  points: readonly Point[]
  box: RefObject<HTMLDivElement | null>
  size: Size
  view: PlaneView
  limits: Limits
  onView: (view: PlaneView) => void
  acts: ZoomActs
  pins: Readonly<Record<string, Point>>
  chosenNode: EntityId | null
  chosenEdge: readonly [EntityId, EntityId] | null
}

const arrows: Record<string, Point> = {
  ArrowLeft: { x: -20, y: 0 },
  ArrowRight: { x: 20, y: 0 },
  ArrowUp: { x: 0, y: -20 },
  ArrowDown: { x: 0, y: 20 },
}

/** Actors as rounds, events as squares, and lines for what ties them. */
export function NetworkPicture(props: NetworkPictureProps) {
  const { network, points, box, size, view, limits, onView, acts, pins, chosenNode, chosenEdge } = props
  const plane = usePlane({ box, view, onView, limits })
  const dragged = useDraggedNode(network, points, view)
  const isThere = points.length === network.nodes.length && size.width > 0
  const order = useMemo(() => network.nodes.toSorted((a, b) => b.passages - a.passages).map(({ id }) => id), [network])
  const roving = useRoving(box, order)
  const placeOf = useMemo(() => new Map(network.nodes.map(({ id }, place) => [id as string, place])), [network])
  // Marks grow with the picture, less than it does.
  const grown = Math.min(1.6, Math.max(0.7, Math.sqrt(view.scale)))
  const at = (place: number) => onScreen(view, size, points[place] ?? { x: 0, y: 0 })
  const near = useMemo(() => nearTo(network, chosenNode, chosenEdge), [network, chosenNode, chosenEdge])
  const edgeKey = chosenEdge && keyOf(...chosenEdge)

  function choose(key: string): void {
    const edge = network.edges.find((one) => one.key === key)
    if (edge) look({ edge: [edge.from.id, edge.to.id], node: null })
    else look({ node: key as EntityId, edge: null })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { current } = roving
    const arrow = event.shiftKey ? arrows[event.key] : undefined
    if (zoomKey(event.key, acts)) return event.preventDefault()
    if (arrow && current !== null) {
      event.preventDefault()
      const point = points[placeOf.get(current) ?? -1]
      if (point) pin(current as EntityId, { x: point.x + arrow.x, y: point.y + arrow.y })
    } else if (!roving.onKey(event) && event.key === 'Enter' && current !== null) {
      event.preventDefault()
      choose(current)
    } else if (event.key === 'Escape') look({ node: null, edge: null })
  }

  /** One that keys went to is brought where it shows. */
  function onFocus({ target }: FocusEvent): void {
    const key = markOf(target)
    const place = key === null ? undefined : placeOf.get(key)
    if (key === null || place === undefined) return
    roving.setCurrent(key)
    const { x, y } = at(place)
    const point = points[place]
    const isIn = x > 10 && y > 10 && x < size.width - 10 && y < size.height - 10
    if (!isIn && point) onView({ ...view, ...point })
  }

  return (
    <div
      ref={box}
      className={planeCss.box}
      role="group"
      aria-busy={!isThere}
      aria-label={t('overview.network.label', {
        nodes: t('overview.network.nodes', { count: network.nodes.length }),
        ties: t('overview.network.ties', { count: network.edges.length }),
      })}
      aria-description={t('overview.network.help')}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onClick={({ target }) => {
        const key = target instanceof Element ? (target.getAttribute('data-tie') ?? markOf(target)) : null
        if (key !== null) choose(key)
      }}
      {...plane.handlers}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        if (!dragged.begin(event)) plane.handlers.onPointerDown(event)
      }}
      onPointerMove={(event: PointerEvent<HTMLElement>) => {
        if (!dragged.move(event)) plane.handlers.onPointerMove(event)
      }}
      onPointerUp={() => {
        dragged.end()
        plane.handlers.onPointerUp()
      }}
      data-moving={plane.isMoving || undefined}
    >
      {isThere && (
        <svg width={size.width} height={size.height} className={planeCss.svg}>
          <g aria-hidden="true">
            {network.edges.map((edge) => (
              <Edge
                key={edge.key}
                edge={edge}
                from={at(edge.a)}
                to={at(edge.b)}
                isChosen={edge.key === edgeKey}
                isFaint={near !== null && !near.has(edge.key)}
              />
            ))}
          </g>
          {network.nodes.map((node, place) => {
            const { x, y } = at(place)
            const radius = node.radius * grown
            const words = nodeWords(node, network.edgesOf(node.id).length)
            return (
              <g
                key={node.id}
                role="button"
                tabIndex={roving.current === node.id ? 0 : -1}
                data-mark={node.id}
                aria-label={pins[node.id] ? t('overview.network.pinned', { node: words }) : words}
                aria-pressed={node.id === chosenNode}
                className={classes(
                  css.node,
                  css[entityKind(node.id)],
                  near !== null && !near.has(node.id) && css.faint,
                )}
                transform={`translate(${x} ${y})`}
              >
                <title>{words}</title>
                <circle r={radius + 4} className={css.ring} data-chosen={node.id === chosenNode || undefined} />
                {entityKind(node.id) === 'actor' ? (
                  <circle r={radius} className={css.shape} />
                ) : (
                  <rect x={-radius} y={-radius} width={2 * radius} height={2 * radius} rx={3} className={css.shape} />
                )}
                {pins[node.id] && <circle r={2} className={css.pin} />}
              </g>
            )
          })}
          <g aria-hidden="true">
            {labelsOf(named(network, at, grown, near), { most: 160, within: size }).map(({ key, text, x, y }) => (
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

type EdgeProps = { edge: DrawnEdge; from: Point; to: Point; isChosen: boolean; isFaint: boolean }

function Edge({ edge, from, to, isChosen, isFaint }: EdgeProps) {
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y }
  return (
    <g className={classes(css.edge, isChosen && css.chosenEdge, isFaint && css.faint)}>
      <line
        {...line}
        strokeWidth={strokeOf(edge)}
        strokeOpacity={opacityOf(edge)}
        strokeDasharray={dashOf(edge)}
        className={css.tie}
      />
      <line {...line} className={css.grasp} data-tie={edge.key}>
        <title>{`${edge.from.name} – ${edge.to.name}: ${tieWords(edge)}`}</title>
      </line>
    </g>
  )
}

/** What stays strong while one node or tie is looked at: itself and what it is tied to; `null` is all. */
function nearTo(
  { edges, edgesOf }: DrawnNetwork,
  node: EntityId | null,
  edge: readonly [EntityId, EntityId] | null,
): ReadonlySet<string> | null {
  if (edge) {
    const key = keyOf(...edge)
    return edges.some((one) => one.key === key) ? new Set<string>([...edge, key]) : null
  }
  if (node === null) return null
  const own = edgesOf(node)
  return own.length === 0 ? null : new Set<string>([node, ...own.flatMap(({ key, from, to }) => [key, from.id, to.id])])
}

/** The most linked get their names first; where one is looked at, those near it. */
function named(
  { nodes }: DrawnNetwork,
  at: (place: number) => Point,
  grown: number,
  near: ReadonlySet<string> | null,
): Parameters<typeof labelsOf>[0] {
  return nodes
    .map((node, place) => ({ node, key: node.id, name: node.name, ...at(place), radius: node.radius * grown }))
    .sort(
      (a, b) =>
        Number(near?.has(b.key) ?? false) - Number(near?.has(a.key) ?? false) || b.node.passages - a.node.passages,
    )
    .map(({ node, ...mark }) => (near !== null && !near.has(node.id) ? { ...mark, name: '' } : mark))
}

/** A node that the pointer takes along stays where it is put. */
function useDraggedNode({ nodes }: DrawnNetwork, points: readonly Point[], view: PlaneView) {
  const begun = useRef<{ id: EntityId; x: number; y: number; point: Point; far: boolean } | null>(null)
  return {
    begin(event: PointerEvent<HTMLElement>): boolean {
      const key = event.button === 0 ? markOf(event.target) : null
      const place = nodes.findIndex(({ id }) => id === key)
      const point = points[place]
      const node = nodes[place]
      if (!point || !node) return false
      begun.current = { id: node.id, x: event.clientX, y: event.clientY, point, far: false }
      return true
    },
    move(event: PointerEvent<HTMLElement>): boolean {
      const from = begun.current
      if (!from) return false
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      if (!from.far && Math.hypot(x, y) < 4) return true
      if (!from.far) event.currentTarget.setPointerCapture(event.pointerId)
      from.far = true
      pin(from.id, { x: from.point.x + x / view.scale, y: from.point.y + y / view.scale })
      return true
    },
    end(): void {
      begun.current = null
    },
  }
}
