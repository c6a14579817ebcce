import { memo } from 'react'
import { dateWords } from '../entities/date-words.ts'
import { isolated } from '../overview/label-width.ts'
import type { ShownEvent } from '../overview/shown-events.ts'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import { type Placed, pointRadius } from './lanes.ts'
import { MarkShape } from './MarkShape.tsx'
import css from './timeline.module.css'

type EventMarkProps = {
  placed: Placed
  y: number
  /** Where the picture begins: the name of a bar that begins before it stands there. */
  left: number
  isChosen: boolean
  /** Not in the dates that are chosen. */
  isOut: boolean
  isTabStop: boolean
}

export const EventMark = memo(Drawn, (before, now) => {
  const same = before.placed === now.placed && before.y === now.y && before.isChosen === now.isChosen
  const sameState = before.isOut === now.isOut && before.isTabStop === now.isTabStop
  return same && sameState && labelAt(before) === labelAt(now)
})

function Drawn(props: EventMarkProps) {
  const { placed, y, isChosen, isOut, isTabStop } = props
  const { event, from, to, label } = placed
  const words = markWords(event)
  return (
    <g
      role="link"
      tabIndex={isTabStop ? 0 : -1}
      data-mark={event.id}
      aria-label={words}
      aria-current={isChosen || undefined}
      className={classes(css.mark, isChosen && css.chosen, isOut && css.out)}
    >
      <title>{words}</title>
      <rect x={from - 3} y={y - 11} width={to - from + 6} height={22} rx={5} className={css.ring} />
      <MarkShape event={event} bar={placed} y={y} />
      <text x={labelAt(props)} y={y + 4} className={css.label}>
        {isolated(label)}
      </text>
    </g>
  )
}

function labelAt({ placed: { from, to, inside, isPoint }, left }: EventMarkProps): number {
  if (!inside) return to + (isPoint ? pointRadius - 1 : 6)
  return Math.min(Math.max(from, left) + 7, Math.max(from + 7, to - 60))
}

/** "Ceasefire of 20 September 2023, 20 September 2023, 13:00, disputed". */
export function markWords({ name, date = '', clock, disputed }: ShownEvent): string {
  const words = clock
    ? t('overview.timeline.markAt', { name, date: dateWords(date), time: clock.from })
    : t('overview.timeline.mark', { name, date: dateWords(date) })
  return disputed ? t('overview.timeline.markDisputed', { mark: words }) : words
}
