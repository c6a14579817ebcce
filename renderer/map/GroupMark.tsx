import { classes } from '../ui/classes.ts'
import { dateWords } from '../entities/date-words.ts'
import { numberInWords, t } from '../words.ts'
import { reach } from './accuracy.ts'
import css from './map.module.css'
import { unitsOf } from './projection.ts'
import type { Group } from './spots.ts'

type GroupMarkProps = {
  group: Group
  /** On the screen. */
  x: number
  y: number
  scale: number
  isChosen: boolean
  isTabStop: boolean
}

/** A place, or several too near to each other, as sure as it is known; the number is that of events. */
export function GroupMark({ group, x, y, scale, isChosen, isTabStop }: GroupMarkProps) {
  const [spot] = group.spots
  if (!spot) return null
  const words = groupWords(group)
  const isOne = group.spots.length === 1
  const around = isOne ? unitsOf(reach[spot.accuracy], spot.latitude) * scale : 0
  return (
    <g
      role={isOne && group.count === 1 ? 'link' : 'button'}
      tabIndex={isTabStop ? 0 : -1}
      data-mark={group.key}
      aria-label={words}
      aria-current={isChosen || undefined}
      className={classes(css.mark, isChosen && css.chosen)}
    >
      <title>{words}</title>
      {around > 0 && (
        <circle
          cx={x}
          cy={y}
          r={Math.max(around, radiusOf(group) + 5)}
          className={css.around}
          data-accuracy={spot.accuracy}
        />
      )}
      <circle cx={x} cy={y} r={radiusOf(group) + 4} className={css.ring} />
      <circle
        cx={x}
        cy={y}
        r={radiusOf(group)}
        className={isOne ? css.point : css.several}
        data-accuracy={isOne ? spot.accuracy : undefined}
        data-counted={group.count > 1 || undefined}
      />
      {group.count > 1 && (
        <text x={x} y={y + 4} textAnchor="middle" className={isOne ? css.count : css.countSeveral}>
          {numberInWords(group.count)}
        </text>
      )}
    </g>
  )
}

/** As large as its count needs. */
export function radiusOf({ count }: Group): number {
  return count === 1 ? 5.5 : 8 + 3 * String(count).length
}

export function groupWords({ spots, count }: Group): string {
  const [spot] = spots
  const place = spot?.name ?? ''
  const counted = (words: string) => words.replace(String(count), numberInWords(count))
  if (spots.length > 1) return counted(t('overview.map.around', { count, place }))
  const where =
    spot?.precision === undefined ? place : t('overview.map.precisionWords', { place, precision: spot.precision })
  const [event] = spot?.events ?? []
  const name =
    event?.date === undefined
      ? event?.name
      : t('overview.timeline.mark', { name: event.name, date: dateWords(event.date) })
  return t('overview.map.place', { count, place: where, name: name ?? '' }).replace(
    `: ${count} `,
    `: ${numberInWords(count)} `,
  )
}
