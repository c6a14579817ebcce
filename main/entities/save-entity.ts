import type { Calls, ParsedArgsOf } from '#contract/calls.ts'
import type { Alias, Entity, Participant } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import { CallerError, type Draft, type Library } from '../library/library.ts'
import { say } from '../words.ts'
import { checkedDate } from './dates.ts'
import { withFittingEvidence } from './evidence.ts'
import { checkedName, newActor, newEvent } from './new-entity.ts'
import { needEntity } from './resolve.ts'
import { needOne, withFields } from './rewrite.ts'

type SaveArgs = ParsedArgsOf<Calls['saveEntity']>

/** A new entity, or one with the given fields changed: `null` takes a field away, one left out stays. */
export function entityToSave(library: Library, args: SaveArgs): { entity: Entity; draft: Draft } {
  const { id, kind: _kind, name, ...fields } = args
  const before = id === undefined ? blank(library, args) : needEntity(library, id)
  const named = name === undefined ? {} : { name: checkedName(name ?? '') }
  const edited = withFields<Entity>(before, { ...checkedFields(library, fields), ...named })
  const entity = withFittingEvidence(before, edited)
  const key = id === undefined ? 'createEntity' : 'editEntity'
  return { entity, draft: { label: { key, args: { name: entity.name } }, puts: [entity] } }
}

function blank(library: Library, { kind, name }: SaveArgs): Entity {
  return kind === 'actor' ? newActor(library, name ?? '') : newEvent(library, name ?? '')
}

function checkedFields(library: Library, fields: Record<string, unknown>): Record<string, unknown> {
  const checked: Record<string, unknown> = { ...fields }
  if ('aliases' in fields) checked['aliases'] = checkedAliases(fields['aliases'] as Alias[] | null | undefined)
  if ('participants' in fields)
    checked['participants'] = checkedParticipants(library, fields['participants'] as Participant[] | null | undefined)
  if (typeof fields['date'] === 'string') checked['date'] = checkedDate(fields['date'])
  for (const name of ['type', 'description', 'dateAsWritten'])
    if (typeof fields[name] === 'string')
      checked[name] = fields[name].trim() === '' ? null : fields[name].normalize('NFC')
  return checked
}

/** The same name twice tells nothing, unless by who uses it. */
function checkedAliases(aliases: Alias[] | null | undefined): Alias[] | undefined {
  if (aliases === undefined) return undefined
  const named = (aliases ?? []).map((alias) => ({ ...alias, name: checkedName(alias.name) }))
  return [...new Map(named.map((alias) => [JSON.stringify(alias), alias])).values()]
}

function checkedParticipants(
  library: Library,
  participants: Participant[] | null | undefined,
): Participant[] | undefined {
  return participants === undefined ? undefined : foldParticipants((participants ?? []).map(checkParticipant))

  function checkParticipant(part: Participant): Participant {
    const actor = needEntity(library, part.actorId)
    if (actor.kind !== 'actor')
      throw new CallerError(say('changes.errors.unknown', { kind: 'actor', id: part.actorId }))
    for (const passageId of part.passageIds) needOne(library, passageId)
    const { role, ...rest } = part
    return { ...rest, actorId: actor.id, ...(role?.trim() && { role: role.trim() }) }
  }
}

/** One part for each actor and role, resting on all the passages that show it. */
export function foldParticipants(participants: readonly Participant[]): Participant[] {
  const folded = new Map<string, Participant>()
  for (const part of participants) {
    const key = JSON.stringify([part.actorId, part.role])
    const before = folded.get(key)
    const passageIds: Id<'passage'>[] = [...new Set([...(before?.passageIds ?? []), ...part.passageIds])]
    folded.set(key, { ...part, ...before, passageIds })
  }
  return [...folded.values()]
}
