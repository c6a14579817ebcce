import { dateWords } from '../entities/date-words.ts'
import { numberInWords, t } from '../words.ts'
import type { Cluster } from './lanes.ts'
import css from './timeline.module.css'

type ClusterMarkProps = {
  markKey: string
  cluster: Cluster
  y: number
  isTabStop: boolean
}

/** Events counted together where there is no room for each; opens into them. */
export function ClusterMark({ markKey, cluster, y, isTabStop }: ClusterMarkProps) {
  const { at, events } = cluster
  const count = numberInWords(events.length)
  const words = clusterWords(cluster)
  const width = Math.max(22, 12 + count.length * 7)
  return (
    <g role="button" tabIndex={isTabStop ? 0 : -1} data-mark={markKey} aria-label={words} className={css.cluster}>
      <title>{words}</title>
      <rect x={at - width / 2} y={y - 9} width={width} height={18} rx={9} />
      <text x={at} y={y + 4} textAnchor="middle">
        {count}
      </text>
    </g>
  )
}

function clusterWords({ events }: Cluster): string {
  const [first, last] = [events[0]?.date, events.at(-1)?.date]
  const dates =
    first === undefined || last === undefined || first === last
      ? dateWords(first ?? '', 'short')
      : t('entities.date.range', { from: dateWords(first, 'short'), to: dateWords(last, 'short') })
  return t('overview.timeline.cluster', { count: events.length, dates })
}
