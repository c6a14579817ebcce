import { describe, expect, test } from 'vitest'
import { vocabularyNames } from '#contract/small-documents.ts'
import { defaultTerms } from '../../../main/codebook/defaults.ts'
import { checkedTerms } from '../../../main/codebook/vocabulary.ts'
import { everything, startCoding } from '../entities/coding.ts'

describe('tags', () => {
  test('are listed by name with how often they are used', async () => {
    const { saveTag, listTags, markPassage, addArticle } = await startCoding()
    const tag = await saveTag({ name: ' Naming ', colour: '#112233', description: 'names' })
    await saveTag({ name: 'casualties' })
    const article = await addArticle('Words to mark.', { tags: [tag.id] })
    await markPassage({ articleId: article.id, start: 0, end: 5, tagId: tag.id })
    expect(await listTags({})).toMatchObject([
      { tag: { name: 'casualties' }, passages: 0, articles: 0 },
      { tag: { name: 'Naming', colour: '#112233' }, passages: 1, articles: 1 },
    ])
  })

  test('of one name under one parent are refused, under two they are not', async () => {
    const { saveTag } = await startCoding()
    const parent = await saveTag({ name: 'Casualties' })
    await saveTag({ name: 'Children' })
    await saveTag({ name: 'Children', parentId: parent.id })
    await expect(async () => saveTag({ name: 'children' })).rejects.toThrow('a tag named “Children” already')
  })

  test('cannot stand under themselves', async () => {
    const { saveTag } = await startCoding()
    const a = await saveTag({ name: 'A' })
    const b = await saveTag({ name: 'B', parentId: a.id })
    await expect(async () => saveTag({ id: a.id, parentId: b.id })).rejects.toThrow('under itself')
    expect(await saveTag({ id: b.id, parentId: null })).not.toHaveProperty('parentId')
  })

  test('deleted, come off everything and let their children up; undo restores all', async () => {
    const { saveTag, deleteTag, markPassage, addArticle, library } = await startCoding()
    const top = await saveTag({ name: 'Top' })
    const middle = await saveTag({ name: 'Middle', parentId: top.id })
    const child = await saveTag({ name: 'Child', parentId: middle.id })
    const article = await addArticle('Words to mark.', { tags: [middle.id] })
    const { passage } = await markPassage({ articleId: article.id, start: 0, end: 5, tagId: middle.id })
    const before = everything(library)
    await deleteTag({ id: middle.id })
    expect(library.get(passage.id)?.tags).toEqual([])
    expect(library.get(article.id)?.tags).toEqual([])
    expect(library.get(child.id)?.parentId).toBe(top.id)
    await library.undo()
    expect(everything(library)).toEqual(before)
  })
})

describe('vocabularies', () => {
  test.each(vocabularyNames)('%s start with terms that hold together', (name) => {
    expect(checkedTerms(defaultTerms[name])).toEqual(defaultTerms[name])
    expect(defaultTerms[name].length).toBeGreaterThan(5)
  })

  test('hold every event and sub-event type of ACLED, spelt as ACLED spells it', () => {
    const terms = defaultTerms['event types']
    const subTypes = (type: string) => terms.filter(({ parent }) => parent === type).map(({ term }) => term)
    const counts = {
      Battles: 3,
      'Explosions/Remote violence': 6,
      'Violence against civilians': 3,
      Protests: 3,
      Riots: 2,
      'Strategic developments': 8,
    }
    for (const [type, count] of Object.entries(counts)) expect([type, subTypes(type).length]).toEqual([type, count])
    expect(terms.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['Shelling/artillery/missile attack', 'statement', 'election', 'protest response']),
    )
  })

  test('find the events of a type with those of every type under it', async () => {
    const { event, listEntities } = await startCoding()
    await event('Clash', { type: 'Armed clash' })
    await event('Battle', { type: 'Battles' })
    await event('Rally', { type: 'Peaceful protest' })
    await event('Unknown')
    const names = async (type: string) => (await listEntities({ kind: 'event', type })).items.map(({ name }) => name)
    expect(await names('Battles')).toEqual(['Battle', 'Clash'])
    expect(await names('Armed clash')).toEqual(['Clash'])
  })

  test('are the library’s own once saved, one document a name', async () => {
    const { saveVocabulary, getVocabulary, library } = await startCoding()
    expect(await getVocabulary({ name: 'units' })).toContainEqual({ term: 'civilians', parent: 'people' })
    await saveVocabulary({ name: 'units', terms: [{ term: ' people ' }] })
    await saveVocabulary({ name: 'units', terms: [{ term: 'people' }, { term: 'monks', parent: 'people' }] })
    expect(await getVocabulary({ name: 'units' })).toEqual([{ term: 'people' }, { term: 'monks', parent: 'people' }])
    expect(library.collection('vocabulary').size).toBe(1)
    expect(await getVocabulary({ name: 'roles' })).toEqual(defaultTerms.roles)
  })

  test.each([
    ['a term twice', [{ term: 'a' }, { term: 'A' }], 'twice'],
    ['an unknown parent', [{ term: 'a', parent: 'b' }], 'not in the list'],
    [
      'a circle',
      [
        { term: 'a', parent: 'b' },
        { term: 'b', parent: 'a' },
      ],
      'under itself',
    ],
    ['an empty term', [{ term: ' ' }], 'A name is needed'],
  ])('with %s are refused', async (_, terms, message) => {
    const { saveVocabulary } = await startCoding()
    await expect(async () => saveVocabulary({ name: 'roles', terms })).rejects.toThrow(message)
  })
})

describe('a term', () => {
  async function used() {
    const coding = await startCoding()
    const { addArticle, actor, event, passage, linkPassage, saveClaim, saveEntity } = coding
    const article = await addArticle('Seven civilians died.')
    const war = await event('War', { type: 'Siege' })
    const army = await actor('Army')
    const { id: passageId } = await passage(article, 'Seven civilians')
    await linkPassage({ passageId, entityId: army.id, role: 'victim' })
    const participants = [{ actorId: army.id as `actor:${string}`, role: 'victim', passageIds: [] }]
    await saveEntity({ kind: 'event', id: war.id as `event:${string}`, participants })
    const claim = await saveClaim({
      passageId,
      aboutId: war.id,
      property: 'killed',
      value: { kind: 'count', comparator: '=', number: 7, unit: 'civilians' },
      stance: 'asserts',
      attribution: [],
    })
    return { ...coding, war, passageId, claim }
  }

  test('is told with how many documents use it, listed or not', async () => {
    const { termUses, saveVocabulary } = await used()
    expect(await termUses({ name: 'roles' })).toEqual([{ term: 'victim', documents: 2, listed: true }])
    expect(await termUses({ name: 'event types' })).toEqual([{ term: 'siege', documents: 1, listed: true }])
    await saveVocabulary({ name: 'event types', terms: [{ term: 'riot' }] })
    expect(await termUses({ name: 'event types' })).toEqual([{ term: 'Siege', documents: 1, listed: false }])
  })

  test.each([
    ['roles', 'victim', 2],
    ['event types', 'siege', 1],
    ['properties', 'killed', 1],
    ['units', 'civilians', 1],
  ] as const)('of %s is renamed in the list and in every document, as one change', async (name, from, documents) => {
    const { renameTerm, getVocabulary, termUses, library } = await used()
    const before = everything(library)
    const { seq } = library
    expect(await renameTerm({ name, from, to: 'Another', documents: true })).toMatchObject({ documents })
    expect(library.seq).toBe(seq + 1)
    expect((await getVocabulary({ name })).some(({ term }) => term === 'Another')).toBe(true)
    expect(await termUses({ name })).toEqual([{ term: 'Another', documents, listed: true }])
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  test('is renamed in the list alone, with what stands under it; documents keep the old one', async () => {
    const { renameTerm, getVocabulary, library, claim } = await used()
    await renameTerm({ name: 'units', from: 'people', to: 'persons' })
    await renameTerm({ name: 'units', from: 'civilians', to: 'non-combatants' })
    expect(await getVocabulary({ name: 'units' })).toContainEqual({ term: 'non-combatants', parent: 'persons' })
    expect(library.get(claim.id)?.value).toMatchObject({ unit: 'civilians' })
    await expect(async () => renameTerm({ name: 'units', from: 'persons', to: 'houses' })).rejects.toThrow('twice')
    await expect(async () => renameTerm({ name: 'units', from: 'cats', to: 'dogs' })).rejects.toThrow('not in the list')
  })

  test('comes back with all others when its vocabulary is reset, and undo takes that back', async () => {
    const { saveVocabulary, resetVocabulary, getVocabulary, library } = await startCoding()
    await saveVocabulary({ name: 'roles', terms: [{ term: 'poet' }] })
    expect(await resetVocabulary({ name: 'roles' })).toEqual(defaultTerms.roles)
    await library.undo()
    expect(await getVocabulary({ name: 'roles' })).toEqual([{ term: 'poet' }])
  })
})

test('searches are saved by name, changed and deleted', async () => {
  const { saveSearch, listSearches, deleteSearch } = await startCoding()
  const { id } = await saveSearch({ name: 'Killed', query: 'killed actor:RT' })
  await expect(async () => saveSearch({ name: 'killed', query: 'x' })).rejects.toThrow('named “Killed” already')
  await saveSearch({ id, name: 'Killed by whom', query: 'killed' })
  expect(await listSearches({})).toMatchObject([{ id, name: 'Killed by whom', query: 'killed' }])
  await deleteSearch({ id })
  expect(await listSearches({})).toEqual([])
})
