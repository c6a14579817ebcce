import { type ArticleText, plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { leftOut } from './left-out.ts'
import { restrictedLibrary } from './restricted-library.ts'
import { inScope, type Scope } from './scope.ts'

export type GatherOptions = { scope: Scope; includePrivate: boolean }

/** What is about to leave, in the order that reports tell it; writers format it and look nothing up elsewhere. */
export type Gathered = {
  /** The library as far as it is shown. */
  library: Library
  title: string
  scope: Scope
  articles: Article[]
  entities: Entity[]
  notes: Note[]
  /** In text order. */
  passagesOf: (articleId: Id<'article'>) => Passage[]
  /** In the order of their articles, then in text order. */
  passagesLinking: (entityId: Entity['id']) => Passage[]
  textOf: (article: Article) => Promise<{ blocks: ArticleText['blocks']; text: string } | null>
  /** Whether whole texts are shown, or only the passages: a report on one entity quotes its sources. */
  wholeTexts: boolean
  /** Texts and imported files that could not be read, by SHA-256: known once everything is written. */
  missing: Set<string>
  /** How many documents were left out as private. */
  leftOut: number
}

export function gather(library: Library, { scope, includePrivate }: GatherOptions): Gathered {
  const hidden = includePrivate ? new Set<string>() : leftOut(library)
  const isInScope = inScope(library, scope)
  const view = restrictedLibrary(library, (id) => !hidden.has(id) && isInScope(id))
  const articles = [...view.collection('article').values()].toSorted(
    (a, b) => compare(a.publishedAt ?? '9', b.publishedAt ?? '9') || compare(a.title, b.title) || compare(a.id, b.id),
  )
  const order = new Map(articles.map((article, at) => [article.id, at]))
  const passages = (ids: Iterable<Id<'passage'>>) =>
    [...ids]
      .map((id) => view.get(id))
      .filter((passage) => passage !== undefined)
      .toSorted(
        (a, b) =>
          (order.get(a.articleId) ?? 0) - (order.get(b.articleId) ?? 0) ||
          a.target.start - b.target.start ||
          a.target.end - b.target.end ||
          compare(a.id, b.id),
      )
  const missing = new Set<string>()
  return {
    library: view,
    title: scope === 'all' ? library.name : titleOf(library, scope),
    scope,
    articles,
    entities: entitiesOf(view),
    notes: [...view.collection('note').values()].toSorted((a, b) => compareNames(a.title, b.title, a.id, b.id)),
    passagesOf: (id) => passages(view.references.passagesOfArticle(id)),
    passagesLinking: (id) => passages(view.references.passagesLinking(id)),
    textOf: async (article) => {
      const stored = await view.texts.get(article.textSha256)
      if (!stored) missing.add(article.textSha256)
      return stored && { blocks: stored.blocks, text: plainTextOf(stored.blocks) }
    },
    wholeTexts: scope === 'all' || scope.startsWith('article:'),
    missing,
    leftOut: [...hidden].filter(isInScope).length,
  }
}

function titleOf(library: Library, id: Exclude<Scope, 'all'>): string {
  const document = library.get(id as Id<'article' | 'actor'>)
  return document ? ('title' in document ? (document.title as string) : document.name) : library.name
}

/** Actors by name, then events by date. */
function entitiesOf(view: Library): Entity[] {
  const actors = [...view.collection('actor').values()].toSorted((a, b) => compareNames(a.name, b.name, a.id, b.id))
  const events = [...view.collection('event').values()].toSorted(
    (a, b) => compare(a.date ?? '9', b.date ?? '9') || compareNames(a.name, b.name, a.id, b.id),
  )
  return [...actors, ...events]
}

const collator = new Intl.Collator('und', { numeric: true })

function compareNames(a: string, b: string, idA: string, idB: string): number {
  return collator.compare(a, b) || compare(idA, idB)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
