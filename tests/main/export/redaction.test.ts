import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainTextOf } from '#contract/article-text.ts'
import { exportFormats, type ExportFormat } from '#contract/exports.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../../../main/library/library.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { importJson } from '../../../main/export/import-json.ts'
import { previewExport } from '../../../main/export/preview.ts'
import { createOtherNames, offsetAfter, replaced } from '../../../main/export/redact/other-names.ts'
import { startCoding } from '../entities/coding.ts'
import { emptyLibrary, noteStateOf, placeToExport } from './coded-library.ts'
import { allOf } from './all-bytes.ts'

const text = `Nikol Pashinyan spoke. NIKOL  PASHINYAN’S words, and Никола Пашиняна too; Pashinyan alone.

נאמר על ידי ניקול פשיניאן. Նիկոլ Փաշինյանը ասաց. 尼科爾帕希尼揚說。 At least 27 people were killed.`

/** A library where one actor stands in everything a person can write. */
async function startNamed() {
  const coding = await startCoding()
  const witness = await coding.actor('Nikol Pashinyan', {
    type: 'person',
    description: 'Nikol Pashinyan, born in Ijevan',
    identifiers: { wikidata: 'Q1' },
    aliases: [{ name: 'Никол Пашинян' }, { name: 'ניקול פשיניאן' }, { name: 'Նիկոլ Փաշինյան' }, { name: '尼科爾' }],
  })
  const article = await coding.addArticle(text, {
    title: 'Nikol Pashinyan on the war',
    authors: ['Nikol Pashinyan', 'Ada'],
    url: 'https://example.org/nikol-pashinyan-speaks',
    bibliography: { author: [{ family: 'Pashinyan', given: 'Nikol' }] },
  })
  const event = await coding.event('Speech of Nikol Pashinyan', {
    date: '2023-09-20',
    participants: [{ actorId: witness.id, role: 'Nikol Pashinyan himself', passageIds: [] }],
  })
  const half = await coding.passage(article, 'Pashinyan spoke')
  const killed = await coding.passage(article, 'At least 27 people were killed')
  await coding.linkPassage({ passageId: half.id, entityId: witness.id })
  await coding.savePassage({
    id: killed.id,
    articleId: article.id,
    start: killed.target.start,
    end: killed.target.end,
    comment: 'as Nikol Pashinyan said',
  })
  await coding.saveClaim({
    passageId: killed.id,
    aboutId: event.id,
    property: 'killed',
    value: { kind: 'text', text: 'Nikol Pashinyan counted 27' },
    stance: 'asserts',
    attribution: [
      { actorId: witness.id as Id<'actor'>, as: 'says' },
      { name: 'aide of Nikol Pashinyan', as: 'reports' },
    ],
  })
  const state = noteStateOf(witness, article, half)
  state.state.root.children.push({
    type: 'paragraph',
    children: [
      { type: 'text', text: 'About Nikol ', format: 0, version: 1 },
      { type: 'text', text: 'Pashinyan', format: 1, version: 1 },
      { type: 'text', text: '.', format: 0, version: 1 },
    ],
  })
  await coding.saveNote({ title: 'On Nikol Pashinyan', aboutId: witness.id, state })
  await coding.saveTag({ name: 'Nikol Pashinyan' })
  return { ...coding, witness, article, event, half, killed }
}

const redactOf = (actorId: string, as?: string) => [{ actorId: actorId as Id<'actor'>, ...(as && { as }) }]

/** Every spelling of the name that a reader would know, alone or as part of a word. */
const anyName = /nikol[\s\S]{0,4}pashin|никол|ניקול|Նիկոլ|尼科爾/i

/** A PDF is the printed HTML report; only a window prints. */
const partial = exportFormats.filter((format) => format !== 'library' && format !== 'pdf')

test.each(partial)(
  'a name leaves nowhere as %s: texts, titles, aliases, notes, claims, tags, file names',
  async (format) => {
    const { library, witness } = await startNamed()
    const path = join(placeToExport(), 'out')
    const report = await exportLibrary(library, { format, path, redact: redactOf(witness.id, 'Witness 1') })
    const all = await allOf(path, format)
    expect(all.replace(/[^\p{L}\p{N}\s]/gu, ' ')).not.toMatch(anyName)
    expect(JSON.stringify(report)).not.toMatch(anyName)
    if (!exceptNames.includes(format)) expect(all.replace(/\\/g, '')).toContain('Witness 1')
  },
)
/** Formats that carry figures or entities only, where the name may not occur at all. */
const exceptNames: readonly ExportFormat[] = []

test('passages still quote the words they mark, where a name became longer or shorter', async () => {
  const { library, witness } = await startNamed()
  const path = join(placeToExport(), 'library.json')
  await exportLibrary(library, { format: 'json', path, redact: redactOf(witness.id, 'W') })
  const other = await emptyLibrary()
  await importJson(other, path)
  const [article] = [...other.collection('article').values()]
  const plain = plainTextOf((await other.texts.get(article?.textSha256 ?? ''))?.blocks ?? [])
  const passages = [...other.collection('passage').values()]
  expect(passages.map(({ target }) => target.exact).sort()).toEqual(['At least 27 people were killed', 'W spoke'])
  for (const { target } of passages) expect(plain.slice(target.start, target.end)).toBe(target.exact)
  expect(article?.url).toBeUndefined()
  expect(Buffer.from((await other.originals.get(article?.original.sha256 ?? '')) ?? '').toString()).toBe(plain)
  expect((await other.check()).problems).toEqual([])
})

test('the preview says where somebody may still be recognised', async () => {
  const { library, witness } = await startNamed()
  const preview = await previewExport(library, { format: 'markdown', redact: redactOf(witness.id) })
  expect(preview.names.map(({ title }) => title)).toContain('Actor A on the war')
  expect(preview.recognisable.join('\n')).toMatch(/“Pashinyan” stands in 1 place/)
  expect(preview.recognisable.join('\n')).toMatch(/description and country of Actor A/)
  expect(JSON.stringify(preview.begins)).not.toMatch(anyName)
})

test('who wrote what and where files lay leave only when asked for', async () => {
  const { library, article } = await startNamed()
  const was = library.need(article.id)
  const home = `file://${homedir()}/saved/page.html`
  await library.commit({ label: { key: 'saveArticle', args: { title: '' } }, puts: [{ ...was, url: home }] })
  for (const format of partial) {
    const bare = join(placeToExport(), 'bare')
    const report = await exportLibrary(library, { format, path: bare })
    expect(await allOf(bare, format)).not.toContain(homedir())
    expect(report.notCarried).toContain('Who wrote what, and where files lay on this computer.')
  }
  const path = join(placeToExport(), 'bare.json')
  await exportLibrary(library, { format: 'json', path })
  expect(readFileSync(path, 'utf8')).not.toContain('"createdBy":"Ada"')
  const signed = join(placeToExport(), 'signed.json')
  await exportLibrary(library, { format: 'json', path: signed, includeAuthor: true })
  expect(readFileSync(signed, 'utf8')).toContain('"createdBy":"Ada"')
  expect(readFileSync(signed, 'utf8')).toContain(homedir())
})

test.each(partial)(
  'the same library gives the same bytes as %s, also after it was closed and opened again',
  async (format) => {
    const { library, witness } = await startNamed()
    const bytes = async (of: Library) => {
      const path = join(placeToExport(), 'out')
      await exportLibrary(of, { format, path })
      const redacted = join(placeToExport(), 'out')
      await exportLibrary(of, { format, path: redacted, redact: redactOf(witness.id) })
      return [await allOf(path, null), await allOf(redacted, null)]
    }
    const before = await bytes(library)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(await bytes(library)).toEqual(before)
  },
)

test('a preview counts and names what leaves, shows how it begins and writes nothing', async () => {
  const { library } = await startNamed()
  const preview = await previewExport(library, { format: 'csv' })
  expect(preview).toMatchObject({ title: 'Test', named: 4 })
  expect(preview.counts).toContainEqual({ kind: 'passage', count: 2 })
  expect(preview.begins?.text).toMatch(/^id,article_id/)
  expect(preview.begins?.file).toBe('export.csv')
})

const words = fc.constantFrom(
  'Anna',
  'anna',
  'Lee',
  'Anna Lee',
  'ANNA-LEE',
  ' ',
  ', ',
  '\n',
  'a',
  '’s',
  '李安',
  '😀',
  'Li',
)

test('whatever the text, no whole name is left, and every place outside names keeps its character', () => {
  const actor = (name: string, as: string) => ({ actor: { name } as never, names: [name], pseudonym: as })
  const names = createOtherNames([actor('Anna Lee', 'Somebody Else'), actor('Anna', 'X'), actor('李安', 'Y')])
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
      const original = parts.join('')
      const replacements = names.replacementsIn(original)
      const redacted = replaced(original, replacements)
      expect(names.replacementsIn(redacted)).toEqual([])
      for (let at = 0; at < original.length; at += 1) {
        if (replacements.some(({ start, end }) => at >= start && at < end)) continue
        expect(redacted[offsetAfter(replacements, at, 'start')]).toBe(original[at])
      }
    }),
  )
})
