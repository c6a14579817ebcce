import type { Article, TextVersion } from '../article.ts'
import type { Id } from '../ids.ts'
import type { Passage } from '../passage.ts'

export type ListedArticle = Pick<
  Article,
  'id' | 'title' | 'publishedAt' | 'outlet' | 'language' | 'words' | 'status' | 'tags' | 'createdAt'
> & {
  passages: number
  /** How far it was read, 0 to 1: unjournaled, from `view.json`. */
  progress: number
}

export type ImportOutcome = {
  /** The name of the file as it came, or of the paste. */
  file: string
  /**
   * `edition`: added as an article of its own, but it seems to be another edition of the article `of`. `described`: a
   * record of a bibliography, joined to an article.
   */
  status: 'added' | 'edition' | 'described' | 'duplicate' | 'failed'
  /** The article added, or the one that was there already. */
  articleId?: Id<'article'>
  /** Of an `edition`: the article it seems to be an edition of. `takeEdition` makes it that article's text. */
  of?: Id<'article'>
  title?: string
  publishedAt?: string
  words?: number
  /** The encoding the bytes were read in, and whether it was guessed. */
  encoding?: string
  encodingGuessed?: boolean
  /** Why it failed or what it duplicates: one sentence a person can act on. */
  reason?: string
  /** What of the file is in the original alone and not in the article's text: `2 comments`, `3 images`. */
  notKept?: string[]
  /** It failed because it is locked with a password that was not given. */
  locked?: true
}

/**
 * Dropped files that are no articles and wait for a person's word: coded texts or annotations, a table of articles, a
 * whole library as one file.
 */
export type SetAside = { key: string; kind: 'coded' | 'table' | 'library'; name: string }

/**
 * What a new text did to one passage. `intact`: the same words, wherever they now stand; `changed`: its words were
 * edited; `moved`: found elsewhere, or only words much like them, so uncertain; `orphaned`: not found, its words kept.
 */
export type PassageOutcome = 'intact' | 'moved' | 'changed' | 'orphaned'

/** An article with another text, and every passage of it in text order. */
export type Correction = {
  article: Article
  passages: {
    passageId: Id<'passage'>
    outcome: PassageOutcome
    exactBefore: string
    /** Null when it is orphaned. */
    exactAfter: string | null
  }[]
}

export type ListedVersion = Pick<TextVersion, 'textSha256' | 'at' | 'by' | 'words' | 'why' | 'original'> & {
  /** The text that the article has now. */
  current: boolean
}

/** A stretch of two texts, in order: words of both, of the first alone (`removed`) or of the second alone (`added`). */
export type TextDifference = {
  kind: 'same' | 'removed' | 'added'
  text: string
  /** Where it stands, or would stand, in the plain text of each (UTF-16 code units). */
  from: number
  to: number
}

/** A passage that waits for a person's eye, with the words it had and has. */
export type PassageToReview = {
  passage: Passage
  articleTitle: string
  exactBefore: string
  /** Null when it is orphaned. */
  exactAfter: string | null
  /** The sentence its words stand in now; of an orphaned one, the words that stood around it. */
  sentence: string
}
