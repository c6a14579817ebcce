import type { Entity } from '#contract/entity.ts'
import type { CoOccurrence } from '#contract/cross-reference.ts'
import { pathTo, useGo } from '../routes.ts'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './page.module.css'
import { type Mark, marksOf } from './when-scale.ts'

const width = 380
const edge = 8
const axis = 40

function x(part: number): number {
  return edge + part * (width - 2 * edge)
}

/** When it happened, between the events it appears with. What the strip shows is said in words beside every mark. */
export function WhenStrip({ entity, others }: { entity: Entity; others: readonly CoOccurrence[] }) {
  const marks = marksOf(entity, others)
  if (marks === null) return null
  const own = marks.find((mark) => mark.own)
  return (
    <Section title={t('entities.when.title')}>
      <svg
        viewBox={`0 0 ${width} 76`}
        className={css.strip}
        role="group"
        aria-label={t('entities.when.label', { name: entity.name, date: own ? dateWords(own.date) : '' })}
      >
        <line x1={edge} x2={width - edge} y1={axis} y2={axis} className={css.axis} />
        {marks.map((mark) =>
          mark.own ? <OwnMark key={mark.id} mark={mark} /> : <OtherMark key={mark.id} mark={mark} />,
        )}
        <Ends marks={marks} />
      </svg>
    </Section>
  )
}

function OwnMark({ mark }: { mark: Mark }) {
  const wide = Math.max(12, x(mark.to) - x(mark.from))
  const start = Math.min(x(mark.from), width - edge - wide)
  return <rect x={start} y={axis - 8} width={wide} height={16} rx={4} className={css.ownMark} />
}

function OtherMark({ mark }: { mark: Mark }) {
  const go = useGo()
  const label = t('entities.when.other', { name: mark.name, date: dateWords(mark.date) })
  const follow = () => go(pathTo(mark.id))
  return (
    <g
      role="link"
      tabIndex={0}
      aria-label={label}
      className={css.otherMark}
      onClick={follow}
      onKeyDown={(event) => {
        if (event.key === 'Enter') follow()
      }}
    >
      <title>{label}</title>
      <circle cx={(x(mark.from) + x(mark.to)) / 2} cy={axis} r={12} className={css.target} />
      <circle cx={(x(mark.from) + x(mark.to)) / 2} cy={axis} r={5} />
    </g>
  )
}

/** The dates of the first and the last mark, and of its own when there is room between. */
function Ends({ marks }: { marks: readonly Mark[] }) {
  const ordered = marks.toSorted((a, b) => a.from - b.from)
  const first = ordered[0]
  const last = marks.toSorted((a, b) => b.to - a.to)[0]
  const own = marks.find((mark) => mark.own)
  if (!first || !last || !own) return null
  const middle = (own.from + own.to) / 2
  const alone = first.id === last.id
  return (
    <>
      {first.id !== own.id && <DateAt part={first.from} date={first.date} anchor="start" row={70} />}
      {last.id !== own.id && !alone && <DateAt part={last.to} date={last.date} anchor="end" row={70} />}
      <DateAt part={middle} date={own.date} anchor={anchorOf(middle)} row={22} />
    </>
  )
}

function anchorOf(part: number): 'start' | 'middle' | 'end' {
  return part < 0.25 ? 'start' : part > 0.75 ? 'end' : 'middle'
}

type DateAtProps = { part: number; date: string; anchor: 'start' | 'middle' | 'end'; row: number }

function DateAt({ part, date, anchor, row }: DateAtProps) {
  const at = anchor === 'start' ? Math.min(x(part), width / 2) : x(part)
  return (
    <text x={at} y={row} textAnchor={anchor} className={css.dateText}>
      {dateWords(date, 'short')}
    </text>
  )
}
