import type { Chrono, ParsedResult } from 'chrono-node'
import { type Day, edtfOfDay, edtfOfMonth, edtfOfYear, exists } from './calendar.ts'
import type { FoundDate } from './dates.ts'

/** A language is loaded when the first article in it is read: most libraries hold two or three. */
const locales: Record<string, (() => Promise<{ casual: Chrono }>) | undefined> = {
  de: () => import('chrono-node/de'),
  en: () => import('chrono-node/en'),
  es: () => import('chrono-node/es'),
  fr: () => import('chrono-node/fr'),
  it: () => import('chrono-node/it'),
  ja: () => import('chrono-node/ja'),
  nl: () => import('chrono-node/nl'),
  pt: () => import('chrono-node/pt'),
  ru: () => import('chrono-node/ru'),
  sv: () => import('chrono-node/sv'),
  uk: () => import('chrono-node/uk'),
}

/** Words that chrono takes for this very moment, and durations it takes for dates. */
const noDate =
  /^(?:now|jetzt|ahora|maintenant|adesso|agora|nu|сейчас|зараз|今)$|\b(?:hours?|minutes?|seconds?)\b|\b(?:later|after|before|within|for)\b|^(?:the )?(?:past|last|next|coming|recent) (?:few |\d+ |two |three |several )?(?:days|weeks|months|years|hours)/i

/** Names of months and days that in small letters are other words, or abbreviations of others. */
const otherWord = /^(?:may|march|mar|sun|sat|mon|wed|sec|second|dec|jan|am|pm)$/

/** What chrono-node reads, where it is sure of more than the hour. */
export async function datesByChrono(text: string, reference: Day | null, language: string): Promise<FoundDate[]> {
  const locale = await locales[language.slice(0, 2).toLowerCase()]?.()
  if (!locale) return []
  // Noon in UTC, so that the day is this one whatever zone the machine is in.
  const instant = reference
    ? new Date(Date.UTC(reference.year, reference.month - 1, reference.day, 12))
    : new Date(Date.UTC(2000, 0, 1, 12))
  return locale.casual
    .parse(text, { instant, timezone: 0 }, { forwardDate: false })
    .flatMap((result) => foundDate(result, reference) ?? [])
}

function foundDate(result: ParsedResult, reference: Day | null): FoundDate | null {
  if (noDate.test(result.text.trim()) || otherWord.test(result.text.trim())) return null
  const first = edtfOf(result, 'start', reference)
  if (!first) return null
  const last = result.end ? edtfOf(result, 'end', reference) : null
  const edtf =
    last && last.edtf > first.edtf && last.edtf.length === first.edtf.length ? `${first.edtf}/${last.edtf}` : first.edtf
  const end = result.index + result.text.trimEnd().length
  return { start: result.index, end, edtf, inferred: first.inferred || (last?.inferred ?? false) }
}

function edtfOf(
  result: ParsedResult,
  which: 'start' | 'end',
  reference: Day | null,
): { edtf: string; inferred: boolean } | null {
  const parts = result[which]
  if (!parts) return null
  const sure = (part: 'day' | 'month' | 'year' | 'weekday') => parts.isCertain(part)
  const day = { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 }
  // A day counted from the article's is sure to chrono, and inferred all the same.
  const inferred = !/\d{4}/.test(result.text)
  if (inferred && !reference) return null
  if (sure('weekday') && !sure('day')) return { edtf: edtfOfDay(notAfter(day, reference)), inferred: true }
  if (sure('day')) return exists(day) ? { edtf: edtfOfDay(day), inferred } : null
  if (sure('month')) return { edtf: edtfOfMonth(day.year, day.month), inferred }
  return sure('year') ? { edtf: edtfOfYear(day.year), inferred } : null
}

/** A weekday is the last one up to the article's day, where chrono takes the nearest. */
function notAfter(day: Day, reference: Day | null): Day {
  if (!reference || edtfOfDay(day) <= edtfOfDay(reference)) return day
  const date = new Date(Date.UTC(day.year, day.month - 1, day.day - 7))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
