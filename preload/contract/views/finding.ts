import type { Id, Kind } from '../ids.ts'
import type { PassageState } from '../passage.ts'

export type Snippet = { text: string; hits: [start: number, end: number][] }

export type SearchHit = {
  kind: Extract<Kind, 'article' | 'passage' | 'note' | 'actor' | 'event' | 'claim' | 'tag'>
  id: Id
  title: string
  snippet: Snippet
  /** Higher is better; comparable inside one answer only. */
  score: number
  /** Where to go: the article a passage stands in, and the place in its text. */
  articleId?: Id<'article'>
  start?: number
  end?: number
  /** A line under the title: date and outlet of an article, type of an entity. */
  detail?: string
  /** Of a passage that is not surely where it was put. */
  state?: Exclude<PassageState, 'anchored'>
}

export type SearchAnswer = {
  total: number
  /** Best first. */
  hits: SearchHit[]
  /** False while the index is being built: there may be more. */
  ready: boolean
  /** Words that found nothing or little, with the words like them that were searched for too. */
  also: { word: string; means: string[] }[]
  /** What of the query was not understood, a sentence each. */
  problems: string[]
}

/** One thing the palette can go to. */
export type GoTo = { kind: 'article' | 'actor' | 'event' | 'note' | 'tag'; id: Id; title: string; detail?: string }
