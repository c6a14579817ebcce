import nlp from 'compromise'
import winkModel from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import * as chrono from 'chrono-node'
import { datesIn } from '../../../main/suggest/dates.ts'
import type { GoldDocument } from './gold.ts'
import { added, noScore, overlapping, type Score, type Span } from './score.ts'

/** The day these documents are taken to be of: a Tuesday. */
export const readOn = '2016-12-20'

/**
 * Of the gold's times those that name a day, month, year or hour. Durations ("12 months"), and times that hang on
 * another event ("the following day", "this time"), are no dates to be resolved, and count neither way.
 */
const calendar =
  /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|day\b(?<!following day|next day|the day|in the day)|\b(?:1[5-9]|20)\d\d\b|\b(?:today|yesterday|tomorrow|sixties)\b|\b(?:last|this|next|past) (?:week|weekend|month|year)|\d:\d\d|\d\s?[ap]\.?m\b|midnight/i
const notCalendar = /ten days before|of Hajj|weeks$|^the day of|recent days|the year before|each year|years?\b.*life/i

export async function dateScores(documents: readonly GoldDocument[]): Promise<Record<string, Score>> {
  const finders: Record<string, (text: string) => Promise<Span[]> | Span[]> = {
    own: (text) => datesIn(text, { published: readOn, language: 'en' }),
    'chrono-node': (text) =>
      chrono
        .parse(text, { instant: new Date(`${readOn}T12:00:00Z`), timezone: 0 })
        .map(({ index, text: words }) => ({ start: index, end: index + words.length })),
    compromise: compromiseDates,
    'wink-nlp': winkDates,
  }
  const scores: Record<string, Score> = {}
  for (const [name, find] of Object.entries(finders)) {
    let sum = noScore()
    for (const { text, spans } of documents) {
      const times = spans.filter(({ type }) => type === 'Temporal' || type === 'time')
      const dates = times.filter(({ start, end }) => isDate(text.slice(start, end)))
      sum = added(sum, overlapping(dates, await find(text), times))
    }
    scores[name] = sum
  }
  return scores
}

const isDate = (words: string) => calendar.test(words) && !notCalendar.test(words)

/** compromise's own tag for dates; its dates plug-in is another package. */
function compromiseDates(text: string): Span[] {
  const found = nlp(text).match('#Date+').json({ offset: true }) as { offset: { start: number; length: number } }[]
  return found.map(({ offset }) => ({ start: offset.start, end: offset.start + offset.length }))
}

const wink = winkNLP(winkModel)
const { type: typeOf, value: valueOf } = wink.its as { type: unknown; value: unknown }

function winkDates(text: string): Span[] {
  const entities = wink.readDoc(text).entities()
  const types = (entities.out as (its: unknown) => string[])(typeOf)
  const words = (entities.out as (its: unknown) => string[])(valueOf)
  let at = 0
  return words.flatMap((found, index) => {
    const start = text.indexOf(found, at)
    if (start < 0) return []
    at = start + found.length
    return types[index] === 'DATE' || types[index] === 'TIME' ? [{ start, end: at }] : []
  })
}

/** Dates of these sets with what they mean on that day, read by hand. */
const values: readonly (readonly [words: string, edtf: string])[] = [
  ['3 March', '2017-03-03'],
  ['13 November', '2016-11-13'],
  ['25 June', '2016-06-25'],
  ['19 September', '2016-09-19'],
  ['10 December', '2016-12-10'],
  ['Monday 19 December', '2016-12-19'],
  ['Jan. 8', '2017-01-08'],
  ['Nov. 6, 2016', '2016-11-06'],
  ['Dec. 27', '2016-12-27'],
  ['last December', '2015-12'],
  ['Dec. 6th', '2016-12-06'],
  ['September 17', '2016-09-17'],
  ['December 25, 2011', '2011-12-25'],
  ['July 21, 2016', '2016-07-21'],
  ['last July', '2016-07'],
  ['Since 2009', '2009/..'],
  ['1980-88', '1980/1988'],
  ['1990-91', '1990/1991'],
  ['1977-1979', '1977/1979'],
  ['February 2007', '2007-02'],
  ['in 1991', '1991'],
  ['yesterday', '2016-12-19'],
  ['Today', '2016-12-20'],
  ['tomorrow', '2016-12-21'],
  ['Saturday', '2016-12-17'],
  ['last year', '2015'],
  ['Last week', '2016-12-12/2016-12-18'],
  ['This week', '2016-12-19/2016-12-25'],
  ['last month', '2016-11'],
  ['next year', '2017'],
  ['the end of last year', '2015-09~/2015-12'],
  ['early next year', '2017-01/2017-04~'],
  ['Wednesday, April 13, 2011', '2011-04-13'],
  ['Tuesday, January 28, 2014', '2014-01-28'],
  ['Thursday night', '2016-12-15'],
  ['yesterday afternoon', '2016-12-19'],
  ['the sixties', '196X'],
  ['Friday', '2016-12-16'],
  ['November 20', '2016-11-20'],
  ['this year', '2016'],
  ['two years ago', '2014~'],
  ['three days ago', '2016-12-17'],
  ['in June', '2016-06'],
  ['on Tuesday', '2016-12-20'],
]

export async function dateValues(): Promise<{ right: number; of: number; wrong: string[] }> {
  const wrong: string[] = []
  for (const [words, edtf] of values) {
    const [found] = await datesIn(`They met ${words}, it was said.`, { published: readOn, language: 'en' })
    if (found?.edtf !== edtf) wrong.push(`${words}: ${found?.edtf ?? 'none'}, not ${edtf}`)
  }
  return { right: values.length - wrong.length, of: values.length, wrong }
}
