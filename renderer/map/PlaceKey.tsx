import { t } from '../words.ts'
import timeline from '../timeline/timeline.module.css'
import css from './map.module.css'

const shapes = [
  { word: 'overview.map.keyPoint', accuracy: 'point', around: 0 },
  { word: 'overview.map.keyNear', accuracy: 'near', around: 7 },
  { word: 'overview.map.keyRegion', accuracy: 'region', around: 8 },
  { word: 'overview.map.keyCountry', accuracy: 'country', around: 8.5 },
  { word: 'overview.map.keyUnknown', accuracy: 'unknown', around: 0 },
] as const

/** What the shapes of places mean, in one quiet line. */
export function PlaceKey() {
  return (
    <ul className={timeline.key} aria-label={t('overview.map.key')}>
      {shapes.map(({ word, accuracy, around }) => (
        <li key={word}>
          <svg width={20} height={20} aria-hidden="true">
            {around > 0 && <circle cx={10} cy={10} r={around} className={css.around} data-accuracy={accuracy} />}
            <circle cx={10} cy={10} r={around > 0 ? 3 : 5} className={css.point} data-accuracy={accuracy} />
          </svg>
          {t(word)}
        </li>
      ))}
    </ul>
  )
}
