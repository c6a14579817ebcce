import type { NetworkNode } from './network.ts'

/** What is told of an actor or event beside its name. */
export function nodeFacts({ entity, passages }: NetworkNode) {
  const event = entity.kind === 'event' ? entity : undefined
  return {
    kind: entity.kind,
    type: entity.type,
    country: entity.kind === 'actor' ? entity.country : undefined,
    date: event?.date,
    place: event?.place?.name,
    aliases: entity.aliases.map(({ name }) => name).join('; '),
    passages,
  }
}
