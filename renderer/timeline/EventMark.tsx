import { memo } from 'react'
import { dateWords } from '../entities/date-words.ts'
import type { ShownEvent } from '../overview/shown-events.ts'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import type { Placed } from './lanes.ts'
import { MarkShape } from './MarkShape.tsx'
import css from './timeline.module.css'

type EventMarkProps = {
  placed: Placed
  y: number
  isChosen: boolean
  /** Not in the dates that are chosen. */
  isOut: boolean
  isTabStop: boolean
}

export const EventMark = memo(Drawn)

function Drawn({ placed, y, isChosen, isOut, isTabStop }: EventMarkProps) {
  const { event, from, to } = placed
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
    </g>
  )
}

/** "Ceasefire of 20 September 2023, 20 September 2023, 13:00, disputed". */
export function markWords({ name, date = '', clock, disputed }: ShownEvent): string {
  const words = clock
    ? t('overview.timeline.markAt', { name, date: dateWords(date), time: clock.from })
    : t('overview.timeline.mark', { name, date: dateWords(date) })
  return disputed ? t('overview.timeline.markDisputed', { mark: words }) : words
}
