import { expect, onTestFinished, test } from 'vitest'
import { searchCalls } from '../../../main/search/calls.ts'
import { createSearchIndex } from '../../../main/search/search-index.ts'
import { type Coding, startCoding } from '../entities/coding.ts'
import { startCoded } from '../export/coded-library.ts'

function searching({ library }: Pick<Coding, 'library'>) {
  const index = createSearchIndex(library)
  onTestFinished(() => index.close())
  return { ...searchCalls(library, index), ready: index.ready }
}

async function find({ search }: ReturnType<typeof searching>, query: string) {
  const { hits } = await search({ query })
  return hits.map(({ kind, title }) => `${kind} ${title}`)
}

test('everything is found, people and events before the texts that name them, each with its words marked', async () => {
  const coded = await startCoded()
  const searched = searching(coded)
  await searched.ready
  const { hits, total, ready } = await searched.search({ query: 'ceasefire ' })
  expect(ready).toBe(true)
  expect(total).toBe(hits.length)
  expect(hits[0]).toMatchObject({ kind: 'event', title: 'Ceasefire', detail: 'ceasefire · 2023-09-20' })
  expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['event', 'article', 'passage', 'note']))
  const article = hits.find(({ kind }) => kind === 'article')
  expect(coded.article.text.slice(article?.start, article?.end)).toBe('ceasefire')
  for (const { snippet } of hits)
    for (const [start, end] of snippet.hits) expect(snippet.text.slice(start, end).toLowerCase()).toBe('ceasefire')
  const passage = hits.find(({ kind }) => kind === 'passage')
  expect(passage).toMatchObject({ articleId: coded.article.id, start: 0, end: 22 })
})

test('comments, tags, aliases and claims are found too', async () => {
  const coded = await startCoded()
  const searched = searching(coded)
  await searched.ready
  expect(await find(searched, 'first figure')).toEqual(['passage A ceasefire begins'])
  expect(await find(searched, 'casualties')).toEqual(['tag casualties', 'passage A ceasefire begins'])
  expect(await find(searched, 'Հայկական')).toEqual(['actor Armenian sources'])
  expect(await find(searched, 'killed ')).toContain('claim Ceasefire · killed')
})

test('what is added, changed, deleted and undone is found or not at once', async () => {
  const coded = await startCoded()
  const searched = searching(coded)
  await searched.ready
  expect(await find(searched, 'Stepanakert')).toEqual([])
  const place = await coded.actor('Stepanakert')
  expect(await find(searched, 'stepanak')).toEqual(['actor Stepanakert'])
  await coded.saveEntity({ id: place.id as `actor:${string}`, kind: 'actor', name: 'Khankendi' })
  expect(await find(searched, 'Stepanakert')).toEqual([])
  expect(await find(searched, 'khankendi')).toEqual(['actor Khankendi'])
  await coded.deleteEntity({ id: place.id })
  expect(await find(searched, 'khankendi')).toEqual([])
  await coded.library.undo()
  expect(await find(searched, 'khankendi')).toEqual(['actor Khankendi'])
  await coded.saveTag({ id: coded.tag.id, name: 'losses' })
  expect(await find(searched, 'losses')).toEqual(['tag losses', 'passage A ceasefire begins'])
})

test('a search made while the index is being built answers with what is in it', async () => {
  const coding = await startCoding()
  for (let at = 0; at < 60; at += 1) await coding.addArticle(`Article ${at} about grain.`)
  const searched = searching(coding)
  const early = await searched.search({ query: 'grain' })
  expect(early.total).toBeLessThanOrEqual(60)
  await searched.ready
  expect(await searched.search({ query: 'grain' })).toMatchObject({ total: 60, ready: true })
})

test('going to a thing: whole names first, then beginnings, words, initials, slips; an empty query gives the latest', async () => {
  const coding = await startCoding()
  const names = ['United Nations', 'Nikol Pashinyan', 'Pashinyan government', 'Armenia', 'Armenian sources', 'Guterres']
  for (const name of names) await coding.actor(name)
  await coding.actor('Türkiye', { aliases: [{ name: 'Turkey' }] })
  const { goTo } = searching(coding)
  const titles = async (query: string) => (await goTo({ query })).map(({ title }) => title)
  expect(await titles('armenia')).toEqual(['Armenia', 'Armenian sources'])
  expect(await titles('pash')).toEqual(['Pashinyan government', 'Nikol Pashinyan'])
  expect(await titles('pash nik')).toEqual(['Nikol Pashinyan'])
  expect(await titles('un')).toContain('United Nations')
  expect((await titles('gutterres'))[0]).toBe('Guterres')
  expect(await titles('turkiye')).toEqual(['Türkiye'])
  expect(await titles('turkey')).toEqual(['Türkiye'])
  expect((await titles(''))[0]).toBe('Türkiye')
  expect(await titles('zzzz')).toEqual([])
})

test('a query of nothing but marks finds nothing and does no harm', async () => {
  const searched = searching(await startCoded())
  await searched.ready
  for (const query of ['', ' ', '"', '-', '*', '-*', '""', '-"ceasefire"', '\0', '😀', '('.repeat(5000)])
    expect(await searched.search({ query })).toMatchObject({ total: 0, hits: [] })
})
