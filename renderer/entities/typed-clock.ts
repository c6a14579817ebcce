import type { Clock } from '#contract/entity.ts'

const time = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?`
const pattern = new RegExp(`${time}(?:\\s*(?:–|—|-|to|until)\\s*${time})?\\s*(.*)$`, 'i')

/**
 * A time of day as a person typed it: "13:00", "1 pm local time", "13:00–15:30 UTC+4". The words stay as written; a
 * zone is kept only where one is named. `null` when no time can be read.
 */
export function readTypedClock(typed: string): Clock | null {
  const asWritten = typed.trim()
  const match = pattern.exec(asWritten.replace(/^(?:at|from|about)\s+/i, ''))
  if (match?.index !== 0) return null
  const [, hour, minute, half, toHour, toMinute, toHalf, rest = ''] = match
  if (minute === undefined && half === undefined && toHalf === undefined) return null
  const to = toHour === undefined ? undefined : clockTime(toHour, toMinute, toHalf)
  const from = clockTime(hour ?? '', minute, half ?? (toHour === undefined ? undefined : toHalf))
  if (from === null || to === null) return null
  const zone = rest.replace(/^[\s,(]+|[\s,)]+$/g, '')
  return { from, asWritten, ...(to !== undefined && { to }), ...(zone !== '' && { zone }) }
}

function clockTime(hour: string, minute = '00', half?: string): string | null {
  const hours = Number(hour)
  if (Number(minute) > 59) return null
  if (half === undefined) return hours > 24 || (hours === 24 && minute !== '00') ? null : pad(hours % 24, minute)
  if (hours < 1 || hours > 12) return null
  const isAfternoon = half.toLowerCase().startsWith('p')
  return pad((hours % 12) + (isAfternoon ? 12 : 0), minute)
}

function pad(hours: number, minute: string): string {
  return `${String(hours).padStart(2, '0')}:${minute}`
}
