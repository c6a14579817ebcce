import type { Clock } from '#contract/entity.ts'
import { type Day, dayOf, edtfOfDay } from './calendar.ts'
import { datesByChrono } from './chrono-dates.ts'
import { clocksIn } from './clock.ts'
import { type DateRule, englishRules, yearsAnywhere } from './date-rules.ts'

/** A date that words give: EDTF, day precision at most, with the time of day as written beside it. */
export type FoundDate = {
  start: number
  end: number
  edtf: string
  /** Some of it was taken from the article's own date: `Tuesday`, `9 September`. */
  inferred: boolean
  clock?: Clock
}

/**
 * The dates a text names, resolved against the day it was published on. Without such a day only whole dates are
 * found. Durations and what hangs on another event ("hours after", "since then") are left alone.
 */
export async function datesIn(
  text: string,
  { published, language = 'en' }: { published?: string | undefined; language?: string | undefined } = {},
): Promise<FoundDate[]> {
  const reference = dayOf(published)
  const taken: FoundDate[] = []
  const english = /^en\b|^und/.test(language)
  if (english) takeByRules(text, englishRules, reference, taken)
  takeFree(await datesByChrono(text, reference, language), taken)
  if (!english) takeByRules(text, yearsAnywhere, reference, taken)
  return withClocks(
    text,
    taken.sort((a, b) => a.start - b.start),
    reference,
  )
}

function takeByRules(text: string, rules: readonly DateRule[], reference: Day | null, taken: FoundDate[]): void {
  for (const { pattern, resolve } of rules) {
    const found: FoundDate[] = []
    for (const match of text.matchAll(pattern)) {
      const resolved = resolve(match.groups ?? {}, reference)
      if (resolved) found.push({ start: match.index, end: match.index + match[0].length, ...resolved })
    }
    takeFree(found, taken)
  }
}

function takeFree(found: readonly FoundDate[], taken: FoundDate[]): void {
  for (const one of found) if (taken.every((other) => one.end <= other.start || one.start >= other.end)) taken.push(one)
}

/** A time of day joins the day it stands next to; by itself it is of the article's own day. */
function withClocks(text: string, dates: FoundDate[], reference: Day | null): FoundDate[] {
  const all = [...dates]
  for (const { start, end, clock } of clocksIn(text)) {
    if (dates.some((date) => start < date.end && end > date.start)) continue
    const beside = all.find((date) => isDay(date.edtf) && isBeside(text, date, { start, end }))
    if (beside) {
      Object.assign(beside, { clock, start: Math.min(beside.start, start), end: Math.max(beside.end, end) })
    } else if (reference) all.push({ start, end, edtf: edtfOfDay(reference), inferred: true, clock })
  }
  return all.sort((a, b) => a.start - b.start)
}

const isDay = (edtf: string) => /^\d{4}-\d\d-\d\d$/.test(edtf)

function isBeside(text: string, date: FoundDate, clock: { start: number; end: number }): boolean {
  const between = clock.start >= date.end ? text.slice(date.end, clock.start) : text.slice(clock.end, date.start)
  return /^,?\s*(?:on|at|around|about|of)?\s*$/.test(between)
}
