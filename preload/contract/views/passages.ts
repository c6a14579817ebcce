import type { SourcePlace } from '../article-text.ts'
import type { Article } from '../article.ts'
import type { Claim } from '../claim.ts'
import type { Entity } from '../entity.ts'
import type { Id } from '../ids.ts'
import type { Link, Passage, PassageState } from '../passage.ts'

/** A passage with what its card shows. */
export type PassageCard = { passage: Passage; sentence: string; claims: Claim[]; notes: number }

/** The passages of one article that link an entity, each with the sentence it stands in. */
export type PassagesByArticle = {
  article: Pick<Article, 'id' | 'title' | 'publishedAt' | 'outlet' | 'language'>
  passages: { passage: Passage; sentence: string; role?: string }[]
}

export type ListedPassage = {
  id: Id<'passage'>
  articleId: Id<'article'>
  start: number
  end: number
  exact: string
  links: (Link & { name: string; kind: Entity['kind'] })[]
  tags: string[]
  state: PassageState
  /** Where its words stand in the source, when that was asked for and it has pages or times. */
  place?: SourcePlace
}
