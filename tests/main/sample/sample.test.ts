import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aliasField } from '#contract/fact.ts'
import type { EntityId, Id } from '#contract/ids.ts'
import { articleCalls } from '../../../main/articles/calls.ts'
import { claimCalls } from '../../../main/claims/calls.ts'
import { defaultTerms } from '../../../main/codebook/defaults.ts'
import { crossReferenceCalls } from '../../../main/cross-reference/calls.ts'
import { entityCalls } from '../../../main/entities/calls.ts'
import { openLibrary } from '../../../main/library/open.ts'
import type { Library } from '../../../main/library/library.ts'
import { noteCalls } from '../../../main/notes/calls.ts'
import { passageCalls } from '../../../main/passages/calls.ts'
import { makeSampleLibrary } from '../../../main/sample/make-sample.ts'
import { seedFileName, seedText } from '../../../main/sample/seed-text.ts'

let folder: string
let library: Library

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-'))
  await makeSampleLibrary(join(folder, 'sample'), 'Ada')
  library = await openLibrary(join(folder, 'sample'))
})

afterAll(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const calls = () => ({
  ...articleCalls(library),
  ...passageCalls(library),
  ...claimCalls(library),
  ...entityCalls(library),
  ...crossReferenceCalls(library),
  ...noteCalls(library),
})

async function idOf(name: string): Promise<EntityId> {
  const hit = (await calls().findEntities({ query: name }))[0]
  expect(hit?.entity.name).toBe(name)
  return hit?.entity.id as EntityId
}

async function groupOf(event: string, property: string, proposition?: string) {
  const groups = await calls().listClaims({ aboutId: await idOf(event) })
  return groups.find((group) => group.property === property && group.proposition === proposition)
}

describe('the seed article of the sample', () => {
  const seedFile = join('../shared/data/seed', seedFileName)
  test.skipIf(!existsSync(seedFile))('is the original, byte for byte', async () => {
    expect(Buffer.from(seedText, 'utf8').equals(await readFile(seedFile))).toBe(true)
  })

  test('is published on its date, with twelve paragraphs after its header', async () => {
    const { items } = await calls().listArticles({ sort: 'publishedAt', descending: false })
    const [seed] = items
    expect(items).toHaveLength(5)
    expect(seed).toMatchObject({ publishedAt: '2023-09-20', language: 'en' })
    expect(seed?.title).toMatch(/^Several civilians were killed/)
    const { blocks, text } = await calls().getText({ id: seed?.id ?? 'article:' })
    expect(blocks.map((block) => block.kind)).toEqual(Array.from({ length: 12 }, () => 'paragraph'))
    expect(text.startsWith('Several civilians were killed')).toBe(true)
  })

  test.each([
    'Azerbaijan',
    'Armenia',
    'Nagorno Karabakh authorities',
    'Nikol Pashinyan',
    'Ilham Aliyev',
    'Antony Blinken',
    'Maria Zakharova',
    'Russian foreign ministry',
    'Russian peacekeepers',
    'Russia',
    'António Guterres',
    'RT',
    'TASS',
    'Armenian sources',
    'Protesters in Yerevan',
    'Security forces',
    'Military operation in Nagorno Karabakh',
    'Ceasefire of 20 September 2023',
    '2020 ceasefire agreement',
    '2020 conflict',
    'Yerevan protests',
    'Election of 9 September',
    'Telephone call Aliyev–Blinken',
  ])('holds passages of %s', async (name) => {
    const page = await calls().entityPage({ id: await idOf(name) })
    expect(page.passages.flatMap(({ article }) => article.publishedAt)).toContain('2023-09-20')
  })

  test('dates its events as the article does', async () => {
    const dates = (await calls().listEntities({ kind: 'event', sort: 'date' })).items.map(({ name, date }) => [
      name,
      date,
    ])
    expect(dates).toContainEqual(['Military operation in Nagorno Karabakh', '2023-09-19/2023-09-20'])
    expect(dates).toContainEqual(['Ceasefire of 20 September 2023', '2023-09-20'])
    const { entity } = await calls().entityPage({ id: await idOf('Ceasefire of 20 September 2023') })
    expect(entity).toMatchObject({ clock: { from: '13:00', asWritten: '1 pm local time' } })
    expect(entity).not.toHaveProperty('clock.zone')
  })

  test('names who took part', async () => {
    const { participants } = await calls().entityPage({ id: await idOf('Military operation in Nagorno Karabakh') })
    expect(participants).toContainEqual(expect.objectContaining({ name: 'Azerbaijan', role: 'initiator' }))
    const { events } = await calls().entityPage({ id: await idOf('Antony Blinken') })
    expect(events).toMatchObject([{ name: 'Telephone call Aliyev–Blinken', role: 'party' }])
  })
})

describe('what shows the facts of the sample', () => {
  const shown = async (name: string, field: string) => {
    const { entity } = await calls().entityPage({ id: await idOf(name) })
    return (entity.evidence?.[field] ?? []).map((id) => library.get(id)?.target.exact)
  }

  test('are words that stand in the article', async () => {
    expect(await shown('Ceasefire of 20 September 2023', 'clock')).toEqual([
      'The ceasefire took effect at 1 pm local time.',
    ])
    expect(await shown('Military operation in Nagorno Karabakh', 'type')).toHaveLength(2)
    expect(await shown('Nagorno Karabakh authorities', aliasField('separatist Armenian authorities'))).toEqual([
      'separatist Armenian authorities',
    ])
  })

  test('lead from Zakharova through the ministry to Russia, and back', async () => {
    const chain = await calls().affiliations({ id: (await idOf('Maria Zakharova')) as Id<'actor'>, on: '2023-09-20' })
    expect(chain.up.map(({ relation, other }) => [relation.type, relation.position, other.name])).toEqual([
      ['holds office in', 'spokesperson', 'Russian foreign ministry'],
      ['part of', undefined, 'Russia'],
    ])
    const below = await calls().affiliations({ id: (await idOf('Russia')) as Id<'actor'> })
    expect(below.down.map(({ depth, other }) => [depth, other.name])).toEqual([
      [1, 'Russian foreign ministry'],
      [2, 'Maria Zakharova'],
      [1, 'Russian peacekeepers'],
    ])
  })

  test('and the types of its events are terms of the vocabulary', async () => {
    const terms = defaultTerms['event types'].map(({ term }) => term)
    for (const { type } of library.collection('event').values()) expect(terms).toContain(type)
  })
})

describe('what sources claim in the sample', () => {
  const operation = 'Military operation in Nagorno Karabakh'

  test('killed reads compatible', async () => {
    expect(await groupOf(operation, 'killed')).toMatchObject({
      reading: 'compatible',
      summary: '≥7 civilians; ≥27 people',
      speakers: ['RT', 'Armenian sources'],
    })
  })

  test('injured reads contradict, 35 read as exact', async () => {
    expect(await groupOf(operation, 'injured')).toMatchObject({
      reading: 'contradict',
      summary: '35 people; >200 people',
      assumptions: ['35 read as exact'],
    })
  })

  test('ethnic cleansing is asserted by Armenia and denied by Aliyev', async () => {
    expect(await groupOf(operation, 'purpose', 'ethnic cleansing')).toMatchObject({
      reading: 'denied',
      summary: 'asserted by Armenia; denied by Ilham Aliyev',
    })
  })

  test('Azerbaijan gave only the label', async () => {
    const characterisation = await groupOf(operation, 'characterisation')
    expect(characterisation).toMatchObject({ speakers: ['Azerbaijan'], summary: '“local anti-terrorism measures”' })
    const said = await calls().listClaims({})
    expect(said.flatMap((group) => (group.property === 'killed' ? group.speakers : []))).not.toContain('Azerbaijan')
  })

  test('the troop deployment is asserted by Azerbaijan and denied by Armenia, the violation only asserted', async () => {
    expect(await groupOf('Armenia', 'troop deployment', 'Armenia amassed troops in Nagorno Karabakh')).toMatchObject({
      reading: 'denied',
      speakers: ['Azerbaijan', 'Armenia'],
    })
    const violation = await groupOf(
      '2020 ceasefire agreement',
      'ceasefire violation',
      'Armenia violated the ceasefire agreement of 2020',
    )
    expect(violation).toMatchObject({ reading: 'single source', speakers: ['Azerbaijan'] })
  })

  test('provocations come through the press service and TASS from Aliyev', async () => {
    const provocations = await groupOf('Armenia', 'provocations', 'Armenia took provocative steps for months')
    expect(provocations?.speakers).toEqual(['Ilham Aliyev'])
    expect(provocations?.claims[0]?.chain.map(({ name, as }) => `${name} ${as}`)).toEqual([
      'Ilham Aliyev says',
      'Azerbaijani presidential press service reports',
      'TASS reports',
    ])
  })

  test.each([
    ['Yerevan protests', 'injured', '≥38 people'],
    ['2020 conflict', 'killed', '>1,000 people'],
    ['Deployment of Russian peacekeepers in 2020', 'deployed', '~2,000 peacekeepers'],
  ])('%s: the article itself speaks of %s', async (event, property, summary) => {
    expect(await groupOf(event, property)).toMatchObject({
      speakers: ['the article itself'],
      summary,
      reading: 'single source',
    })
  })
})

describe('the articles written for the sample', () => {
  test('say so in their first paragraph', async () => {
    const { items } = await calls().listArticles({})
    const written = items.filter((article) => article.publishedAt !== '2023-09-20')
    const firsts = await Promise.all(
      written.map(async ({ id }) => (await calls().getText({ id })).text.split('\n\n')[0]),
    )
    for (const first of firsts)
      expect(first).toMatch(/^(Written for the sample|Написано для учебной|كُتب هذا النص للمكتبة التجريبية)/)
    expect(written.map((article) => article.language).toSorted()).toEqual(['ar', 'en', 'en', 'ru'])
  })

  test('show a count that grows and another that does not', async () => {
    const group = await groupOf('Displacement from Orinakavan', 'displaced')
    expect(group).toMatchObject({ reading: 'contradict', summary: '≤260 people; ≥500 people' })
    expect(group?.claims.filter((one) => one.superseded)).toHaveLength(5)
  })
})

describe('the notes of the sample', () => {
  test('quote words that stand in their passages, and lead back', async () => {
    const notes = [...library.collection('note').values()]
    expect(notes).toHaveLength(3)
    for (const note of notes) {
      const nodes = (note.state.state['root'] as { children: Record<string, unknown>[] }).children
      for (const quote of nodes.filter((node) => node['type'] === 'passage-quote'))
        expect(library.get(quote['passageId'] as `passage:${string}`)?.target.exact).toBe(quote['exact'])
      for (const id of note.mentions) expect(library.get(id)).toBeDefined()
    }
    expect(await calls().backlinks({ id: await idOf('RT') })).toMatchObject([
      { title: 'How many were killed and injured?' },
    ])
  })
})

test('every change of the sample can be taken back, to the empty library', async () => {
  await makeSampleLibrary(join(folder, 'undone'))
  const undone = await openLibrary(join(folder, 'undone'))
  for (let steps = 0; await undone.undo(); steps += 1) expect(steps).toBeLessThan(1000)
  expect(undone.collection('article').size + undone.collection('tag').size + undone.collection('actor').size).toBe(0)
  await undone.close()
})

test('a sample is never made over something else', async () => {
  const path = join(folder, 'full')
  await mkdir(path)
  await writeFile(join(path, 'mine.txt'), 'mine')
  await expect(makeSampleLibrary(path)).rejects.toThrow()
  expect(await readdir(path)).toEqual(['mine.txt'])
  expect((await readdir(folder)).filter((name) => name.startsWith('.sample'))).toEqual([])
})
