import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startCoded } from '../main/export/coded-library.ts'
import { emptyLibrary, exported, filesIn, hasSharedData, shared, take, tempFolder } from './coded-files.ts'

function write(ann: string, txt: string | null): string {
  const folder = tempFolder()
  if (txt !== null) writeFileSync(join(folder, 'a.txt'), txt)
  writeFileSync(join(folder, 'a.ann'), ann)
  return join(folder, 'a.ann')
}

describe.skipIf(!hasSharedData)('brat’s own tutorial', () => {
  test('every span stands where brat put it, under its words', async () => {
    const folder = shared('f_gold', 'brat-news')
    const library = await emptyLibrary()
    const { outcomes, counts } = await take(library, folder, { actors: ['Person', 'Organization', 'GPE'] })
    const spans = readdirSync(folder)
      .filter((name) => name.endsWith('.ann'))
      .flatMap((name) =>
        readFileSync(join(folder, name), 'utf8')
          .split('\n')
          .filter((line) => line.startsWith('T')),
      )
    expect(counts.passages).toBe(spans.length)
    expect(outcomes.filter(({ status }) => status !== 'anchored')).toEqual([])
    const words = new Set([...library.collection('passage').values()].map(({ target }) => target.exact))
    for (const span of spans) expect(words).toContain(span.split('\t')[2]?.trim())
    const citibank = [...library.collection('actor').values()].find(({ name }) => name === 'Citibank')
    expect(citibank).toBeDefined()
    const [known] = [...library.collection('actor').values()].filter(
      ({ identifiers }) => identifiers?.['wikipedia'] === '64488',
    )
    expect(known?.name).toBe('Carlos Salinas de Gortari')
    expect((await take(library, folder, { actors: ['Person', 'Organization', 'GPE'] })).changed).toBe(0)
  })
})

test('types are tags unless they are chosen for actors or events; attributes, notes and references are comments', async () => {
  const ann =
    'T1\tPerson 0 4\tAnna\nA1\tMention T1 Name\n#1\tAnnotatorNotes T1\twho is she?\nN1\tReference T1 Wikipedia:1\tAnna A.\n'
  const library = await emptyLibrary()
  await take(library, write(ann, 'Anna spoke.'))
  const [passage] = library.collection('passage').values()
  expect(passage?.comment).toBe('Mention: Name\nWikipedia:1 Anna A.\nwho is she?')
  expect(passage?.tags.map((id) => library.need(id).name)).toEqual(['Person'])
})

test('an event with its arguments, a relation and spans that are one become participants, a relation and one actor', async () => {
  const txt = 'Boris attacked. Anna, she, fled Boris.'
  const ann = [
    'T1\tPerson 0 5\tBoris',
    'T2\tAttack 6 14\tattacked',
    'T3\tPerson 16 20\tAnna',
    'T4\tPerson 22 25\tshe',
    'E1\tAttack:T2 Attacker-Arg:T1',
    '*\tEquiv T3 T4',
    'R1\tfled_from Arg1:T3 Arg2:T1',
    'odd line',
  ]
  const library = await emptyLibrary()
  const { notKept } = await take(library, write(ann.join('\n'), txt), { actors: ['Person'], events: ['Attack'] })
  expect([...library.collection('actor').values()].map(({ name }) => name).sort()).toEqual(['Anna', 'Boris'])
  const [event] = library.collection('event').values()
  expect(event?.participants).toMatchObject([{ role: 'Attacker' }])
  expect([...library.collection('relation').values()]).toMatchObject([{ type: 'fled from' }])
  expect(notKept).toEqual(['“a”: a line that brat does not know: odd line'])
})

test('a span in pieces is the stretch from the first to the last, and says so; over two lines it is whole', async () => {
  const library = await emptyLibrary()
  const { outcomes } = await take(
    library,
    write('T1\tX 0 5;10 15\tFirst words\nT2\tX 16 19;20 24\tand more\n', 'First two words and\nmore.'),
  )
  expect(outcomes.map(({ reason }) => reason !== undefined)).toEqual([true, false])
  expect([...library.collection('passage').values()].map(({ target }) => target.exact)).toEqual([
    'First two words',
    'and\nmore',
  ])
})

test('without its text the spans are kept as orphaned, with their words', async () => {
  const library = await emptyLibrary()
  const { outcomes, told } = await take(library, write('T1\tX 0 5\tFirst\n', null))
  expect(outcomes).toMatchObject([{ status: 'orphaned' }])
  expect(told.join()).toContain('is not in the file')
})

test('our own files: code points, entities with their ids, roles and tags', async () => {
  const { library, actorDocument } = await startCoded()
  const files = new Map(filesIn(await exported(library, 'brat')).map(([name, bytes]) => [name, bytes.toString()]))
  expect([...files.keys()]).toEqual(['A ceasefire begins.ann', 'A ceasefire begins.txt', 'annotation.conf'])
  const ann = files.get('A ceasefire begins.ann') ?? ''
  expect(ann).toContain('\tEvent 0 21\tThe ceasefire 😀 began\n')
  expect(ann).toContain(`Sourcebook:${actorDocument.id.slice('actor:'.length)}\tArmenian sources\n`)
  expect(ann).toMatch(/\tRole T\d\tsource\n/)
  const points = [...(files.get('A ceasefire begins.txt') ?? '')]
  for (const [, start, end, words] of ann.matchAll(/^T\d+\t\S+ (\d+) (\d+)\t(.*)$/gm))
    expect(points.slice(Number(start), Number(end)).join('')).toBe(words)
})
