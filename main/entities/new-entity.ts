import type { Actor, ActorType, EventEntity } from '#contract/entity.ts'
import { CallerError, type Library } from '../library/library.ts'
import { say } from '../words.ts'

/** A name as it is kept: NFC, without white space around it. Throws when nothing is left. */
export function checkedName(name: string): string {
  const kept = name.trim().normalize('NFC')
  if (kept === '') throw new CallerError(say('changes.errors.emptyName'))
  return kept
}

export function newActor(library: Library, name: string, type?: ActorType): Actor {
  const common = library.stamp('actor')
  return { ...common, kind: 'actor', name: checkedName(name), aliases: [], ...(type !== undefined && { type }) }
}

export function newEvent(library: Library, name: string, type?: string): EventEntity {
  const common = library.stamp('event')
  const typed = type?.trim() ? { type: type.trim() } : {}
  return { ...common, kind: 'event', name: checkedName(name), aliases: [], participants: [], ...typed }
}
