import { memo } from 'react'
import { isolated } from '../overview/label-width.ts'
import { classes } from '../ui/classes.ts'
import { type Placed, pointRadius } from './lanes.ts'
import css from './timeline.module.css'

type MarkLabelProps = {
  placed: Placed
  y: number
  /** Where the picture begins: the name of a bar that begins before it stands there. */
  left: number
  isChosen: boolean
  isOut: boolean
}

/** The name beside or in a mark, as far as there is room; the mark itself says all of it. */
export const MarkLabel = memo(Drawn, (before, now) => {
  const same = before.placed === now.placed && before.y === now.y
  return same && before.isChosen === now.isChosen && before.isOut === now.isOut && labelAt(before) === labelAt(now)
})

function Drawn(props: MarkLabelProps) {
  const { placed, y, isChosen, isOut } = props
  return (
    <text
      x={labelAt(props)}
      y={y + 4}
      data-label={placed.event.id}
      className={classes(css.label, isChosen && css.chosenLabel, isOut && css.out)}
    >
      {isolated(placed.label)}
    </text>
  )
}

function labelAt({ placed: { from, to, inside, isPoint }, left }: MarkLabelProps): number {
  if (!inside) return to + (isPoint ? pointRadius - 1 : 6)
  return Math.min(Math.max(from, left) + 7, Math.max(from + 7, to - 60))
}
