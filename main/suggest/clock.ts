import type { Clock } from '#contract/entity.ts'

const pattern =
  /\b(?:at\s+|around\s+|about\s+)?(?:(?<noon>noon|midnight)|(?<h>[01]?\d|2[0-3])(?:[:.](?<m>[0-5]\d))?\s?(?<half>a\.?m\.?|p\.?m\.?)(?![a-z])|(?<h24>[01]\d|2[0-3])(?<colon>[:h])?(?<m24>[0-5]\d)(?:\s?(?:hours|hrs))?)(?:\s+(?<zone>local\s+time|GMT|UTC|[A-Z]{2,4}T|[A-Z][a-z]+\s+time))?/g

/** Times of day as they are written, with the zone where one is given: a missing zone stays missing. */
export function clocksIn(text: string): { start: number; end: number; clock: Clock }[] {
  const found: { start: number; end: number; clock: Clock }[] = []
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {}
    const words = match[0].trim()
    // Four digits are an hour only with a colon, a zone or "at" before them.
    if (groups['h24'] && !groups['colon'] && !groups['zone'] && !/^(?:at|around)\s/.test(words)) continue
    if (groups['h24'] && !groups['colon'] && /^(?:at|around)\s(?:19|20)\d\d$/.test(words)) continue
    const lead = /^(?:at|around|about)\s+/.exec(words)?.[0].length ?? 0
    const asWritten = words.slice(lead)
    const zone = groups['zone']?.replace(/\s+/g, ' ')
    found.push({
      start: match.index + lead,
      end: match.index + words.length,
      clock: { from: hourOf(groups), asWritten, ...(zone && { zone }) },
    })
  }
  return found
}

function hourOf({ noon, h, m, half, h24, m24 }: Record<string, string | undefined>): string {
  if (noon) return noon === 'noon' ? '12:00' : '00:00'
  if (h24) return `${h24}:${m24 ?? '00'}`
  const hour = (Number(h) % 12) + (half?.startsWith('p') ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${m ?? '00'}`
}
