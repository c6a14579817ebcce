import { describe, expect, test } from 'vitest'
import { aliasField, type Fact } from '#contract/fact.ts'
import type { Id } from '#contract/ids.ts'
import { everything, reopened, startCoding } from './coding.ts'

const text = 'Baku began it on Tuesday. The ceasefire took effect at 1 pm.\n\nThe Republic of Artsakh signed.'

/** An event with a participant and a tie, and an article that tells of it. */
async function coded() {
  const coding = await startCoding()
  const article = await coding.addArticle(text)
  const baku = await coding.actor('Baku')
  const war = await coding.event('War', { date: '2023-09-19', participants: [{ actorId: baku.id, passageIds: [] }] })
  const truce = await coding.event('Truce', { date: '2023-09-20' })
  const tie = await coding.saveRelation({ fromId: truce.id, toId: war.id, type: 'follows', passageIds: [] })
  const at = (words: string) => {
    const start = text.indexOf(words)
    return { articleId: article.id, start, end: start + words.length }
  }
  const event = (id: string) => coding.library.get(id as Id<'event'>)
  return { ...coding, article, baku, war, truce, tie, at, event }
}

describe('words that show a fact', () => {
  test('are kept with the field, and undone with one step', async () => {
    const { library, war, addEvidence, removeEvidence, passage, article, event } = await coded()
    const words = await passage(article, 'on Tuesday')
    const before = everything(library)
    await addEvidence({ fact: { entityId: war.id, field: 'date' }, passageIds: [words.id, words.id] })
    expect(event(war.id)?.evidence).toEqual({ date: [words.id] })
    await removeEvidence({ fact: { entityId: war.id, field: 'date' }, passageId: words.id })
    expect(event(war.id)).not.toHaveProperty('evidence')
    await library.undo()
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  test('are marked, linked and kept with the fact in one change', async () => {
    const { library, truce, markEvidence, at, event } = await coded()
    const before = everything(library)
    const passage = await markEvidence({ fact: { entityId: truce.id, field: 'clock' }, ...at('at 1 pm') })
    expect(passage).toMatchObject({ target: { exact: 'at 1 pm' }, links: [{ entityId: truce.id }] })
    expect(event(truce.id)?.evidence).toEqual({ clock: [passage.id] })
    const again = await markEvidence({ fact: { entityId: truce.id, field: 'date' }, ...at('at 1 pm') })
    expect(again.id).toBe(passage.id)
    await library.undo()
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  test('fill in what the event does not say yet, and leave what it says', async () => {
    const { library, truce, markEvidence, at, event } = await coded()
    const clock = { from: '13:00', asWritten: '1 pm' }
    const fact = { entityId: truce.id, field: 'clock' }
    await markEvidence({ fact, ...at('1 pm'), fill: { clock, date: '1999' } })
    expect(event(truce.id)).toMatchObject({ clock, date: '2023-09-20', evidence: { clock: [expect.any(String)] } })
    await library.undo()
    expect(event(truce.id)).not.toHaveProperty('clock')
  })

  test('show a part in an event, and are linked to both', async () => {
    const { library, war, baku, saveEntity, markEvidence, at, event } = await coded()
    const participants = [{ actorId: baku.id as Id<'actor'>, role: 'initiator', passageIds: [] }]
    await saveEntity({ id: war.id as Id<'event'>, kind: 'event', participants })
    const fact = { eventId: war.id as Id<'event'>, actorId: baku.id as Id<'actor'>, role: 'initiator' }
    const passage = await markEvidence({ fact, ...at('Baku began it') })
    expect(event(war.id)?.participants).toEqual([{ ...participants[0], passageIds: [passage.id] }])
    expect(library.get(passage.id)?.links).toEqual([{ entityId: war.id }, { entityId: baku.id, role: 'initiator' }])
  })

  test('show a tie, and are linked to both its ends', async () => {
    const { library, tie, war, truce, markEvidence, at } = await coded()
    const passage = await markEvidence({ fact: { relationId: tie.id }, ...at('The ceasefire') })
    expect(library.get(tie.id)?.passageIds).toEqual([passage.id])
    expect(passage.links.map(({ entityId }) => entityId).toSorted()).toEqual([war.id, truce.id].toSorted())
  })

  test('are refused, and nothing is changed, where there is no such fact', async () => {
    const { library, war, baku, addEvidence, markEvidence, passage, article, at } = await coded()
    const { id } = await passage(article, 'on Tuesday')
    const before = everything(library)
    const facts: Fact[] = [
      { entityId: war.id, field: 'weather' },
      { entityId: war.id, field: aliasField('Operation') },
      { entityId: baku.id, field: 'date' },
      { eventId: war.id as Id<'event'>, actorId: baku.id as Id<'actor'>, role: 'victim' },
    ]
    for (const fact of facts) {
      await expect(async () => addEvidence({ fact, passageIds: [id] })).rejects.toThrow()
      await expect(async () => markEvidence({ fact, ...at('Baku') })).rejects.toThrow()
    }
    expect(everything(library)).toEqual(before)
  })

  test('tell every fact they show, with whose it is', async () => {
    const { war, baku, truce, tie, addEvidence, factsShownBy, passage, article } = await coded()
    const { id } = await passage(article, 'Baku began it on Tuesday')
    const part = { eventId: war.id as Id<'event'>, actorId: baku.id as Id<'actor'> }
    const facts: Fact[] = [{ entityId: war.id, field: 'date' }, part, { relationId: tie.id }]
    expect(await factsShownBy({ passageId: id })).toEqual([])
    for (const fact of facts) await addEvidence({ fact, passageIds: [id] })
    const of = { id: war.id, name: 'War', kind: 'event' }
    expect(await factsShownBy({ passageId: id })).toEqual([
      { fact: facts[0], of },
      { fact: part, of, participant: { name: 'Baku' } },
      {
        fact: facts[2],
        of: { id: truce.id, name: 'Truce', kind: 'event' },
        tie: { type: 'follows', to: 'War' },
      },
    ])
  })

  test('leave every fact they showed when their passage is deleted, in the same change', async () => {
    const coding = await coded()
    const { library, war, baku, tie, addEvidence, passage, article, deletePassage, event } = coding
    const words = await passage(article, 'Baku began it on Tuesday')
    const others = await passage(article, 'on Tuesday')
    const part = { eventId: war.id as Id<'event'>, actorId: baku.id as Id<'actor'> }
    for (const fact of [{ entityId: war.id, field: 'date' }, part, { relationId: tie.id }])
      await addEvidence({ fact, passageIds: [words.id, others.id] })
    await addEvidence({ fact: { entityId: war.id, field: 'type' }, passageIds: [words.id] })
    const before = everything(library)
    await deletePassage({ id: words.id })
    expect(event(war.id)?.evidence).toEqual({ date: [others.id] })
    expect(event(war.id)?.participants[0]?.passageIds).toEqual([others.id])
    expect(library.get(tie.id)?.passageIds).toEqual([others.id])
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  test('leave a fact also after the library was closed and opened', async () => {
    const { library, war, addEvidence, passage, article } = await coded()
    const words = await passage(article, 'on Tuesday')
    await addEvidence({ fact: { entityId: war.id, field: 'date' }, passageIds: [words.id] })
    const again = await reopened(library)
    expect([...again.references.restingOnPassage(words.id)]).toEqual([war.id])
  })
})

describe('the evidence of what is taken away', () => {
  test('goes with the field, and stays with one that is only changed', async () => {
    const { war, addEvidence, saveEntity, passage, article, event } = await coded()
    const id = war.id as Id<'event'>
    const words = await passage(article, 'on Tuesday')
    await addEvidence({ fact: { entityId: id, field: 'date' }, passageIds: [words.id] })
    await saveEntity({ id, kind: 'event', date: '2023-09-26' })
    expect(event(id)?.evidence).toEqual({ date: [words.id] })
    await saveEntity({ id, kind: 'event', date: null })
    expect(event(id)).not.toHaveProperty('evidence')
  })

  test('stays with another name that is spelt anew, and goes with one that is removed', async () => {
    const { library, actor, addEvidence, saveEntity, passage, article } = await coded()
    const named = await actor('Authorities', { aliases: [{ name: 'NKR' }, { name: 'Republic of Arzach' }] })
    const id = named.id as Id<'actor'>
    const words = await passage(article, 'Republic of Artsakh')
    const fact = { entityId: id, field: aliasField('Republic of Arzach') }
    await addEvidence({ fact, passageIds: [words.id] })
    await saveEntity({ id, kind: 'actor', aliases: [{ name: 'NKR' }, { name: 'Republic of Artsakh' }] })
    expect(library.get(id)?.evidence).toEqual({ [aliasField('Republic of Artsakh')]: [words.id] })
    await saveEntity({ id, kind: 'actor', aliases: [{ name: 'NKR' }] })
    expect(library.get(id)).not.toHaveProperty('evidence')
  })
})
