import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#contract/document.ts'
import type { EventEntity } from '#contract/entity.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import type { Library } from '../../../main/library/library.ts'
import { everything, startCoding } from './coding.ts'
import { codedAtRandom, step } from './random-coding.ts'

const steps = fc.array(step, { minLength: 5, maxLength: 20 })
const few = { numRuns: 10, endOnFailure: true }

/** Everything but judgements, as it reads whenever it was saved. */
function everythingSaid(library: Library): Record<string, Document> {
  const documents = Object.entries(everything(library)).filter(([id]) => !id.startsWith('judgement:'))
  return Object.fromEntries(documents.map(([id, document]) => [id, { ...document, updatedAt: '' }]))
}

/** What refers to something that is not there. */
async function pointingNowhere(library: Library) {
  const { problems } = await library.check()
  return problems.filter(({ kind }) => kind === 'reference-dangling')
}

describe('a merge', () => {
  async function withTwo() {
    const coding = await startCoding()
    const article = await coding.addArticle('On Tuesday in Shusha.')
    const [tuesday, shusha] = [await coding.passage(article, 'Tuesday'), await coding.passage(article, 'Shusha')]
    const kept = await coding.event('Ceasefire', { date: '2023-09-20', description: 'One', type: 'ceasefire' })
    const other = await coding.event('Truce', {
      date: '2023-09-19',
      dateAsWritten: 'Tuesday',
      place: { name: 'Shusha' },
      description: 'Two',
    })
    const put = { ...other, evidence: { name: [tuesday.id], date: [tuesday.id], place: [shusha.id] } } as EventEntity
    await coding.library.commit({ label: { key: 'editEntity', args: { name: 'Truce' } }, puts: [put] })
    return { ...coding, kept, other, tuesday, shusha }
  }

  test('is shown field by field before it is made: only what differs is to be chosen', async () => {
    const { mergePreview, kept, other } = await withTwo()
    const { fields, counts, notTheSame } = await mergePreview({ ids: [kept.id, other.id] })
    expect(Object.fromEntries(fields.map(({ field, values }) => [field, values]))).toEqual({
      name: [
        { value: 'Ceasefire', from: kept.id },
        { value: 'Truce', from: other.id },
      ],
      date: [
        { value: '2023-09-20', from: kept.id },
        { value: '2023-09-19', from: other.id },
      ],
      description: [
        { value: 'One', from: kept.id },
        { value: 'Two', from: other.id },
      ],
    })
    expect(counts).toMatchObject([{ passages: 0 }, { passages: 0 }])
    expect(notTheSame).toEqual([])
  })

  test('keeps the values that were chosen, how they were written, and only the evidence that shows them', async () => {
    const { mergeEntities, kept, other, shusha, tuesday } = await withTwo()
    const merged = await mergeEntities({
      keepId: kept.id,
      mergeIds: [other.id],
      fields: { name: other.id, date: other.id, description: kept.id },
    })
    expect(merged).toMatchObject({
      id: kept.id,
      name: 'Truce',
      aliases: [{ name: 'Ceasefire' }],
      date: '2023-09-19',
      dateAsWritten: 'Tuesday',
      description: 'One',
      type: 'ceasefire',
      place: { name: 'Shusha' },
      evidence: { name: [tuesday.id], date: [tuesday.id], place: [shusha.id] },
    })
  })

  test('without a choice keeps its own date, and neither the writing nor the evidence of the other', async () => {
    const { mergeEntities, kept, other, shusha, tuesday } = await withTwo()
    const merged = await mergeEntities({ keepId: kept.id, mergeIds: [other.id] })
    expect(merged).toMatchObject({ date: '2023-09-20', description: 'One\n\nTwo' })
    expect(merged).not.toHaveProperty('dateAsWritten')
    expect(merged.evidence).toEqual({ 'aliases: Truce': [tuesday.id], place: [shusha.id] })
  })

  test('refuses to keep what nobody has or nobody may choose', async () => {
    const { mergeEntities, kept, other, event } = await withTwo()
    const stranger = await event('Stranger')
    for (const fields of [{ date: stranger.id }, { id: other.id }, { aliases: other.id }])
      await expect(async () => mergeEntities({ keepId: kept.id, mergeIds: [other.id], fields })).rejects.toThrow(
        'cannot be kept',
      )
  })

  test('of any library and with any choices, undone, is as if it had not been', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), fc.nat(2), fc.nat(2), async (coded, actors, name, description) => {
        const coding = await startCoding()
        const { library } = coding
        const world = await codedAtRandom(coding, coded)
        const ids: EntityId[] = actors ? world.actors : world.events
        await coding.judgeIdentity({ a: ids[0]!, b: ids[1]!, verdict: 'not the same' })
        const before = everything(library)
        const fields = { name: ids[name]!, description: ids[description]! }
        const { seq } = library
        await coding.mergeEntities({ keepId: ids[0]!, mergeIds: ids.slice(1), fields })
        expect(library.seq).toBe(seq + 1)
        await library.undo()
        expect(everything(library)).toEqual(before)
      }),
      few,
    )
  })
})

describe('taking a merged entity out again', () => {
  test('gives back, of any library, exactly what the merge changed, and remembers that they are two', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (coded, actors) => {
        const coding = await startCoding()
        const { library } = coding
        const world = await codedAtRandom(coding, coded)
        const [keepId, gone] = (actors ? world.actors : world.events) as [EntityId, EntityId]
        const before = everythingSaid(library)
        await coding.mergeEntities({ keepId, mergeIds: [gone] })
        const merged = everything(library)
        await coding.unmergeEntity({ fromId: gone })
        expect(everythingSaid(library)).toEqual(before)
        expect((await coding.identityOf({ id: gone })).judged).toMatchObject([{ verdict: 'not the same' }])
        await library.undo()
        expect(everything(library)).toEqual(merged)
      }),
      few,
    )
  })

  test('leaves nothing pointing nowhere, whatever was coded since', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, fc.boolean(), async (coded, since, actors) => {
        const coding = await startCoding()
        const { library } = coding
        const world = await codedAtRandom(coding, coded)
        const side: EntityId[] = actors ? world.actors : world.events
        await coding.mergeEntities({ keepId: side[0]!, mergeIds: [side[1]!, side[2]!] })
        await codedAtRandom(coding, since)
        await coding.mergeEntities({ keepId: (await coding.actor('Zed')).id, mergeIds: [world.actors[0]!] })
        await coding.unmergeEntity({ fromId: side[2]! })
        expect(library.get(side[2]!)).toBeDefined()
        expect(await pointingNowhere(library)).toEqual([])
      }),
      few,
    )
  })

  test('keeps what was changed since, and gives back only the reference', async () => {
    const coding = await startCoding()
    const { library } = coding
    const article = await coding.addArticle('RT said so. Russia Today said so.')
    const { id: first } = await coding.passage(article, 'RT said')
    const { id: second } = await coding.passage(article, 'Russia Today')
    const [rt, other] = [await coding.actor('RT'), await coding.actor('Russia Today', { country: 'RU' })]
    await coding.linkPassage({ passageId: first, entityId: rt.id })
    await coding.linkPassage({ passageId: second, entityId: other.id })
    await coding.mergeEntities({ keepId: rt.id, mergeIds: [other.id] })
    await coding.linkPassage({ passageId: second, entityId: rt.id, role: 'speaker' })
    await coding.saveEntity({ kind: 'actor', id: rt.id as Id<'actor'>, description: 'A broadcaster' })
    expect((await coding.identityOf({ id: rt.id })).merged).toMatchObject([{ fromId: other.id, name: 'Russia Today' }])
    await coding.unmergeEntity({ fromId: other.id })
    expect(library.get(second)?.links).toEqual([{ entityId: other.id, role: 'speaker' }])
    expect(library.get(first)?.links).toEqual([{ entityId: rt.id }])
    expect(library.get(rt.id)).toMatchObject({ name: 'RT', aliases: [], description: 'A broadcaster' })
    expect(library.get(rt.id)).not.toHaveProperty('country')
    expect(library.undoState().undo).toEqual({ key: 'unmergeEntity', args: { name: 'RT', other: 'Russia Today' } })
  })

  test('of one that was never merged is refused', async () => {
    const { actor, unmergeEntity } = await startCoding()
    const { id } = await actor('RT')
    await expect(async () => unmergeEntity({ fromId: id })).rejects.toThrow('Nothing is known of a merge')
  })
})

describe('a split', () => {
  async function coded() {
    const coding = await startCoding()
    const article = await coding.addArticle('Georgia met. Georgia voted. Georgia spoke.')
    const war = await coding.event('War')
    const georgia = await coding.actor('Georgia', { type: 'state', aliases: [{ name: 'Peach State' }] })
    const passages = []
    for (const words of ['Georgia met', 'Georgia voted', 'Georgia spoke']) {
      const { id } = await coding.passage(article, words)
      await coding.linkPassage({ passageId: id, entityId: georgia.id, role: 'party' })
      passages.push(id)
    }
    const [met, voted, spoke] = passages as [Id<'passage'>, Id<'passage'>, Id<'passage'>]
    const participants = [{ actorId: georgia.id as Id<'actor'>, role: 'party', passageIds: [met, voted] }]
    await coding.addEvidence({ fact: { entityId: georgia.id, field: 'aliases: Peach State' }, passageIds: [voted] })
    await coding.addEvidence({ fact: { entityId: georgia.id, field: 'type' }, passageIds: [met, voted] })
    await coding.saveEntity({ kind: 'event', id: war.id as Id<'event'>, participants })
    const claim = await coding.saveClaim({
      passageId: voted,
      aboutId: georgia.id,
      property: 'killed',
      stance: 'asserts',
      attribution: [{ actorId: georgia.id as Id<'actor'>, as: 'says' }],
    })
    return { ...coding, war, georgia, claim, met, voted, spoke }
  }

  test('takes passages, claims, a part in an event and a name to a new one, as one change', async () => {
    const { library, georgia, war, claim, met, voted, spoke, ...coding } = await coded()
    const before = everything(library)
    const { seq } = library
    const made = await coding.splitEntity({
      id: georgia.id,
      to: { create: 'Georgia (US)' },
      passageIds: [voted],
      claimIds: [claim.id],
      participationIds: [war.id],
      aliases: ['Peach State'],
    })
    expect(library.seq).toBe(seq + 1)
    expect(made).toMatchObject({ name: 'Georgia (US)', type: 'state', aliases: [{ name: 'Peach State' }] })
    expect(made.evidence).toEqual({ 'aliases: Peach State': [voted] })
    expect(library.get(georgia.id)).toMatchObject({ aliases: [], evidence: { type: [met] } })
    expect([met, voted, spoke].map((id) => library.get(id)?.links[0])).toEqual([
      { entityId: georgia.id, role: 'party' },
      { entityId: made.id, role: 'party' },
      { entityId: georgia.id, role: 'party' },
    ])
    expect(library.get(claim.id)).toMatchObject({ aboutId: made.id, attribution: [{ actorId: made.id }] })
    expect(library.get(war.id as Id<'event'>)?.participants).toEqual([
      { actorId: georgia.id, role: 'party', passageIds: [met] },
      { actorId: made.id, role: 'party', passageIds: [voted] },
    ])
    expect((await coding.identityOf({ id: made.id })).judged).toMatchObject([{ other: { id: georgia.id } }])
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  test('tells what there is to take', async () => {
    const { georgia, entityParts, war, met, voted } = await coded()
    const parts = await entityParts({ id: georgia.id })
    expect(parts.passages[0]?.passages).toHaveLength(3)
    expect(parts.claims).toMatchObject([{ property: 'killed', words: 'Georgia voted' }])
    expect(parts.participations).toEqual([{ id: war.id, name: 'War', role: 'party', passageIds: [met, voted] }])
  })

  test('to itself, to another kind, or of a passage that does not speak of it is refused', async () => {
    const { georgia, war, splitEntity, actor, met } = await coded()
    await expect(async () => splitEntity({ id: georgia.id, to: { id: georgia.id } })).rejects.toThrow('from itself')
    await expect(async () => splitEntity({ id: georgia.id, to: { id: war.id } })).rejects.toThrow('another kind')
    const other = await actor('Other')
    await expect(async () => splitEntity({ id: other.id, to: { create: 'X' }, passageIds: [met] })).rejects.toThrow(
      'does not link',
    )
  })

  test('of any library leaves every tie with one of the two; undone, it is as if it had not been', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        async (done, picks, actors) => {
          const coding = await startCoding()
          const { library } = coding
          const world = await codedAtRandom(coding, done)
          const id = (actors ? world.actors : world.events)[0]!
          const before = everything(library)
          const parts = await coding.entityParts({ id })
          const some = <Item>(items: readonly Item[]) => items.filter((_, index) => picks[index % picks.length])
          const linked = parts.passages.flatMap(({ passages }) => passages.map(({ passage }) => passage.id))
          const made = await coding.splitEntity({
            id,
            to: { create: 'New' },
            passageIds: some(linked),
            claimIds: some(parts.claims.map((one) => one.id)),
            participationIds: some(parts.participations.map((one) => one.id)),
            relationIds: some(parts.relations.map((one) => one.id)),
          })
          const linking = (one: EntityId) => library.references.count('passagesLinking', one)
          expect(linking(id) + linking(made.id)).toBe(linked.length)
          expect(library.collection('claim').size).toBe(
            Object.keys(before).filter((one) => one.startsWith('claim:')).length,
          )
          expect(await pointingNowhere(library)).toEqual([])
          await library.undo()
          expect(everything(library)).toEqual(before)
        },
      ),
      few,
    )
  })
})

describe('likely duplicates', () => {
  const told = (found: { items: { a: { name: string }; b: { name: string }; why: string }[] }) =>
    found.items.map(({ a, b, why }) => [...[a.name, b.name].toSorted(), why])

  test('are of one name, of fitting initials, or one named within the other, the surest first', async () => {
    const { actor, event, likelyDuplicates } = await startCoding()
    await actor('Ilham Aliyev', { type: 'person' })
    await actor('I. Aliyev')
    await actor('Irina Aliyev', { type: 'person' })
    await actor('Nagorno‑Karabakh', { aliases: [{ name: 'Artsakh' }] })
    await actor('ARTSAKH')
    await actor('Pashinyan', { type: 'person' })
    await actor('Nikol Pashinyan', { type: 'person' })
    await actor('Nikol Pashinyan foundation', { type: 'civil society' })
    await event('Artsakh')
    const found = await likelyDuplicates({})
    expect(told(found)).toEqual([
      ['ARTSAKH', 'Nagorno‑Karabakh', 'same name'],
      ['I. Aliyev', 'Irina Aliyev', 'initials'],
      ['I. Aliyev', 'Ilham Aliyev', 'initials'],
      ['Nikol Pashinyan', 'Pashinyan', 'part of the name'],
    ])
    expect(told(await likelyDuplicates({ kind: 'event' }))).toEqual([])
  })

  test('are not told again once they were said not to be the same, and a merge of them warns', async () => {
    const { actor, likelyDuplicates, judgeIdentity, mergePreview, mergeEntities, library } = await startCoding()
    const [a, b] = [await actor('Georgia'), await actor('Georgia')]
    expect((await likelyDuplicates({})).total).toBe(1)
    await judgeIdentity({ a: b.id, b: a.id, verdict: 'not the same' })
    expect((await likelyDuplicates({})).total).toBe(0)
    expect((await mergePreview({ ids: [a.id, b.id] })).notTheSame).toMatchObject([{ by: 'Ada' }])
    expect(library.undoState().undo).toEqual({ key: 'judgeNotSame', args: { name: 'Georgia', other: 'Georgia' } })
    await judgeIdentity({ a: a.id, b: b.id, verdict: null })
    expect((await likelyDuplicates({ id: a.id })).total).toBe(1)
    await judgeIdentity({ a: a.id, b: b.id, verdict: 'not the same' })
    await mergeEntities({ keepId: a.id, mergeIds: [b.id] })
    expect(library.collection('judgement').size).toBe(0)
  })

  test('leave out a word that many names hold, what a relation ties, and events of two dates', async () => {
    const { actor, event, saveRelation, likelyDuplicates } = await startCoding()
    await actor('Army')
    for (let index = 0; index < 9; index++) await actor(`Army ${'ABCDEFGHI'[index]}x of ${index}`)
    const [whole, part] = [await actor('Azerbaijan'), await actor('Azerbaijan Delegation')]
    await saveRelation({ fromId: part.id, toId: whole.id, type: 'part of', passageIds: [] })
    await event('Shelling', { date: '2023-09-19' })
    await event('Shelling of Shusha', { date: '2023-09-20' })
    expect(told(await likelyDuplicates({}))).toEqual([])
  })

  test('among twenty thousand are found while others have their turn', async () => {
    const { library, likelyDuplicates } = await startCoding()
    const puts = Array.from({ length: 20_000 }, (_, index) => ({
      ...library.stamp('actor'),
      kind: 'actor' as const,
      name: index % 1000 === 999 ? `Person ${index - 1} Name${index - 1}` : `Person ${index} Name${index}`,
      aliases: [],
    })) as unknown as Document[]
    await library.commit({ label: { key: 'createEntity', args: { name: 'many' } }, puts })
    await likelyDuplicates({ kind: 'event' })
    // A name changed: they are to be looked for anew.
    await library.commit({ label: { key: 'deleteEntity', args: { name: 'one' } }, deletes: [puts[0]!.id] })
    let turns = 0
    const count = () => {
      turns++
      waiting = setImmediate(count)
    }
    let waiting = setImmediate(count)
    expect((await likelyDuplicates({})).total).toBe(20)
    clearImmediate(waiting)
    expect(turns).toBeGreaterThan(5)
  })
})
