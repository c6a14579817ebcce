import type { Block } from '#contract/article-text.ts'

/**
 * Texts that another program coded, whatever its format: codes, texts with marks that carry codes, notes, links and the
 * people or cases they are about. A reader makes it of files; `take-coded.ts` makes documents of it.
 */
export type Coded = {
  format: 'refi-qda' | 'brat'
  /** Written by this program: ids are ours, and what other programs have no place for is told in records. */
  own: boolean
  name: string
  codes: Code[]
  texts: CodedText[]
  notes: CodedNote[]
  links: CodedLink[]
  cases: Case[]
  sets: CodeSet[]
  /** How it was read: how offsets count, what of the file was left aside, a sentence each. */
  told: string[]
  /** What no part of a library can hold, a sentence each. */
  notKept: string[]
}

export type Code = {
  guid: string
  name: string
  parent?: string
  codable: boolean
  colour?: string
  description?: string
  notes: string[]
  /** What it stands for, where the file says so. */
  as?: 'actor' | 'event' | 'tag' | 'folder' | 'claim'
  /** Where else it is known: by whom, and as what. */
  identifiers?: Record<string, string>
  /** Names one thing among those of its parent: coded with as a tag, it is its parent. */
  names?: true
}

export type Coding = {
  code: string
  guid?: string
  by?: string
  at?: string
  role?: string
  notes?: string[]
}

/** A stretch of a text, in UTF-16 code units of the article's plain text; null when it has no place in it. */
export type Mark = {
  guid: string
  /** The words, or what the program called them. */
  name: string
  place: { start: number; end: number } | null
  /** Why it has no place, or an uncertain one. */
  wrong?: string
  comment?: string
  codings: Coding[]
  notes: string[]
  by?: string
  at?: string
}

export type SourceText = {
  blocks: Block[]
  plain: string
  plainSha256: string
  words: number
  bytes: Uint8Array
  fileName: string
  encoding: string
}

export type CodedText = {
  guid: string
  name: string
  /** Null when the file does not hold it. */
  text: SourceText | null
  marks: Mark[]
  /** Codes of the text as a whole. */
  codings: Coding[]
  notes: string[]
  description?: string
  values: Value[]
  by?: string
  at?: string
}

export type Value = { name: string; value: string }
export type CodedNote = { guid: string; name: string; text: string; values?: Value[]; by?: string; at?: string }
export type CodedLink = {
  guid: string
  name: string
  from: string
  to: string
  /** The second takes part in the first, an event; `name` is its role. */
  participant?: true
  mark?: string
  notes: string[]
}
export type Case = {
  guid: string
  name: string
  description?: string
  codes: string[]
  values: Value[]
  texts: string[]
  marks: string[]
}
export type CodeSet = { guid: string; name: string; codes: string[]; texts: string[]; notes: string[] }

/** The variable or note in which our own files carry what only this program knows. */
export const recordName = 'Sourcebook record'
/** How our own files say who wrote them. */
export const ownOrigin = 'Sourcebook'
/** The folders of codes that hold what is more than a tag. */
export const folderNames = { actor: 'Actors', event: 'Events', claim: 'Claims' } as const

/** What is longer is no GUID, and no name of anything. */
const longestGuid = 200

/** A GUID as one names documents: lower case, without braces. */
export function plainGuid(guid: string): string {
  return guid
    .replace(/^\{|\}$/g, '')
    .toLowerCase()
    .slice(0, longestGuid)
}
