import { isDeepStrictEqual } from 'node:util'
import type { Alias, Entity } from '#contract/entity.ts'
import { aliasField, aliasOfField } from '#contract/fact.ts'
import type { EntityId } from '#contract/ids.ts'
import { CallerError } from '../library/library.ts'
import { say } from '../words.ts'
import { foldParticipants } from './save-entity.ts'

/** Fields that are a document's own and never another's. */
const own = new Set(['id', 'kind', 'createdAt', 'updatedAt', 'createdBy', 'imported'])
/** Fields to which every one adds. */
const joined = new Set(['aliases', 'participants', 'identifiers', 'evidence', 'private'])
/** Fields that mean nothing without another: how a date is written goes with the date. */
const goesWith: Record<string, string> = { dateAsWritten: 'date' }

/** Whose value of a field stays. */
export type Choices = Readonly<Record<string, EntityId>>

/** Whether a person can choose whose value of it stays. */
export function isChoosable(field: string): boolean {
  return !own.has(field) && !joined.has(field) && !(field in goesWith)
}

/** All fields that one of them has. */
export function fieldsOf(entities: readonly Entity[]): string[] {
  return [...new Set(entities.flatMap((entity) => Object.keys(entity)))]
}

/**
 * The first with what the others add: their names as aliases, fields that were empty, their evidence. Names are
 * evidence: only the very same text folds into one.
 */
export function mergedEntity(entities: readonly [Entity, ...Entity[]], choices: Choices = {}): Entity {
  checkChoices(entities, choices)
  const [kept] = entities
  const { evidence: _before, ...bare } = kept
  const result: Record<string, unknown> = { ...bare }
  for (const field of fieldsOf(entities).filter((one) => !own.has(one) && !joined.has(one))) {
    const value = valueOf(entities, field, choices)
    if (value === undefined) delete result[field]
    else result[field] = value
  }
  const fields = result as unknown as Entity
  return { ...fields, ...joinedFields(entities, fields) } as Entity
}

function checkChoices(entities: readonly Entity[], choices: Choices): void {
  for (const [field, id] of Object.entries(choices)) {
    const from = entities.find((entity) => entity.id === id)
    if (!from || !isChoosable(field)) throw new CallerError(say('changes.errors.mergeField', { field, id }))
  }
}

const read = (entity: Entity | undefined, field: string) => (entity as Record<string, unknown> | undefined)?.[field]

function valueOf(entities: readonly Entity[], field: string, choices: Choices): unknown {
  const leading = goesWith[field] ?? field
  const chosen = choices[leading]
  if (chosen !== undefined)
    return read(
      entities.find(({ id }) => id === chosen),
      field,
    )
  if (leading !== field) return read(firstWith(entities, leading) ?? firstWith(entities, field), field)
  const values = entities.map((entity) => read(entity, field)).filter((value) => value !== undefined)
  if (field === 'description') return [...new Set(values.filter(isText))].join('\n\n')
  return values.length > 1 && values.every(Array.isArray) ? distinct(values.flat()) : values[0]
}

const isText = (value: unknown): value is string => typeof value === 'string'

function firstWith(entities: readonly Entity[], field: string): Entity | undefined {
  return entities.find((entity) => read(entity, field) !== undefined)
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function joinedFields(entities: readonly [Entity, ...Entity[]], result: Entity): Partial<Entity> {
  const evidence = joinedEvidence(entities, result)
  const participants = entities.flatMap((one) => (one.kind === 'event' ? one.participants : []))
  const identifiers = Object.assign({}, ...entities.map((one) => read(one, 'identifiers')).toReversed()) as object
  return {
    aliases: joinedAliases(entities, result.name),
    ...(evidence && { evidence }),
    ...(entities.some((one) => one.private) && { private: true }),
    ...(result.kind === 'event' && { participants: foldParticipants(participants) }),
    ...(Object.keys(identifiers).length > 0 && { identifiers }),
  }
}

function joinedAliases([kept, ...merged]: readonly [Entity, ...Entity[]], name: string): Alias[] {
  const named = merged.flatMap((one) => [{ name: one.name }, ...one.aliases])
  const aliases: Alias[] = []
  for (const alias of [...kept.aliases, { name: kept.name }, ...named]) {
    const isName = alias.name === name && Object.keys(alias).length === 1
    if (!isName && !aliases.some((one) => isToldBy(alias, one))) aliases.push(alias)
  }
  return aliases
}

/** True when `other` says everything that `alias` says. */
function isToldBy(alias: Alias, other: Alias): boolean {
  return Object.entries(alias).every(([field, value]) => other[field] === value)
}

type Evidence = NonNullable<Entity['evidence']>

/**
 * Passages that show a value which did not stay show nothing of the one that did; those that show a name show it as
 * well where it is another name now.
 */
function joinedEvidence(entities: readonly Entity[], result: Entity): Evidence | undefined {
  const joined: Evidence = {}
  for (const entity of entities)
    for (const [field, passages] of Object.entries(entity.evidence ?? {})) {
      const now = fieldNow(entity, field, result)
      if (now !== undefined) joined[now] = [...new Set([...(joined[now] ?? []), ...passages])]
    }
  return Object.keys(joined).length > 0 ? joined : undefined
}

function fieldNow(entity: Entity, field: string, result: Entity): string | undefined {
  if (field === 'name') return entity.name === result.name ? field : aliasField(entity.name)
  if (aliasOfField(field) === result.name) return 'name'
  const kept = read(result, field)
  if (!isChoosable(field) || field === 'description' || kept === undefined || Array.isArray(kept)) return field
  return isDeepStrictEqual(read(entity, field), kept) ? field : undefined
}
