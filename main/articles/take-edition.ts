import { type Article, type TextVersion, versionsOf } from '#contract/article.ts'
import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Correction } from '#contract/views.ts'
import { commitAndGet, createRewrite, needOne, type Rewrite } from '../entities/rewrite.ts'
import { CallerError, type Library } from '../library/library.ts'
import { renameMentions } from '../notes/rename-mentions.ts'
import { inTextOrder } from '../passages/text-order.ts'
import type { Renewed } from '../passages/renew-passage.ts'
import { say } from '../words.ts'
import { alignmentsOf, renewPassages } from './correct-text.ts'
import { versionText, withText } from './text-versions.ts'

/** Makes the text of `fromArticleId` the newer text of `articleId`, takes over what hangs on it, and lets it go. */
export async function takeEdition(
  library: Library,
  { articleId, fromArticleId }: ParsedArgsOf<Calls['takeEdition']>,
): Promise<Correction> {
  const asked = needOne(library, articleId)
  if (articleId === fromArticleId) throw new CallerError(say('changes.errors.sameArticle', { title: asked.title }))
  const edition = needOne(library, fromArticleId)
  const { textSha256 } = edition
  const { text } = await versionText(library, edition, textSha256)
  const alignments = await alignmentsOf(library, articleId, text)
  // From here to the commit nothing waits; a text that was corrected meanwhile is taken as it is now.
  const [article, newer] = [needOne(library, articleId), needOne(library, fromArticleId)]
  if (article.textSha256 !== asked.textSha256 || newer.textSha256 !== textSha256)
    return takeEdition(library, { articleId, fromArticleId })
  const rewrite = createRewrite(library)
  const renewed = renewPassages(library, articleId, { text, textSha256, alignments })
  const moved = movePassages(library, newer.id, articleId)
  for (const { passage } of [...renewed, ...moved]) rewrite.put(passage)
  moveNotes(library, rewrite, newer.id, articleId)
  rewrite.put(withEdition(library, article, newer))
  rewrite.remove(newer.id)
  const passages = [...renewed, ...moved].toSorted((a, b) => inTextOrder(a.passage, b.passage))
  return {
    article: await commitAndGet(library, rewrite.draft('takeEdition', { title: article.title }), articleId),
    passages: passages.map(({ came }) => came),
  }
}

function movePassages(library: Library, from: Id<'article'>, to: Id<'article'>): Renewed[] {
  return [...library.references.passagesOfArticle(from)].flatMap((id) => {
    const passage = library.get(id)
    if (!passage) return []
    const { exact } = passage.target
    const orphaned = passage.state === 'orphaned'
    const came = { passageId: id, outcome: orphaned ? ('orphaned' as const) : ('intact' as const), exactBefore: exact }
    return [{ passage: { ...passage, articleId: to }, came: { ...came, exactAfter: orphaned ? null : exact } }]
  })
}

/** Notes about the one article are about the other now, and mentions lead there. */
function moveNotes(library: Library, rewrite: Rewrite, from: Id<'article'>, to: Id<'article'>): void {
  const { references } = library
  for (const id of new Set([...references.notesAbout(from), ...references.notesMentioning(from)])) {
    const note = rewrite.get(id)
    if (!note) continue
    rewrite.put({ ...renameMentions(note, new Map([[from, to]])), ...(note.aboutId === from && { aboutId: to }) })
  }
}

const takenWhereMissing = ['outlet', 'url', 'publishedAt', 'language', 'rights', 'bibliography'] as const

/** What a person wrote about the article stays; the edition fills in what nobody had said, and brings its file. */
function withEdition(library: Library, article: Article, newer: Article): Article {
  const filled = takenWhereMissing.flatMap((name) =>
    article[name] === undefined && newer[name] !== undefined ? [[name, newer[name]] as const] : [],
  )
  const { textSha256, plainSha256, words, original } = newer
  const at = new Date().toISOString()
  const version: TextVersion = {
    textSha256,
    plainSha256,
    words,
    original,
    at,
    by: library.author,
    why: 'newer edition',
  }
  const earlier = [...versionsOf(article), ...versionsOf(newer).slice(0, -1)]
  return {
    ...withText(article, earlier, version),
    ...Object.fromEntries(filled),
    authors: article.authors.length > 0 ? article.authors : newer.authors,
    tags: [...new Set([...article.tags, ...newer.tags])],
    original,
  }
}
