import type { Policy } from '#contract/aggregate.ts'
import { type ArticleText, plainTextOf } from '#contract/article-text.ts'
import type { Article } from '#contract/article.ts'
import type { Entity } from '#contract/entity.ts'
import type { ExportScope } from '#contract/exports.ts'
import type { Id } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../library/library.ts'
import { leftOut } from './left-out.ts'
import { createRedaction, type Redact } from './redact/redaction.ts'
import { type Lens, restrictedLibrary } from './restricted-library.ts'
import { type Find, type InScope, inScope } from './scope.ts'
import { findPlaces, type PlaceOf } from './source-places.ts'
import { unsigned } from './unsigned.ts'
import { readingTextOf } from '../library/unreadable.ts'

export type GatherOptions = {
  scope: ExportScope
  includePrivate: boolean
  includeAuthor?: boolean | undefined
  redact?: Redact | undefined
  policy?: Policy | undefined
  /** How many texts are read to find names in; a preview need not read all. */
  mostTexts?: number
  find?: Find | undefined
}

/** What is about to leave, in the order that reports tell it; writers format it and look nothing up elsewhere. */
export type Gathered = {
  /** The library as far as it is shown. */
  library: Library
  title: string
  scope: ExportScope
  articles: Article[]
  entities: Entity[]
  notes: Note[]
  /** In text order. */
  passagesOf: (articleId: Id<'article'>) => Passage[]
  /** In the order of their articles, then in text order. */
  passagesLinking: (entityId: Entity['id']) => Passage[]
  textOf: (article: Article) => Promise<{ blocks: ArticleText['blocks']; text: string } | null>
  /** Reads where passages stand in their sources, once: pages and times, of those that have any. */
  places: () => Promise<PlaceOf>
  /** By what one figure is chosen where sources give several; none is told without. */
  policy?: Policy
  /** Whether the whole texts of all articles are shown. */
  wholeTexts: boolean
  /** Whether an article's whole text is shown, or only its passages: a report on one entity quotes its sources. */
  showsText: (article: Pick<Article, 'id'>) => boolean
  /** Texts and imported files that could not be read, by SHA-256: known once everything is written. */
  missing: Set<string>
  /** Which document of how many this is, of a report that was cut into several. */
  part?: { number: number; of: number }
  /** Whether the document before began to tell of an entity: only further passages are told here. */
  continues: (id: Entity['id']) => boolean
  /** How many documents were left out as private. */
  leftOut: number
  /** Where somebody who leaves under another name may still be recognised. */
  recognisable: string[]
}

export async function gather(library: Library, options: GatherOptions): Promise<Gathered> {
  const hidden = options.includePrivate ? new Set<string>() : leftOut(library)
  const scoped = await inScope(library, options.scope, options.find)
  const isShown = (id: string) => !hidden.has(id) && scoped.has(id)
  const { lens, words, recognisable } = await lensOf(library, isShown, options)
  const leftOutHere = [...hidden].filter(scoped.has).length
  const view = restrictedLibrary(library, isShown, lens)
  const title = words(scoped.title ?? library.name)
  const policy = options.policy && { policy: options.policy }
  const all = arranged(view, options.scope, scoped)
  const places = findPlaces(library, all, options.mostTexts)
  return { ...all, ...policy, places, title, leftOut: leftOutHere, recognisable }
}

/** Who wrote what is told only when asked for; chosen people leave under other names. */
async function lensOf(
  library: Library,
  isShown: (id: string) => boolean,
  { includeAuthor, redact = [], mostTexts }: GatherOptions,
): Promise<{ lens: Lens; words: (text: string) => string; recognisable: string[] }> {
  const signed: Lens['document'] = includeAuthor ? (document) => document : (document) => unsigned(document)
  if (redact.length === 0) return { lens: { document: signed }, words: (text) => text, recognisable: [] }
  const shown = restrictedLibrary(library, isShown, { document: signed })
  const redaction = await createRedaction(library, shown, redact, mostTexts)
  const lens: Lens = {
    document: (document) => redaction.document(signed(document)),
    name: redaction.words(library.name),
    texts: { ...library.texts, get: redaction.textFor },
    originals: { ...library.originals, get: redaction.originalFor },
  }
  return { lens, words: redaction.words, recognisable: redaction.recognisable }
}

function arranged(
  view: Library,
  scope: ExportScope,
  { isWhole }: InScope,
): Omit<Gathered, 'title' | 'leftOut' | 'recognisable' | 'places'> {
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
    scope,
    articles,
    entities: entitiesOf(view),
    notes: [...view.collection('note').values()].toSorted((a, b) => compareNames(a.title, b.title, a.id, b.id)),
    passagesOf: (id) => passages(view.references.passagesOfArticle(id)),
    passagesLinking: (id) => passages(view.references.passagesLinking(id)),
    textOf: async (article) => {
      const stored = await readingTextOf(article.title, view.texts.get(article.textSha256))
      if (!stored) missing.add(article.textSha256)
      return stored && { blocks: stored.blocks, text: plainTextOf(stored.blocks) }
    },
    wholeTexts: articles.every(({ id }) => isWhole(id)),
    showsText: ({ id }) => isWhole(id),
    continues: () => false,
    missing,
  }
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
