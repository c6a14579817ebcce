import type { Suggestion } from '#contract/suggestion.ts'
import type { Asked } from '../notebook.ts'
import { dateWords } from './date-words.ts'
import { readTypedClock } from './typed-clock.ts'
import { readTypedDate } from './typed-date.ts'
import { clockWords } from './WhenOfEvent.tsx'

/** What an event is to say in the change that makes words its evidence. */
export type Fill = NonNullable<Asked<'markEvidence'>['fill']>

type Read = { words: string; fill: Fill }

/** What words say for the fields of an event that are empty yet, and how that reads. */
export type SaidByWords = { date?: Read; clock?: Read; place?: Read }

/** Longer words are a sentence about a place, not its name. */
const longestPlace = 60

type Words = { start: number; end: number; text: string }

/**
 * Reads selected words as a date, a time of day and a place. `dates` are those found in the article, which know its day:
 * "on Wednesday, September 20" has no year of its own.
 */
export function saidByWords({ start, end, text }: Words, dates: readonly Suggestion[]): SaidByWords {
  const words = text.replace(/\s+/g, ' ').trim()
  const found = dates.find((one) => one.kind === 'date' && one.start < end && one.end > start)
  const edtf = (found?.value?.kind === 'date' ? found.value.edtf : undefined) ?? readTypedDate(words)
  const asWritten = found?.text ?? words
  const clock = readTypedClock(words)
  return {
    ...(edtf && { date: { words: dateWords(edtf), fill: { date: edtf, dateAsWritten: asWritten } } }),
    ...(clock && { clock: { words: clockWords(clock), fill: { clock } } }),
    ...(words.length > 0 && words.length <= longestPlace && { place: { words, fill: { place: { name: words } } } }),
  }
}
