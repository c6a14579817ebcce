import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { exportLibrary } from '../../../main/export/export-library.ts'
import type { Library } from '../../../main/library/library.ts'
import { openLibrary } from '../../../main/library/open.ts'
import { makeSampleLibrary } from '../../../main/sample/make-sample.ts'
import { hasSharedData } from '../import/shared-data.ts'
import { placeToExport, startCoded } from './coded-library.ts'
import { type Assertion, readAssertions, readExamples } from './web-annotation-assertions.ts'

async function annotationsOf(library: Library): Promise<unknown[]> {
  const path = join(placeToExport(), 'passages.jsonld')
  await exportLibrary(library, { format: 'w3c', path, includeAuthor: true })
  return (JSON.parse(readFileSync(path, 'utf8')) as { first: { items: unknown[] } }).first.items
}

async function sampleLibrary(): Promise<Library> {
  const path = join(placeToExport(), 'sample')
  await makeSampleLibrary(path, 'Ada')
  const library = await openLibrary(path)
  onTestFinished(() => library.close())
  return library
}

/** Passages over emoji, right-to-left words and marks that combine; tags, comments and several links on one. */
async function nastyLibrary(): Promise<Library> {
  const coding = await startCoded()
  const article = await coding.addArticle(
    'قُتل ما لا يقل عن 27 شخصًا 👩‍👩‍👧‍👦 ביום רביעי.\n\n"Q" <b>\\ e\u0301\u0302 🇦🇲🇦🇿 \u202eend\u202c',
    { title: '"عنوان" 😀', url: 'https://example.org/a b?q="x"' },
  )
  const tag = await coding.saveTag({ name: 'ضحايا "27" 😀' })
  const actors = []
  for (const name of ['א', 'ب 👩‍👩‍👧', '"Z"']) actors.push(await coding.actor(name))
  for (const quote of [' 27 شخصًا 👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦 ביום', '"Q" <b>\\ e\u0301\u0302', '🇦🇲🇦🇿 \u202eend']) {
    const { id, articleId, target } = await coding.passage(article, quote)
    for (const actor of actors) await coding.linkPassage({ passageId: id, entityId: actor.id, role: 'a "rôle"' })
    const comment = `${quote}\n"comment" \u2028 \\`
    await coding.savePassage({ id, articleId, start: target.start, end: target.end, comment, tags: [tag.id] })
  }
  await coding.passage(article, 'ביום רביעי')
  return coding.library
}

describe.skipIf(!hasSharedData)("the working group's assertions", () => {
  let assertions: Assertion[] = []
  const broken = (annotation: unknown, level: Assertion['level']) =>
    assertions.filter((one) => one.level === level && !one.holdsFor(annotation)).map(({ name }) => name)

  beforeAll(() => {
    assertions = readAssertions()
  })

  test('there are 171, of which 54 are a MUST', () => {
    expect(assertions).toHaveLength(171)
    expect(assertions.filter(({ level }) => level === 'must')).toHaveLength(54)
  })

  test("hold for the Recommendation's correct examples and for none of the incorrect ones", () => {
    const correct = readExamples('correct').map(([name, example]) => [name, broken(example, 'must')] as const)
    expect(correct.filter(([, names]) => names.length > 0)).toEqual([])
    expect(correct.length).toBeGreaterThan(15)
    const incorrect = readExamples('incorrect')
    expect(incorrect.filter(([, example]) => broken(example, 'must').length === 0)).toEqual([])
    expect(incorrect.length).toBeGreaterThan(8)
  })

  test('an annotation without what it must have breaks the assertion about it', async () => {
    const [annotation] = (await annotationsOf((await startCoded()).library)) as [Record<string, unknown>]
    const target = annotation['target'] as { selector: Record<string, unknown>[] }
    const [quote, position] = target.selector
    const withTarget = (change: object) => ({ ...annotation, target: { ...target, ...change } })
    const named = (annotation: unknown) => broken(annotation, 'must').join(' ')
    expect(named({ ...annotation, id: undefined })).toContain('annotationIdValidated')
    expect(named({ ...annotation, created: 'yesterday' })).toContain('annotationCreatedValidated')
    expect(named({ ...annotation, bodyValue: 'x' })).toContain('notBodyBodyValue')
    expect(named(withTarget({ value: 'x' }))).toContain('targSpecificResourceNoValue')
    expect(named(withTarget({ state: { type: 'TimeState', cached: 'a:b' } }))).toContain('timeStateValid')
    expect(named(withTarget({ selector: [{ ...quote, exact: 7 }] }))).toContain('textQuoteSelectorValid')
    expect(named(withTarget({ selector: [{ ...position, start: -1 }] }))).toContain('TextDataPositionSelectorValid')
    expect(named(withTarget({ selector: { ...quote, type: 'Quote' } }))).toContain('selectorValidIfPresent')
  })

  test.each([
    ['the sample library', sampleLibrary],
    ['a library of emoji, right-to-left words, tags, comments and several links', nastyLibrary],
  ])('every MUST holds for every annotation of %s', async (_, open) => {
    const annotations = await annotationsOf(await open())
    expect(annotations.length).toBeGreaterThan(5)
    for (const annotation of annotations) expect(broken(annotation, 'must')).toEqual([])
  })

  test('what the export leaves of the SHOULDs is known', async () => {
    const annotations = await annotationsOf(await nastyLibrary())
    const unmet = assertions.filter(
      ({ level, holdsFor }) => level === 'should' && !annotations.some((one) => holdsFor(one)),
    )
    expect(unmet.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "3.3.2-annotationCreatorAgentIdImplemented.json",
        "3.3.2-annotationCreatorAgentNicknameImplemented.json",
        "3.3.2-annotationGeneratorAgentIdImplemented.json",
        "3.3.2-annotationGeneratorAgentNicknameImplemented.json",
        "3.3.2-annotationGeneratorAgentSingleNameImplemented.json",
        "3.3.2-annotationGeneratorAgentTypeImplemented.json",
        "bodiesTargets_3.2.1-bodySingleLanguage.json",
        "bodiesTargets_3.2.1-targSingleFormat.json",
        "bodiesTargets_3.2.1-targSingleLanguage.json",
        "bodiesTargets_3.3.1-bodyCreated.json",
        "bodiesTargets_3.3.1-bodySingleCreator.json",
        "bodiesTargets_3.3.1-targCreated.json",
        "bodiesTargets_3.3.1-targSingleCreator.json",
        "bodiesTargets_3.3.2-bodyCreatorAgentIdImplemented.json",
        "bodiesTargets_3.3.2-bodyCreatorAgentNicknameImplemented.json",
        "bodiesTargets_3.3.2-bodyCreatorAgentSingleNameImplemented.json",
        "bodiesTargets_3.3.2-bodyCreatorAgentTypeImplemented.json",
        "bodiesTargets_3.3.2-targCreatorAgentIdImplemented.json",
        "bodiesTargets_3.3.2-targCreatorAgentNicknameImplemented.json",
        "bodiesTargets_3.3.2-targCreatorAgentSingleNameImplemented.json",
        "bodiesTargets_3.3.2-targCreatorAgentTypeImplemented.json",
        "specificResource_4.2.1-conformsTo.json",
      ]
    `)
  })
})
