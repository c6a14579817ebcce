import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { unpack } from '../../main/import/coded/unpack.ts'
import type { Library } from '../../main/library/library.ts'
import { everything } from '../main/entities/coding.ts'
import { canValidate, emptyLibrary, exported, filesIn, take, validate } from './coded-files.ts'
import { build, libraryPlan } from './random-library.ts'

/** What a REFI-QDA project of ours carries: all but times of change, files of articles and how their blocks look. */
function carried(library: Library): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(everything(library)).map(([id, document]) => {
      const {
        updatedAt: _,
        original: _file,
        textSha256: _text,
        words: _words,
        ...rest
      }: Record<string, unknown> = document
      if ('target' in rest) {
        const {
          textSha256: _of,
          prefix: _prefix,
          suffix: _suffix,
          ...target
        } = rest['target'] as Record<string, unknown>
        return [id, { ...rest, target }]
      }
      // Of a tag or a relation the standard tells no time and no author.
      const { createdAt: _at, createdBy: _by, ...untold } = rest
      return [id, /^(?:tag|relation):/.test(id) ? untold : rest]
    }),
  )
}

async function textsOf(library: Library): Promise<string[]> {
  const texts: string[] = []
  for (const article of library.collection('article').values())
    texts.push(plainTextOf((await library.texts.get(article.textSha256))?.blocks ?? []))
  return texts.sort()
}

test('REFI-QDA: a library taken out and in again is the same, and so is the project made of it', async () => {
  await fc.assert(
    fc.asyncProperty(libraryPlan, async (plan) => {
      const library = await emptyLibrary()
      await build(library, plan)
      const path = await exported(library, 'qdpx')
      const qde = await (await unpack(readFileSync(path))).read('project.qde')
      if (canValidate) validate(qde, 'Project-v1.0.xsd')
      const other = await emptyLibrary()
      const report = await take(other, path)
      expect(report.notKept).toEqual([])
      expect(carried(other)).toEqual(carried(library))
      expect(await textsOf(other)).toEqual(await textsOf(library))
      expect(await (await unpack(readFileSync(await exported(other, 'qdpx')))).read('project.qde')).toEqual(qde)
      const again = await take(other, path)
      expect(again.changed).toBe(0)
    }),
    { numRuns: 15 },
  )
})

/** What brat carries of a library: marked words with whom they name, roles, tags, comments; relations marked together. */
function marked(library: Library) {
  return [...library.collection('passage').values()]
    .filter(({ state }) => state !== 'orphaned')
    .map(({ id, target: { start, end, exact }, comment, links, tags }) => ({
      id,
      start,
      end,
      exact,
      comment,
      links: links.map(({ entityId, role }) => [entityId, library.need(entityId).name, role]),
      tags: tags.map((tag) => library.need(tag).name),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

test('brat: what is marked comes back into a library without it, and the files made of it are the same', async () => {
  await fc.assert(
    fc.asyncProperty(libraryPlan, async (plan) => {
      const library = await emptyLibrary()
      await build(library, plan)
      const path = await exported(library, 'brat')
      const other = await emptyLibrary()
      await take(other, path)
      expect(marked(other)).toEqual(marked(library))
      const passagesOf = (folder: string) =>
        filesIn(folder)
          .filter(([name]) => name.endsWith('.ann'))
          .map(([, bytes]) =>
            bytes
              .toString()
              .split('\n')
              .filter((line) => line.startsWith('T'))
              .sort(),
          )
      expect(passagesOf(await exported(other, 'brat'))).toEqual(passagesOf(path))
      expect((await take(other, path)).changed).toBe(0)
    }),
    { numRuns: 15 },
  )
})

test('the same library gives the same bytes, whenever and wherever it is taken out', async () => {
  const library = await emptyLibrary()
  const [plan] = fc.sample(libraryPlan, { numRuns: 1, seed: 7 })
  if (plan) await build(library, plan)
  for (const format of ['qdpx', 'qdc'] as const)
    expect(readFileSync(await exported(library, format))).toEqual(readFileSync(await exported(library, format)))
  const qdc = readFileSync(await exported(library, 'qdc'))
  if (canValidate) validate(qdc, 'Codebook-v1.0.xsd')
  expect(filesIn(await exported(library, 'brat'))).toEqual(filesIn(await exported(library, 'brat')))
})
