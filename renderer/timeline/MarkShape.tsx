import type { Extent } from '../overview/extent.ts'
import type { ShownEvent } from '../overview/shown-events.ts'
import { type Bar, pointRadius } from './lanes.ts'
import css from './timeline.module.css'

const barHeight = 14

type MarkShapeProps = { event: Pick<ShownEvent, 'extent' | 'disputed'>; bar: Bar; y: number }

/** A dot for a day, a bar for what lasted, a hollow one for some time within; dashed where unsure, fading where open. */
export function MarkShape({ event: { extent, disputed }, bar, y }: MarkShapeProps) {
  if (!extent) return null
  const middle = (bar.from + bar.to) / 2
  return (
    <>
      {bar.isPoint ? (
        <circle cx={middle} cy={y} r={pointRadius} className={css.point} data-unsure={extent.unsure || undefined} />
      ) : (
        <rect
          x={bar.from}
          y={y - barHeight / 2}
          width={bar.to - bar.from}
          height={barHeight}
          rx={4}
          className={css.bar}
          data-shape={extent.shape}
          data-unsure={extent.unsure || undefined}
          {...fadeOf(extent)}
        />
      )}
      {disputed && <circle cx={bar.to} cy={y - barHeight / 2} r={3} className={css.disputed} />}
    </>
  )
}

function fadeOf({ softStart, softEnd }: Extent): { fill?: string; stroke?: string; 'data-fading'?: true } {
  if (!softStart && !softEnd) return {}
  const end = softStart && softEnd ? 'both' : softStart ? 'start' : 'end'
  return { fill: `url(#fade-fill-${end})`, stroke: `url(#fade-edge-${end})`, 'data-fading': true }
}
