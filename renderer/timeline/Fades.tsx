import css from './timeline.module.css'

const ends = [
  ['start', 0, 1],
  ['end', 1, 0],
] as const

/** What fills and edges fade out with where a date is open or known less well: one for each end, and for both. */
export function Fades() {
  return (
    <defs>
      {(['fill', 'edge'] as const).map((part) =>
        [...ends, ['both', 0, 0] as const].map(([end, first, last]) => (
          <linearGradient key={part + end} id={`fade-${part}-${end}`}>
            <stop offset="0" className={css[part]} stopOpacity={first} />
            {end === 'both' && <stop offset="0.5" className={css[part]} stopOpacity={1} />}
            <stop
              offset={end === 'end' ? '0.25' : end === 'start' ? '0.75' : '0.5'}
              className={css[part]}
              stopOpacity={1}
            />
            <stop offset="1" className={css[part]} stopOpacity={last} />
          </linearGradient>
        )),
      )}
    </defs>
  )
}
