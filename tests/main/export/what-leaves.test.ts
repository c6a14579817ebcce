import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportFormats } from '#contract/exports.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { allOf } from './all-bytes.ts'
import { noteStateOf, placeToExport, startCoded } from './coded-library.ts'

/** A library where much is private, with a canary in each thing that must not leave. */
async function startSecretive() {
  const coded = await startCoded()
  const secret = await coded.addArticle('CANARY1 in a text.', { title: 'CANARY2', private: true })
  const inSecret = await coded.passage(secret, 'CANARY1 in')
  const actor = await coded.actor('CANARY3', { private: true, description: 'CANARY4' })
  const event = await coded.event('Public event', {
    participants: [{ actorId: actor.id, role: 'CANARY5', passageIds: [inSecret.id] }],
  })
  await coded.linkPassage({ passageId: coded.killed.id, entityId: actor.id, role: 'CANARY6' })
  const tag = await coded.saveTag({ name: 'CANARY7', private: true })
  await coded.savePassage({ id: coded.began.id, articleId: coded.article.id, ...rangeOf(coded.began), tags: [tag.id] })
  await coded.saveClaim({
    passageId: coded.killed.id,
    aboutId: event.id,
    property: 'injured',
    value: { kind: 'text', text: 'CANARY8' },
    stance: 'asserts',
    attribution: [{ actorId: actor.id as `actor:${string}`, as: 'says' }],
  })
  await coded.saveNote({ title: 'CANARY9', state: noteStateOf(actor, coded.article, coded.killed) })
  await coded.saveRelation({ fromId: actor.id, toId: coded.actorDocument.id, type: 'CANARY10', passageIds: [] })
  const passage = await coded.passage(coded.article, 'noon')
  await coded.savePassage({
    id: passage.id,
    articleId: coded.article.id,
    ...rangeOf(passage),
    comment: 'CANARY11',
    private: true,
  })
  return coded
}

const rangeOf = ({ target }: { target: { start: number; end: number } }) => ({ start: target.start, end: target.end })

/** A PDF is the printed HTML report; only a window prints. */
const partial = exportFormats.filter((format) => format !== 'library' && format !== 'pdf')

test.each(partial)('nothing private leaves as %s, and how much was left out is said', async (format) => {
  const { library } = await startSecretive()
  const path = join(placeToExport(), 'out')
  const report = await exportLibrary(library, { format, path })
  const all = await allOf(path, format)
  expect(all.match(/CANARY\d+/g)).toBeNull()
  expect(all).toMatch(/A ceasefire begins|Public event|"Annotation"/)
  expect(report.notCarried.join(' ')).toMatch(/\d+ documents that are private/)
})

test('a library file, which leaves nothing out, is refused until private things may leave', async () => {
  const { library } = await startSecretive()
  const path = join(placeToExport(), 'out.sourcebook')
  const withoutWord = exportLibrary(library, { format: 'library', path })
  await expect(withoutWord).rejects.toThrow(/holds everything, and \d+ documents are private/)
  const { notCarried } = await exportLibrary(library, { format: 'library', path, includePrivate: true })
  expect(notCarried).toEqual([])
})

test('what is private leaves when it is asked for', async () => {
  const { library } = await startSecretive()
  const path = join(placeToExport(), 'out.json')
  const report = await exportLibrary(library, { format: 'json', path, includePrivate: true })
  expect(new Set(readFileSync(path, 'utf8').match(/CANARY\d+/g)).size).toBe(11)
  expect(report.notCarried.join(' ')).not.toContain('private')
})

test.each([...partial, 'library'] as const)(
  'a place that holds something is refused as %s, and stays as it is',
  async (format) => {
    const { library } = await startCoded()
    const folder = placeToExport()
    const path = join(folder, 'taken')
    if (format === 'markdown') {
      mkdirSync(path)
      writeFileSync(join(path, 'mine.md'), 'mine')
    } else writeFileSync(path, 'mine')
    await expect(exportLibrary(library, { format, path })).rejects.toThrow(
      /^Nothing was exported: “taken” is already there/,
    )
    expect(await allOf(path, null)).toContain('mine')
    expect(readdirSync(folder)).toEqual(['taken'])
    const { where } = await exportLibrary(library, { format, path, ifThere: 'number' })
    expect(where).toBe(join(folder, 'taken 2'))
    expect(readdirSync(folder).toSorted()).toEqual(['taken', 'taken 2'])
  },
)

test('an empty folder is filled, and a missing one made', async () => {
  const { library } = await startCoded()
  const folder = placeToExport()
  mkdirSync(join(folder, 'empty'))
  await exportLibrary(library, { format: 'markdown', path: join(folder, 'empty') })
  expect(readdirSync(join(folder, 'empty'))).toContain('Contents.md')
  await exportLibrary(library, { format: 'csv', path: join(folder, 'a', 'b', 'c.csv') })
  expect(readdirSync(join(folder, 'a', 'b'))).toEqual(['c.csv'])
})

test('the library’s own folder is no place for an export', async () => {
  const { library } = await startCoded()
  const before = readdirSync(library.path).toSorted()
  await expect(exportLibrary(library, { format: 'json', path: join(library.path, 'x.json') })).rejects.toThrow(
    /own folder/,
  )
  expect(readdirSync(library.path).toSorted()).toEqual(before)
})

test('a place that cannot be written to is told of in a sentence', async () => {
  const { library } = await startCoded()
  const folder = placeToExport()
  writeFileSync(join(folder, 'file'), '')
  await expect(exportLibrary(library, { format: 'csv', path: join(folder, 'file', 'x.csv') })).rejects.toThrow(
    /^Nothing was exported: “x.csv” cannot be written/,
  )
})

test('an unknown scope is a wrong call', async () => {
  const { library } = await startCoded()
  const scope = 'article:00000000-0000-7000-8000-000000000000' as const
  await expect(exportLibrary(library, { format: 'csv', path: join(placeToExport(), 'x'), scope })).rejects.toThrow(
    `Unknown article "${scope}"`,
  )
})
