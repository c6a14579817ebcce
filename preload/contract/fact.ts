import { z } from 'zod'
import { shortText } from './common.ts'
import type { Entity } from './entity.ts'
import { entityId, type Id, idOf } from './ids.ts'

/**
 * Something the library says that words of an article can show: a field of an actor or event, somebody's part in an
 * event, or a tie between two.
 */
export const fact = z.union([
  z.strictObject({ entityId, field: z.string().min(1).max(10_100) }),
  z.strictObject({ eventId: idOf('event'), actorId: idOf('actor'), role: shortText.optional() }),
  z.strictObject({ relationId: idOf('relation') }),
])

/** The fields whose evidence is kept under their own name; other names have a field each, see `aliasField`. */
export const factFields = {
  actor: ['name', 'type', 'country', 'identifiers', 'description'],
  event: ['name', 'type', 'date', 'clock', 'place', 'description'],
} as const

export type FactField = (typeof factFields)[Entity['kind']][number]

const aliasPrefix = 'aliases: '

/** The field that the evidence of one other name is kept under: `aliases: Republic of Artsakh`. */
export function aliasField(name: string): string {
  return aliasPrefix + name
}

/** The other name that a field of evidence is about; undefined when it is about none. */
export function aliasOfField(field: string): string | undefined {
  return field.startsWith(aliasPrefix) ? field.slice(aliasPrefix.length) : undefined
}

/** The passages that show a field. */
export function evidenceOf({ evidence }: Pick<Entity, 'evidence'>, field: string): readonly Id<'passage'>[] {
  return evidence?.[field] ?? []
}

export type Fact = z.infer<typeof fact>
