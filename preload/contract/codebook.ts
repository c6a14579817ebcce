import type { Article } from './article.ts'
import type { Id } from './ids.ts'
import type { Passage } from './passage.ts'
import type { Tag } from './small-documents.ts'

/** A code of the codebook with how often it is used: by itself, and together with all codes under it, each thing once. */
export type CodebookRow = {
  tag: Tag
  passages: number
  articles: number
  allPassages: number
  allArticles: number
}

/** A passage that carries a code, with its sentence and where it comes from. */
export type CodedPassage = {
  passage: Passage
  sentence: string
  article: Pick<Article, 'id' | 'title' | 'publishedAt' | 'outlet' | 'language'>
  /** Which of the codes asked for it carries: one under another may be what it was found by. */
  codes: Id<'tag'>[]
}

/** A term that documents use; one that is not listed was typed, or stood in the vocabulary before. */
export type TermUse = { term: string; documents: number; listed: boolean }
