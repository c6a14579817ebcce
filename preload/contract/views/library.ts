import type { Id, Kind } from '../ids.ts'

export type Problem = {
  /** What it is about, as a stable name: `journal-damaged`, `snapshot-damaged`, `text-missing`, … */
  kind: string
  /** What happened, what is safe and what to do, in a sentence. */
  message: string
  /** The file concerned, relative to the library. */
  file?: string
}

/** Another version of the library that another program left in its folder. */
export type OutsideVersion = {
  /** Its name in the library's folder. */
  file: string
  bytes: number
  /** When it was written. */
  at: string
} & (
  | { kind: 'unreadable' }
  | { kind: 'another library'; name: string }
  /** Its last change is in the history here. */
  | { kind: 'earlier state'; seq: number }
  /** How many documents stand only in one of the two, or differ. */
  | { kind: 'other version'; onlyThere: number; onlyHere: number; different: number }
)

export type SaveState =
  /** With a sentence where the next change may not be saved. */
  { state: 'saved'; warning?: string } | { state: 'saving' } | { state: 'not saved'; reason: string }

export type LibraryInfo = {
  id: string
  name: string
  readOnly: false | { reason: string }
  /** This is the library as it was after an earlier change. */
  earlier?: { seq: number; at: string }
  /** Sealed under a passphrase. */
  protected: boolean
  seq: number
  counts: Record<Kind, number>
  problems: Problem[]
  saveState: SaveState
}

/** What erasing one document for good reached. */
export type PurgeReport = {
  /** Files of the library's folder that were rewritten or removed. */
  files: number
  /** Changes of the history whose words were erased; what they did can no longer be undone. */
  changes: number
  /** Documents that hold words it went by, twenty at most: a person decides about each. */
  stillIn: { id: Id; title: string; words: string }[]
  /** What else may still hold it, and what to do about it: a sentence each. */
  notReached: string[]
}

/** What erasing a document takes along with it: how many documents of each kind. */
export type PurgePreview = { title: string; with: { kind: Kind; count: number }[]; mentionedIn: number }

export type CheckReport = {
  ok: boolean
  documents: number
  texts: number
  originals: number
  changes: number
  problems: Problem[]
}

/** A library that stands in the program's bundles: its licence's SPDX name, and the text that its package holds. */
export type LibraryLicence = { name: string; version: string; licence: string; text: string }
