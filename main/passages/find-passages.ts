import type { EntityId, Id } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import { linkedPassagesOf, linkedPassagesReady } from '../cross-reference/linked-passages.ts'
import { inTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { foldText } from '../text/fold.ts'
import { passageWordsOf, wordsOf } from './passage-words.ts'

/** A word that is looked for, and whoever is linked and called by it. */
type Wanted = {
  word: string
  named: ReadonlySet<EntityId>
  /** The articles that these are linked in; null where they are too many to look up. */
  articles: ReadonlySet<Id<'article'>> | null
}

/** Of a name that stands in more passages than this, the first are found soon enough by going through all. */
const mostLookedUp = 5_000

/**
 * The passages in which every word occurs: in their words, their article's title or date, or the names linked; by article
 * in the order of reading, among some or among all. None is read but those that are found.
 */
export async function findPassages(
  library: Library,
  among: ReadonlySet<Id<'passage'>> | null,
  query: string,
  most: number,
): Promise<Passage[]> {
  const words = foldText(query).split(/\s+/).filter(Boolean)
  if (words.length > 0) await passageWordsOf(library).gather()
  else if (among) await linkedPassagesReady(library)
  const named = words.length === 0 ? [] : await inTurns(passageWordsOf(library).naming(words))
  const wanted = words.map((word, at) => wantedOf(library, word, named[at] ?? new Set()))
  const found: Passage[] = []
  await inTurns(finding(library, among, wanted, (passage) => found.push(passage) < most))
  // Whoever looks at all of them is about to type a word.
  if (words.length === 0) void passageWordsOf(library).gather()
  return found
}

function wantedOf(library: Library, word: string, named: ReadonlySet<EntityId>): Wanted {
  let passages = 0
  for (const id of named) passages += library.references.count('passagesLinking', id)
  if (passages > mostLookedUp) return { word, named, articles: null }
  const linked = linkedPassagesOf(library)
  const articles = new Set<Id<'article'>>()
  for (const id of named)
    for (const passageId of library.references.each<Id<'passage'>>('passagesLinking', id)) {
      const articleId = linked.of(passageId)?.articleId
      if (articleId !== undefined) articles.add(articleId)
    }
  return { word, named, articles }
}

/** Goes on until all are found or one that is told does not want more. */
function* finding(
  library: Library,
  among: ReadonlySet<Id<'passage'>> | null,
  wanted: readonly Wanted[],
  tell: (passage: Passage) => boolean,
): Generator<undefined, void> {
  const words = wanted.map(({ word }) => word)
  for (const articleId of among ? articlesOf(library, among) : passageWordsOf(library).articles()) {
    for (const id of likelyIn(library, articleId, wanted)) {
      const passage = among && !among.has(id) ? undefined : library.get(id)
      if (passage && holdsAll(wordsOf(library, passage), words) && !tell(passage)) return
    }
    yield
  }
}

function articlesOf(library: Library, among: ReadonlySet<Id<'passage'>>): Id<'article'>[] {
  const linked = linkedPassagesOf(library)
  const found = new Set<Id<'article'>>()
  for (const id of among) {
    const articleId = linked.of(id)?.articleId
    if (articleId !== undefined) found.add(articleId)
  }
  return [...found].sort()
}

/** The passages of an article that hold every word as far as is known without reading them. */
function* likelyIn(library: Library, articleId: Id<'article'>, wanted: readonly Wanted[]): Generator<Id<'passage'>> {
  const words = passageWordsOf(library)
  const { ids, text, ends } = words.passagesOf(articleId)
  const source = words.sourceOf(articleId)
  // Words of the source are in every passage of it.
  const left = wanted.filter(({ word }) => !source.includes(word))
  if (!left.every(({ word, articles }) => articles?.has(articleId) !== false || text.includes(word))) return
  if (left.length === 0) return yield* ids
  const linked = linkedPassagesOf(library)
  for (const [at, id] of ids.entries()) {
    const own = text.slice(ends[at - 1] ?? 0, ends[at])
    const links = linked.of(id)?.entityIds ?? []
    if (left.every(({ word, named }) => own.includes(word) || links.some((link) => named.has(link)))) yield id
  }
}

const holdsAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word))
