import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import type { Library } from '../../main/library/library.ts'
import { unpack } from '../../main/import/coded/unpack.ts'
import {
  canValidate,
  codedAt,
  emptyLibrary,
  exported,
  hasSharedData,
  shared,
  take,
  tempFolder,
  validate,
} from './coded-files.ts'

const qdeOf = async (path: string) => (await unpack(readFileSync(path))).read('project.qde')

/** Codings by what they say: the words, and what they are coded with. */
function codingsIn(library: Library): string[] {
  return [...library.collection('passage').values()]
    .flatMap(({ target, tags, links }) => [
      ...tags.map((id) => `${target.start}-${target.end} ${library.need(id).name}`),
      ...links.map(
        ({ entityId, role }) => `${target.start}-${target.end} ${library.need(entityId).name} ${role ?? ''}`,
      ),
    ])
    .sort()
}

async function exportedValid(library: Library): Promise<string> {
  const path = await exported(library, 'qdpx')
  if (canValidate) validate(await qdeOf(path), 'Project-v1.0.xsd')
  const codebook = readFileSync(await exported(library, 'qdc'))
  if (canValidate) validate(codebook, 'Codebook-v1.0.xsd')
  return path
}

test.skipIf(canValidate)('xmllint or the REFI-QDA schemas are not here: nothing is validated', ({ skip }) => skip())

describe.skipIf(!hasSharedData)('real projects of other programs', () => {
  test('qc: every code, source, selection and coding comes in, and goes out and in again the same', async () => {
    const library = await emptyLibrary()
    const path = shared('b_refi-qda', 'qc-demo.qdpx')
    const report = await take(library, path)
    expect(report.counts).toEqual({ articles: 2, passages: 158, codes: 262, notes: 0 })
    expect(report.notKept).toEqual([])
    expect(library.collection('tag').size).toBe(262)
    expect(report.outcomes.filter(({ status }) => status !== 'anchored')).toEqual([])
    const coded = await codedAt(path)
    expect(codingsIn(library).length).toBe(
      coded.texts.flatMap(({ marks }) => marks.flatMap(({ codings }) => codings)).length,
    )
    expect(codingsIn(library).length).toBe(205)
    const parents = [...library.collection('tag').values()].filter(({ parentId }) => parentId !== undefined)
    expect(parents.length).toBe(coded.codes.filter(({ parent }) => parent !== undefined).length)
    const out = await exportedValid(library)
    const other = await emptyLibrary()
    await take(other, out)
    expect(codingsIn(other)).toEqual(codingsIn(library))
    expect(await qdeOf(await exported(other, 'qdpx'))).toEqual(await qdeOf(out))
    // The ids that the other program gave are those it gets back.
    const guids = new Set(coded.codes.map(({ guid }) => guid))
    expect((await codedAt(out)).codes.filter(({ guid }) => guids.has(guid)).length).toBe(262)
    expect((await take(library, path)).changed).toBe(0)
  })

  test('an empty project of ATLAS.ti is one', async () => {
    const library = await emptyLibrary()
    expect(await take(library, shared('b_refi-qda', 'atlasti23-blank.qdpx'))).toMatchObject({
      outcomes: [],
      changed: 0,
    })
    await exportedValid(library)
  })

  test('of the sample of every element, each is kept or listed', async () => {
    const library = await emptyLibrary()
    const { notKept, counts } = await take(library, shared('schemas', 'sample-project.qde'))
    expect(counts).toEqual({ articles: 1, passages: 1, codes: 8, notes: 1 })
    expect(notKept.join('\n')).toMatch(/graph “co-occurrence” \(2 vertices, 1 edges\)/)
    expect(notKept.join('\n')).toMatch(/variable “dateFrom”/)
    expect(notKept.join('\n')).toMatch(/link “contradicts” from “killed = 7 \(Azerbaijan\)”/)
    expect(notKept.join('\n')).toMatch(/set “Disputed: fatalities”/)
    const [actor] = [...library.collection('actor').values()].filter(({ name }) => name === 'Azerbaijan')
    expect(actor?.description).toContain('entityType: country')
    expect([...library.collection('event').values()].map(({ name }) => name)).toEqual(['Military operation 2023-09-19'])
    const [passage] = library.collection('passage').values()
    expect(passage).toMatchObject({ state: 'orphaned', createdBy: 'Researcher', links: [{ entityId: actor?.id }] })
    const [note] = library.collection('note').values()
    expect(note).toMatchObject({ aboutId: passage?.id, text: 'Attributed by RT to Azerbaijan.' })
    await exportedValid(library)
  })
})

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const code = (number: number, name: string, inner = '') =>
  `<Code guid="${guid(number)}" name="${name}" isCodable="true">${inner}</Code>`
const coding = (number: number, of: number, inner = '') =>
  `<Coding guid="${guid(number)}"><CodeRef targetGUID="${guid(of)}"/>${inner}</Coding>`
const selection = (number: number, start: number, end: number, inner = '', name = '') =>
  `<PlainTextSelection guid="${guid(number)}" name="${name}" startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`

async function project(
  parts: { codes?: string; sources?: string; rest?: string },
  files: Record<string, string | Buffer> = {},
  name = 'project.qde',
) {
  const { codes = code(1, 'one') + code(2, 'two'), sources, rest = '' } = parts
  const body = `<CodeBook><Codes>${codes}</Codes></CodeBook>${rest.startsWith('<Variables') ? '' : ''}${sources === undefined ? '' : `<Sources>${sources}</Sources>`}${rest}`
  const qde = `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="Other 1">${body}</Project>`
  const zip = new ZipFile()
  for (const [path, content] of Object.entries({ [name]: qde, ...files })) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  const path = join(tempFolder(), 'made.qdpx')
  await finished(zip.outputStream.pipe(createWriteStream(path)))
  return path
}

const text = (inner: string, path = 'internal://a.txt', more = '') =>
  `<TextSource guid="${guid(50)}" name="A" plainTextPath="${path}">${inner}</TextSource>${more}`
const exacts = (library: Library) => [...library.collection('passage').values()].map(({ target }) => target.exact)

describe('habits of other programs', () => {
  const given = '😀😀 First line here.\r\nSecond line.\r\n\r\nThird 😀 paragraph ends.'

  /** Offsets as a program counts them. */
  function counted(words: string, units: 'points' | 'utf16', crlf: 1 | 2): [number, number] {
    const whole = crlf === 1 ? given.replaceAll('\r\n', '\n') : given
    const start = whole.indexOf(words)
    const length = (part: string) => (units === 'points' ? [...part].length : part.length)
    return [length(whole.slice(0, start)), length(whole.slice(0, start + words.length))]
  }

  test.each([
    ['NVivo', 'utf16', 2],
    ['ATLAS.ti', 'points', 1],
    ['the standard', 'points', 2],
    ['JavaScript', 'utf16', 1],
  ] as const)('offsets as %s counts them are told apart by the words', async (_name, units, crlf) => {
    const wanted = ['First line', 'Second line', 'paragraph ends', 'Third 😀 paragraph']
    const selections = wanted.map((words, at) => selection(60 + at, ...counted(words, units, crlf), coding(70 + at, 1)))
    const library = await emptyLibrary()
    const report = await take(
      library,
      await project({ sources: text(selections.join('')) }, { 'sources/a.txt': `\uFEFF${given}` }),
    )
    expect(exacts(library).sort()).toEqual(wanted.toSorted())
    expect(report.told.join()).toContain(units === 'points' ? 'code points' : 'UTF-16')
  })

  test('one selection for each coding is one passage with several', async () => {
    const selections = selection(60, 0, 5, coding(70, 1)) + selection(61, 0, 5, coding(71, 2))
    const library = await emptyLibrary()
    const report = await take(
      library,
      await project({ sources: text(selections) }, { 'Sources/a.txt': 'First words.', 'Sources/.root': '' }),
    )
    expect(report.notKept).toEqual([])
    expect(codingsIn(library)).toEqual(['0-5 one', '0-5 two'])
    expect(library.collection('passage').size).toBe(1)
  })

  test('an inner file named after the project, and paths without a scheme, are found', async () => {
    const library = await emptyLibrary()
    await take(
      library,
      await project({ sources: text(selection(60, 0, 5), 'A.TXT') }, { 'sources/a.txt': 'First words.' }, 'Trial.qde'),
    )
    expect(exacts(library)).toEqual(['First'])
  })

  test('a comment in a description, and a note linked with a selection, stay with the words', async () => {
    const notes = `<Notes><Note guid="${guid(80)}" name="memo"><PlainTextContent>what I think</PlainTextContent></Note></Notes>`
    const links = `<Links><Link guid="${guid(90)}" originGUID="${guid(60)}" targetGUID="${guid(80)}" direction="OneWay"/></Links>`
    const library = await emptyLibrary()
    const sources = text(selection(60, 0, 5, '<Description>a comment</Description>'))
    const report = await take(
      library,
      await project({ sources, rest: notes + links }, { 'sources/a.txt': 'First words.' }),
    )
    const [passage] = library.collection('passage').values()
    expect(passage?.comment).toBe('a comment')
    expect([...library.collection('note').values()]).toMatchObject([
      { title: 'memo', text: 'what I think', aboutId: passage?.id },
    ])
    expect(report.notKept).toEqual([])
  })

  test('a case that has the GUID of a code, variables and a selection is an actor with a description', async () => {
    const rest = `<Variables><Variable guid="${guid(30)}" name="Age" typeOfVariable="Integer"/></Variables><Cases><Case guid="${guid(1)}" name="Anna"><VariableValue><VariableRef targetGUID="${guid(30)}"/><IntegerValue>34</IntegerValue></VariableValue><SourceRef targetGUID="${guid(50)}"/><SelectionRef targetGUID="${guid(60)}"/></Case></Cases>`
    const library = await emptyLibrary()
    await take(
      library,
      await project({ sources: text(selection(60, 0, 5, coding(70, 1))), rest }, { 'sources/a.txt': 'First words.' }),
    )
    const [anna] = library.collection('actor').values()
    expect(anna).toMatchObject({ name: 'Anna', description: 'Age: 34\nAppears in “A”' })
    expect([...library.collection('passage').values()][0]?.links).toEqual([{ entityId: anna?.id }])
  })

  test('a transcript’s selections stand between its points of time; the recording’s own are listed', async () => {
    const transcript = `<Transcript guid="${guid(51)}" plainTextPath="internal://a.txt"><SyncPoint guid="${guid(52)}" timeStamp="0" position="0"/><SyncPoint guid="${guid(53)}" timeStamp="900" position="5"/><TranscriptSelection guid="${guid(60)}" fromSyncPoint="${guid(52)}" toSyncPoint="${guid(53)}">${coding(70, 1)}</TranscriptSelection></Transcript>`
    const audio = `<AudioSource guid="${guid(50)}" name="talk" path="internal://talk.mp3">${transcript}<AudioSelection guid="${guid(61)}" begin="0" end="900">${coding(71, 1)}</AudioSelection></AudioSource>`
    const library = await emptyLibrary()
    const { notKept } = await take(library, await project({ sources: audio }, { 'sources/a.txt': 'First words.' }))
    expect(codingsIn(library)).toEqual(['0-5 one'])
    expect(notKept).toEqual(['Audio source “talk” but for its text: 1 selections with 1 codings in it.'])
  })

  test('codes in a folder that is chosen for them become actors, the others tags', async () => {
    const codes = code(1, 'People', code(2, 'Anna') + code(3, 'Boris')) + code(4, 'war')
    const sources = text(selection(60, 0, 5, coding(70, 2) + coding(71, 4)))
    const path = await project({ codes, sources }, { 'sources/a.txt': 'First words.' })
    const library = await emptyLibrary()
    await take(library, path, { actors: ['People'] })
    expect([...library.collection('actor').values()].map(({ name }) => name)).toEqual(['Anna', 'Boris'])
    expect([...library.collection('tag').values()].map(({ name }) => name)).toEqual(['war'])
    expect(codingsIn(library)).toEqual(['0-5 Anna ', '0-5 war'])
  })

  test('it is one change, undone as one', async () => {
    const library = await emptyLibrary()
    await take(
      library,
      await project({ sources: text(selection(60, 0, 5, coding(70, 1))) }, { 'sources/a.txt': 'First words.' }),
    )
    expect(library.seq).toBe(1)
    await library.undo()
    for (const kind of ['article', 'passage', 'tag'] as const) expect(library.collection(kind).size).toBe(0)
  })
})
