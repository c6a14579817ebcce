import fc from 'fast-check'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Coding } from './coding.ts'

/** A step of coding, its entities and passages picked by number. */
export type Step =
  | { kind: 'link'; passage: number; entity: number; role?: string }
  | { kind: 'claim'; passage: number; about: number; speaker: number; value: 'count' | 'actor' }
  | { kind: 'relation'; from: number; to: number; passage: number }
  | { kind: 'note'; about: number; mention: number }
  | { kind: 'assessment'; about: number }

const pick = fc.nat(5)
export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('link' as const),
    passage: pick,
    entity: pick,
    role: fc.constantFrom('party', 'victim'),
  }),
  fc.record({ kind: fc.constant('link' as const), passage: pick, entity: pick }),
  fc.record({
    kind: fc.constant('claim' as const),
    passage: pick,
    about: pick,
    speaker: pick,
    value: fc.constantFrom('count', 'actor'),
  }),
  fc.record({ kind: fc.constant('relation' as const), from: pick, to: pick, passage: pick }),
  fc.record({ kind: fc.constant('note' as const), about: pick, mention: pick }),
  fc.record({ kind: fc.constant('assessment' as const), about: pick }),
)

export type World = { actors: Id<'actor'>[]; events: Id<'event'>[]; passages: Id<'passage'>[] }

/** Three actors, three events and six passages, coded by random steps. */
export async function codedAtRandom(coding: Coding, steps: readonly Step[]): Promise<World> {
  const article = await coding.addArticle('Zero. One. Two. Three. Four. Five.')
  const world: World = { actors: [], events: [], passages: [] }
  for (const name of ['Ann', 'Ben', 'Cay']) world.actors.push((await coding.actor(name)).id as Id<'actor'>)
  for (const name of ['War', 'Vote', 'Pact']) world.events.push((await coding.event(name)).id as Id<'event'>)
  for (const word of ['Zero', 'One', 'Two', 'Three', 'Four', 'Five'])
    world.passages.push((await coding.passage(article, word)).id)
  for (const one of steps) await take(coding, world, one)
  return world
}

async function take(coding: Coding, { actors, events, passages }: World, step: Step): Promise<void> {
  const entities: EntityId[] = [...actors, ...events]
  const of = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item
  switch (step.kind) {
    case 'link':
      await coding.linkPassage({
        passageId: of(passages, step.passage),
        entityId: of(entities, step.entity),
        ...(step.role !== undefined && { role: step.role }),
      })
      return
    case 'claim':
      await coding.saveClaim({
        passageId: of(passages, step.passage),
        aboutId: of(entities, step.about),
        property: 'killed',
        stance: 'asserts',
        attribution: [{ actorId: of(actors, step.speaker), as: 'says' }],
        value:
          step.value === 'count'
            ? { kind: 'count', comparator: '=', number: step.about, unit: 'people' }
            : { kind: 'actor', actorId: of(actors, step.about) },
      })
      return
    case 'relation': {
      const side = step.passage % 2 === 0 ? actors : events
      const [fromId, toId] = [of<EntityId>(side, step.from), of<EntityId>(side, step.to)]
      if (fromId !== toId)
        await coding.saveRelation({ fromId, toId, type: 'follows', passageIds: [of(passages, step.passage)] })
      return
    }
    case 'note': {
      const mention = { type: 'mention', ref: of(entities, step.mention), label: 'X', kind: 'actor' }
      const root = { type: 'root', children: [{ type: 'paragraph', children: [mention] }] }
      await coding.saveNote({
        title: 'N',
        aboutId: of(entities, step.about),
        state: { v: 1, lexical: '0.52.0', state: { root } },
      })
      return
    }
    case 'assessment':
      await coding.saveAssessment({ aboutId: of(entities, step.about), property: 'killed', reason: 'r', claimIds: [] })
  }
}
