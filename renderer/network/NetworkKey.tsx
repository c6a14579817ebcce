import timeline from '../timeline/timeline.module.css'
import { classes } from '../ui/classes.ts'
import { t } from '../words.ts'
import css from './network.module.css'

const lines = [
  { word: 'overview.network.keyPassages', dash: undefined, wide: 2.5 },
  { word: 'overview.network.keyPart', dash: '1.5 3.5', wide: 1.5 },
  { word: 'overview.network.keyRelation', dash: '6 4', wide: 1.5 },
] as const

/** What the shapes and lines mean, in one quiet line. */
export function NetworkKey() {
  return (
    <ul className={timeline.key} aria-label={t('overview.network.key')}>
      <li>
        <svg width={16} height={16} aria-hidden="true" className={classes(css.node, css.actor)}>
          <circle cx={8} cy={8} r={5} className={css.shape} />
        </svg>
        {t('overview.network.keyActor')}
      </li>
      <li>
        <svg width={16} height={16} aria-hidden="true" className={classes(css.node, css.event)}>
          <rect x={3} y={3} width={10} height={10} rx={2} className={css.shape} />
        </svg>
        {t('overview.network.keyEvent')}
      </li>
      {lines.map(({ word, dash, wide }) => (
        <li key={word}>
          <svg width={28} height={16} aria-hidden="true">
            <line x1={2} x2={26} y1={8} y2={8} strokeWidth={wide} strokeDasharray={dash} className={css.tie} />
          </svg>
          {t(word)}
        </li>
      ))}
    </ul>
  )
}
