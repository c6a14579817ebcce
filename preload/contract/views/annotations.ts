import type { Id } from '../ids.ts'

export type AnnotateOutcome = {
  id?: string
  /** `noted`: about an article as a whole, and kept as a note about it. */
  status: 'anchored' | 'moved' | 'orphaned' | 'noted' | 'failed'
  passageId?: Id<'passage'>
  noteId?: Id<'note'>
  articleId?: Id<'article'>
  reason?: string
}

/** Codes whose codes become actors or events, by the name of what holds them; all others become tags. */
export type CodesAs = { actors?: string[] | undefined; events?: string[] | undefined }

/** What became of annotations, or of texts that another program coded. */
export type AnnotateReport = {
  format: 'w3c' | 'hypothesis' | 'refi-qda' | 'brat'
  outcomes: AnnotateOutcome[]
  /** How the file was read, a sentence each. */
  told: string[]
  /** What no part of the library can hold, a sentence each. */
  notKept: string[]
  /** What the file holds. */
  counts: { articles: number; passages: number; codes: number; notes: number }
  /** How many documents were made or changed. */
  changed: number
}

/** What files hold that were chosen to be taken in: their codes may become tags, actors or events. */
export type AnnotationsFound = Pick<AnnotateReport, 'format' | 'counts'> & {
  name: string
  folders: { name: string; codes: number; examples: string[]; as: 'tags' | 'actors' | 'events' }[]
}
