import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import { actorTypes, type EventEntity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import type { Target } from '#contract/passage.ts'
import type { Judgement } from '#contract/small-documents.ts'
import { checkedDate } from '../entities/dates.ts'
import { needEntity } from '../entities/resolve.ts'
import { createRewrite, type Rewrite, shortWords } from '../entities/rewrite.ts'
import type { Draft, Library } from '../library/library.ts'
import { linkEntity } from '../passages/link-passage.ts'
import { type Marked, markWords, newPassage } from '../passages/mark-passage.ts'
import { passagesAt } from '../passages/places.ts'

type Accepted = ParsedArgsOf<Calls['acceptSuggestion']>
type Rejected = ParsedArgsOf<Calls['rejectSuggestion']>

/** The words marked, linked to the entity or to a new one, and the judgement that is learned from: one change. */
export function acceptance(
  library: Library,
  args: Accepted,
  target: Target,
): Pick<Marked, 'passage' | 'entity'> & { draft: Draft } {
  const rewrite = createRewrite(library)
  const words = shortWords(target.exact)
  if (args.dates) return dating(library, rewrite, args, args.dates, target)
  if (args.kind === 'date' || args.kind === 'figure') {
    const passage = passageAt(library, rewrite, args.articleId, target)
    return { passage, entity: null, draft: rewrite.draft('addPassage', { words }) }
  }
  const { entityId, articleId, role } = args
  const create =
    entityId === undefined ? { kind: args.kind, name: args.name ?? target.exact, ...typeOf(args) } : undefined
  const marked = markWords(
    library,
    rewrite,
    { articleId, start: target.start, end: target.end, entityId, create, role },
    target,
  )
  if (entityId === undefined && marked.entity) {
    rewrite.put({
      ...library.stamp('judgement'),
      subjectIds: [marked.entity.id],
      text: target.exact,
      verdict: 'accepted',
    })
  }
  return { ...marked, draft: rewrite.draft('link', { words, name: marked.entity?.name ?? '' }) }
}

/** The date of an event, in these words: they are marked, linked to it and kept as what shows it. */
function dating(
  library: Library,
  rewrite: Rewrite,
  { articleId }: Accepted,
  { eventId, edtf, clock }: NonNullable<Accepted['dates']>,
  target: Target,
): Pick<Marked, 'passage' | 'entity'> & { draft: Draft } {
  const event = needEntity(library, eventId) as EventEntity
  const marked = passageAt(library, rewrite, articleId, target)
  const passage = linkEntity(rewrite, marked, event.id)
  const date = checkedDate(edtf)
  const shows = (field: 'date' | 'clock', stays: boolean) => ({
    [field]: [...new Set([...(stays ? (event.evidence?.[field] ?? []) : []), passage.id])],
  })
  const dated: EventEntity = {
    ...event,
    date,
    dateAsWritten: target.exact,
    ...(clock && { clock }),
    evidence: {
      ...event.evidence,
      ...shows('date', event.date === date),
      ...(clock && shows('clock', JSON.stringify(event.clock) === JSON.stringify(clock))),
    },
  }
  rewrite.put(dated)
  const words = shortWords(target.exact)
  return { passage, entity: dated, draft: rewrite.draft('dateEvent', { words, name: event.name }) }
}

/** A type that was suggested: an actor's must be one there is. */
function typeOf({ kind, type }: Accepted): { type?: string } {
  if (type === undefined) return {}
  return kind === 'event' || actorTypes.some((one) => one === type) ? { type } : { type: 'other' }
}

function passageAt(library: Library, rewrite: Rewrite, articleId: Id<'article'>, target: Target) {
  const [there] = [...passagesAt(library, articleId, target)].toSorted().flatMap((id) => library.get(id) ?? [])
  const passage = there ?? newPassage(library, articleId, target)
  rewrite.put(passage)
  return passage
}

export function rejection(
  library: Library,
  { articleId, kind, entityId }: Rejected,
  words: string,
): { judgement: Judgement; draft: Draft } {
  const isNewName = (kind === 'actor' || kind === 'event') && entityId === undefined
  const subjectIds: Id[] = isNewName ? [] : entityId === undefined ? [articleId] : [entityId, articleId]
  const judgement: Judgement = { ...library.stamp('judgement'), subjectIds, text: words, verdict: 'rejected' }
  return {
    judgement,
    draft: { label: { key: 'rejectSuggestion', args: { words: shortWords(words) } }, puts: [judgement] },
  }
}
