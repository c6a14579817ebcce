import type { Extent } from '../overview/extent.ts'
import { t } from '../words.ts'
import { MarkShape } from './MarkShape.tsx'
import css from './timeline.module.css'

const sure: Extent = { from: 0, to: 1, shape: 'lasting', unsure: false, softStart: false, softEnd: false }

const shapes = [
  { word: 'overview.timeline.keyMoment', extent: { ...sure, shape: 'moment' }, isPoint: true },
  { word: 'overview.timeline.keyLasting', extent: sure, isPoint: false },
  { word: 'overview.timeline.keyWithin', extent: { ...sure, shape: 'within' }, isPoint: false },
  { word: 'overview.timeline.keyUnsure', extent: { ...sure, unsure: true }, isPoint: false },
  { word: 'overview.timeline.keyOpen', extent: { ...sure, to: null, softEnd: true }, isPoint: false },
] as const

/** What the shapes mean, in one quiet line. */
export function DateKey() {
  return (
    <ul className={css.key} aria-label={t('overview.timeline.key')}>
      {shapes.map(({ word, extent, isPoint }) => (
        <li key={word}>
          <svg width={30} height={16} aria-hidden="true">
            <MarkShape
              event={{ extent, disputed: false }}
              bar={isPoint ? { from: 16, to: 26, isPoint } : { from: 2, to: 28, isPoint }}
              y={8}
            />
          </svg>
          {t(word)}
        </li>
      ))}
    </ul>
  )
}
