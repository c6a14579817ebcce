import type { DayOrder } from '#contract/tables.ts'
import { spanOf } from '../../entities/dates.ts'
import { edtfOfWords } from '../../references/csl-dates.ts'

const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/

/** Whether the dates of a column begin with the day or the month, by those that can be only one of the two. */
export function recogniseDayOrder(cells: readonly string[]): { order: DayOrder; guessed: boolean } {
  let [days, months, either] = [0, 0, 0]
  for (const cell of cells) {
    const [, first, second] = figures.exec(cell.trim()) ?? []
    if (first === undefined) continue
    if (Number(first) > 12) days += 1
    else if (Number(second) > 12) months += 1
    else either += 1
  }
  return { order: months > days ? 'month first' : 'day first', guessed: either > 0 && days === 0 && months === 0 }
}

/** The date of a cell as EDTF; undefined when it says none. Spreadsheets' own day numbers are read as such. */
export function tableDate(cell: string, order: DayOrder): string | undefined {
  const said = cell.trim()
  const [, first = '', second = '', year = ''] = figures.exec(said) ?? []
  if (first !== '') {
    const [day, month] = order === 'day first' ? [first, second] : [second, first]
    const whole = year.length === 2 ? `20${year}` : year
    const edtf = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return spanOf(edtf) === null ? undefined : edtf
  }
  if (/^[3-5]\d{4}(?:\.\d+)?$/.test(said)) return dayOfNumber(Number(said))
  // Without this a number that merely begins like a year would be taken for one.
  return /^\d{5,7}$/.test(said) ? undefined : edtfOfWords(said)
}

/** Days since 30 December 1899, as spreadsheets count them. */
function dayOfNumber(days: number): string {
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10)
}
