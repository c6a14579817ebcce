import type { Change } from '#contract/change.ts'
import type { HistoryEntry } from '#contract/views.ts'
import type { ChangeLog } from './change-log.ts'
import { type HistoryAsked, historyFilter } from './history-query.ts'
import { shrankIn } from './shrinks.ts'

const usualLimit = 100

/** The changes asked for, newest first; a long history is read without holding up the rest of the program. */
export async function readHistory(
  log: Pick<ChangeLog, 'read'>,
  newest: number,
  asked: HistoryAsked,
): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = []
  const isAskedFor = historyFilter(asked)
  const limit = asked.limit ?? usualLimit
  const from = Math.min(asked.before ?? Infinity, newest + 1) - 1
  for (let seq = from; seq >= 1 && entries.length < limit; seq--) {
    if (seq % 512 === 0) await new Promise((resolve) => setImmediate(resolve))
    const change = await log.read(seq)
    if (change && isAskedFor(change)) entries.push(entryOf(change))
  }
  return entries
}

export function entryOf(change: Change): HistoryEntry {
  const { seq, at, by, label, puts, deletes, undoes, redoes } = change
  const ids = [...puts.map(({ id }) => id), ...deletes]
  const links = { ...(undoes !== undefined && { undoes }), ...(redoes !== undefined && { redoes }) }
  const shrank = shrankIn(change)
  return { seq, at, by, label, ids, ...links, ...(shrank.length > 0 && { shrank }) }
}
