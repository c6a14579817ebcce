import {
  addDays,
  addMonths,
  type Day,
  edtfOfDay,
  edtfOfMonth,
  edtfOfYear,
  exists,
  lastDayOf,
  nearestYear,
  weekdayOf,
  weekOf,
} from './calendar.ts'

/** What a rule makes of its match: EDTF, and whether any of it came from the article's date. Null: not a date. */
export type Resolved = { edtf: string; inferred: boolean } | null
export type DateRule = {
  pattern: RegExp
  resolve: (groups: Record<string, string | undefined>, reference: Day | null) => Resolved
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const M =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)'
const W = '(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day'
const D = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?'
const Y = '(?:1[5-9]|20)\\d\\d'
const dash = '\\s?[-\\u2010-\\u2013]\\s?'
const to = `(?:${dash}|\\s+(?:to|and|through|until|till|or)\\s+)`

const monthNumber = (name = '') =>
  monthNames.findIndex((month) => month.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) + 1
const number = (text = '') => Number(/\d+/.exec(text)?.[0])

/** A day in a month, in the year given or the one nearest to the article's date. */
function dayIn(day: string | undefined, month: string | undefined, year: string | undefined, reference: Day | null) {
  const found = { day: number(day), month: monthNumber(month) }
  const inferred = year === undefined
  if (inferred && !reference) return null
  const whole = { ...found, year: inferred ? nearestYear(found.month, found.day, reference as Day) : number(year) }
  return exists(whole) ? { day: whole, inferred } : null
}

function monthIn(month: string | undefined, year: string | undefined, reference: Day | null) {
  const found = monthNumber(month)
  if (year !== undefined) return { year: number(year), month: found, inferred: false }
  if (!reference) return null
  // A month without a year lies in the past, or is this one.
  return { year: found <= reference.month ? reference.year : reference.year - 1, month: found, inferred: true }
}

const interval = (from: string, until: string) => `${from}/${until}`

const dayRules: DateRule[] = [
  {
    pattern: new RegExp(`\\b(?<y>${Y})-(?<m>0\\d|1[0-2])-(?<d>[0-2]\\d|3[01])\\b`, 'g'),
    resolve: ({ y, m, d }) => {
      const day = { year: number(y), month: number(m), day: number(d) }
      return exists(day) ? { edtf: edtfOfDay(day), inferred: false } : null
    },
  },
  {
    // 19–20 September 2023; from 19 to 20 September
    pattern: new RegExp(`\\b(?<d1>${D})${to}(?<d2>${D})\\s+(?:of\\s+)?(?<m>${M})(?:,?\\s+(?<y>${Y}))?\\b`, 'gi'),
    resolve: ({ d1, d2, m, y }, reference) => days(dayIn(d1, m, y, reference), dayIn(d2, m, y, reference)),
  },
  {
    // September 19–20, 2023
    pattern: new RegExp(`\\b(?<m>${M})\\s+(?<d1>${D})${to}(?<d2>${D})(?!\\d)(?:,?\\s+(?<y>${Y}))?\\b`, 'gi'),
    resolve: ({ d1, d2, m, y }, reference) => days(dayIn(d1, m, y, reference), dayIn(d2, m, y, reference)),
  },
  {
    // 28 September to 3 October 2023; September 28 – October 3, 2023
    pattern: new RegExp(
      `\\b(?:(?<d1>${D})\\s+(?<m1>${M})|(?<m1b>${M})\\s+(?<d1b>${D}))(?:,?\\s+(?<y1>${Y}))?${to}(?:(?<d2>${D})\\s+(?<m2>${M})|(?<m2b>${M})\\s+(?<d2b>${D}))(?:,?\\s+(?<y2>${Y}))?\\b`,
      'gi',
    ),
    resolve: (g, reference) =>
      days(
        dayIn(g['d1'] ?? g['d1b'], g['m1'] ?? g['m1b'], g['y1'] ?? g['y2'], reference),
        dayIn(g['d2'] ?? g['d2b'], g['m2'] ?? g['m2b'], g['y2'] ?? g['y1'], reference),
      ),
  },
  {
    pattern: new RegExp(
      `\\b(?:${W},?\\s+(?:the\\s+)?)?(?<d>${D})\\s+(?:of\\s+)?(?<m>${M})\\b(?:,?\\s+(?<y>${Y})\\b)?`,
      'gi',
    ),
    resolve: ({ d, m, y }, reference) => one(dayIn(d, m, y, reference)),
  },
  {
    pattern: new RegExp(
      `\\b(?:${W},?\\s+)?(?<m>${M})\\s+(?:the\\s+)?(?<d>${D})(?!\\d|[-:]\\d)\\b(?:\\s?,?\\s+(?<y>${Y})\\b)?`,
      'gi',
    ),
    resolve: ({ d, m, y }, reference) => one(dayIn(d, m, y, reference)),
  },
]

type FoundDay = { day: Day; inferred: boolean } | null
const one = (found: FoundDay): Resolved => found && { edtf: edtfOfDay(found.day), inferred: found.inferred }
function days(from: FoundDay, until: FoundDay): Resolved {
  if (!from || !until) return null
  const [first, last] = [edtfOfDay(from.day), edtfOfDay(until.day)]
  return first < last ? { edtf: interval(first, last), inferred: from.inferred || until.inferred } : null
}

const part = '(?<part>early|mid|late|the\\s+(?:beginning|start|middle|end)\\s+of)'

const monthRules: DateRule[] = [
  {
    // mid-September, late September 2023
    pattern: new RegExp(`\\b${part}[\\s-]+(?<m>${M})\\b(?:,?\\s+(?<y>${Y})\\b)?`, 'gi'),
    resolve: ({ part: which, m, y }, reference) => {
      const found = monthIn(m, y, reference)
      return found && { edtf: partOfMonth(which, found), inferred: found.inferred }
    },
  },
  {
    // between March and May 2021
    pattern: new RegExp(
      `\\b(?:between|from)\\s+(?<m1>${M})(?:\\s+(?<y1>${Y}))?\\s+(?:and|to|until|through)\\s+(?<m2>${M})(?:\\s+(?<y2>${Y}))?\\b`,
      'gi',
    ),
    resolve: ({ m1, y1, m2, y2 }, reference) => {
      const last = monthIn(m2, y2, reference)
      const first =
        last && monthIn(m1, y1 ?? String(monthNumber(m1) <= last.month ? last.year : last.year - 1), reference)
      return (
        first && {
          edtf: interval(edtfOfMonth(first.year, first.month), edtfOfMonth(last.year, last.month)),
          inferred: last.inferred,
        }
      )
    },
  },
  {
    // since March 2021
    pattern: new RegExp(`\\bsince\\s+(?<m>${M})\\b(?:,?\\s+(?<y>${Y})\\b)?`, 'gi'),
    resolve: ({ m, y }, reference) => {
      const found = monthIn(m, y, reference)
      return found && { edtf: `${edtfOfMonth(found.year, found.month)}/..`, inferred: found.inferred }
    },
  },
  {
    pattern: new RegExp(`\\b(?<m>${M}),?\\s+(?:of\\s+)?(?<y>${Y})\\b`, 'gi'),
    resolve: ({ m, y }) => ({ edtf: edtfOfMonth(number(y), monthNumber(m)), inferred: false }),
  },
  {
    // last December, this June
    pattern: new RegExp(`\\b(?<which>last|this|next)\\s+(?<m>${M})\\b`, 'gi'),
    resolve: ({ which = '', m }, reference) =>
      reference && { edtf: relativeMonth(which.toLowerCase(), monthNumber(m), reference), inferred: true },
  },
  {
    // A month by itself: after a preposition, or one whose name is no other word.
    pattern:
      /(?<=\b(?:in|during|until|by|through|of|from|since|before|after|and)\s+)(?<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)|\b(?<n>January|February|September|October|November|December)\b(?!\s+\d)/g,
    resolve: ({ m, n }, reference) => {
      const found = monthIn(m ?? n, undefined, reference)
      return found && { edtf: edtfOfMonth(found.year, found.month), inferred: true }
    },
  },
]

function partOfMonth(which = '', { year, month }: { year: number; month: number }): string {
  const day = (number: number) => edtfOfDay({ year, month, day: number })
  const last = day(lastDayOf(year, month))
  if (/early|beginning|start/i.test(which)) return interval(day(1), `${day(10)}~`)
  return /late|end/i.test(which) ? interval(`${day(21)}~`, last) : interval(`${day(11)}~`, `${day(20)}~`)
}

function relativeMonth(which: string, month: number, { year, month: now }: Day): string {
  if (which === 'last') return edtfOfMonth(month < now ? year : year - 1, month)
  return which === 'next' ? edtfOfMonth(month > now ? year : year + 1, month) : edtfOfMonth(year, month)
}

const yearRules: DateRule[] = [
  {
    // 1980-88, 1977–1979, from 2019 to 2021
    pattern: new RegExp(`\\b(?<y1>${Y})(?:${dash}|\\s+(?:to|until|through)\\s+)(?<y2>${Y}|\\d\\d)\\b(?![-/]\\d)`, 'gi'),
    resolve: ({ y1, y2 }) => years(number(y1), number(y2)),
  },
  {
    pattern: new RegExp(`\\bbetween\\s+(?<y1>${Y})\\s+and\\s+(?<y2>${Y})\\b`, 'gi'),
    resolve: ({ y1, y2 }) => years(number(y1), number(y2)),
  },
  {
    pattern: new RegExp(`\\b${part}[\\s-]+(?<y>${Y})\\b(?!s)`, 'gi'),
    resolve: ({ part: which, y }) => ({ edtf: partOfYear(which, number(y)), inferred: false }),
  },
  {
    pattern: /\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?<y>1[5-9]\d|20\d)0s\b/gi,
    resolve: ({ y = '' }) => ({ edtf: `${y}X`, inferred: false }),
  },
  {
    pattern:
      /\bthe\s+(?:(?:early|mid|late)[\s-]+)?(?<t>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b/gi,
    resolve: ({ t = '' }) => ({
      edtf: `19${['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].indexOf(t.toLowerCase()) + 2}X`,
      inferred: false,
    }),
  },
  {
    pattern: new RegExp(`\\b(?<open>since|until|till)\\s+(?<y>${Y})\\b(?!s|[-/]\\d)`, 'gi'),
    resolve: ({ open = '', y }) => ({
      edtf: /since/i.test(open) ? `${number(y)}/..` : `../${number(y)}`,
      inferred: false,
    }),
  },
  {
    // A bare year, unless it counts something.
    pattern: new RegExp(
      `(?<!\\b(?:least|than|over|about|around|some|nearly|almost|total of|no|No|route|flight|resolution|at|km)\\.?\\s)(?<![\\d$€£#:.,/-])\\b(?<y>${Y})\\b(?![\\d,.]\\d|[-/:]\\d|s\\b|\\s?[%°]|\\s+(?:people|persons|civilians|soldiers|troops|fighters|men|women|children|others|members|police|refugees|prisoners|protesters|homes|houses|families|dead|wounded|killed|injured|meters|metres|km|kilometers|miles|feet|pounds|tons|dollars|pesos|hours|GMT|UTC)\\b)`,
      'g',
    ),
    resolve: ({ y }) => ({ edtf: edtfOfYear(number(y)), inferred: false }),
  },
]

function years(from: number, written: number): Resolved {
  const until = written < 100 ? Math.floor(from / 100) * 100 + written : written
  return until > from && until - from < 150
    ? { edtf: interval(edtfOfYear(from), edtfOfYear(until)), inferred: false }
    : null
}

function partOfYear(which = '', year: number): string {
  if (/early|beginning|start/i.test(which)) return interval(edtfOfMonth(year, 1), `${edtfOfMonth(year, 4)}~`)
  return /late|end/i.test(which)
    ? interval(`${edtfOfMonth(year, 9)}~`, edtfOfMonth(year, 12))
    : interval(`${edtfOfMonth(year, 5)}~`, `${edtfOfMonth(year, 8)}~`)
}

const counts = 'a an one two three four five six seven eight nine ten eleven twelve'.split(' ')
const count = (word = '') => (/^\d+$/.test(word) ? Number(word) : Math.max(1, counts.indexOf(word.toLowerCase()) - 1))

/** All of these are nothing without the article's date. */
const relativeRules: DateRule[] = [
  {
    pattern: new RegExp(
      `\\b(?:(?<which>last|next|this|past)\\s+)?(?<w>${W})s?\\b(?:\\s+(?:morning|afternoon|evening|night))?`,
      'gi',
    ),
    resolve: ({ which = '', w = '' }, reference) =>
      reference && {
        edtf: edtfOfDay(weekday(which.toLowerCase(), weekdays.indexOf(w.toLowerCase().replace(/s$/, '')), reference)),
        inferred: true,
      },
  },
  {
    pattern:
      /\b(?:the\s+day\s+(?<beyond>before\s+yesterday|after\s+tomorrow)|(?<word>today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening)))\b(?:\s+(?:morning|afternoon|evening|night))?/gi,
    resolve: ({ beyond, word = '' }, reference) => {
      if (!reference) return null
      const step = beyond
        ? /before/i.test(beyond)
          ? -2
          : 2
        : /yesterday|last/i.test(word)
          ? -1
          : /tomorrow/i.test(word)
            ? 1
            : 0
      return { edtf: edtfOfDay(addDays(reference, step)), inferred: true }
    },
  },
  {
    pattern:
      /\b(?<n>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?<unit>day|week|month|year)s?\s+ago\b/gi,
    resolve: ({ n, unit = '' }, reference) =>
      reference && { edtf: ago(count(n), unit.toLowerCase(), reference), inferred: true },
  },
  {
    pattern:
      /\b(?:(?<edge>the\s+(?:end|beginning|start)\s+of|early|late|earlier|later)\s+)?(?<which>last|this|next|the\s+past|this\s+past)\s+(?<unit>week|weekend|month|year)\b(?!\s+of)/gi,
    resolve: ({ edge, which = '', unit = '' }, reference) =>
      reference && {
        edtf: aUnitAway(which.toLowerCase(), unit.toLowerCase(), edge?.toLowerCase(), reference),
        inferred: true,
      },
  },
  {
    pattern: /\bthe\s+(?<edge>end|beginning|start)\s+of\s+the\s+(?<unit>month|year)\b/gi,
    resolve: ({ edge, unit = '' }, reference) =>
      reference && { edtf: aUnitAway('this', unit.toLowerCase(), `the ${edge ?? ''} of`, reference), inferred: true },
  },
]

/** The latest such weekday that is not after the article's date; with `next` the first after it. */
function weekday(which: string, wanted: number, reference: Day): Day {
  const back = (weekdayOf(reference) - wanted + 7) % 7
  if (which === 'next') return addDays(reference, 7 - back)
  return addDays(reference, which === 'last' && back === 0 ? -7 : -back)
}

function ago(many: number, unit: string, reference: Day): string {
  if (unit === 'day') return edtfOfDay(addDays(reference, -many))
  if (unit === 'week') return `${edtfOfDay(addDays(reference, -7 * many))}~`
  const { year, month } = addMonths(reference, -many * (unit === 'year' ? 12 : 1))
  return unit === 'year' ? `${edtfOfYear(year)}~` : `${edtfOfMonth(year, month)}~`
}

function aUnitAway(which: string, unit: string, edge: string | undefined, reference: Day): string {
  const step = /last/.test(which) ? -1 : which === 'next' ? 1 : 0
  if (unit === 'week') return weekOf(reference, step)
  if (unit === 'weekend') {
    const [, sunday = ''] = weekOf(
      reference,
      step - (step === 0 && weekdayOf(reference) < 5 && weekdayOf(reference) > 0 ? 1 : 0),
    ).split('/')
    const day = { year: number(sunday.slice(0, 4)), month: number(sunday.slice(5, 7)), day: number(sunday.slice(8)) }
    return interval(edtfOfDay(addDays(day, -1)), sunday)
  }
  if (unit === 'year')
    return edge && /end|beg|start|early$|late$/.test(edge)
      ? partOfYear(edge, reference.year + step)
      : edtfOfYear(reference.year + step)
  const month = addMonths(reference, step)
  return edge && /end|beg|start|early$|late$/.test(edge)
    ? partOfMonth(edge, month)
    : edtfOfMonth(month.year, month.month)
}

/** Rules in their order: what an earlier one took, a later one does not see. */
export const englishRules: readonly DateRule[] = [
  ...dayRules,
  ...monthRules,
  ...yearRules.slice(0, 6),
  ...relativeRules,
  ...yearRules.slice(6),
]

/** Years as other languages write them: `в 2020 году`, `2015 թ.`, `عام 2020`, `im Jahr 2020`, `en 2020`. */
export const yearsAnywhere: readonly DateRule[] = [
  {
    pattern: new RegExp(
      `(?<![\\d$€£:.,/-])(?<y>${Y})(?!\\d)(?=\\s?(?:год|году|года|годах|годом|г\\.|гг\\.|թ|թվական|року|рік|р\\.))`,
      'gu',
    ),
    resolve: ({ y }) => ({ edtf: edtfOfYear(number(y)), inferred: false }),
  },
  {
    pattern: new RegExp(
      `(?<=(?:^|[\\s(])(?:in|im|seit|bis|en|depuis|desde|dal|nel|em|sinds|i|u|v|Jahr|año|ano|anno|w|عام|سنة|في|منذ|в|с|до|у)\\s)(?<y>${Y})(?![\\d,.:/-]\\d|\\d)`,
      'gu',
    ),
    resolve: ({ y }) => ({ edtf: edtfOfYear(number(y)), inferred: false }),
  },
]
