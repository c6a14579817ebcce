import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Passage } from '#contract/passage.ts'
import { exportLibrary } from '../../../../main/export/export-library.ts'
import { annotationCalls } from '../../../../main/import/annotations/calls.ts'
import { readAnnotations } from '../../../../main/import/annotations/read-annotations.ts'
import { takeAnnotations } from '../../../../main/import/annotations/take-annotations.ts'
import type { Library } from '../../../../main/library/library.ts'
import { emptyLibrary, placeToExport, startCoded } from '../../export/coded-library.ts'
import { everything, startCoding } from '../../entities/coding.ts'
import { hasSharedData, shared } from '../shared-data.ts'

const annotate = (library: Library, value: unknown, articleId?: `article:${string}`) =>
  Promise.resolve(
    annotationCalls(library).annotate({
      json: typeof value === 'string' ? value : JSON.stringify(value),
      ...(articleId && { articleId }),
    }),
  )

/** The same without a worker, for very many small files. */
const takeHere = async (library: Library, json: string, articleId?: `article:${string}`) =>
  (await takeAnnotations(library, readAnnotations(json), { articleId })).outcomes

const annotation = (fields: object) => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  ...fields,
})
const quoting = (exact: string, more: object = {}) => ({
  source: 'https://example.org/news/1',
  selector: [{ type: 'TextQuoteSelector', exact, ...more }],
})

async function annotationsOf(library: Library): Promise<string> {
  const path = join(placeToExport(), 'passages.jsonld')
  await exportLibrary(library, { format: 'w3c', path, includeAuthor: true })
  return readFileSync(path, 'utf8')
}

test('our own annotations come back into a library without passages: places, links, roles, tags, comments, ids', async () => {
  const { library, article, actorDocument, eventDocument, began, killed } = await startCoded()
  const exported = await annotationsOf(library)
  const other = await emptyLibrary()
  const text = await library.texts.get(article.textSha256)
  await other.texts.put(text ?? { blocks: [] })
  const puts = [article.id, actorDocument.id, eventDocument.id].map((id) => library.need(id))
  await other.commit({ label: { key: 'importArticle', args: { title: '' } }, puts })
  const outcomes = await annotate(other, exported)
  expect(outcomes.map(({ status, passageId }) => [status, passageId])).toEqual([
    ['anchored', began.id],
    ['anchored', killed.id],
  ])
  for (const id of [began.id, killed.id]) {
    const { tags, updatedAt: _now, ...passage } = other.need(id)
    const { tags: was, updatedAt: _then, ...before } = library.need(id)
    expect(passage).toEqual(before)
    expect(tags.map((tag) => other.need(tag).name)).toEqual(was.map((tag) => library.need(tag).name))
  }
  const after = everything(other)
  expect((await annotate(other, exported)).map(({ status }) => status)).toEqual(['anchored', 'anchored'])
  expect(everything(other)).toEqual(after)
})

test('all annotations of a call are one change, undone as one', async () => {
  const { library } = await startCoded()
  const before = everything(library)
  const outcomes = await annotate(library, [
    annotation({ id: 'https://example.org/a/1', bodyValue: 'first', target: quoting('at noon') }),
    annotation({
      id: 'https://example.org/a/2',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'new tag' }],
      target: quoting('Armenian sources'),
    }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['anchored', 'anchored'])
  expect(library.need(outcomes[0]?.passageId as Passage['id'])).toMatchObject({
    comment: 'first',
    imported: { format: 'w3c', id: 'https://example.org/a/1' },
  })
  await library.undo()
  expect(everything(library)).toEqual(before)
})

test('an article is found by its id, its address, the hash of its text, else by the quote', async () => {
  const { library, article } = await startCoded()
  const hash = Buffer.from(article.plainSha256, 'hex').toString('base64url')
  const sources = [
    `urn:uuid:${article.id.slice('article:'.length)}`,
    'http://www.example.org/news/1/#part',
    `ni:///sha-256;${hash}`,
    'https://elsewhere.example/page',
  ]
  for (const source of sources) {
    const selector = { type: 'TextQuoteSelector', exact: 'at noon' }
    const [outcome] = await annotate(library, annotation({ target: { source, selector } }))
    expect(outcome, source).toMatchObject({ status: 'anchored', articleId: article.id })
  }
  const unknown = await annotate(library, annotation({ target: { source: 'https://x.example', selector: [] } }))
  expect(unknown[0]).toMatchObject({ status: 'failed', reason: expect.stringContaining('https://x.example') as string })
})

test('a quote in two articles is not put on one of them by guess', async () => {
  const { library, addArticle } = await startCoded()
  await addArticle('Also at noon something else.')
  const target = { source: 'https://x.example', selector: { type: 'TextQuoteSelector', exact: 'at noon' } }
  expect(await annotate(library, annotation({ target }))).toMatchObject([{ status: 'failed' }])
  const surrounded = { type: 'TextQuoteSelector', exact: 'at noon', prefix: 'Also ', suffix: ' something' }
  const [found] = await annotate(library, annotation({ target: { ...target, selector: surrounded } }))
  expect(found).toMatchObject({ status: 'anchored' })
})

test('words that moved, changed or are gone are said to be so and kept', async () => {
  const { library } = await startCoded()
  const position = { type: 'TextPositionSelector', start: 3, end: 10 }
  const moved = { ...quoting('at noon'), selector: [...quoting('at noon').selector, position] }
  const outcomes = await annotate(library, [
    annotation({ target: moved }),
    annotation({ target: quoting('At least 27 persons were killed') }),
    annotation({ target: quoting('Nobody has ever said anything like it') }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['moved', 'moved', 'orphaned'])
  const states = outcomes.map(({ passageId }) => library.need(passageId as Passage['id']).state)
  expect(states).toEqual(['moved', 'changed', 'orphaned'])
  expect(library.need(outcomes[2]?.passageId as Passage['id']).target.exact).toBe(
    'Nobody has ever said anything like it',
  )
  expect(outcomes.every(({ reason }) => reason !== undefined)).toBe(true)
})

test('an entity that is not here is named among what was not taken over', async () => {
  const { library } = await startCoded()
  const body = {
    type: 'SpecificResource',
    source: 'urn:uuid:00000000-0000-7000-8000-000000000000',
    'rdfs:label': 'Ghost',
  }
  const [outcome] = await annotate(library, annotation({ body, target: quoting('at noon') }))
  expect(outcome).toMatchObject({ status: 'anchored', reason: 'Not taken over: “Ghost”.' })
})

test.each(['', 'null', '7', '"x"', '[]', '{"rows":[]}', '{', '{"type":"AnnotationPage","items":[]}'])(
  '%j holds no annotations and is refused in a sentence',
  async (json) => {
    const { library } = await startCoding()
    await expect(annotate(library, json)).rejects.toThrow(/Nothing was imported\.$/)
  },
)

test('deep nesting and a prototype do no harm', async () => {
  const { library } = await startCoding()
  await expect(annotate(library, '['.repeat(5000) + ']'.repeat(5000))).rejects.toThrow(/no annotations/)
  await annotate(library, '[{"__proto__":{"polluted":1},"type":"Annotation","target":"x"}]')
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

const filesIn = (folder: string) => readdirSync(folder).map((name) => join(folder, name))

test.skipIf(!hasSharedData)(
  'every correct example of the standard is read; those that quote an article are kept whole',
  async () => {
    const { library, article } = await startCoded()
    const files = filesIn(shared('c_web-annotation', 'correct'))
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const json = readFileSync(file, 'utf8')
      for (const outcome of await takeHere(library, json)) expect(outcome.reason ?? '', file).not.toContain('Not a Web')
      for (const outcome of await takeHere(library, json, article.id)) {
        expect(outcome.reason ?? '', file).not.toContain('Not a Web')
        if (outcome.passageId)
          expect(library.need(outcome.passageId).imported?.['annotation'], file).toEqual(JSON.parse(json))
      }
    }
  },
)

test.skipIf(!hasSharedData)('every incorrect example is refused with a message and changes nothing', async () => {
  const { library, article } = await startCoded()
  const before = everything(library)
  for (const file of filesIn(shared('c_web-annotation', 'incorrect'))) {
    const json = readFileSync(file, 'utf8')
    const outcomes = await takeHere(library, json, article.id).catch((error: Error) => [
      { status: 'failed', reason: error.message },
    ])
    for (const { status, reason } of outcomes) {
      expect(status, file).toBe('failed')
      expect(reason, file).toMatch(/^.{10,}\.$/s)
    }
  }
  expect(everything(library)).toEqual(before)
})

test.skipIf(!hasSharedData)('what Hypothesis exports is anchored on its words', async () => {
  const { library, addArticle } = await startCoding()
  await addArticle('One Two Three')
  const json = readFileSync(shared('d_hypothesis', 'minimal.json'), 'utf8')
  const [outcome] = await annotate(library, json)
  expect(outcome).toMatchObject({ id: 'test', status: 'anchored' })
  expect(library.need(outcome?.passageId as Passage['id']).target).toMatchObject({ start: 4, end: 7, exact: 'Two' })
})
