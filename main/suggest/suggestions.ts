import type { Article } from '#contract/article.ts'
import type { EntityId } from '#contract/ids.ts'
import type { Passage } from '#contract/passage.ts'
import type { Suggestion, SuggestedSpeaker } from '#contract/suggestion.ts'
import { currentId, entityNow, isActorId } from '../entities/resolve.ts'
import type { Library } from '../library/library.ts'
import type { FoundDate } from './dates.ts'
import type { Figure } from './figures.ts'
import { claimedFigures } from './claimed-figures.ts'
import { type Learned, learnedFrom } from './judgements.ts'
import type { ReadAnswer } from './messages.ts'
import type { NameHit } from './name-trie.ts'
import type { NewName } from './new-names.ts'
import { overlapWith } from './overlaps.ts'
import { speakersAt } from './speakers.ts'

type Mention = NameHit<EntityId>
type Place = { start: number; end: number }
const lies = (inner: Place, outer: Place) => inner.start >= outer.start && inner.end <= outer.end

/** What was read of an article, less what is linked, coded or rejected already, in the order of its places. */
export function suggestionsFrom(library: Library, article: Article, text: string, read: ReadAnswer): Suggestion[] {
  const learned = learnedFrom(library)
  const passages = passagesOf(library, article)
  const mentions = read.mentions.map((hit) => ({ ...hit, owners: ownersNow(library, hit) }))
  const linked = passages.flatMap(({ target, links }) => (links.length > 0 ? [target] : []))
  const isTaken = overlapWith([...mentions, ...linked])
  const claimed = claimedFigures(library, passages, read.figures)
  const context: Context = { library, article, text, learned, passages, mentions, isTaken, claimed }
  return [
    ...mentions.flatMap((hit) => mentionOf(context, hit) ?? []),
    ...read.names.flatMap((name) => newName(context, name) ?? []),
    ...read.dates.flatMap((date) => dateOf(context, date) ?? []),
    ...read.figures.flatMap((figure) => figureOf(context, figure, read) ?? []),
  ].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
}

type Context = {
  library: Library
  article: Article
  text: string
  learned: Learned
  passages: Passage[]
  mentions: Mention[]
  /** Whether words are a known name, or linked already. */
  isTaken: (place: Place) => boolean
  /** Figures that a claim says already, corrected or as they were read. */
  claimed: ReadonlySet<Figure>
}

function passagesOf(library: Library, article: Article): Passage[] {
  return [...library.references.passagesOfArticle(article.id)]
    .flatMap((id) => library.get(id) ?? [])
    .filter(({ state }) => state !== 'orphaned')
}

/** Names travel to the worker after a change is made; what was deleted or merged meanwhile is told here. */
function ownersNow(library: Library, { owners }: Mention): EntityId[] {
  return [...new Set(owners.map((id) => currentId(library, id)))].filter((id) => entityNow(library, id) !== undefined)
}

function mentionOf({ library, article, text, learned, passages }: Context, hit: Mention): Suggestion | null {
  const words = text.slice(hit.start, hit.end)
  const linked = passages
    .filter(({ target }) => lies(hit, target))
    .flatMap(({ links }) => links.map(({ entityId }) => currentId(library, entityId)))
  if (hit.owners.some((id) => linked.includes(id))) return null
  const entities = hit.owners
    .filter((id) => !learned.isRejected(words, [id, article.id]))
    .flatMap((id) => entityNow(library, id) ?? [])
  const [first] = entities
  if (!first) return null
  const base = { text: words, start: hit.start, end: hit.end, kind: first.kind }
  if (entities.length === 1)
    return {
      ...base,
      id: idOf(base, first.id),
      entityId: first.id,
      ...(first.type !== undefined && { type: first.type }),
      score: learned.trustIn(words, first.id),
    }
  const candidates = entities.map(({ id, name }) => ({ entityId: id, name }))
  return { ...base, id: idOf(base, 'several'), candidates, score: 0.8 }
}

function newName({ text, learned, isTaken }: Context, name: NewName): Suggestion | null {
  const words = text.slice(name.start, name.end)
  if (isTaken(name) || learned.isRejected(words, [])) return null
  const base = { kind: 'actor' as const, text: words, start: name.start, end: name.end }
  const score = Math.max(0.05, Math.min(0.95, name.score * learned.weightOf(words)))
  return {
    ...base,
    id: idOf(base, 'new'),
    ...(name.type !== undefined && { type: name.type }),
    ...(name.country !== undefined && { country: name.country }),
    looksLike: name.kind,
    score: Number(score.toFixed(3)),
  }
}

function dateOf(
  { article, text, learned, passages }: Context,
  { start, end, edtf, inferred, clock }: FoundDate,
): Suggestion | null {
  const words = text.slice(start, end)
  // Its words were marked when it was accepted.
  const isMarked = passages.some(({ target }) => target.start === start && target.end === end)
  if (isMarked || learned.isRejected(words, [article.id])) return null
  const base = { kind: 'date' as const, text: words, start, end }
  const value = { kind: 'date' as const, edtf, ...(clock && { clock }), ...(inferred && { inferred: true as const }) }
  return { ...base, id: idOf(base, edtf), value, score: inferred ? 0.8 : 0.95 }
}

function figureOf(context: Context, figure: Figure, read: ReadAnswer): Suggestion | null {
  const { article, text, learned, claimed } = context
  const { start, end, property, value } = figure
  const words = text.slice(start, end)
  // `a peasant was killed` fills in a claim, and is no figure to be listed.
  if (figure.single || learned.isRejected(words, [article.id]) || claimed.has(figure)) return null
  const base = { kind: 'figure' as const, text: words, start, end }
  const speakers = speakersAtPlace(context, read, figure)
  return {
    ...base,
    id: idOf(base, `${property ?? ''}${value.number ?? value.min ?? ''}`),
    ...(property !== undefined && { type: property }),
    value,
    ...(speakers.length > 0 && { speakers }),
    score: property === undefined ? 0.3 : 0.85,
  }
}

/** Who says what stands at a place, each as the actor whose name stands in the words, where the library knows one. */
export function speakersAtPlace(
  context: Pick<Context, 'mentions'>,
  read: ReadAnswer,
  place: Place,
): SuggestedSpeaker[] {
  return speakersAt(read.speech, place).chain.map(({ text, start, end, as }) => {
    const actorId = actorIn(context.mentions, { start, end })
    return { ...(actorId && { actorId }), text, as }
  })
}

/** `Azerbaijani President Ilham Aliyev`: the last name that the words end with, else the longest in them. */
function actorIn(mentions: readonly Mention[], words: Place) {
  const inside = mentions.filter((hit) => lies(hit, words) && hit.owners.length === 1)
  const best =
    inside.findLast(({ end }) => end === words.end) ?? inside.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]
  const [owner] = best?.owners ?? []
  return owner !== undefined && isActorId(owner) ? owner : undefined
}

const idOf = ({ kind, start, end }: { kind: string; start: number; end: number }, what: string) =>
  `${kind} ${start}-${end} ${what}`
