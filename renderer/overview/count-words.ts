import { numberInWords, t } from '../words.ts'

/** How many events show, of how many. */
export function eventCountWords(shown: number, of: number): string {
  if (shown < of) return t('overview.eventsOf', { shown: numberInWords(shown), of: numberInWords(of) })
  return t('overview.events', { count: of }).replace(String(of), numberInWords(of))
}
