import { onTestFinished, describe, expect, it } from 'vitest'
import type { Id } from '#contract/ids.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import { seedText } from '../../../main/sample/seed-text.ts'
import { suggestCalls } from '../../../main/suggest/calls.ts'
import { createSuggester } from '../../../main/suggest/suggester.ts'
import { everything, startCoding } from '../entities/coding.ts'

const text = seedText.replace(/^ date 2023-09-20 /, '')

/** A library with one article, and the calls that read it. */
async function reading(words = text) {
  const coding = await startCoding()
  const suggester = createSuggester(coding.library)
  onTestFinished(() => suggester.close())
  const article = await coding.addArticle(words, { publishedAt: '2023-09-20', language: 'en' })
  const calls = suggestCalls(coding.library, suggester)
  const suggested = async (kind?: Suggestion['kind']) => {
    const all = await calls.suggest({ articleId: article.id })
    return all.filter((one) => kind === undefined || one.kind === kind)
  }
  const place = (of: string, from = 0) => {
    const start = words.indexOf(of, from)
    return { articleId: article.id, start, end: start + of.length }
  }
  return { ...coding, ...calls, article, suggested, place, words }
}

const actor = (name: string, ...aliases: string[]) => ({
  kind: 'actor' as const,
  name,
  aliases: aliases.map((alias) => ({ name: alias })),
})

describe('suggestions for an article', () => {
  it('are the names a library knows, with whose they are, in the order of their places', async () => {
    const { saveEntity, suggested } = await reading()
    const azerbaijan = await saveEntity(actor('Azerbaijan'))
    const aliyev = await saveEntity(actor('Ilham Aliyev', 'Aliyev'))
    const known = (await suggested()).filter(({ entityId }) => entityId)
    expect(known.map(({ text: words, entityId }) => [words, entityId])).toEqual([
      ['Azerbaijan', azerbaijan.id],
      ['Azerbaijan', azerbaijan.id],
      ['Azerbaijan', azerbaijan.id],
      ['Azerbaijan', azerbaijan.id],
      ['Ilham Aliyev', aliyev.id],
      ['Aliyev', aliyev.id],
      ['Azerbaijan', azerbaijan.id],
    ])
    for (const { start, end, text: words } of known) expect(text.slice(start, end)).toBe(words)
  })

  it('follow a new alias at once, and one taken away', async () => {
    const { saveEntity, suggested } = await reading()
    const entity = await saveEntity(actor('Foreign Ministry of Russia'))
    const count = async () => (await suggested()).filter(({ entityId }) => entityId === entity.id).length
    expect(await count()).toBe(0)
    await saveEntity({
      ...actor('Foreign Ministry of Russia', 'Russian foreign ministry'),
      id: entity.id as Id<'actor'>,
    })
    expect(await count()).toBe(1)
    await saveEntity({ ...actor('Foreign Ministry of Russia'), id: entity.id as Id<'actor'> })
    expect(await count()).toBe(0)
  })

  it('offer every one who has the name', async () => {
    const { saveEntity, suggested } = await reading()
    const names = [await saveEntity(actor('Russia')), await saveEntity(actor('Russian Federation', 'Russia'))]
    const found = (await suggested()).find(({ candidates }) => candidates)
    expect(found).toMatchObject({ text: 'Russia', kind: 'actor' })
    expect(found?.candidates?.map(({ entityId }) => entityId).sort()).toEqual(names.map(({ id }) => id).sort())
  })

  it('leave out what is linked already, also by a wider passage', async () => {
    const { saveEntity, suggested, markPassage, place } = await reading()
    const blinken = await saveEntity(actor('Antony Blinken'))
    await markPassage({ ...place('US Secretary of State Antony Blinken'), entityId: blinken.id })
    expect((await suggested()).filter(({ entityId }) => entityId === blinken.id)).toEqual([])
  })

  it('leave out the merged and the deleted', async () => {
    const { saveEntity, suggested, mergeEntities, deleteEntity } = await reading()
    const kept = await saveEntity(actor('Armenia'))
    const merged = await saveEntity(actor('Yerevan'))
    await mergeEntities({ keepId: kept.id, mergeIds: [merged.id] })
    const owners = new Set((await suggested()).flatMap(({ entityId }) => entityId ?? []))
    expect([...owners]).toEqual([kept.id])
    await deleteEntity({ id: kept.id })
    expect((await suggested()).filter(({ entityId }) => entityId)).toEqual([])
  })

  it('resolve dates against the day of the article, and say what was inferred', async () => {
    const { suggested } = await reading()
    const dates = (await suggested('date')).map(({ text: words, value }) => [words, value])
    expect(dates).toEqual([
      ['since 1991', { kind: 'date', edtf: '1991/..' }],
      ['Wednesday, September 20', { kind: 'date', edtf: '2023-09-20', inferred: true }],
      ['Tuesday', { kind: 'date', edtf: '2023-09-19', inferred: true }],
      [
        '1 pm local time',
        {
          kind: 'date',
          edtf: '2023-09-20',
          inferred: true,
          clock: { from: '13:00', asWritten: '1 pm local time', zone: 'local time' },
        },
      ],
      ['2020', { kind: 'date', edtf: '2020' }],
      ['since 1991', { kind: 'date', edtf: '1991/..' }],
      ['September 9', { kind: 'date', edtf: '2023-09-09', inferred: true }],
      ['2020', { kind: 'date', edtf: '2020' }],
    ])
  })

  it('are figures with comparator and unit, and who says them', async () => {
    const { suggested, saveEntity } = await reading()
    const rt = await saveEntity(actor('RT'))
    const figures = (await suggested('figure')).map(({ type, value, speakers }) => {
      if (value?.kind !== 'count') throw new Error('A figure is a count')
      return [
        type,
        value.comparator,
        value.number,
        value.unit,
        speakers?.map(({ text: words, actorId }) => actorId ?? words),
      ]
    })
    expect(figures).toEqual([
      ['killed', '≥', 3, 'civilians', undefined],
      ['injured', '≥', 12, 'people', undefined],
      ['killed', '≥', 7, 'civilians', [rt.id]],
      ['injured', '=', 35, 'people', [rt.id]],
      ['killed', '≥', 27, 'people', ['Armenian sources']],
      ['injured', '>', 200, 'people', ['Armenian sources']],
      [undefined, '≥', 100, 'protesters', undefined],
      ['injured', '≥', 38, 'people', undefined],
      ['deployed', '~', 2000, 'soldiers', undefined],
      ['killed', '>', 1000, 'people', undefined],
    ])
  })

  it('are likely new persons, organisations and places', async () => {
    const { suggested } = await reading()
    const looks = Object.groupBy(await suggested('actor'), ({ looksLike }) => looksLike ?? 'group')
    const words = (list: Suggestion[] = []) => [...new Set(list.map((one) => one.text))]
    expect(words(looks.person)).toEqual([
      'Nikol Pashinyan',
      'Ilham Aliyev',
      'Antony Blinken',
      'Aliyev',
      'Maria Zakharova',
      'António Guterres',
    ])
    expect(words(looks.place)).toEqual(['Nagorno Karabakh', 'Azerbaijan', 'Armenia', 'Yerevan', 'US', 'Russia'])
    expect(words(looks.organisation)).toEqual(['RT', 'TASS', 'UN'])
    expect(words(looks.group)).toContain('Russian peacekeepers')
  })

  it('are none for an empty text, and those of a text without a date need none', async () => {
    const { suggested } = await reading('…')
    expect(await suggested()).toEqual([])
  })
})

describe('accepting', () => {
  it('links the words to the entity they name, as one change undone as one', async () => {
    const { saveEntity, suggested, acceptSuggestion, library, article } = await reading()
    const { id } = await saveEntity(actor('TASS'))
    const before = everything(library)
    const one = (await suggested()).find(({ entityId }) => entityId === id) as Suggestion
    const { passage, entity } = await acceptSuggestion({
      articleId: article.id,
      kind: one.kind,
      start: one.start,
      end: one.end,
      entityId: id,
    })
    expect(passage).toMatchObject({ target: { exact: 'TASS' }, links: [{ entityId: id }] })
    expect(entity?.id).toBe(id)
    expect(library.undoState().undo).toEqual({ key: 'link', args: { words: 'TASS', name: 'TASS' } })
    expect((await suggested()).some(({ entityId }) => entityId === id)).toBe(false)
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  it('makes an actor of a new name, of the type suggested, and finds its other mentions from then on', async () => {
    const { acceptSuggestion, suggested, article, library } = await reading()
    const before = everything(library)
    const { start, end, type } = (await suggested()).find((one) => one.text === 'Azerbaijan') as Suggestion
    const { entity } = await acceptSuggestion({ articleId: article.id, kind: 'actor', start, end, type })
    expect(entity).toMatchObject({ kind: 'actor', name: 'Azerbaijan', type: 'state' })
    expect((await suggested()).filter(({ entityId }) => entityId === entity?.id)).toHaveLength(4)
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  it('marks the words of a date or figure', async () => {
    const { acceptSuggestion, place } = await reading()
    const { passage, entity } = await acceptSuggestion({ ...place('at least 27 people were killed'), kind: 'figure' })
    expect(passage.target.exact).toBe('at least 27 people were killed')
    expect(entity).toBeNull()
  })

  it('a date is decided: the same words are not offered again, other places of it are', async () => {
    const { acceptSuggestion, suggested, place, library } = await reading()
    const years = async () => (await suggested('date')).filter((one) => one.text === '2020').map(({ start }) => start)
    const [first, second] = await years()
    await acceptSuggestion({ ...place('2020'), kind: 'date' })
    expect(await years()).toEqual([second])
    await library.undo()
    expect(await years()).toEqual([first, second])
  })

  it('a date makes it that of an event, shown by these words, as one change', async () => {
    const { acceptSuggestion, suggested, place, event, library } = await reading()
    const war = await event('War', { date: '2023' })
    const before = everything(library)
    const clock = { from: '13:00', asWritten: '1 pm local time' }
    const { passage, entity } = await acceptSuggestion({
      ...place('Tuesday'),
      kind: 'date',
      dates: { eventId: war.id as Id<'event'>, edtf: '2023-09-19', clock },
    })
    expect(entity).toMatchObject({
      date: '2023-09-19',
      dateAsWritten: 'Tuesday',
      clock,
      evidence: { date: [passage.id], clock: [passage.id] },
    })
    expect(passage.links).toEqual([{ entityId: war.id }])
    expect((await suggested('date')).map((one) => one.text)).not.toContain('Tuesday')
    const label = { key: 'dateEvent', args: { words: 'Tuesday', name: 'War' } }
    expect(library.undoState().undo).toEqual(label)
    const again = { ...place('Wednesday, September 20'), kind: 'date' as const }
    const shown = async (edtf: string) =>
      (await acceptSuggestion({ ...again, dates: { eventId: war.id as Id<'event'>, edtf } })).entity?.evidence?.['date']
    expect(await shown('2023-09-19')).toHaveLength(2)
    expect(await shown('2023-09-20')).toHaveLength(1)
    for (const _ of [1, 2, 3]) await library.undo()
    expect(everything(library)).toEqual(before)
  })

  it('a date that is none is refused', async () => {
    const { acceptSuggestion, place, event } = await reading()
    const { id } = await event('War')
    const dates = { eventId: id as Id<'event'>, edtf: 'Tuesday' }
    await expect(acceptSuggestion({ ...place('Tuesday'), kind: 'date', dates })).rejects.toThrow()
  })
})

describe('rejecting', () => {
  it('a new name keeps it out of every article, until that is undone', async () => {
    const { rejectSuggestion, suggest, suggested, place, addArticle, library } = await reading()
    const other = await addArticle('Then Ilham Aliyev met Nikol Pashinyan.', { publishedAt: '2023-09-21' })
    const names = async () => (await suggest({ articleId: other.id })).map((one) => one.text)
    expect(await names()).toEqual(['Ilham Aliyev', 'Nikol Pashinyan'])
    await rejectSuggestion({ ...place('Ilham Aliyev'), kind: 'actor' })
    expect(library.undoState().undo).toEqual({ key: 'rejectSuggestion', args: { words: 'Ilham Aliyev' } })
    expect(await names()).toEqual(['Nikol Pashinyan'])
    expect((await suggested()).map((one) => one.text)).not.toContain('Ilham Aliyev')
    await library.undo()
    expect(await names()).toEqual(['Ilham Aliyev', 'Nikol Pashinyan'])
  })

  it('a mention keeps these words of this entity out of this article alone', async () => {
    const { rejectSuggestion, suggest, suggested, place, addArticle, saveEntity } = await reading()
    const { id } = await saveEntity(actor('Armenia', 'Yerevan'))
    const other = await addArticle('Yerevan said so.', {})
    await rejectSuggestion({ ...place('Yerevan'), kind: 'actor', entityId: id })
    const words = (await suggested()).filter(({ entityId }) => entityId === id).map((one) => one.text)
    expect(new Set(words)).toEqual(new Set(['Armenia']))
    expect((await suggest({ articleId: other.id })).map((one) => one.text)).toEqual(['Yerevan'])
  })

  it('a date or figure keeps these words out of this article', async () => {
    const { rejectSuggestion, suggested, place } = await reading()
    await rejectSuggestion({ ...place('Tuesday'), kind: 'date' })
    await rejectSuggestion({ ...place('35 others injured'), kind: 'figure' })
    const words = (await suggested()).map((one) => one.text)
    expect(words).not.toContain('Tuesday')
    expect(words).not.toContain('35 others injured')
    expect(words).toContain('September 9')
  })

  it('a known name again and again makes it less sure elsewhere, and accepting it surer', async () => {
    const { rejectSuggestion, acceptSuggestion, suggest, addArticle, saveEntity } = await reading()
    const { id } = await saveEntity(actor('Federation', 'Union'))
    const articles = await Promise.all(['a', 'b', 'c', 'd'].map((name) => addArticle(`The Union, ${name}.`)))
    const at = (index: number) => ({
      articleId: articles[index]!.id,
      start: 4,
      end: 9,
      kind: 'actor' as const,
      entityId: id,
    })
    const sure = async () => (await suggest({ articleId: articles[3]!.id }))[0]?.score
    expect(await sure()).toBe(1)
    await rejectSuggestion(at(0))
    expect(await sure()).toBe(0.5)
    await rejectSuggestion(at(1))
    expect(await sure()).toBe(0.333)
    await acceptSuggestion(at(2))
    expect(await sure()).toBe(0.5)
  })

  it('and accepting are learned from: what shares a word with those accepted is likelier', async () => {
    const { acceptSuggestion, rejectSuggestion, suggest, addArticle } = await reading()
    const first = await addArticle('They met Colonel Jorge Perez and the Ocean Foundation in town.', {})
    const at = (words: string) => {
      const start = 'They met Colonel Jorge Perez and the Ocean Foundation in town.'.indexOf(words)
      return { articleId: first.id, start, end: start + words.length, kind: 'actor' as const }
    }
    const second = await addArticle('Then came Jorge Diaz and the Peace Foundation.', {})
    const scores = async () =>
      Object.fromEntries((await suggest({ articleId: second.id })).map((one) => [one.text, one.score]))
    const before = await scores()
    await acceptSuggestion({ ...at('Jorge Perez'), type: 'person' })
    await rejectSuggestion(at('Ocean Foundation'))
    const after = await scores()
    expect(after['Jorge Diaz']).toBeGreaterThan(before['Jorge Diaz'] as number)
    expect(after['Peace Foundation']).toBeLessThan(before['Peace Foundation'] as number)
  })
})

describe('marking every mention', () => {
  async function threeArticles() {
    const coded = await reading('Azerbaijan and Armenia. AZERBAIJAN’s army.')
    const second = await coded.addArticle('Nothing here.', {})
    const third = await coded.addArticle('Baku, or Azerbaijan.', {})
    const entity = await coded.saveEntity(actor('Azerbaijan', 'Baku'))
    return { ...coded, second, third, entity }
  }

  it('is shown first, with sentences, and changes nothing', async () => {
    const { markAllMentions, entity, article, third, library } = await threeArticles()
    const before = everything(library)
    const shown = await markAllMentions({ entityId: entity.id, preview: true })
    expect(shown).toMatchObject({ total: 4, ambiguous: 0, marked: 0 })
    expect(shown.articles.map(({ articleId, places }) => [articleId, places.map(({ exact }) => exact)])).toEqual([
      [article.id, ['Azerbaijan', 'AZERBAIJAN']],
      [third.id, ['Baku', 'Azerbaijan']],
    ])
    expect(shown.articles[0]?.places[1]?.sentence).toBe('AZERBAIJAN’s army.')
    expect(everything(library)).toEqual(before)
  })

  it('is one change, undone as one', async () => {
    const { markAllMentions, entity, library, listPassages } = await threeArticles()
    const before = everything(library)
    const seq = library.seq
    expect(await markAllMentions({ entityId: entity.id })).toMatchObject({ total: 4, marked: 4 })
    expect(library.seq).toBe(seq + 1)
    expect(library.undoState().undo).toEqual({ key: 'markAllMentions', args: { count: 4, name: 'Azerbaijan' } })
    expect((await listPassages({ entityId: entity.id })).total).toBe(4)
    expect(await markAllMentions({ entityId: entity.id })).toMatchObject({ total: 0, marked: 0 })
    expect(library.seq).toBe(seq + 1)
    await library.undo()
    expect(everything(library)).toEqual(before)
  })

  it('keeps to the articles given, and leaves out what was looked at and is none', async () => {
    const { markAllMentions, entity, article, library } = await threeArticles()
    const except = [{ articleId: article.id, start: 0, end: 10 }]
    expect(await markAllMentions({ entityId: entity.id, articleIds: [article.id], except })).toMatchObject({
      total: 2,
      marked: 1,
    })
    expect([...library.references.passagesLinking(entity.id)]).toHaveLength(1)
  })

  it('uses the passage of exactly these words', async () => {
    const { markAllMentions, entity, article, passage, library } = await threeArticles()
    const there = await passage(article, 'Azerbaijan')
    await markAllMentions({ entityId: entity.id, articleIds: [article.id] })
    expect(library.get(there.id)?.links).toEqual([{ entityId: entity.id }])
    expect([...library.references.passagesOfArticle(article.id)]).toHaveLength(2)
  })

  it('leaves names that are somebody else’s too to the person', async () => {
    const { markAllMentions, entity, saveEntity } = await threeArticles()
    const other = await saveEntity(actor('City of Baku', 'Baku'))
    const shown = await markAllMentions({ entityId: entity.id })
    expect(shown).toMatchObject({ total: 4, ambiguous: 1, marked: 3 })
    expect(shown.articles[1]?.places[0]).toMatchObject({ exact: 'Baku', ambiguous: [other.id] })
  })

  it('is what the entity page shows as unlinked mentions, most first', async () => {
    const { unlinkedMentions, markPassage, entity, place } = await threeArticles()
    await markPassage({ ...place('Azerbaijan'), entityId: entity.id })
    const found = await unlinkedMentions({ entityId: entity.id })
    expect(found.total).toBe(3)
    expect(found.articles.map(({ places }) => places.length)).toEqual([2, 1])
    await expect(unlinkedMentions({ entityId: 'actor:0192aaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa' })).rejects.toThrow(
      'Unknown actor',
    )
  })
})

describe('a claim is filled in from selected words', () => {
  const drafts: [words: string, draft: object][] = [
    [
      'at least 27 people were killed',
      {
        property: 'killed',
        value: { kind: 'count', comparator: '≥', number: 27, unit: 'people' },
        stance: 'asserts',
        attribution: [{ name: 'Armenian sources', as: 'says', text: 'Armenian sources' }],
      },
    ],
    [
      'over 200 wounded',
      { property: 'injured', value: { kind: 'count', comparator: '>', number: 200, unit: 'people' } },
    ],
    [
      '35 others injured',
      { value: { kind: 'count', comparator: '=', number: 35, unit: 'people' }, attribution: [{ name: 'RT' }] },
    ],
    ['over 1,000 people were killed', { property: 'killed', stance: 'asserts', attribution: [] }],
    [
      '“ethnic cleansing.”',
      {
        property: 'characterisation',
        proposition: 'ethnic cleansing',
        stance: 'asserts',
        attribution: [{ name: 'Armenia' }],
      },
    ],
    ['Armenian claim of ethnic cleansing', { stance: 'denies', attribution: [{ name: 'Aliyev' }] }],
    [
      'Armenia had been taking provocative steps in the region for months now',
      {
        attribution: [
          { name: 'Aliyev', as: 'says' },
          { name: 'Azerbaijani presidential press service', as: 'reports' },
          { name: 'TASS', as: 'reports' },
        ],
      },
    ],
    [
      'The ceasefire took effect at 1 pm local time.',
      { property: 'began', value: { kind: 'date', edtf: '2023-09-20' } },
    ],
    [
      'stop the fighting and return',
      { stance: 'demands', attribution: [{ name: 'Russian foreign ministry spokesperson Maria Zakharova' }] },
    ],
  ]
  it('as far as they and their sentence tell', async () => {
    const { prefillClaim, place } = await reading()
    for (const [words, draft] of drafts) expect(await prefillClaim(place(words)), words).toMatchObject(draft)
  })

  it('from a whole statement, who makes it selected too', async () => {
    const { prefillClaim, place } = await reading()
    expect(await prefillClaim(place('Aliyev also denied the Armenian claim of ethnic cleansing'))).toMatchObject({
      stance: 'denies',
      attribution: [{ text: 'Aliyev', as: 'says' }],
    })
    expect(await prefillClaim(place('Armenia denied the allegations of troop deployment'))).toMatchObject({
      stance: 'denies',
      attribution: [{ text: 'Armenia', as: 'says' }],
    })
  })

  it('with a statement that others took a stance on before, and what it was said of', async () => {
    const { prefillClaim, place, saveClaim, savePassage, event } = await reading()
    const war = await event('War')
    const words = place('“ethnic cleansing.”')
    await saveClaim({
      passageId: (await savePassage(words)).id,
      aboutId: war.id,
      property: 'labelled',
      proposition: 'Ethnic Cleansing',
      stance: 'asserts',
      attribution: [],
    })
    expect(await prefillClaim(place('Armenian claim of ethnic cleansing'))).toMatchObject({
      property: 'labelled',
      proposition: 'Ethnic Cleansing',
      about: { id: war.id, name: 'War' },
      stance: 'denies',
    })
    expect((await prefillClaim(place('provocative steps'))).about).toBeUndefined()
  })

  it('with the actors the library knows', async () => {
    const { prefillClaim, place, saveEntity } = await reading()
    const aliyev = await saveEntity(actor('Ilham Aliyev', 'Aliyev'))
    const tass = await saveEntity(actor('TASS'))
    const { attribution } = await prefillClaim(place('provocative steps'))
    expect(attribution.map(({ actorId }) => actorId)).toEqual([aliyev.id, undefined, tass.id])
  })
})
