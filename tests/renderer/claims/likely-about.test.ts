import { describe, expect, test } from 'vitest'
import type { Entity } from '#contract/entity.ts'
import type { PassageCard } from '#contract/views.ts'
import { likelyAbout } from '../../../renderer/claims/likely-about.ts'

const entities = new Map(
  ['event:war', 'event:talks', 'actor:tass'].map((id) => [id, { id, name: id.toUpperCase() } as unknown as Entity]),
)

function card(start: number, end: number, entityId: string, state = 'anchored'): PassageCard {
  return { passage: { target: { start, end }, links: [{ entityId }], state }, claims: [] } as unknown as PassageCard
}

describe('what words most likely speak of', () => {
  test('the event linked to words around them, however near another is', () => {
    const cards = [card(0, 100, 'event:war'), card(18, 19, 'event:talks')]
    expect(likelyAbout(cards, entities, { start: 20, end: 30 })).toEqual({ id: 'event:war', name: 'EVENT:WAR' })
  })
  test('else the nearest, rather the one before', () => {
    const cards = [card(0, 10, 'event:war'), card(45, 50, 'event:talks')]
    expect(likelyAbout(cards, entities, { start: 25, end: 30 })).toMatchObject({ id: 'event:war' })
    expect(likelyAbout(cards, entities, { start: 38, end: 44 })).toMatchObject({ id: 'event:talks' })
  })
  test('never an actor, a passage that is lost, or an event that is gone', () => {
    const cards = [card(0, 5, 'actor:tass'), card(0, 5, 'event:war', 'orphaned'), card(0, 5, 'event:deleted')]
    expect(likelyAbout(cards, entities, { start: 0, end: 5 })).toBeNull()
  })
})
