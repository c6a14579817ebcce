import { type ArticleText, plainTextOf } from '#contract/article-text.ts'
import { type Article, type TextVersion, versionsOf } from '#contract/article.ts'
import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Id } from '#contract/ids.ts'
import type { Correction } from '#contract/views.ts'
import { commitAndGet, needOne } from '../entities/rewrite.ts'
import { storedBlocks } from '../import/stored-blocks.ts'
import { CallerError, type Library, MaterialError } from '../library/library.ts'
import { type Alignment, alignTexts } from '../passages/align-texts.ts'
import { inTextOrder } from '../passages/text-order.ts'
import { type Range, reanchor } from '../passages/reanchor.ts'
import { type NewText, type Renewed, renewPassage } from '../passages/renew-passage.ts'
import { say } from '../words.ts'
import { measuresOf, versionText, withText } from './text-versions.ts'

/** Gives an article the text a person corrected; its passages travel along, in one change. */
export async function correctText(
  library: Library,
  { articleId, basedOn, blocks, places }: ParsedArgsOf<Calls['correctText']>,
): Promise<Correction> {
  const { title } = needBase(needOne(library, articleId), basedOn)
  const stored = storedBlocks(blocks)
  const text = plainTextOf(stored)
  if (!/[^\s\uFFFC]/.test(text)) throw new CallerError(say('changes.errors.emptyText', { title }))
  const textSha256 = await library.texts.put({ blocks: stored })
  const measures = measuresOf(text)
  const alignments = await alignmentsOf(library, articleId, text)
  // From here to the commit nothing waits: the article and its passages are those of this moment.
  const article = needBase(needOne(library, articleId), basedOn)
  const placeOf = places && placesIn(blocks, text, places)
  const renewed = renewPassages(library, articleId, { text, textSha256, alignments, ...(placeOf && { placeOf }) })
  const at = new Date().toISOString()
  const version: TextVersion = { textSha256, ...measures, at, by: library.author, why: 'corrected' }
  return {
    article: textSha256 === basedOn ? article : await commitText(library, article, version, renewed),
    passages: renewed.map(({ came }) => came),
  }
}

async function commitText(library: Library, article: Article, version: TextVersion, renewed: Renewed[]) {
  const corrected = withText(article, versionsOf(article), version)
  const label = { key: 'correctText', args: { title: article.title } }
  return commitAndGet(library, { label, puts: [corrected, ...renewed.map(({ passage }) => passage)] }, article.id)
}

function needBase(article: Article, basedOn: string): Article {
  if (article.textSha256 === basedOn) return article
  throw new CallerError(say('changes.errors.textChanged', { title: article.title }))
}

/** A text beside every text that a passage of an article stands or stood in. */
export async function alignmentsOf(
  library: Library,
  articleId: Id<'article'>,
  text: string,
): Promise<Map<string, Alignment>> {
  const article = needOne(library, articleId)
  const wanted = new Set([article.textSha256])
  for (const id of library.references.passagesOfArticle(articleId)) {
    const passage = library.get(id)
    if (passage?.state === 'orphaned' && passage.before) wanted.add(passage.before.textSha256)
  }
  const alignments = new Map<string, Alignment>()
  for (const { textSha256 } of versionsOf(article)) {
    if (!wanted.has(textSha256)) continue
    const before = await versionText(library, article, textSha256).catch((error: unknown) => {
      // An older text that was lost costs only the chance to find again what stood in it.
      if (error instanceof MaterialError && textSha256 !== article.textSha256) return null
      throw error
    })
    if (before) alignments.set(textSha256, alignTexts(before.text, text))
  }
  return alignments
}

/** Every passage of an article as it stands in a new text, in the order of that text. */
export function renewPassages(library: Library, articleId: Id<'article'>, newText: NewText): Renewed[] {
  return [...library.references.passagesOfArticle(articleId)]
    .flatMap((id) => library.get(id) ?? [])
    .map((passage) => renewPassage(passage, newText))
    .toSorted((a, b) => inTextOrder(a.passage, b.passage))
}

type Places = NonNullable<ParsedArgsOf<Calls['correctText']>['places']>

/** Where an editor's anchors stand once the blocks it sent have the form they are stored in. */
function placesIn(sent: ArticleText['blocks'], text: string, places: Places): NonNullable<NewText['placeOf']> {
  const byId = new Map<string, Range>(places.map(({ passageId, start, end }) => [passageId, { start, end }]))
  const written = plainTextOf(sent)
  if (written === text) return (id) => byId.get(id)
  const alignment = alignTexts(written, text)
  return (id) => {
    const place = byId.get(id)
    const found =
      place && place.start < place.end && place.end <= written.length ? reanchor(alignment, place) : undefined
    return found && found.outcome !== 'orphaned' ? found : undefined
  }
}
