import { type FocusEvent, type KeyboardEvent, type RefObject, useMemo } from 'react'
import type { Id } from '#contract/ids.ts'
import type { ArticleDays } from '#contract/overview.ts'
import { pathTo, useGo } from '../routes.ts'
import { t } from '../words.ts'
import { typedRange } from '../overview/days.ts'
import type { ShownEvent } from '../overview/shown-events.ts'
import { markOf, useRoving } from '../overview/use-roving.ts'
import type { Size } from '../overview/use-size.ts'
import { Zoom, type ZoomActs, zoomKey } from '../overview/Zoom.tsx'
import { Axis } from './Axis.tsx'
import { ClusterMark } from './ClusterMark.tsx'
import { DateKey } from './DateKey.tsx'
import { Density } from './Density.tsx'
import { EventMark } from './EventMark.tsx'
import { Fades } from './Fades.tsx'
import { type Cluster, layOut } from './lanes.ts'
import { MarkLabel } from './MarkLabel.tsx'
import { daysIn, fitting, moved, showing, type TimeView } from './time-view.ts'
import css from './timeline.module.css'
import { useDrag } from './use-drag.ts'
import { useWheel } from './use-wheel.ts'

export const laneHeight = 26
const clusterRow = 32
/** Under the axis: dates, and the articles published. */
const axisRoom = 26
const densityRoom = 52
const topRoom = 10

type Range = { first: number; last: number }

type TimelineChartProps = {
  /** All have a place in time. */
  events: readonly ShownEvent[]
  articles: ArticleDays['dates']
  box: RefObject<HTMLDivElement | null>
  size: Size
  view: TimeView
  onView: (view: TimeView) => void
  acts: ZoomActs
  range: ReturnType<typeof typedRange>
  onRange: (range: Range | null) => void
  chosen: Id<'event'> | null
  /** The stretch that shows, in words. */
  caption: string
}

export function TimelineChart(props: TimelineChartProps) {
  const { events, articles, box, size, view, onView, acts, range, onRange, chosen, caption } = props
  const go = useGo()
  const { width, height } = size
  const axisAt = Math.max(80, height - axisRoom - densityRoom)
  const lanes = Math.max(1, Math.floor((axisAt - clusterRow - topRoom) / laneHeight))
  const { laid, offset } = useLaid(events, view, width, lanes)
  const keys = useMemo(() => keysOf(laid), [laid])
  const roving = useRoving(box, keys)
  const dayAt = (x: number) => view.start + (x / Math.max(1, width)) * daysIn(view)
  const laneAt = (lane: number) => axisAt - clusterRow - (lane + 0.5) * laneHeight
  const xOf = (day: number) => ((day - view.start) / daysIn(view)) * width
  useWheel(box, view, onView)
  const drag = useDrag({ axisAt, view, dayAt, onView, onRange, width })
  const brushed = drag.brush ?? drawnRange(range, view)

  function openCluster(cluster: Cluster): void {
    const ends = cluster.events.flatMap(({ extent }) =>
      [extent?.from, extent?.to].filter((end) => typeof end === 'number'),
    )
    const [from, to] = [Math.min(...ends), Math.max(...ends)]
    // What stands on one day comes no further apart: it is listed.
    if (to - from <= 1.01) onRange({ first: Math.floor(from), last: Math.floor(from) })
    else onView(fitting(from, to))
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (zoomKey(event.key, acts)) return event.preventDefault()
    if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault()
      return onView(moved(view, (event.key === 'PageDown' ? 0.8 : -0.8) * daysIn(view)))
    }
    if (roving.onKey(event)) return
    if (event.key !== 'Enter' || roving.current === null) return
    event.preventDefault()
    follow(roving.current)
  }

  function follow(key: string): void {
    const cluster = laid.clusters.find((one) => clusterKey(one) === key)
    if (cluster) openCluster(cluster)
    else go(pathTo(key))
  }

  /** A mark that keys went to is brought where it shows. */
  function onFocus({ target }: FocusEvent): void {
    const key = markOf(target)
    if (key === null) return
    roving.setCurrent(key)
    const cluster = laid.clusters.find((one) => clusterKey(one) === key)
    const bar = cluster ? { from: cluster.at, to: cluster.at } : laid.placed.find(({ event }) => event.id === key)
    if (bar) onView(showing(view, dayAt(bar.from + offset), dayAt(bar.to + offset)))
  }

  return (
    <div className={css.chart}>
      <div className={css.caption}>
        <span>{caption}</span>
        {(range.first !== null || range.last !== null) && (
          <button type="button" className={css.clear} onClick={() => onRange(null)}>
            {t('overview.timeline.clearRange')}
          </button>
        )}
        <Zoom {...acts} />
      </div>
      <div
        ref={box}
        className={css.box}
        role="group"
        aria-label={t('overview.timeline.label', { events: t('overview.events', { count: events.length }) })}
        aria-description={t('overview.timeline.help')}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onClick={({ target }) => {
          const label = target instanceof Element ? target.getAttribute('data-label') : null
          const key = label ?? markOf(target)
          if (key !== null) follow(key)
        }}
        {...drag.handlers}
        data-dragging={drag.isPanning || undefined}
      >
        {width > 0 && (
          <svg width={width} height={height} className={css.svg}>
            <Fades />
            {brushed && (
              <RangeMark from={xOf(brushed.first)} to={xOf(brushed.last + 1)} height={height} width={width} />
            )}
            <Axis view={view} width={width} at={axisAt} xOf={xOf} />
            <g transform={`translate(${offset} 0)`}>
              {laid.clusters.map((cluster) => (
                <ClusterMark
                  key={clusterKey(cluster)}
                  markKey={clusterKey(cluster)}
                  cluster={cluster}
                  y={axisAt - clusterRow / 2 + 1}
                  isTabStop={roving.current === clusterKey(cluster)}
                />
              ))}
              {laid.placed.map((placed) => (
                <EventMark
                  key={placed.event.id}
                  placed={placed}
                  y={laneAt(placed.lane)}
                  isChosen={placed.event.id === chosen}
                  isOut={brushed !== null && !isWithin(placed.event, brushed)}
                  isTabStop={roving.current === placed.event.id}
                />
              ))}
              <g aria-hidden="true">
                {laid.placed.map((placed) => (
                  <MarkLabel
                    key={placed.event.id}
                    placed={placed}
                    y={laneAt(placed.lane)}
                    left={-offset}
                    isChosen={placed.event.id === chosen}
                    isOut={brushed !== null && !isWithin(placed.event, brushed)}
                  />
                ))}
              </g>
            </g>
            <Density articles={articles} view={view} width={width} top={axisAt + axisRoom} height={densityRoom - 8} />
            <rect x={0} y={axisAt} width={width} height={axisRoom + densityRoom} className={css.brushPlace}>
              <title>{t('overview.timeline.brush')}</title>
            </rect>
          </svg>
        )}
      </div>
      <DateKey />
    </div>
  )
}

/** Laid out anew when the scale or the events change, and only shifted while the view is moved. */
function useLaid(events: readonly ShownEvent[], view: TimeView, width: number, lanes: number) {
  const length = daysIn(view)
  const perDay = Number((width / length).toPrecision(9))
  const number = Math.floor(view.start / length)
  const key = Number(length.toPrecision(9))
  const begin = (number - 1) * key
  const laid = useMemo(() => {
    const [start, end] = [(number - 1) * key, (number + 3) * key]
    const near = events.filter(({ extent }) => {
      const from = extent?.from ?? extent?.to ?? 0
      return from < end && (extent?.to ?? from) >= start
    })
    return width === 0 ? { placed: [], clusters: [] } : layOut(near, start, perDay, lanes)
  }, [events, key, number, perDay, lanes, width])
  return { laid, offset: (begin - view.start) * perDay }
}

const clusterKey = (cluster: Cluster) => `cluster-${cluster.at}`

/** Marks and counts in the order of time. */
function keysOf({ placed, clusters }: ReturnType<typeof layOut>): string[] {
  const all = [
    ...placed.map(({ event, from }) => ({ key: event.id, at: from })),
    ...clusters.map((cluster) => ({ key: clusterKey(cluster), at: cluster.at })),
  ]
  return all.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)).map(({ key }) => key)
}

function isWithin({ extent }: ShownEvent, { first, last }: Range): boolean {
  return (extent?.from ?? -Infinity) < last + 1 && (extent?.to ?? Infinity) > first
}

/** An open bound is drawn as far as the view goes. */
function drawnRange({ first, last }: ReturnType<typeof typedRange>, view: TimeView): Range | null {
  if (first === null && last === null) return null
  return { first: first ?? view.start - 1, last: last ?? view.end }
}

function RangeMark({ from, to, height, width }: { from: number; to: number; height: number; width: number }) {
  const [start, end] = [Math.max(-2, from), Math.min(width + 2, to)]
  if (end <= start) return null
  return <rect x={start} y={0} width={end - start} height={height} className={css.range} />
}
