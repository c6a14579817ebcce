import type { ArticleDays } from '#contract/overview.ts'
import { t } from '../words.ts'
import { densityIn } from './density.ts'
import css from './timeline.module.css'
import type { TimeView } from './time-view.ts'

const column = 6

type DensityProps = { articles: ArticleDays['dates']; view: TimeView; width: number; top: number; height: number }

/** How many articles were published when, as columns under the axis. */
export function Density({ articles, view, width, top, height }: DensityProps) {
  const counts = densityIn(articles, view, Math.max(1, Math.floor(width / column)))
  const most = Math.max(0, ...counts)
  const label =
    most > 0 ? t('overview.timeline.articlesMost', { count: Math.ceil(most) }) : t('overview.timeline.articles')
  const tall = height - 18
  return (
    <g role="img" aria-label={label}>
      <path d={columns(counts, most, top + height, tall)} className={css.density} />
      <text x={8} y={top + 12} className={css.date}>
        {t('overview.timeline.articles')}
      </text>
    </g>
  )
}

function columns(counts: readonly number[], most: number, bottom: number, tall: number): string {
  return counts
    .map((count, index) => {
      if (count <= 0 || most <= 0) return ''
      const height = Math.max(1.5, (count / most) * tall)
      return `M${index * column} ${bottom}v${-height}h${column - 1}v${height}z`
    })
    .join('')
}
