import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EventEntity } from '#contract/entity.ts'
import type { Id } from '#contract/ids.ts'
import { everything, reopened, startCoding } from '../entities/coding.ts'

const text = `Azerbaijan launched the military operation. RT reported it.

At least seven civilians were killed and 35 others injured. “Stop,” said Zakharova.`

async function startReading() {
  const coding = await startCoding()
  const article = await coding.addArticle(text, { publishedAt: '2023-09-20' })
  return { ...coding, article }
}

describe('a passage', () => {
  test('is saved where its words stand', async () => {
    const { passage, article, listPassages, undoLabel } = await withLabels()
    const saved = await passage(article, 'seven civilians')
    expect(saved).toMatchObject({ articleId: article.id, state: 'anchored', links: [], tags: [], createdBy: 'Ada' })
    expect(saved.target).toMatchObject({
      exact: 'seven civilians',
      prefix: 'e operation. RT reported it.\n\nAt least '.slice(-32),
    })
    expect((await listPassages({ articleId: article.id })).items).toHaveLength(1)
    expect(undoLabel()).toEqual({ key: 'addPassage', args: { words: 'seven civilians' } })
  })

  test('may lie over another of the same words', async () => {
    const { passage, article, listPassages } = await startReading()
    await passage(article, 'RT')
    await passage(article, 'RT')
    expect((await listPassages({})).total).toBe(2)
  })

  test.each([
    ['its words, whatever their case and marks', 'SÉVEN', 'seven civilians'],
    ['several of them in any order', 'injured others', '35 others injured'],
    ['the day of its article', '20 september 35', '35 others injured'],
    ['who is linked there', 'tehran', 'RT'],
  ])('is found by %s', async (_what, query, expected) => {
    const { passage, article, actor, linkPassage, listPassages } = await startReading()
    for (const words of ['seven civilians', '35 others injured', 'Azerbaijan launched']) await passage(article, words)
    const { id } = await passage(article, 'RT')
    await linkPassage({ passageId: id, entityId: (await actor('Radio Tehran')).id })
    const { items } = await listPassages({ query })
    expect(items.map(({ exact }) => exact)).toEqual([expected])
  })

  test('is found by what it and its article say now, after every change and undo', async () => {
    const { passage, article, actor, linkPassage, listPassages, saveEntity, saveArticle, library } =
      await startReading()
    const { id } = await passage(article, 'RT')
    const tehran = await actor('Radio Tehran')
    const isFound = async (query: string) => (await listPassages({ query })).total === 1
    expect(await isFound('tehran')).toBe(false)
    await linkPassage({ passageId: id, entityId: tehran.id })
    expect(await isFound('tehran')).toBe(true)
    await saveEntity({ id: tehran.id as Id<'actor'>, kind: 'actor', name: 'Isfahan Radio' })
    expect([await isFound('tehran'), await isFound('isfahan')]).toEqual([false, true])
    await saveArticle({ id: article.id, title: 'Ceasefire in Karabakh' })
    expect(await isFound('karabakh isfahan')).toBe(true)
    await library.undo()
    await library.undo()
    await library.undo()
    expect([await isFound('tehran'), await isFound('isfahan'), await isFound('karabakh')]).toEqual([
      false,
      false,
      false,
    ])
    expect(await isFound('rt')).toBe(true)
  })

  test('is resized, commented and tagged, each by its own name', async () => {
    const { passage, article, savePassage, saveTag, undoLabel } = await withLabels()
    const { id } = await passage(article, 'seven civilians')
    const tag = await saveTag({ name: 'Casualties' })
    const start = text.indexOf('At least')
    const at = { id, articleId: article.id, start, end: text.indexOf(' and 35') }
    expect((await savePassage(at)).target.exact).toBe('At least seven civilians were killed')
    expect(undoLabel()?.key).toBe('resizePassage')
    expect((await savePassage({ ...at, comment: 'RT’s count' })).comment).toBe('RT’s count')
    expect(undoLabel()?.key).toBe('editPassage')
    const tagged = await savePassage({ ...at, tags: [tag.id] })
    expect(tagged).toMatchObject({ tags: [tag.id], comment: 'RT’s count' })
    expect(undoLabel()?.key).toBe('tagPassage')
    expect(await savePassage({ ...at, comment: null })).not.toHaveProperty('comment')
  })

  test.each([
    [
      'in an unknown article',
      { articleId: 'article:00000000-0000-7000-8000-000000000000' as const },
      'Unknown article',
    ],
    ['with an unknown id', { id: 'passage:00000000-0000-7000-8000-000000000000' as const }, 'Unknown passage'],
    ['with an unknown tag', { tags: ['tag:00000000-0000-7000-8000-000000000000' as const] }, 'Unknown tag'],
    ['outside the text', { end: 9999 }, 'before “9999”'],
    ['over no words', { start: 10, end: 11 }, 'no words to mark'],
  ])('%s is refused and nothing is changed', async (_, change, message) => {
    const { library, savePassage, article } = await startReading()
    const before = library.seq
    const args = { articleId: article.id, start: 0, end: 10, ...change }
    await expect(async () => savePassage(args)).rejects.toThrow(message)
    expect(library.seq).toBe(before)
  })

  test('cannot move to another article', async () => {
    const { passage, article, addArticle, savePassage } = await startReading()
    const other = await addArticle('Another text altogether.')
    const { id } = await passage(article, 'RT')
    await expect(async () => savePassage({ id, articleId: other.id, start: 0, end: 7 })).rejects.toThrow(
      'another article',
    )
  })

  test('of an article whose text is gone is refused with a sentence', async () => {
    const { library, article, savePassage } = await startReading()
    const { textSha256 } = article
    await unlink(join(library.path, 'texts', textSha256.slice(0, 2), `${textSha256}.json`))
    await expect(async () => savePassage({ articleId: article.id, start: 0, end: 5 })).rejects.toThrow(
      'missing or damaged',
    )
  })
})

async function withLabels() {
  const reading = await startReading()
  return { ...reading, undoLabel: () => reading.library.undoState().undo }
}

describe('links', () => {
  test('fifty at once on one passage all survive', async () => {
    const { library, passage, article, linkPassage, actor } = await startReading()
    const { id } = await passage(article, 'RT')
    const actors = await Promise.all(Array.from({ length: 50 }, async (_, index) => actor(`Actor ${index}`)))
    await Promise.all(actors.map(async (one) => linkPassage({ passageId: id, entityId: one.id, role: 'party' })))
    const again = await reopened(library)
    expect(again.get(id)?.links).toHaveLength(50)
  })

  test('a link is added once, its role changed and taken away', async () => {
    const { passage, article, linkPassage, actor } = await startReading()
    const passageId = (await passage(article, 'RT')).id
    const entityId = (await actor('RT')).id
    await linkPassage({ passageId, entityId })
    expect((await linkPassage({ passageId, entityId, role: 'speaker' })).links).toEqual([{ entityId, role: 'speaker' }])
    expect((await linkPassage({ passageId, entityId })).links).toEqual([{ entityId, role: 'speaker' }])
    expect((await linkPassage({ passageId, entityId, role: null })).links).toEqual([{ entityId }])
  })

  test('unlinking leaves the passage, and says when there was no link', async () => {
    const { passage, article, linkPassage, unlinkPassage, actor } = await startReading()
    const passageId = (await passage(article, 'RT')).id
    const entityId = (await actor('RT')).id
    await linkPassage({ passageId, entityId })
    expect((await unlinkPassage({ passageId, entityId })).links).toEqual([])
    await expect(async () => unlinkPassage({ passageId, entityId })).rejects.toThrow('does not link')
  })
})

describe('a role on a passage that links one event', () => {
  async function withEvent() {
    const reading = await startReading()
    const passageId = (await reading.passage(reading.article, 'Azerbaijan launched the military operation')).id
    const azerbaijan = (await reading.actor('Azerbaijan')).id as Id<'actor'>
    const operation = (await reading.event('Operation')).id as Id<'event'>
    const participants = () => (reading.library.get(operation) as EventEntity).participants
    return { ...reading, passageId, azerbaijan, operation, participants }
  }

  test.each([
    ['the event first', true],
    ['the actor first', false],
  ])('makes a participant, %s', async (_, eventFirst) => {
    const { linkPassage, passageId, azerbaijan, operation, participants, library } = await withEvent()
    const links = [{ entityId: operation }, { entityId: azerbaijan, role: 'initiator' }]
    const before = library.seq
    for (const link of eventFirst ? links : links.toReversed()) await linkPassage({ passageId, ...link })
    expect(participants()).toEqual([{ actorId: azerbaijan, role: 'initiator', passageIds: [passageId] }])
    expect(library.seq).toBe(before + 2)
    await library.undo()
    expect(participants()).toEqual([])
  })

  test('adds the passage to a participant that was there, with its role where it had none', async () => {
    const { linkPassage, saveEntity, passageId, azerbaijan, operation, participants } = await withEvent()
    await saveEntity({ kind: 'event', id: operation, participants: [{ actorId: azerbaijan, passageIds: [] }] })
    await linkPassage({ passageId, entityId: operation })
    await linkPassage({ passageId, entityId: azerbaijan, role: 'initiator' })
    expect(participants()).toEqual([{ actorId: azerbaijan, role: 'initiator', passageIds: [passageId] }])
  })

  test('corrected, corrects what rested on it alone', async () => {
    const { linkPassage, passageId, azerbaijan, operation, participants } = await withEvent()
    await linkPassage({ passageId, entityId: operation })
    await linkPassage({ passageId, entityId: azerbaijan, role: 'target' })
    await linkPassage({ passageId, entityId: azerbaijan, role: 'initiator' })
    expect(participants()).toEqual([{ actorId: azerbaijan, role: 'initiator', passageIds: [passageId] }])
  })

  test('says nothing of either where the passage links two', async () => {
    const { linkPassage, event, passageId, azerbaijan, operation, participants } = await withEvent()
    await linkPassage({ passageId, entityId: operation })
    await linkPassage({ passageId, entityId: (await event('Ceasefire')).id })
    await linkPassage({ passageId, entityId: azerbaijan, role: 'party' })
    expect(participants()).toEqual([])
  })

  test('without a role makes no participant', async () => {
    const { linkPassage, passageId, azerbaijan, operation, participants } = await withEvent()
    await linkPassage({ passageId, entityId: operation })
    await linkPassage({ passageId, entityId: azerbaijan })
    expect(participants()).toEqual([])
  })
})

describe('marking words', () => {
  test('makes passage and entity in one change, and uses both again', async () => {
    const { library, article, markPassage } = await startReading()
    const before = library.seq
    const rt = { articleId: article.id, start: text.indexOf('RT'), end: text.indexOf('RT') + 2 }
    const first = await markPassage({ ...rt, create: { kind: 'actor', name: 'RT', type: 'media outlet' } })
    expect(first.entity).toMatchObject({ kind: 'actor', name: 'RT', type: 'media outlet' })
    expect(first.passage.links).toEqual([{ entityId: first.entity?.id }])
    expect(library.seq).toBe(before + 1)
    const second = await markPassage({
      ...rt,
      start: rt.start - 1,
      create: { kind: 'actor', name: ' rt ' },
      role: 'speaker',
    })
    expect(second.entity?.id).toBe(first.entity?.id)
    expect(second.passage.id).toBe(first.passage.id)
    await library.undo()
    await library.undo()
    expect(library.get(first.passage.id)).toBeUndefined()
    expect(library.collection('actor').size).toBe(0)
  })

  test('keeps the words as another name in the same change, once', async () => {
    const { library, article, markPassage } = await startReading()
    const at = { articleId: article.id, start: text.indexOf('RT'), end: text.indexOf('RT') + 2 }
    const before = library.seq
    const { entity } = await markPassage({ ...at, create: { kind: 'actor', name: 'Russia Today' }, asAlias: true })
    expect(entity?.aliases).toEqual([{ name: 'RT' }])
    expect(library.seq).toBe(before + 1)
    const again = await markPassage({ ...at, entityId: entity!.id, asAlias: true, role: 'speaker' })
    expect(again.entity?.aliases).toEqual([{ name: 'RT' }])
    expect(again.passage.links).toEqual([{ entityId: entity!.id, role: 'speaker' }])
    await library.undo()
    await library.undo()
    expect(library.get(entity!.id)).toBeUndefined()
  })

  test('an event of the same name is another entity', async () => {
    const { article, markPassage, library } = await startReading()
    const at = { articleId: article.id, start: 0, end: 10 }
    await markPassage({ ...at, create: { kind: 'actor', name: 'Azerbaijan' } })
    await markPassage({ ...at, create: { kind: 'event', name: 'Azerbaijan' } })
    expect([library.collection('actor').size, library.collection('event').size]).toEqual([1, 1])
    expect(library.collection('passage').size).toBe(1)
  })

  test('sets a tag, made once by its name', async () => {
    const { article, markPassage, listTags, library } = await startReading()
    const at = { articleId: article.id, start: 0, end: 10 }
    const { tag, passage } = await markPassage({ ...at, createTag: 'Naming' })
    expect(passage.tags).toEqual([tag?.id])
    const before = library.seq
    await markPassage({ ...at, createTag: 'naming' })
    expect(library.seq).toBe(before)
    expect(await listTags({})).toMatchObject([{ tag: { name: 'Naming' }, passages: 1 }])
  })

  test('uses no passage that was moved away or deleted meanwhile', async () => {
    const { article, markPassage, savePassage, deletePassage, library } = await startReading()
    const at = { articleId: article.id, start: 0, end: 10 }
    const first = await markPassage({ ...at, createTag: 'Naming' })
    await savePassage({ ...at, id: first.passage.id, end: 19 })
    const second = await markPassage({ ...at, createTag: 'Naming' })
    expect(second.passage.id).not.toBe(first.passage.id)
    expect(second.passage.target.exact).toBe('Azerbaijan')
    expect((await markPassage({ ...at, end: 19, createTag: 'Other' })).passage.id).toBe(first.passage.id)
    await deletePassage({ id: second.passage.id })
    expect((await markPassage({ ...at, createTag: 'Naming' })).passage.id).not.toBe(second.passage.id)
    expect(library.collection('passage').size).toBe(2)
  })

  test('fifty times at once the same words make one passage and one entity', async () => {
    const { article, markPassage, library } = await startReading()
    const args = { articleId: article.id, start: 0, end: 10, create: { kind: 'actor' as const, name: 'Azerbaijan' } }
    await Promise.all(Array.from({ length: 50 }, async () => markPassage(args)))
    expect([library.collection('passage').size, library.collection('actor').size]).toEqual([1, 1])
  })

  test.each([
    ['as nothing', {}, 'Say what to mark'],
    [
      'as a type that is none',
      { create: { kind: 'actor' as const, name: 'X', type: 'spaceship' } },
      'not a type of actor',
    ],
    ['without a name', { create: { kind: 'actor' as const, name: '  ' } }, 'A name is needed'],
  ])('%s is refused', async (_, what, message) => {
    const { library, article, markPassage } = await startReading()
    const before = everything(library)
    await expect(async () => markPassage({ articleId: article.id, start: 0, end: 10, ...what })).rejects.toThrow(
      message,
    )
    expect(everything(library)).toEqual(before)
  })
})

describe('deleting a passage', () => {
  test('takes its claims and evidence along, keeps the facts, and undo brings all back', async () => {
    const { library, passage, article, event, actor, ...calls } = await startReading()
    const { id: passageId } = await passage(article, 'seven civilians were killed')
    const { id: other } = await passage(article, 'RT')
    const operation = await event('Operation')
    const [rt, azerbaijan] = [await actor('RT'), await actor('Azerbaijan')]
    await calls.linkPassage({ passageId, entityId: operation.id })
    await calls.linkPassage({ passageId, entityId: azerbaijan.id, role: 'initiator' })
    const claim = await calls.saveClaim({
      passageId,
      aboutId: operation.id,
      property: 'killed',
      stance: 'asserts',
      attribution: [],
    })
    await calls.saveAssessment({ aboutId: operation.id, property: 'killed', reason: 'why', claimIds: [claim.id] })
    await calls.saveRelation({ fromId: rt.id, toId: azerbaijan.id, type: 'opposed to', passageIds: [passageId, other] })
    const evident = { ...(library.get(rt.id) ?? rt), evidence: { name: [passageId, other], type: [passageId] } }
    await library.commit({ label: { key: 'editEntity', args: { name: 'RT' } }, puts: [evident] })
    const before = everything(library)

    await calls.deletePassage({ id: passageId })
    expect(library.get(passageId)).toBeUndefined()
    expect(library.get(claim.id)).toBeUndefined()
    expect([...library.collection('assessment').values()][0]?.claimIds).toEqual([])
    expect([...library.collection('relation').values()][0]?.passageIds).toEqual([other])
    expect(library.get(rt.id)?.evidence).toEqual({ name: [other] })
    const operationNow = library.get(operation.id) as EventEntity
    expect(operationNow.participants).toEqual([{ actorId: azerbaijan.id, role: 'initiator', passageIds: [] }])
    await library.undo()
    expect(everything(library)).toEqual(before)
  })
})

describe('the passages of an article', () => {
  test('come in text order with their sentences, claims and notes', async () => {
    const { passage, article, event, passageCards, saveClaim, saveNote } = await startReading()
    const later = await passage(article, 'seven civilians')
    const first = await passage(article, 'Azerbaijan')
    const around = await passage(article, 'Azerbaijan launched the military operation')
    const operation = await event('Operation')
    const claim = await saveClaim({
      passageId: later.id,
      aboutId: operation.id,
      property: 'killed',
      stance: 'asserts',
      attribution: [],
    })
    const state = { v: 1 as const, lexical: '0.52.0', state: { root: { type: 'root', children: [] } } }
    await saveNote({ title: 'A note', aboutId: later.id, state })
    const cards = await passageCards({ articleId: article.id })
    expect(cards.map((card) => card.passage.id)).toEqual([around.id, first.id, later.id])
    expect(cards.map((card) => card.sentence)).toEqual([
      'Azerbaijan launched the military operation.',
      'Azerbaijan launched the military operation.',
      'At least seven civilians were killed and 35 others injured.',
    ])
    expect(cards[2]).toMatchObject({ claims: [{ id: claim.id }], notes: 1 })
  })

  test('spanning sentences and paragraphs show all they touch', async () => {
    const { passage, article, passageCards } = await startReading()
    await passage(article, 'operation. RT')
    await passage(article, 'it.\n\nAt least')
    const [first, second] = await passageCards({ articleId: article.id })
    expect(first?.sentence).toBe('Azerbaijan launched the military operation. RT reported it.')
    expect(second?.sentence).toBe('RT reported it. At least seven civilians were killed and 35 others injured.')
  })

  test('are found by entity and tag together', async () => {
    const { passage, article, actor, linkPassage, listPassages, saveTag, savePassage } = await startReading()
    const [rt, tag] = [await actor('RT'), await saveTag({ name: 'Media' })]
    const one = await passage(article, 'RT')
    await passage(article, 'Zakharova')
    await linkPassage({ passageId: one.id, entityId: rt.id, role: 'speaker' })
    await savePassage({
      id: one.id,
      articleId: article.id,
      start: one.target.start,
      end: one.target.end,
      tags: [tag.id],
    })
    expect(await listPassages({ articleId: article.id, entityId: rt.id, tagId: tag.id })).toEqual({
      total: 1,
      items: [
        {
          id: one.id,
          articleId: article.id,
          start: one.target.start,
          end: one.target.end,
          exact: 'RT',
          links: [{ entityId: rt.id, role: 'speaker', name: 'RT', kind: 'actor' }],
          tags: ['Media'],
          state: 'anchored',
        },
      ],
    })
    expect((await listPassages({ limit: 1, offset: 1 })).items).toHaveLength(1)
  })
})
