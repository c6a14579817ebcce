import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { annotateJson } from './annotating.ts'
import { readAnnotations } from '../../main/import/annotations/read-annotations.ts'
import type { Library } from '../../main/library/library.ts'
import { startCoding } from '../main/entities/coding.ts'
import { readAssertions } from '../main/export/web-annotation-assertions.ts'
import { emptyLibrary, exported, hasSharedData, shared, take } from './coded-files.ts'
import { watched } from './watched.ts'

type Annotation = Record<string, unknown>

const filesOf = (folder: string) =>
  readdirSync(shared('c_web-annotation', folder)).map((name) => shared('c_web-annotation', folder, name))

/** An article for every address that an example is about, long enough for its positions. */
async function withArticles(jsons: readonly string[]) {
  const coding = await startCoding()
  const sources = new Set(
    jsons.flatMap((json) => readAnnotations(json)).flatMap((one) => ('wrong' in one ? [] : one.sources)),
  )
  let number = 0
  for (const url of sources) {
    number += 1
    await coding.addArticle(
      `Article ${number}.\n\n${'Some words that are long enough for every position. '.repeat(40)}`,
      { url, title: url },
    )
  }
  return coding
}

async function annotationsOf(library: Library): Promise<Annotation[]> {
  const collection = JSON.parse(readFileSync(await exported(library, 'w3c'), 'utf8')) as {
    first?: { items: Annotation[] }
  }
  return collection.first?.items ?? []
}

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

describe.skipIf(!hasSharedData)('the examples of the standard', () => {
  test.each(hasSharedData ? filesOf('correct') : [])('%s comes back the same', async (path) => {
    const json = readFileSync(path, 'utf8')
    const annotation = JSON.parse(json) as Annotation
    const { library, addArticle } = await withArticles([json])
    const article = library.collection('article').size === 0 ? await addArticle('Some text to be about.') : undefined
    const { outcomes } = await annotateJson(library, json, article?.id)
    expect(outcomes.map(({ status }) => status)).not.toContain('failed')
    expect((await annotationsOf(library)).map(canonical)).toEqual([canonical(annotation)])
    expect((await annotateJson(library, json, article?.id)).changed).toBe(0)
  })

  test('what was taken in passes every assertion that our own export passes', async () => {
    const jsons = filesOf('correct').map((path) => readFileSync(path, 'utf8'))
    const { library } = await withArticles(jsons)
    for (const json of jsons) await annotateJson(library, json)
    const must = readAssertions().filter(({ level }) => level === 'must')
    expect(must.length).toBeGreaterThan(20)
    for (const annotation of await annotationsOf(library))
      for (const { name, holdsFor } of must)
        expect([annotation['id'], name, holdsFor(annotation)]).toEqual([annotation['id'], name, true])
  })

  test.each(hasSharedData ? filesOf('incorrect') : [])(
    '%s is refused with a reason and changes nothing',
    async (path) => {
      const { library, addArticle } = await startCoding()
      const { id } = await addArticle('Some text to be about.')
      const before = library.seq
      const reasons = await annotateJson(library, readFileSync(path, 'utf8'), id).then(
        ({ outcomes }) => outcomes.map(({ status, reason }) => (status === 'failed' ? (reason ?? '') : '')),
        (error: Error) => [error.message],
      )
      for (const reason of reasons) expect(reason).toMatch(/^.{10,}\.$/s)
      expect(library.seq).toBe(before)
    },
  )
})

test('what was changed here leaves changed, with everything else of the annotation as it came', async () => {
  const { library, addArticle, savePassage } = await startCoding()
  const article = await addArticle('One two three four.', { url: 'https://example.org/1' })
  const annotation = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'https://example.org/anno/1',
    type: 'Annotation',
    'ex:custom': { kept: [1, 2] },
    body: { type: 'TextualBody', value: 'first', purpose: 'commenting' },
    target: { source: 'https://example.org/1', selector: { type: 'TextQuoteSelector', exact: 'two' } },
  }
  const { outcomes } = await annotateJson(library, JSON.stringify(annotation))
  const id = outcomes[0]?.passageId
  if (id === undefined) throw new Error('not anchored')
  await savePassage({ id, articleId: article.id, start: 4, end: 7, comment: 'second' })
  const [changed] = await annotationsOf(library)
  expect(changed).toMatchObject({ id: annotation.id, 'ex:custom': { kept: [1, 2] }, target: annotation.target })
  expect(changed?.['body']).toMatchObject([{ value: 'second' }])
})

describe.skipIf(!hasSharedData)('JSON made to do harm', () => {
  const files = hasSharedData ? readdirSync(shared('g_json')).filter((name) => !name.startsWith('_')) : []
  test.each(files)('%s does none', async (name) => {
    const library = await emptyLibrary()
    const { result: outcome, seconds } = await watched(() =>
      take(library, shared('g_json', name)).then(
        ({ outcomes }) => outcomes.map(({ reason }) => reason ?? ''),
        (error: Error) => [error.message],
      ),
    )
    expect(seconds).toBeLessThan(2)
    for (const reason of outcome) expect(reason).toMatch(/\.$/)
    expect(outcome.length).toBeGreaterThan(0)
    expect(library.seq).toBe(0)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
  })
})
