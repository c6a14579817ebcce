import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventEntity } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { everything, startCoding } from './coding.ts'
import { codedAtRandom, step } from './random-coding.ts'

const steps = fc.array(step, { minLength: 5, maxLength: 25 })
const few = { numRuns: 15, endOnFailure: true }

describe('merging', () => {
  test('moves names, details and evidence to the entity that is kept', async () => {
    const { actor, mergeEntities, library } = await startCoding()
    const kept = await actor('Nagorno Karabakh', { description: 'One', aliases: [{ name: 'NK' }] })
    const merged = await actor('Artsakh', {
      description: 'Two',
      type: 'government body',
      aliases: [{ name: 'NK' }, { name: 'Արցախ', usedBy: 'Armenia' }, { name: 'Nagorno Karabakh' }],
      identifiers: { wikidata: 'Q2397204' },
    })
    expect(await mergeEntities({ keepId: kept.id, mergeIds: [merged.id] })).toMatchObject({
      id: kept.id,
      name: 'Nagorno Karabakh',
      aliases: [{ name: 'NK' }, { name: 'Artsakh' }, { name: 'Արցախ', usedBy: 'Armenia' }],
      description: 'One\n\nTwo',
      type: 'government body',
      identifiers: { wikidata: 'Q2397204' },
    })
    expect(library.undoState().undo).toEqual({
      key: 'mergeEntities',
      args: { merged: 'Artsakh', name: 'Nagorno Karabakh' },
    })
    expect(library.need(merged.id).id).toBe(kept.id)
  })

  test('moves links, participations, relations, claims and mentions, and folds what becomes equal', async () => {
    const coding = await startCoding()
    const { actor, event, addArticle, passage, linkPassage, library } = coding
    const article = await addArticle('Baku said so. Azerbaijan said so.')
    const [baku, azerbaijan] = [await actor('Baku'), await actor('Azerbaijan')]
    const [war, armenia] = [await event('War'), await actor('Armenia')]
    const { id: passageId } = await passage(article, 'Baku said so')
    await linkPassage({ passageId, entityId: war.id })
    await linkPassage({ passageId, entityId: baku.id, role: 'party' })
    await linkPassage({ passageId, entityId: azerbaijan.id })
    for (const fromId of [baku.id, azerbaijan.id])
      await coding.saveRelation({
        fromId,
        toId: armenia.id,
        type: 'opposed to',
        passageIds: fromId === baku.id ? [passageId] : [],
      })
    await coding.saveRelation({ fromId: baku.id, toId: azerbaijan.id, type: 'part of', passageIds: [] })
    const claim = await coding.saveClaim({
      passageId,
      aboutId: war.id,
      property: 'responsible',
      value: { kind: 'actor', actorId: baku.id as Id<'actor'> },
      stance: 'asserts',
      attribution: [{ actorId: baku.id as Id<'actor'>, as: 'says' }],
    })
    await coding.mergeEntities({ keepId: azerbaijan.id, mergeIds: [baku.id] })
    expect(library.get(passageId)?.links).toEqual([{ entityId: war.id }, { entityId: azerbaijan.id, role: 'party' }])
    expect((library.get(war.id) as EventEntity).participants).toEqual([
      { actorId: azerbaijan.id, role: 'party', passageIds: [passageId] },
    ])
    expect([...library.collection('relation').values()]).toMatchObject([
      { fromId: azerbaijan.id, toId: armenia.id, passageIds: [passageId] },
    ])
    expect(library.get(claim.id)).toMatchObject({
      value: { actorId: azerbaijan.id },
      attribution: [{ actorId: azerbaijan.id, as: 'says' }],
    })
  })

  test('again re-points the first redirect, and old ids still answer', async () => {
    const { actor, mergeEntities, entityPage, library } = await startCoding()
    const [a, b, c] = [await actor('A'), await actor('B'), await actor('C')]
    await mergeEntities({ keepId: b.id, mergeIds: [a.id] })
    await mergeEntities({ keepId: c.id, mergeIds: [b.id] })
    expect([...library.collection('redirect').values()].map(({ toId }) => toId)).toEqual([c.id, c.id])
    expect((await entityPage({ id: a.id })).entity).toMatchObject({
      id: c.id,
      name: 'C',
      aliases: [{ name: 'B' }, { name: 'A' }],
    })
  })

  test('a note open in a window while its entity was merged follows it when saved', async () => {
    const { actor, mergeEntities, saveNote, backlinks } = await startCoding()
    const [a, b] = [await actor('A'), await actor('B')]
    const root = {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'mention', ref: a.id, label: 'A', kind: 'actor' }] }],
    }
    const note = await saveNote({ title: 'N', state: { v: 1, lexical: '0.52.0', state: { root } } })
    await mergeEntities({ keepId: b.id, mergeIds: [a.id] })
    const saved = await saveNote({ id: note.id, title: 'N2', state: { v: 1, lexical: '0.52.0', state: { root } } })
    expect(saved.mentions).toEqual([b.id])
    expect(JSON.stringify(saved.state)).not.toContain(a.id)
    expect(await backlinks({ id: a.id })).toMatchObject([{ id: note.id, title: 'N2' }])
  })

  test.each([
    ['an actor with an event', true, 'another kind'],
    ['an entity with itself', false, 'into itself'],
  ])('%s is refused', async (_, withEvent, message) => {
    const { actor, event, mergeEntities } = await startCoding()
    const one = await actor('A')
    const other = withEvent ? await event('B') : one
    await expect(async () => mergeEntities({ keepId: one.id, mergeIds: [other.id] })).rejects.toThrow(message)
  })

  test('keeps every link, claim, participation and mention, whatever was coded; undo restores all', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (coded, mergeActors) => {
        const coding = await startCoding()
        const { library } = coding
        const world = await codedAtRandom(coding, coded)
        const [keepId, ...mergeIds]: EntityId[] = mergeActors ? world.actors : world.events
        if (!keepId) throw new Error('an empty world')
        const now = (id: EntityId) => (mergeIds.includes(id) ? keepId : id)
        const before = everything(library)
        const linksBefore = linksOf(library, now)
        const claimsBefore = library.collection('claim').size
        await coding.mergeEntities({ keepId, mergeIds })
        expect(linksOf(library, (id) => id)).toEqual(linksBefore)
        expect(library.collection('claim').size).toBe(claimsBefore)
        const texts = JSON.stringify(Object.values(everything(library)).filter(({ id }) => !id.startsWith('redirect:')))
        for (const gone of mergeIds) expect(texts).not.toContain(gone)
        await library.undo()
        expect(everything(library)).toEqual(before)
      }),
      few,
    )
  })
})

/** Every tie of a passage, event or note to an entity, each once, told by what the entity is now. */
function linksOf(
  library: Awaited<ReturnType<typeof startCoding>>['library'],
  now: (id: EntityId) => EntityId,
): string[] {
  const ties = [
    ...[...library.collection('passage').values()].flatMap(({ id, links }) =>
      links.map((link) => `${id} links ${now(link.entityId)}`),
    ),
    ...[...library.collection('event').values()].flatMap(({ id, participants }) =>
      participants.map((part) => `${now(id)} by ${now(part.actorId)} as ${part.role ?? ''}`),
    ),
    ...[...library.collection('claim').values()].map(({ id, aboutId }) => `${id} about ${now(aboutId)}`),
    ...[...library.collection('note').values()].flatMap(({ id, mentions }) =>
      mentions.map((one) => `${id} names ${now(one as EntityId)}`),
    ),
  ]
  return [...new Set(ties)].toSorted()
}

describe('deleting an entity', () => {
  test('keeps passages, and its name as text where it speaks', async () => {
    const coding = await startCoding()
    const { actor, event, addArticle, passage, linkPassage, library } = coding
    const article = await addArticle('RT reported it.')
    const { id: passageId } = await passage(article, 'RT')
    const [rt, war] = [await actor('RT'), await event('War')]
    await linkPassage({ passageId, entityId: rt.id })
    const claim = await coding.saveClaim({
      passageId,
      aboutId: war.id,
      property: 'killed',
      stance: 'asserts',
      attribution: [{ actorId: rt.id as Id<'actor'>, as: 'says' }],
    })
    await coding.deleteEntity({ id: rt.id })
    expect(library.get(passageId)?.links).toEqual([])
    expect(library.get(claim.id)?.attribution).toEqual([{ name: 'RT', as: 'says' }])
    expect((await coding.listClaims({ aboutId: war.id }))[0]?.speakers).toEqual(['RT'])
    expect(library.undoState().undo).toEqual({ key: 'deleteEntity', args: { name: 'RT' } })
  })

  test('deletes several in one change, which one undo takes back whole', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (coded) => {
        const coding = await startCoding()
        const { library } = coding
        const world = await codedAtRandom(coding, coded)
        const ids = [...world.actors, ...world.events]
        const before = everything(library)
        const { seq } = library
        await coding.deleteEntities({ ids })
        expect(library.seq).toBe(seq + 1)
        expect(library.undoState().undo).toEqual({ key: 'deleteEntities', args: { count: ids.length } })
        expect(library.collection('actor').size + library.collection('event').size).toBe(0)
        expect(library.collection('claim').size + library.collection('relation').size).toBe(0)
        expect(library.collection('passage').size).toBe(6)
        await library.undo()
        expect(everything(library)).toEqual(before)
      }),
      few,
    )
  })

  test('deletes none of several when one of them is unknown', async () => {
    const { actor, deleteEntities, library } = await startCoding()
    const { id } = await actor('RT')
    const unknown = 'event:01900000-0000-7000-8000-00000000dead'
    await expect(async () => deleteEntities({ ids: [id, unknown] })).rejects.toThrow(`"${unknown}"`)
    expect(library.get(id)).toBeDefined()
  })

  test('leaves nothing that names it but notes; undo restores all', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(5), async (coded, which) => {
        const coding = await startCoding()
        const { library } = coding
        const world = await codedAtRandom(coding, coded)
        const id = [...world.actors, ...world.events][which]
        if (!id) throw new Error('an empty world')
        const before = everything(library)
        await coding.deleteEntity({ id })
        const left = Object.values(everything(library)).filter((document) => JSON.stringify(document).includes(id))
        expect(left.filter((document) => !document.id.startsWith('note:'))).toEqual([])
        expect(library.collection('passage').size).toBe(6)
        await library.undo()
        expect(everything(library)).toEqual(before)
      }),
      few,
    )
  })
})
