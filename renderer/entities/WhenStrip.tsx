import type { Entity } from '#contract/entity.ts'
import type { EntityPage } from '#contract/views.ts'
import { fittedLabel, isolated, labelWidth } from '../overview/label-width.ts'
import { pathTo, useGo } from '../routes.ts'
import { Section } from '../ui/Section.tsx'
import { t } from '../words.ts'
import { dateWords } from './date-words.ts'
import css from './page.module.css'
import { relationWords } from './relation-words.ts'
import { type Mark, marksOf } from './when-scale.ts'

const width = 380
const edge = 8
const axis = 40
/** A letter of the labels here is a twelfth smaller than those that are measured. */
const smaller = 11 / 12

function x(part: number): number {
  return edge + part * (width - 2 * edge)
}

type WhenStripProps = { entity: Entity; others: EntityPage['appearsWith']; ties: EntityPage['relations'] }

/**
 * When it happened, between the events it is tied to and those it appears with. What the strip shows is said in words
 * beside every mark.
 */
export function WhenStrip({ entity, others, ties }: WhenStripProps) {
  const marks = marksOf(entity, others, ties)
  if (marks === null) return null
  const own = marks.find((mark) => mark.own)
  const time = entity.kind === 'event' ? entity.clock?.from : undefined
  return (
    <Section title={t('entities.when.title')}>
      <svg
        viewBox={`0 0 ${width} 76`}
        className={css.strip}
        role="group"
        aria-label={t('entities.when.label', { name: entity.name, date: own ? ownWords(own.date, time, 'long') : '' })}
      >
        <line x1={edge} x2={width - edge} y1={axis} y2={axis} className={css.axis} />
        {marks
          .filter((mark) => mark.own)
          .map((mark) => (
            <OwnMark key={mark.id} mark={mark} />
          ))}
        {marks
          .filter((mark) => !mark.own)
          .map((mark) => (
            <OtherMark key={mark.id} mark={mark} />
          ))}
        {tiedNames(marks).map(({ id, at, text }) => (
          <text key={id} x={at} y={22} className={css.tiedName} aria-hidden="true">
            {isolated(text)}
          </text>
        ))}
        {datesUnder(marks, time).map(({ at, text }) => (
          <text key={text} x={at} y={70} className={css.dateText} aria-hidden="true">
            {text}
          </text>
        ))}
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
  const name = t('entities.when.other', { name: mark.name, date: dateWords(mark.date) })
  const label = mark.tie
    ? t('entities.when.tied', { tie: relationWords(mark.tie.type, mark.tie.outgoing), event: name })
    : name
  const follow = () => go(pathTo(mark.id))
  return (
    <g
      role="link"
      tabIndex={0}
      aria-label={label}
      className={mark.tie ? css.tiedMark : css.otherMark}
      onClick={follow}
      onKeyDown={(event) => {
        if (event.key === 'Enter') follow()
      }}
    >
      <title>{label}</title>
      <circle cx={middleOf(mark)} cy={axis} r={12} className={css.target} />
      <circle cx={middleOf(mark)} cy={axis} r={5} />
    </g>
  )
}

const middleOf = (mark: Mark) => (x(mark.from) + x(mark.to)) / 2

type Label = { at: number; text: string }

/** The names of the events it is tied to, as many as stand side by side. */
function tiedNames(marks: readonly Mark[]): (Label & { id: string })[] {
  const labels: (Label & { id: string })[] = []
  let free = 0
  for (const mark of marks.filter(({ tie }) => tie).toSorted((a, b) => a.from - b.from)) {
    const { text, width: wide } = fittedLabel(mark.name, 170)
    const at = Math.min(Math.max(edge, middleOf(mark) - (wide * smaller) / 2), width - edge - wide * smaller)
    if (at < free) continue
    labels.push({ id: mark.id, at, text })
    free = at + wide * smaller + 10
  }
  return labels
}

/** Its own date, and those of the first and the last mark where there is room beside it. */
function datesUnder(marks: readonly Mark[], time: string | undefined): Label[] {
  const own = marks.find((mark) => mark.own)
  const first = marks.toSorted((a, b) => a.from - b.from)[0]
  const last = marks.toSorted((a, b) => b.to - a.to)[0]
  if (!own || !first || !last) return []
  const placed: (Label & { end: number })[] = []
  const add = (middle: number, text: string) => {
    const wide = labelWidth(text) * smaller
    const at = Math.min(Math.max(edge, middle - wide / 2), width - edge - wide)
    if (placed.every((one) => at > one.end + 10 || at + wide + 10 < one.at)) placed.push({ at, end: at + wide, text })
  }
  add(middleOf(own), ownWords(own.date, time, 'short'))
  add(middleOf(first), dateWords(first.date, 'short'))
  add(middleOf(last), dateWords(last.date, 'short'))
  return placed
}

function ownWords(date: string, time: string | undefined, length: 'long' | 'short'): string {
  const words = dateWords(date, length)
  return time === undefined ? words : t('entities.when.at', { date: words, time })
}
