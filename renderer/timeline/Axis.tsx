import { labelWidth } from '../overview/label-width.ts'
import css from './timeline.module.css'
import { type Tick, ticksIn } from './ticks.ts'
import type { TimeView } from './time-view.ts'

const room = 96

type AxisProps = { view: TimeView; width: number; at: number; xOf: (day: number) => number }

/** The line of time with its dates, and hairlines up from them. No date touches another. */
export function Axis({ view, width, at, xOf }: AxisProps) {
  const ticks = ticksIn(view, Math.floor(width / room))
  const labelled = withRoom(ticks, xOf, width)
  return (
    <g aria-hidden="true">
      {ticks.map((tick) => {
        const x = xOf(tick.day)
        return (
          <g key={tick.day}>
            <line x1={x} x2={x} y1={0} y2={at + 4} className={tick.major ? css.majorLine : css.line} />
            {labelled.has(tick) && (
              <text x={x} y={at + 18} textAnchor="middle" className={tick.major ? css.majorDate : css.date}>
                {tick.label}
              </text>
            )}
          </g>
        )
      })}
      <line x1={0} x2={width} y1={at} y2={at} className={css.axis} />
    </g>
  )
}

/** Those whose dates stand side by side, none beyond an end. */
function withRoom(ticks: readonly Tick[], xOf: (day: number) => number, width: number): ReadonlySet<Tick> {
  const labelled = new Set<Tick>()
  let free = 0
  for (const tick of ticks) {
    const [x, half] = [xOf(tick.day), labelWidth(tick.label) / 2]
    if (x - half < free || x + half > width) continue
    labelled.add(tick)
    free = x + half + 8
  }
  return labelled
}
