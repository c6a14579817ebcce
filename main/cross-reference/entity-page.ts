import type { Entity } from '#contract/entity.ts'
import type { EntityId } from '#contract/ids.ts'
import type { FactsOf } from '#contract/cross-reference.ts'
import type { EntityPage } from '#contract/views.ts'
import { keptGroupsAbout } from '../claims/kept-groups.ts'
import { spanOf } from '../entities/dates.ts'
import { entityNow, needEntity } from '../entities/resolve.ts'
import { readInTurns } from '../library/in-turns.ts'
import type { Library } from '../library/library.ts'
import { excerptOf, notesOn } from '../notes/list-notes.ts'
import { sentencesNaming } from '../notes/sentences-naming.ts'
import { closest, companionsReady, countedByPassage } from './companions.ts'
import { passagesByArticle } from './passages-of.ts'

/** Everything the notebook knows of one actor or event; of passages and companions the first, where that is enough. */
export async function entityPage(
  library: Library,
  id: EntityId,
  { passages: mostPassages = Infinity, companions: mostCompanions = Infinity } = {},
): Promise<EntityPage> {
  await readAround(library, needEntity(library, id).id)
  const { groups, passages, articles } = await passagesByArticle(library, needEntity(library, id).id, mostPassages)
  const entity = needEntity(library, id)
  const companions = countedByPassage(library, entity.id)
  return {
    entity,
    passages: groups,
    passageCount: passages,
    articleCount: articles,
    participants: participantsOf(library, entity),
    events: eventsOf(library, entity),
    relations: relationsOf(library, entity),
    claims: keptGroupsAbout(library, entity.id),
    appearsWith: closest(library, companions, mostCompanions),
    appearsWithCount: companions.length,
    notes: notesOn(library, entity.id).map(({ note, about }) => ({
      id: note.id,
      title: note.title,
      excerpt: excerptOf(note),
      about,
      ...sentencesNaming(note, entity.id),
    })),
  }
}

/** Reads what a page shows, a little at a time. */
async function readAround(library: Library, id: EntityId): Promise<void> {
  const { references } = library
  for (const relation of [
    'eventsWithParticipant',
    'relationsOf',
    'claimsAbout',
    'notesAbout',
    'notesMentioning',
  ] as const)
    await readInTurns(library, references.each(relation, id))
  await companionsReady(library, id)
}

/** What of these words can show. Whoever is gone is left out. */
export function factsOf(library: Library, ids: readonly EntityId[]): FactsOf[] {
  const entities = new Map(ids.flatMap((id) => entityNow(library, id) ?? []).map((entity) => [entity.id, entity]))
  return Array.from(entities.values(), (entity) => ({
    entity,
    participants: participantsOf(library, entity),
    relations: relationsOf(library, entity),
  }))
}

function participantsOf(library: Library, entity: Entity): EntityPage['participants'] {
  if (entity.kind !== 'event') return []
  return entity.participants.flatMap(({ actorId, role, passageIds }) => {
    const actor = entityNow(library, actorId)
    return actor ? [{ actorId, name: actor.name, ...(role !== undefined && { role }), passageIds }] : []
  })
}

/** The events an actor took part in, in the order they happened, undated last. */
function eventsOf(library: Library, entity: Entity): EntityPage['events'] {
  if (entity.kind !== 'actor') return []
  const events = [...library.references.eventsWithParticipant(entity.id)].flatMap((id) => library.get(id) ?? [])
  const first = (date: string | undefined) => (date === undefined ? null : spanOf(date))?.from ?? Number.MAX_VALUE
  return events
    .toSorted((a, b) => first(a.date) - first(b.date) || (a.id < b.id ? -1 : 1))
    .flatMap((event) =>
      event.participants
        .filter((part) => part.actorId === entity.id)
        .map(({ role, passageIds }) => ({
          eventId: event.id,
          name: event.name,
          ...(event.date !== undefined && { date: event.date }),
          ...(role !== undefined && { role }),
          passageIds,
        })),
    )
}

function relationsOf(library: Library, entity: Entity): EntityPage['relations'] {
  return [...library.references.relationsOf(entity.id)].toSorted().flatMap((relationId) => {
    const relation = library.get(relationId)
    if (!relation) return []
    const outgoing = relation.fromId === entity.id
    const other = entityNow(library, outgoing ? relation.toId : relation.fromId)
    if (!other) return []
    const date = other.kind === 'event' ? other.date : undefined
    const head = { id: other.id, name: other.name, kind: other.kind, ...(date !== undefined && { date }) } as const
    return [{ relation, outgoing, other: head }]
  })
}
