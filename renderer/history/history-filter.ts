import type { Kind } from '#contract/ids.ts'
import type { Asked } from '../notebook.ts'

/** What a person asks the history for; days as the date fields write them, on the clock of this computer. */
export type HistoryFilter = { query: string; kind: Kind | 'all'; from: string; to: string }

export const everyChange: HistoryFilter = { query: '', kind: 'all', from: '', to: '' }

export const isFiltered = (filter: HistoryFilter) => JSON.stringify(filter) !== JSON.stringify(everyChange)

/** The arguments of the call: a day here begins and ends at another time in UTC. */
export function askedFor({ query, kind, from, to }: HistoryFilter): Omit<Asked<'history'>, 'limit' | 'before'> {
  return {
    ...(query.trim() !== '' && { query: query.trim() }),
    ...(kind !== 'all' && { kind }),
    ...(from !== '' && { from: new Date(`${from}T00:00:00.000`).toISOString() }),
    ...(to !== '' && { to: new Date(`${to}T23:59:59.999`).toISOString() }),
  }
}
