import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { ExportScope } from '#contract/exports.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { gather } from '../../../main/export/gather.ts'
import { createFinder } from '../../../main/search/found-ids.ts'
import { createSearchIndex } from '../../../main/search/search-index.ts'
import { placeToExport, startCoded } from './coded-library.ts'

/** A library with a second article that has nothing to do with the first. */
async function startTwo() {
  const coded = await startCoded()
  const flood = await coded.addArticle('A flood reached the town.\n\nNobody was hurt.', { title: 'Flood' })
  const river = await coded.actor('River board')
  const reached = await coded.passage(flood, 'A flood reached the town')
  await coded.linkPassage({ passageId: reached.id, entityId: river.id })
  const tag = await coded.saveTag({ name: 'Water', parentId: coded.tag.id })
  await coded.savePassage({
    id: reached.id,
    articleId: flood.id,
    start: reached.target.start,
    end: reached.target.end,
    tags: [tag.id],
  })
  return { ...coded, flood, river, reached, water: tag }
}

const shownBy = async ({ library }: Awaited<ReturnType<typeof startCoded>>, scope: ExportScope, find?: () => never) => {
  const gathered = await gather(library, { scope, includePrivate: false, find })
  return {
    title: gathered.title,
    articles: gathered.articles.map(({ title }) => title),
    whole: gathered.articles.filter(gathered.showsText).map(({ title }) => title),
    entities: gathered.entities.map(({ name }) => name),
    passages: gathered.articles.flatMap(({ id }) => gathered.passagesOf(id)).map(({ target }) => target.exact),
  }
}

test('a selection holds each thing chosen with what it needs to be understood', async () => {
  const coded = await startTwo()
  const { article, river } = coded
  expect(await shownBy(coded, [article.id, river.id])).toMatchObject({
    title: 'Test',
    articles: ['A ceasefire begins', 'Flood'],
    whole: ['A ceasefire begins'],
    entities: ['Armenian sources', 'River board', 'Ceasefire'],
  })
  expect(await shownBy(coded, coded.reached.id)).toMatchObject({
    articles: ['Flood'],
    whole: [],
    entities: ['River board'],
  })
})

test('a tag holds what wears it or one under it, and is asked for by its name in any spelling', async () => {
  const coded = await startTwo()
  const wide = await shownBy(coded, 'tag:CASUALTIES')
  expect(wide).toMatchObject({ title: 'casualties', whole: [] })
  expect(wide.passages).toEqual(['At least 27 people were killed', 'A flood reached the town'])
  expect((await shownBy(coded, 'tag:water')).passages).toEqual(['A flood reached the town'])
  expect((await shownBy(coded, [coded.water.id])).passages).toEqual(['A flood reached the town'])
  await expect(shownBy(coded, 'tag:fire')).rejects.toThrow('No tag is called “fire”. Nothing was exported.')
})

test('a search result holds what the search field finds: whole articles, passages with their sources', async () => {
  const coded = await startTwo()
  const index = createSearchIndex(coded.library)
  onTestFinished(() => index.close())
  const find = createFinder(coded.library, index) as never
  expect(await shownBy(coded, 'search:flood type:article', find)).toMatchObject({
    title: 'Search: flood type:article',
    articles: ['Flood'],
    whole: ['Flood'],
  })
  const ofPassages = await shownBy(coded, 'search:killed type:passage', find)
  expect(ofPassages).toMatchObject({ articles: ['A ceasefire begins'], whole: [] })
  expect(ofPassages.passages).toEqual(['At least 27 people were killed'])
  expect((await shownBy(coded, 'search:nothing-of-this', find)).articles).toEqual([])
})

test('the text of an article that is only the source of a passage is not in the report', async () => {
  const coded = await startTwo()
  const path = join(placeToExport(), 'one.html')
  await exportLibrary(coded.library, { format: 'html', path, scope: [coded.article.id, coded.river.id] })
  const html = readFileSync(path, 'utf8')
  expect(html).toContain('Armenian sources said')
  expect(html).toContain('A flood reached the town')
  expect(html).not.toContain('Nobody was hurt')
})
