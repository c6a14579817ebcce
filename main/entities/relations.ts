import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Relation } from '#contract/relation.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { checkedDate } from './dates.ts'
import { checkedName } from './new-entity.ts'
import { entityNow, needEntity } from './resolve.ts'
import { needOne, withFields } from './rewrite.ts'

type SaveArgs = ParsedArgsOf<Calls['saveRelation']>

/** A tie between two actors or two events; all its fields are given each time. */
export function relationToSave(library: Library, args: SaveArgs): { relation: Relation; draft: Draft } {
  const { id, date, position, private: secret, type, passageIds } = args
  const from = needEntity(library, args.fromId)
  const to = needEntity(library, args.toId)
  if (from.kind !== to.kind) throw new CallerError(say('changes.errors.relationKinds'))
  if (from.id === to.id) throw new CallerError(say('changes.errors.relationItself', { name: from.name }))
  for (const passageId of passageIds) needOne(library, passageId)
  const before = id === undefined ? library.stamp('relation') : needOne(library, id)
  const relation: Relation = withFields(
    { ...before, fromId: from.id, toId: to.id, type: checkedName(type), passageIds: [...new Set(passageIds)] },
    {
      date: date === undefined ? null : checkedDate(date),
      position: position?.trim().normalize('NFC') || null,
      private: secret,
    },
  )
  const label = { key: 'saveRelation', args: { from: from.name, to: to.name } }
  return { relation, draft: { label, puts: [relation] } }
}

export function relationDeletion(library: Library, { id, fromId, toId }: Relation): Draft {
  const nameOf = (entityId: Relation['fromId']) => entityNow(library, entityId)?.name ?? entityId
  return { label: { key: 'deleteRelation', args: { from: nameOf(fromId), to: nameOf(toId) } }, deletes: [id] }
}
