import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { EntityId } from '#contract/ids.ts'
import type { Judgement } from '#contract/small-documents.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { currentId, isEntityId, needEntity } from './resolve.ts'

/** What somebody said of two entities, as they are called today. */
export type IdentityJudgement = { judgement: Judgement; ids: [EntityId, EntityId] }

/** Every word on two entities that are still two. */
export function* identityJudgements(library: Library): Generator<IdentityJudgement> {
  for (const judgement of library.collection('judgement').values()) {
    if (judgement.verdict !== 'same' && judgement.verdict !== 'not the same') continue
    const [a, b] = judgement.subjectIds.filter(isEntityId).map((id) => currentId(library, id))
    if (a !== undefined && b !== undefined && a !== b) yield { judgement, ids: [a, b] }
  }
}

/** One key for two, whichever is named first. */
export function pairKey(a: EntityId, b: EntityId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** The words on any two of these. */
export function judgementsBetween(library: Library, ids: ReadonlySet<EntityId>): Judgement[] {
  return [...identityJudgements(library)]
    .filter(({ ids: [a, b] }) => ids.has(a) && ids.has(b))
    .map(({ judgement }) => judgement)
}

type Judged = ParsedArgsOf<Calls['judgeIdentity']>

/** A word on two: what was said of them before is taken back, so that one word stands. */
export function identityJudging(library: Library, { a, b, verdict }: Judged): Draft {
  const [one, other] = [needEntity(library, a), needEntity(library, b)]
  if (one.id === other.id) throw new CallerError(say('changes.errors.mergeItself', { id: one.id }))
  const before = judgementsBetween(library, new Set([one.id, other.id]))
  const args = { name: one.name, other: other.name }
  const deletes = before.map(({ id }) => id)
  if (verdict === null) return { label: { key: 'unjudge', args }, deletes }
  const key = verdict === 'same' ? 'judgeSame' : 'judgeNotSame'
  return { label: { key, args }, deletes, puts: [judgementOf(library, one.id, other.id, verdict)] }
}

export function judgementOf(library: Library, a: EntityId, b: EntityId, verdict: 'same' | 'not the same'): Judgement {
  return { ...library.stamp('judgement'), subjectIds: [a, b], verdict }
}
