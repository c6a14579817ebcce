import { groupsReady } from '../claims/all-groups.ts'
import type { Calls, Handlers, ParsedArgsOf } from '#contract/calls.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Mentions } from '#contract/suggestion.ts'
import { propositions } from '../claims/propositions.ts'
import { currentId, needEntity } from '../entities/resolve.ts'
import { commitAndGet } from '../entities/rewrite.ts'
import type { Library } from '../library/library.ts'
import { articleWithText } from '../passages/plain-text.ts'
import { placePassage } from '../passages/place-passage.ts'
import { sentenceFinderFor } from '../passages/sentences.ts'
import { acceptance, rejection } from './judge-suggestion.ts'
import { rolesOf } from './learned-roles.ts'
import { markingDraft, mentionsIn, type Open, openOf, totalsOf } from './mark-mentions.ts'
import { claimDraft } from './prefill-claim.ts'
import { createMentionScan, type MentionScan } from './scan-articles.ts'
import type { Suggester } from './suggester.ts'
import { suggestionsFrom } from './suggestions.ts'

type SuggestCalls =
  | 'suggest'
  | 'acceptSuggestion'
  | 'rejectSuggestion'
  | 'markAllMentions'
  | 'unlinkedMentions'
  | 'prefillClaim'
  | 'rolesOf'

/** Articles whose mentions are shown with their sentences: more than anyone looks through. */
const sentencesMost = 100
const articlesMost = 200
/** Statements that selected words are compared with. */
const statementsMost = 2000

/** What texts may speak of, to be accepted or rejected. */
export function suggestCalls(library: Library, suggester: Suggester): Pick<Handlers, SuggestCalls> {
  const scan = createMentionScan(library, suggester)
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
    markAllMentions: (args) => markAllMentions(library, scan, args),
    unlinkedMentions: async ({ entityId, limit = articlesMost }) => {
      const open = await findOpen(library, scan, entityId)
      const most = open.toSorted((a, b) => b.mentions.length - a.mentions.length)
      const { total, ambiguous } = totalsOf(most.map((one) => mentionsIn(library, one)))
      return { total, ambiguous, articles: (await forReview(library, most.slice(0, limit))).articles }
    },
    rolesOf: ({ entityId }) => rolesOf(library, entityId),
    prefillClaim: async ({ articleId, start, end }) => {
      await groupsReady(library)
      const { text, read } = await readArticle(library, suggester, articleId)
      const { start: from, end: to } = placePassage(text, '', start, end)
      const mentions = read.mentions.map((hit) => ({ ...hit, owners: hit.owners.map((id) => currentId(library, id)) }))
      return claimDraft(
        text,
        read,
        mentions,
        { start: from, end: to },
        propositions(library, { limit: statementsMost }),
      )
    },
  }
}

async function readArticle(library: Library, suggester: Suggester, articleId: Id<'article'>) {
  const { article, text } = await articleWithText(library, articleId)
  const { language, publishedAt: published } = article
  return { article, text, read: await suggester.read({ text, language, published }) }
}

/** What is open of an entity now. From here to a commit nothing waits. */
async function findOpen(
  library: Library,
  scan: MentionScan,
  wanted: EntityId,
  articleIds?: readonly Id<'article'>[],
): Promise<Open[]> {
  const entityId = needEntity(library, wanted).id
  const found = await scan(entityId, articleIds)
  return openOf(library, needEntity(library, entityId).id, found)
}

async function markAllMentions(
  library: Library,
  scan: MentionScan,
  args: ParsedArgsOf<Calls['markAllMentions']>,
): Promise<Mentions & { marked: number }> {
  const open = await findOpen(library, scan, args.entityId, args.articleIds)
  if (args.preview) return { ...(await forReview(library, open)), marked: 0 }
  const excepted = new Set(args.except?.map(({ articleId, start }) => `${articleId} ${start}`))
  const { draft, marked } = markingDraft(library, needEntity(library, args.entityId), open, (articleId, start) =>
    excepted.has(`${articleId} ${start}`),
  )
  const told = totalsOf(open.map((one) => mentionsIn(library, one)))
  if (marked > 0) await library.commit(draft)
  return { ...told, marked }
}

/** With sentences, for as many articles as anyone looks through. */
async function forReview(library: Library, open: readonly Open[]): Promise<Mentions> {
  const finders = await Promise.all(
    open.slice(0, sentencesMost).map(({ articleId }) => sentenceFinderFor(library, articleId)),
  )
  return totalsOf(open.map((one, index) => mentionsIn(library, one, finders[index])))
}
