import type { HistoryEntry } from '#contract/views.ts'
import { dateWords } from '../entities/date-words.ts'
import { t } from '../words.ts'

/** Changes under the day they were made on, where the person is. The order stays. */
export function byDay(changes: readonly HistoryEntry[], now = new Date()): { day: string; changes: HistoryEntry[] }[] {
  const days: { date: string; changes: HistoryEntry[] }[] = []
  for (const change of changes) {
    const date = localDate(new Date(change.at))
    const last = days.at(-1)
    if (last?.date === date) last.changes.push(change)
    else days.push({ date, changes: [change] })
  }
  return days.map(({ date, changes: ofDay }) => ({ day: dayInWords(date, now), changes: ofDay }))
}

function dayInWords(date: string, now: Date): string {
  if (date === localDate(now)) return t('shell.historyScreen.today')
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1)
  return date === localDate(yesterday) ? t('shell.historyScreen.yesterday') : dateWords(date)
}

/** `2023-09-20`, by the clock on this computer. */
function localDate(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}
