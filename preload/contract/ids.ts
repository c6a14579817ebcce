import { z } from 'zod'

/** Every kind of document. An id is its kind, a colon and a UUID v7: `article:0192…`. */
export const kinds = [
  'article',
  'passage',
  'actor',
  'event',
  'relation',
  'claim',
  'assessment',
  'note',
  'judgement',
  'redirect',
  'vocabulary',
  'tag',
  'search',
] as const

export type Kind = (typeof kinds)[number]
export type Id<K extends Kind = Kind> = `${K}:${string}`
export type EntityId = Id<'actor'> | Id<'event'>

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** A schema that takes ids of the given kinds only, so that a strange id stops at the door. */
export function idOf<K extends Kind>(...allowed: [K, ...K[]]) {
  const pattern = new RegExp(`^(?:${allowed.join('|')}):${uuid}$`)
  return z.custom<Id<K>>((value) => typeof value === 'string' && pattern.test(value), {
    error: (issue) => `Not an id of ${allowed.join(' or ')}: ${quoteValue(issue.input)}`,
  })
}

export const entityId = idOf('actor', 'event')
export const anyId = idOf(...kinds)

/** The kind an id carries. */
export function kindOf(id: string): Kind {
  return id.slice(0, id.indexOf(':')) as Kind
}

/** `urn:uuid:…` of a document's id, as every export names it. */
export function iriOf(id: string): string {
  return `urn:uuid:${id.slice(id.indexOf(':') + 1)}`
}

function quoteValue(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value)
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}
