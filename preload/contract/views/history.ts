import type { ChangeLabel } from '../change.ts'
import type { Id } from '../ids.ts'

export type HistoryEntry = {
  seq: number
  at: string
  by: string
  label: ChangeLabel
  ids: Id[]
  undoes?: number
  redoes?: number
  /** The notes and article texts it left with a tenth of their writing or less. */
  shrank?: Shrink[]
}

/** A note or an article's text that lost nearly all of its writing. */
export type Shrink = { id: Id; title: string; from: number; to: number; unit: 'characters' | 'words' }

/** What one change did to one document. */
export type Version = {
  seq: number
  at: string
  by: string
  label: ChangeLabel
  undoes?: number
  redoes?: number
  /** Whether it is there after this change; false when the change deleted it. */
  there: boolean
  /** The fields that differ from before; empty when it was made or deleted. */
  changed: string[]
  /** How many characters of writing it held, before and after; only where it holds any. */
  lengthBefore?: number
  length?: number
}

export type UndoState = { undo?: ChangeLabel; redo?: ChangeLabel }
