import type { Calls, Handlers, ParsedArgsOf } from '#contract/calls.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Mentions } from '#contract/suggestion.ts'
import { currentId, needEntity } from '../entities/resolve.ts'
import { commitAndGet } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'
import { articleWithText } from '../passages/plain-text.ts'
import { placePassage } from '../passages/place-passage.ts'
import { createSentenceFinder } from '../passages/sentences.ts'
import { acceptance, rejection } from './judge-suggestion.ts'
import { markingDraft, mentionsIn, openMentions, type OpenMention, type Scanned, totalsOf } from './mark-mentions.ts'
import { claimDraft } from './prefill-claim.ts'
import { scanArticles } from './scan-articles.ts'
import type { Suggester } from './suggester.ts'
import { suggestionsFrom } from './suggestions.ts'

type SuggestCalls =
  'suggest' | 'acceptSuggestion' | 'rejectSuggestion' | 'markAllMentions' | 'unlinkedMentions' | 'prefillClaim'

/** Places shown with their sentence: more than anyone looks through. */
const sentencesMost = 500
const articlesMost = 200

/** What texts may speak of, to be accepted or rejected. */
export function suggestCalls(library: Library, suggester: Suggester): Pick<Handlers, SuggestCalls> {
  return {
    suggest: async ({ articleId }) => {
      const { article, text, read } = await readArticle(library, suggester, articleId)
      return suggestionsFrom(library, article, text, read)
    },
    acceptSuggestion: async (args) => {
      const { article, text } = await articleWithText(library, args.articleId)
      const target = placePassage(text, article.textSha256, args.start, args.end)
      const { passage, entity, draft } = acceptance(library, args, target)
      const saved = await commitAndGet(library, draft, passage.id)
      return { passage: saved, entity: entity && (library.get(entity.id) ?? entity) }
    },
    rejectSuggestion: async (args) => {
      const { article, text } = await articleWithText(library, args.articleId)
      const { exact } = placePassage(text, article.textSha256, args.start, args.end)
      const { judgement, draft } = rejection(library, args, exact)
      return commitAndGet(library, draft, judgement.id)
    },
    markAllMentions: (args) => markAllMentions(library, suggester, args),
    unlinkedMentions: async ({ entityId, limit = articlesMost }) => {
      const { found } = await findOpen(library, suggester, entityId)
      const most = found.toSorted((a, b) => b.open.length - a.open.length)
      const { total, ambiguous } = totalsOf(most.map(({ scanned, open }) => mentionsIn(scanned, open)))
      return { total, ambiguous, articles: forReview(most.slice(0, limit)).articles }
    },
    prefillClaim: async ({ articleId, start, end }) => {
      const { text, read } = await readArticle(library, suggester, articleId)
      const { start: from, end: to } = placePassage(text, '', start, end)
      const mentions = read.mentions.map((hit) => ({ ...hit, owners: hit.owners.map((id) => currentId(library, id)) }))
      return claimDraft(text, read, mentions, { start: from, end: to })
    },
  }
}

async function readArticle(library: Library, suggester: Suggester, articleId: Id<'article'>) {
  const { article, text } = await articleWithText(library, articleId)
  const { language, publishedAt: published } = article
  return { article, text, read: await suggester.read({ text, language, published }) }
}

type Found = { scanned: Scanned; open: OpenMention[] }

async function findOpen(
  library: Library,
  suggester: Suggester,
  wanted: EntityId,
  articleIds?: readonly Id<'article'>[],
): Promise<{ entityId: EntityId; found: Found[] }> {
  const entityId = needEntity(library, wanted).id
  const ids = articleIds ?? [...library.collection('article').ids()]
  const scanned = await scanArticles(library, suggester, entityId, ids)
  // From here to the commit nothing waits: what is open is told of the documents of this moment.
  const openIn = openMentions(library, entityId)
  const found = scanned.map((one) => ({ scanned: one, open: openIn(one) })).filter(({ open }) => open.length > 0)
  return { entityId, found }
}

async function markAllMentions(
  library: Library,
  suggester: Suggester,
  args: ParsedArgsOf<Calls['markAllMentions']>,
): Promise<Mentions & { marked: number }> {
  const { entityId, found } = await findOpen(library, suggester, args.entityId, args.articleIds)
  if (args.preview) return { ...forReview(found), marked: 0 }
  const excepted = new Set(args.except?.map(({ articleId, start }) => `${articleId} ${start}`))
  const entity = needEntity(library, entityId)
  const { draft, marked } = markingDraft(library, entity, stillThere(library, found), (articleId, start) =>
    excepted.has(`${articleId} ${start}`),
  )
  if (marked > 0) await library.commit(draft)
  return { ...totalsOf(found.map(({ scanned, open }) => mentionsIn(scanned, open))), marked }
}

/** An article that was corrected while others were read is left out: its places are of another text. */
function stillThere(library: Library, found: readonly Found[]): Found[] {
  return found.filter(({ scanned }) => library.get(scanned.article.id)?.textSha256 === scanned.article.textSha256)
}

/** With sentences, for as many places as anyone looks through. */
function forReview(found: readonly Found[]): Mentions {
  let shown = 0
  const articles = found.map(({ scanned, open }) => {
    const sentenceOf = shown < sentencesMost ? createSentenceFinder(scanned.text, scanned.article.language) : undefined
    shown += open.length
    return mentionsIn(
      scanned,
      open,
      sentenceOf && ((place) => sentenceOf({ ...place, exact: '', prefix: '', suffix: '', textSha256: '' })),
    )
  })
  return totalsOf(articles)
}
