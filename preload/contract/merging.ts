import { z } from 'zod'
import { anyId, type Id } from './ids.ts'

/**
 * What another copy of a library brings of one document: `new` there, `changed` or `deleted` there alone, `merged` where
 * both changed it and that goes together, `conflict` where it does not.
 */
export type MergeKind = 'new' | 'changed' | 'deleted' | 'merged' | 'conflict'
export type MergeConflict = 'both changed' | 'deleted here' | 'deleted there'

export const mergeChoices = ['mine', 'theirs', 'both'] as const
export type MergeChoice = (typeof mergeChoices)[number]

/** One document of a merge. */
export type MergeEntry = {
  id: Id
  title: string
  what: MergeKind
  conflict?: MergeConflict
  /** The fields that both changed in ways that do not go together. */
  fields?: string[]
  /** Of a conflict: what a person may choose. */
  choices?: MergeChoice[]
  /** Of a conflict: the fields as each copy has them, in short. */
  mine?: string
  theirs?: string
}

/** What merging another copy would bring, before anything is changed. */
export type MergePreview = {
  name: string
  /** The last change both have; null when their histories tell none, so that every difference is a conflict. */
  base: { seq: number; at: string } | null
  /** How many changes each made since. */
  changes: { mine: number; theirs: number }
  counts: Record<MergeKind, number>
  /** Conflicts first; a thousand at most of the others. */
  entries: MergeEntry[]
}

/** Another copy that was chosen: what it would bring, or that it has a passphrase of its own. */
export type CopyShown = {
  /** The name by which it is unlocked, merged or left. */
  copy: string
  /** It is protected and this library is not: what comes from it will stand on the disk unprotected. */
  losesProtection: boolean
} & (
  { locked: true; name: string } | (MergePreview & { locked?: never; /** What of it is damaged. */ damage: string[] })
)

export type MergeReport = {
  changed: number
  /** What could not be as it was asked for, a sentence each. */
  told: string[]
}

/** What a person chose for each conflict, and what holds for the others. */
export const mergeChosen = {
  prefer: z.enum(mergeChoices).optional(),
  choices: z.record(anyId, z.enum(mergeChoices)).optional(),
}
