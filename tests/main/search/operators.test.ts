import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Article } from '#contract/article.ts'
import type { Claim } from '#contract/claim.ts'
import type { Document } from '#contract/document.ts'
import type { Entity } from '#contract/entity.ts'
import { type Id, kindOf } from '#contract/ids.ts'
import type { Note } from '#contract/note.ts'
import type { Passage } from '#contract/passage.ts'
import type { Library } from '../../../main/library/library.ts'
import { searchCalls } from '../../../main/search/calls.ts'
import { parseQuery } from '../../../main/search/parse-query.ts'
import { createSearchIndex } from '../../../main/search/search-index.ts'
import { isSearchKind } from '../../../main/search/searchable-documents.ts'
import { startCoding } from '../entities/coding.ts'
import { noteStateOf, startCoded } from '../export/coded-library.ts'

function searching(library: Library) {
  const index = createSearchIndex(library)
  onTestFinished(() => index.close())
  const { search } = searchCalls(library, index)
  const find = async (query: string) => {
    const { hits, problems } = await search({ query, limit: 1000 })
    return { found: hits.map(({ kind, title }) => `${kind} ${title}`).toSorted(), problems }
  }
  return { index, search, find }
}

test('a query is taken apart into words and operators', () => {
  expect(parseQuery('war actor:Guterres -tag:"not this" DATE:2023 is:unread ')).toMatchObject({
    wanted: [{ terms: ['war'], prefix: false }],
    unwanted: [],
    operators: [
      { name: 'actor', value: 'Guterres', not: false },
      { name: 'tag', value: 'not this', not: true },
      { name: 'date', value: '2023', not: false },
      { name: 'is', value: 'unread', not: false },
    ],
    unknown: [],
  })
  expect(parseQuery('actor: ').operators).toEqual([])
  expect(parseQuery('war actor:')).toMatchObject({ wanted: [{ terms: ['war'] }], operators: [] })
  expect(parseQuery('https://example.org/a 12:30 ')).toMatchObject({ operators: [], unknown: [] })
  expect(parseQuery('author:smith ')).toMatchObject({ wanted: [{ terms: ['author', 'smith'] }], unknown: ['author'] })
})

test('a run of Chinese or Thai is as many words as are seen in it, in any order; in quotes it is one', () => {
  expect(parseQuery('中国人民 ').wanted.map(({ terms }) => terms.join(''))).toEqual(['中国', '人民'])
  expect(parseQuery('"中国人民"').wanted.map(({ terms }) => terms.join(''))).toEqual(['中国人民'])
  expect(parseQuery('ภาษาไทย ').wanted.map(({ terms }) => terms.join(''))).toEqual(['ภาษา', 'ไทย'])
  expect(parseQuery('cease-fire手机x ').wanted.map(({ terms }) => terms.join(' '))).toEqual([
    'cease fire',
    '手 机',
    'x',
  ])
})

test('operators find what speaks of an actor or event, has a tag, outlet, date, type or state', async () => {
  const coded = await startCoded()
  const { index, find } = searching(coded.library)
  await index.ready
  const one = async (query: string) => (await find(query)).found
  expect(await one('actor:"Armenian sources"')).toEqual([
    'actor Armenian sources',
    'article A ceasefire begins',
    'claim Ceasefire · killed',
    'passage A ceasefire begins',
  ])
  expect(await one('actor:Հայկական')).toEqual(await one('actor:armenian'))
  expect(await one('event:ceasefire type:notes')).toEqual(['note Figures'])
  expect(await one('tag:casualties')).toEqual(['passage A ceasefire begins', 'tag casualties'])
  expect(await one('outlet:rt -type:passage')).toEqual(['article A ceasefire begins', 'claim Ceasefire · killed'])
  expect(await one('date:2023-09 type:event')).toEqual(['event Ceasefire'])
  expect(await one('date:2023-10..')).toEqual([])
  expect(await one('date:2023-09-01..2023-09-20 killed ')).toEqual([
    'article A ceasefire begins',
    'claim Ceasefire · killed',
    'passage A ceasefire begins',
  ])
  expect(await one('type:ceasefire')).toEqual(['event Ceasefire'])
  expect(await one('is:unread')).toEqual(['article A ceasefire begins'])
  expect(await one('is:orphaned')).toEqual([])
})

test('what is not understood is said in a sentence, and what nobody is called finds nothing', async () => {
  const { index, find } = searching((await startCoded()).library)
  await index.ready
  expect(await find('actor:Nobody ceasefire')).toEqual({ found: [], problems: ['No actor is called “Nobody”.'] })
  expect((await find('date:someday ceasefire')).problems).toEqual([
    '“someday” is no date, so it narrows nothing. Write 2023, 2023-09, 2023-09-20 or a range such as 2023-09..2024-01.',
  ])
  expect((await find('date:someday type:event')).found).toEqual(['event Ceasefire'])
  expect((await find('is:blue')).problems[0]).toContain('“is:blue” is not understood')
  expect((await find('author:smith')).problems).toEqual(['“author:” is no operator, so its words were searched for.'])
  expect((await find('word '.repeat(300))).problems).toEqual(['Only the first 100 words were searched for.'])
})

test('a state, a link or a tag that changes is found at once', async () => {
  const coded = await startCoded()
  const { index, find } = searching(coded.library)
  await index.ready
  const { library, article } = coded
  await library.commit({
    label: { key: 'saveArticle', args: { title: article.title } },
    puts: [{ ...library.need(article.id), status: 'done' }],
  })
  expect((await find('is:unread')).found).toEqual([])
  expect((await find('is:done ceasefire')).found).toEqual(['article A ceasefire begins'])
  await coded.unlinkPassage({ passageId: coded.killed.id, entityId: coded.actorDocument.id })
  expect((await find('actor:armenian type:passage')).found).toEqual([])
})

const names = ['Alpha', 'Beta', 'Gamma']
const dates = ['2021', '2022-05', '2022-05-07', '2023-01/2023-03', undefined]
const texts = ['peace talks', 'war and peace', 'war', 'grain']
const states = ['anchored', 'changed', 'orphaned'] as const

type Made = { library: Library; actors: Entity[] }

/** A library made from numbers: articles with passages, claims, notes, over three actors and three tags. */
async function libraryFrom(numbers: number[]): Promise<Made> {
  const coding = await startCoding()
  const { library } = coding
  let at = 0
  const draw = <Item>(from: readonly Item[]): Item => from[(numbers[at++ % numbers.length] ?? 0) % from.length] as Item
  const actors: Entity[] = []
  const tags: Id<'tag'>[] = []
  for (const name of names) {
    actors.push(await coding.actor(name, { type: draw(['person', 'state']) }))
    tags.push((await coding.saveTag({ name })).id)
  }
  for (let count = 0; count < 5; count += 1) {
    const article = await coding.addArticle(`${draw(texts)} ${count}`, {
      publishedAt: draw(dates),
      outlet: draw(['Reuters', 'RT International', undefined]),
      status: draw(['unread', 'done'] as const),
      tags: [draw(tags)],
    })
    const { text: _text, ...target } = { ...article, start: 0, end: 3 }
    const passage: Passage = {
      ...library.stamp('passage'),
      articleId: target.id,
      target: { start: 0, end: 3, exact: draw(texts), prefix: '', suffix: '', textSha256: article.textSha256 },
      tags: [draw(tags)],
      links: [{ entityId: draw(actors).id }],
      state: draw(states),
    }
    const claim: Claim = {
      ...library.stamp('claim'),
      passageId: passage.id,
      aboutId: draw(actors).id,
      property: draw(texts),
      stance: 'asserts',
      attribution: [{ actorId: draw(actors).id as Id<'actor'>, as: 'says' }],
      saidOn: draw(dates),
    }
    await library.commit({ label: { key: 'savePassage', args: {} }, puts: [passage, claim] })
    await coding.saveNote({
      title: draw(texts),
      aboutId: draw(actors).id,
      state: noteStateOf(draw(actors), article, passage),
    })
  }
  return { library, actors }
}

const yearOf = (date: string | undefined) => date?.slice(0, 4)

/** What somebody would find who looks at every document and asks himself whether it is meant. */
function isMeant({ library, actors }: Made, document: Document, operator: string): boolean {
  const [name = '', value = ''] = operator.split(':')
  const kind = kindOf(document.id)
  const articleId = articleOf(library, document)
  const article = articleId && library.get(articleId)
  switch (name) {
    case 'actor': {
      const id = actors.find((actor) => actor.name === value)?.id as Id
      const own = document.id === id || speaksOf(document).includes(id)
      const inside = [...library.references.passagesOfArticle(document.id as Id<'article'>)]
      const claims = inside.flatMap((passage) => [...library.references.claimsOfPassage(passage)])
      return own || [...inside, ...claims].some((one) => speaksOf(library.need<Id>(one)).includes(id))
    }
    case 'tag': {
      const tags = (document as Article).tags ?? []
      return (kind === 'tag' ? [document.id as Id<'tag'>] : tags).some((id) => library.get(id)?.name === value)
    }
    case 'outlet':
      return (article?.outlet ?? '').toLowerCase().split(' ').includes(value)
    case 'date': {
      const own = kind === 'claim' ? (document as Claim).saidOn : undefined
      return yearOf(own ?? article?.publishedAt) === value
    }
    case 'type':
      return kind === value || (document as Entity).type === value
    default:
      return (document as Article).status === value || (document as Passage).state === value
  }
}

function articleOf(library: Library, document: Document): Id<'article'> | undefined {
  switch (kindOf(document.id)) {
    case 'article':
      return document.id as Id<'article'>
    case 'passage':
      return (document as Passage).articleId
    case 'claim':
      return library.get((document as Claim).passageId)?.articleId
    default:
      return undefined
  }
}

function speaksOf(document: Document): Id[] {
  const { aboutId, mentions = [] } = document as Note
  const links = (document as Passage).links ?? []
  const speakers = (document as Claim).attribution ?? []
  return [
    aboutId,
    ...mentions,
    ...links.map((link) => link.entityId),
    ...speakers.map(({ actorId }) => actorId),
  ].filter((id) => id !== undefined)
}

const operator = fc.constantFrom(
  ...names.flatMap((name) => [`actor:${name}`, `tag:${name}`]),
  ...['2021', '2022', '2023'].map((year) => `date:${year}`),
  ...['outlet:rt', 'outlet:reuters', 'outlet:international'],
  ...['type:passage', 'type:article', 'type:person', 'is:unread', 'is:orphaned', 'is:done'],
)

test('operators find what looking at every document finds, whatever the library', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(59), { minLength: 7, maxLength: 40 }),
      fc.array(fc.array(fc.tuple(fc.boolean(), operator), { minLength: 1, maxLength: 3 }), {
        minLength: 12,
        maxLength: 12,
      }),
      async (numbers, asked) => {
        const made = await libraryFrom(numbers)
        const { index, search } = searching(made.library)
        await index.ready
        const all = ['article', 'passage', 'note', 'actor', 'event', 'claim', 'tag'] as const
        const documents = all.flatMap((kind) => [...made.library.collection(kind).values()] as Document[])
        for (const operators of asked) {
          const query = operators.map(([not, one]) => (not ? `-${one}` : one)).join(' ')
          const { hits } = await search({ query, limit: 1000 })
          const expected = documents
            .filter((one) => isSearchKind(kindOf(one.id)))
            .filter((one) => operators.every(([not, wanted]) => isMeant(made, one, wanted) !== not))
          expect(hits.map(({ id }) => id).toSorted(), query).toEqual(expected.map(({ id }) => id).toSorted())
        }
        await index.close()
      },
    ),
    { numRuns: 8 },
  )
})
