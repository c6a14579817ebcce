import { expect } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { Id } from '#contract/ids.ts'
import type { LibraryInfo } from '#contract/views.ts'
import { ChangeLog } from '../../../main/library/change-log.ts'
import { layoutOf } from '../../../main/library/layout.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { everything } from '../../main/library/sample-documents.ts'

export type State = Record<string, Document>

/** The documents of a library after each of its changes, told by the changes alone. */
export async function statesOf(path: string): Promise<State[]> {
  const log = new ChangeLog(layoutOf(path))
  const states: State[] = [{}]
  for (let change = await log.read(1); change; change = await log.read(states.length)) {
    const state = { ...states.at(-1) }
    for (const document of change.puts) state[document.id] = document
    for (const id of change.deletes) delete state[id]
    states.push(state)
  }
  return states
}

/** What a state must hold besides, and what may be told of how it was found. */
type Also = { holding?: readonly Id[]; problems?: readonly string[] }

/** Opens a library for writing, as a person would after a crash; it must be one of its states, no older than `seq`. */
export async function expectState(path: string, states: State[], seq: number, also: Also = {}): Promise<void> {
  const library = await openLibrary(path)
  try {
    expect(library.readOnly).toBe(false)
    const told = library.problems.map(({ kind }) => kind)
    expect(told.filter((kind) => !also.problems?.includes(kind))).toEqual([])
    expect(library.seq).toBeGreaterThanOrEqual(seq)
    expect(everything(library)).toEqual(states[library.seq])
    for (const id of also.holding ?? []) expect(library.need(id).id).toBe(id)
    expect((await library.check()).problems).toEqual([])
  } finally {
    await library.close()
  }
}

/** The whole lines of JSON that a program had printed. */
export function linesOf<Line>(printed: string): Line[] {
  const whole = printed.slice(0, printed.lastIndexOf('\n') + 1).split('\n')
  return whole.filter((line) => line !== '').map((line) => JSON.parse(line) as Line)
}

/** The last change that `batch` called saved when asked for `libraryInfo`; `seq` when it has told of none. */
export function seqSaid(printed: string, seq: number): number {
  const infos = linesOf<{ value?: Partial<LibraryInfo> | null }>(printed).map(({ value }) => value)
  const said = infos.flatMap((info) => (info?.saveState?.state === 'saved' ? (info.seq ?? []) : []))
  return Math.max(seq, ...said)
}
