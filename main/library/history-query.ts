import type { Change } from '#contract/change.ts'
import { type Id, type Kind, kindOf } from '#contract/ids.ts'
import type { WordKey } from '#contract/words/keys.ts'
import { foldText } from '../text/fold.ts'
import { say } from '../words.ts'

/** Which changes of the history are asked for; every condition given must hold. */
export type HistoryAsked = {
  before?: number
  limit?: number
  aboutId?: Id
  /** Words of what the change is called or of who made it; each must occur, wherever. */
  query?: string
  /** Who made it. */
  by?: string
  /** It touched a document of this kind. */
  kind?: Kind
  /** The time it was made, as ISO 8601 or the beginning of it; both ends are in. */
  from?: string
  to?: string
}

/** What tells whether a change is asked for. */
export function historyFilter(asked: HistoryAsked): (change: Change) => boolean {
  const words = foldText(asked.query ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const by = asked.by === undefined ? undefined : foldText(asked.by)
  const { aboutId, kind, from, to } = asked
  return (change) => {
    const ids = [...change.puts.map(({ id }) => id), ...change.deletes]
    if (aboutId !== undefined && !ids.includes(aboutId)) return false
    if (kind !== undefined && !ids.some((id) => kindOf(id) === kind)) return false
    if (from !== undefined && change.at < from) return false
    if (to !== undefined && change.at.slice(0, to.length) > to) return false
    if (by !== undefined && foldText(change.by) !== by) return false
    if (words.length === 0) return true
    const told = foldText(`${changeInWords(change)} ${change.by}`)
    return words.every((word) => told.includes(word))
  }
}

/** A change in words; one made by a newer program is told by what its label carries. */
export function changeInWords({ label, undoes, redoes }: Pick<Change, 'label' | 'undoes' | 'redoes'>): string {
  const key = `changes.${label.key}` as WordKey
  const told = say(key, label.args)
  const words = told === key ? Object.values(label.args).join(' ') : told
  if (undoes !== undefined) return say('shell.historyScreen.undone', { label: words })
  return redoes === undefined ? words : say('shell.historyScreen.redone', { label: words })
}
