import type { Article } from '#contract/article.ts'
import { articleStatuses } from '#contract/article.ts'
import type { EntityId } from '#contract/ids.ts'
import type { Passage, Target } from '#contract/passage.ts'
import { sha256Of } from '../../../main/library/hashes.ts'
import { placePassage } from '../../../main/passages/place-passage.ts'
import { countWords } from '../../../main/text/words.ts'
import type { MadeText } from './article-texts.ts'
import type { Names } from './names.ts'
import { dayIn, madeAt, type Plan } from './plan.ts'
import { below, chance, oneOf, type Random, zipf } from './random.ts'
import type { Words } from './words.ts'

/** Articles, and the passages that were marked in them. */

export type Making = { plan: Plan; words: Words; names: Names; text: (article: number) => MadeText }

const languages = ['en', 'en', 'en', 'en', 'en', 'en', 'ru', 'hy', 'az', 'fr', 'es', 'ar']

/** What all documents have. */
export function common(n: number, count: number) {
  const at = madeAt(n, count)
  return { createdAt: at, updatedAt: at, createdBy: 'Bench' }
}

export function makeArticle({ plan, words, text }: Making, n: number): Article {
  const random = plan.random('article', n)
  const { title, plain, textSha256 } = text(n)
  const outlet = outletName(plan, words, outletRank(random))
  return {
    id: plan.id('article', n),
    ...common(n, plan.sizes.articles),
    title,
    authors: [`${words.rare(random)} ${words.rare(random)}`],
    outlet,
    url: `https://${outlet.toLowerCase().replace(/[^a-z]/g, '') || 'news'}.example/${n}`,
    publishedAt: dayIn(random),
    retrievedAt: madeAt(n, plan.sizes.articles),
    language: oneOf(random, languages),
    tags: tagsIn(plan, random, 0.6),
    status: oneOf(random, articleStatuses),
    original: {
      fileName: `article-${n}.txt`,
      mediaType: 'text/plain',
      sha256: sha256Of(plain),
      bytes: Buffer.byteLength(plain),
      encoding: 'utf-8',
    },
    textSha256,
    plainSha256: sha256Of(plain),
    words: countWords(plain),
  }
}

const outletRank = zipf(80, 1)

function outletName(plan: Plan, words: Words, rank: number): string {
  const random = plan.random('outlet', rank)
  return oneOf(random, ['Daily', 'Radio', 'Herald', 'Agency']) + ' ' + words.rare(random)
}

/** Half a clause, a whole sentence or two; now and then over the edge of the one before. */
export function makePassage(making: Making, n: number): Passage {
  const { plan, words, text } = making
  const article = plan.articleOf(n)
  const random = plan.random('passage', n)
  const made = text(article)
  const target = targetIn(made, random)
  return {
    id: plan.id('passage', n),
    ...common(n, plan.sizes.passages),
    articleId: plan.id('article', article),
    target,
    ...(chance(random, 0.3) && { comment: sentenceOf(words, random, 12) }),
    tags: tagsIn(plan, random, 0.4),
    links: linksOf(making, made, target, random),
    state: 'anchored',
  }
}

function targetIn({ sentences, plain, textSha256 }: MadeText, random: Random): Target {
  const at = below(random, sentences.length)
  const first = sentences[at] ?? { start: 0, end: plain.length }
  const last = chance(random, 0.12) ? (sentences[at + 1] ?? first) : first
  if (chance(random, 0.4)) return placePassage(plain, textSha256, first.start, last.end)
  const start = wordStart(plain, first.start, last.end, random() * 0.6)
  const end = wordStart(plain, start + 1, last.end, 0.3 + random() * 0.7)
  return placePassage(plain, textSha256, start, Math.max(start + 1, end))
}

/** The first place after a share of a stretch where a word begins, or its end. */
function wordStart(plain: string, from: number, to: number, share: number): number {
  const space = plain.indexOf(' ', Math.max(0, Math.floor(from + (to - from) * share) - 1))
  return space < 0 || space >= to ? to : space + 1
}

const roles = ['initiator', 'target', 'party', 'affected', 'mediator', 'speaker', 'addressee', 'witness']

/** What stands in the words, or what a reader knows them to be about. */
function linksOf({ plan, names }: Making, { mentions }: MadeText, { start, end }: Target, random: Random) {
  const inside = mentions.filter((mention) => mention.start >= start && mention.end <= end)
  const ids = new Set<EntityId>(inside.slice(0, 4).map(({ entityId }) => entityId))
  if (plan.actors > 0 && ids.size === 0) ids.add(plan.id('actor', names.drawActor(random)))
  if (plan.events > 0 && chance(random, 0.6)) ids.add(plan.id('event', names.drawEvent(random)))
  return [...ids].map((entityId) => ({ entityId, ...(chance(random, 0.5) && { role: oneOf(random, roles) }) }))
}

const tagRank = zipf(200, 0.9)

function tagsIn(plan: Plan, random: Random, share: number) {
  if (!chance(random, share) || plan.tags === 0) return []
  return [plan.id('tag', tagRank(random) % plan.tags)]
}

/** Words in a row, for comments and notes. */
export function sentenceOf(words: Words, random: Random, count: number): string {
  let previous: string | null = null
  const all: string[] = []
  while (all.length < count) {
    const word = words.next(random, previous)
    all.push(word)
    previous = word.toLowerCase()
  }
  return all.join(' ') + '.'
}
