/** Days of the calendar as numbers, without a Date's hours and zones: a day here is the same day everywhere. */
export type Day = { year: number; month: number; day: number }

const two = (number: number) => String(number).padStart(2, '0')
const four = (year: number) => String(year).padStart(4, '0')

export const edtfOfDay = ({ year, month, day }: Day) => `${four(year)}-${two(month)}-${two(day)}`
export const edtfOfMonth = (year: number, month: number) => `${four(year)}-${two(month)}`
export const edtfOfYear = (year: number) => four(year)

/** The day that an article was published on; null where its date is no one day. */
export function dayOf(edtf: string | undefined): Day | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)[?~%]?$/.exec(edtf ?? '')
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null
}

const serial = ({ year, month, day }: Day) => Date.UTC(year, month - 1, day) / 86_400_000

function fromSerial(days: number): Day {
  const date = new Date(days * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export const addDays = (day: Day, days: number): Day => fromSerial(serial(day) + days)

export function addMonths({ year, month }: { year: number; month: number }, months: number) {
  const all = year * 12 + month - 1 + months
  return { year: Math.floor(all / 12), month: (((all % 12) + 12) % 12) + 1 }
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day) => (((serial(day) + 4) % 7) + 7) % 7

/** Whether there is such a day: 30 February is none. */
export function exists(day: Day): boolean {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && edtfOfDay(fromSerial(serial(day))) === edtfOfDay(day)
}

/** The week from Monday to Sunday that a day lies in, or one some weeks away. */
export function weekOf(day: Day, weeks = 0): string {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7) + weeks * 7)
  return `${edtfOfDay(monday)}/${edtfOfDay(addDays(monday, 6))}`
}

/** The year in which a day or month without a year lies nearest to the article's date. */
export function nearestYear(month: number, day: number, reference: Day): number {
  const distance = (year: number) => Math.abs(serial({ year, month, day }) - serial(reference))
  return [reference.year, reference.year - 1, reference.year + 1].reduce((best, year) =>
    distance(year) < distance(best) ? year : best,
  )
}

export const lastDayOf = (year: number, month: number): number =>
  fromSerial(serial({ ...addMonths({ year, month }, 1), day: 1 }) - 1).day
