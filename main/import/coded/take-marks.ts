import type { Id } from '#contract/ids.ts'
import type { Passage, PassageState, Target } from '#contract/passage.ts'
import type { AnnotateOutcome } from '#contract/views.ts'
import { matchQuote } from '../../passages/match-quote.ts'
import { placePassage } from '../../passages/place-passage.ts'
import { say } from '../../words.ts'
import type { CodedText, Mark } from './coded.ts'
import type { TakenCodes } from './take-codes.ts'
import type { StoredText, TakenText } from './take-texts.ts'
import type { Taking } from './taking.ts'

type Placed = { target: Target; state: PassageState; reason?: string }

/** Makes passages of marks; answers which passage each mark became. */
export function takeMarks(
  taking: Taking,
  codes: TakenCodes,
  text: CodedText,
  { source, missing }: StoredText,
  taken: TakenText,
): Map<string, Id<'passage'>> {
  const passages = new Map<string, Id<'passage'>>()
  const byRange = passagesByRange(taking, taken)
  for (const mark of text.marks) {
    const placed = placeOf(mark, source.plain, taken, missing)
    const known = taking.known('passage', mark.guid)
    const range = rangeOf(placed.target)
    // Our own files keep passages of the same words apart; other programs write one selection a code.
    const joined = known ?? (taking.coded.own ? undefined : byRange.get(range))
    const before = joined && taking.get(joined)
    const isNew = !before
    const passage =
      before && known && !taking.isNew(known)
        ? before
        : withCodings(taking, codes, before ?? newPassage(taking, mark, taken, placed), mark)
    if (passage !== before) taking.put(passage)
    passages.set(mark.guid, passage.id)
    if (placed.state !== 'orphaned') byRange.set(range, passage.id)
    taking.outcomes.push(outcomeOf(mark, placed, passage, isNew ? undefined : known ? 'known' : 'joined'))
  }
  return passages
}

function outcomeOf(mark: Mark, placed: Placed, passage: Passage, how: 'known' | 'joined' | undefined): AnnotateOutcome {
  const state = how === 'known' ? passage.state : placed.state
  const told = [placed.reason, mark.wrong, how && say(how === 'known' ? 'exports.annotations.known' : 'coded.joined')]
  const reasons = [...new Set(told.filter((reason) => reason !== undefined))]
  return {
    id: mark.guid,
    status: state === 'changed' ? 'moved' : state,
    passageId: passage.id,
    articleId: passage.articleId,
    ...(reasons.length > 0 && { reason: reasons.join(' ') }),
  }
}

const rangeOf = ({ start, end, exact }: Target) => (end === 0 ? `words ${exact}` : `${start}-${end}`)

function passagesByRange(taking: Taking, { articleId }: TakenText): Map<string, Id<'passage'>> {
  const found = new Map<string, Id<'passage'>>()
  for (const id of taking.library.references.passagesOfArticle(articleId)) {
    const passage = taking.library.get(id)
    if (passage && passage.state !== 'orphaned') found.set(rangeOf(passage.target), id)
  }
  return found
}

/** In the text it was counted in a mark stands at its place; in another one its words are looked for. */
function placeOf(mark: Mark, counted: string, taken: TakenText, missing: boolean): Placed {
  const { place } = mark
  if (place === null || missing) return orphaned(mark, taken)
  if (taken.plain === counted) {
    const words = counted.slice(place.start, place.end).trim()
    if (words === '') return orphaned(mark, taken)
    return { target: placePassage(counted, taken.textSha256, place.start, place.end), state: 'anchored' }
  }
  const exact = counted.slice(place.start, place.end)
  const prefix = counted.slice(Math.max(0, place.start - 32), place.start)
  const match = matchQuote(taken.plain, { exact, prefix, suffix: counted.slice(place.end, place.end + 32) })
  if (!match || taken.plain.slice(match.start, match.end).trim() === '')
    return orphaned({ ...mark, name: exact }, taken)
  const target = placePassage(taken.plain, taken.textSha256, match.start, match.end)
  return { target, state: match.how, ...(match.how !== 'anchored' && { reason: say('exports.annotations.movedTo') }) }
}

function orphaned({ name, guid }: Mark, { textSha256 }: TakenText): Placed {
  const exact = name.trim() || guid
  return { target: { start: 0, end: 0, exact, prefix: '', suffix: '', textSha256 }, state: 'orphaned' }
}

function newPassage(taking: Taking, mark: Mark, taken: TakenText, { target, state }: Placed): Passage {
  const stamp = taking.stamp('passage', mark.guid, mark)
  return { ...stamp, articleId: taken.articleId, target, tags: [], links: [], state }
}

function withCodings(taking: Taking, codes: TakenCodes, passage: Passage, mark: Mark): Passage {
  const [tags, links] = [[...passage.tags], [...passage.links]]
  for (const { code, role } of mark.codings) {
    const as = codes.of(code)
    if (as === undefined) taking.tell('coded.notKept.unknownCode', { guid: code, words: mark.name.slice(0, 80) })
    else if (as === null)
      taking.tell('coded.notKept.folderCoding', {
        name: codes.codeOf(code)?.name ?? code,
        words: mark.name.slice(0, 80),
      })
    else if ('tag' in as && !tags.includes(as.tag)) tags.push(as.tag)
    else if ('entity' in as && !links.some(({ entityId }) => entityId === as.entity))
      links.push({ entityId: as.entity, ...(role ? { role } : {}) })
  }
  const comment = commentOf(passage.comment, mark.comment)
  const same =
    tags.length === passage.tags.length && links.length === passage.links.length && comment === passage.comment
  if (same) return passage
  return { ...passage, tags, links, ...(comment !== undefined && { comment }) }
}

function commentOf(there: string | undefined, added: string | undefined): string | undefined {
  if (added === undefined || there?.includes(added)) return there
  return there === undefined ? added : `${there}\n\n${added}`
}
