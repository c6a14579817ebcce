import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { ExportFormat } from '#contract/exports.ts'
import type { Id } from '#contract/ids.ts'
import type { Library } from '../../../main/library/library.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { startCoding } from '../entities/coding.ts'
import { placeToExport } from './coded-library.ts'

type Row = Record<string, string>

async function rowsOf(library: Library, format: ExportFormat): Promise<Row[]> {
  const path = join(placeToExport(), 'out.csv')
  await exportLibrary(library, { format, path })
  return parse(readFileSync(path), { columns: true, bom: true })
}

/** A shelling with sides, a place and two sources that do not agree, and an event of which nothing is known. */
async function startEvents() {
  const coding = await startCoding()
  const army = await coding.actor('Army of A', { type: 'armed force' })
  const militia = await coding.actor('Militia B', { type: 'non-state armed group' })
  const aides = await coding.actor('Aides', { type: 'non-state armed group' })
  const town = await coding.actor('People of the town', { type: 'population' })
  const first = await coding.addArticle('At least 7 were killed, the mayor said. Nobody was killed, the army said.', {
    title: 'Shelling',
    outlet: 'First Daily',
    publishedAt: '2023-09-20',
  })
  const event = await coding.event('Shelling of the town', {
    type: 'shelling or missile attack',
    date: '2023-09-19/2023-09-20',
    place: { name: 'Stepanakert, Azerbaijan', latitude: 39.82, longitude: 46.75, precision: 'town' },
    description: 'Seen by many.',
    participants: [
      { actorId: militia.id, role: 'target', passageIds: [] },
      { actorId: army.id, role: 'perpetrator', passageIds: [] },
      { actorId: aides.id, role: 'victim', passageIds: [] },
      { actorId: town.id, role: 'witness', passageIds: [] },
    ],
  })
  const quiet = await coding.event('Quiet day', { date: '2023-10' })
  const unknown = await coding.event('Something', {})
  const seven = await coding.passage(first, 'At least 7 were killed')
  const none = await coding.passage(first, 'Nobody was killed')
  await coding.linkPassage({ passageId: seven.id, entityId: event.id })
  const claim = (passageId: Id<'passage'>, aboutId: string, comparator: '=' | '≥', number: number, name: string) =>
    coding.saveClaim({
      passageId,
      aboutId: aboutId as Id<'event'>,
      property: 'killed',
      value: { kind: 'count', comparator, number, unit: 'people' },
      stance: 'asserts',
      attribution: [{ name, as: 'says' }],
    })
  await claim(seven.id, event.id, '≥', 7, 'Mayor')
  await claim(none.id, quiet.id, '=', 0, 'Army')
  return { ...coding, event, quiet, unknown, army, first, claim, none }
}

test('ACLED’s 31 columns stand in its order, with what is known of each event', async () => {
  const { library, event } = await startEvents()
  const rows = await rowsOf(library, 'acled')
  expect(Object.keys(rows[0] ?? {}).join(' ')).toBe(
    'event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp',
  )
  const row = rows.find(({ event_id_cnty }) => event.id.endsWith(event_id_cnty ?? '?'))
  expect(row).toMatchObject({
    event_date: '2023-09-19',
    year: '2023',
    time_precision: '2',
    disorder_type: 'Political violence',
    event_type: 'Explosions/Remote violence',
    sub_event_type: 'Shelling/artillery/missile attack',
    actor1: 'Army of A',
    inter1: '1',
    actor2: 'Militia B',
    assoc_actor_2: 'Aides',
    inter2: '2',
    interaction: '12',
    civilian_targeting: '',
    iso: '31',
    country: 'Azerbaijan',
    location: 'Stepanakert',
    admin1: '',
    latitude: '39.82',
    geo_precision: '1',
    source: 'First Daily',
    fatalities: '7',
  })
  expect(row?.['notes']).toContain('Also: People of the town (witness)')
  expect(row?.['notes']).toContain('Fatalities: Most conservative (1 source).')
})

test('a person is of no side’s kind, and only violence targets civilians', async () => {
  const coding = await startCoding()
  const someone = (name: string, type: string) => coding.actor(name, { type })
  const call = async (name: string, type: string, a: { id: string }, b: { id: string }) =>
    coding.event(name, {
      type,
      participants: [
        { actorId: a.id, role: 'initiator', passageIds: [] },
        { actorId: b.id, role: 'target', passageIds: [] },
      ],
    })
  const [president, army, town] = [
    await someone('President', 'person'),
    await someone('Army', 'armed force'),
    await someone('Town', 'population'),
  ]
  await call('Call', 'telephone call', president, town)
  await call('Raid', 'attack on civilians', army, town)
  const rows = await rowsOf(coding.library, 'acled')
  const cells = rows.map(({ notes, inter1, inter2, interaction, civilian_targeting }) =>
    [notes, inter1, inter2, interaction, civilian_targeting].join('|'),
  )
  expect(cells.toSorted()).toEqual(['Call||7||', 'Raid|1|7|17|Civilian targeting'])
})

test('none killed is 0, and nobody counted is empty', async () => {
  const { library } = await startEvents()
  const acled = await rowsOf(library, 'acled')
  const fatalities = (name: string) => acled.find(({ notes }) => notes?.startsWith(name))?.['fatalities']
  expect([fatalities('Quiet day'), fatalities('Something')]).toEqual(['0', ''])
  const ucdp = await rowsOf(library, 'ucdp')
  const best = (name: string) => ucdp.find(({ conflict_name }) => conflict_name === name)
  expect(best('Quiet day')).toMatchObject({ low: '0', best: '0', high: '0', date_prec: '4' })
  expect(best('Something')).toMatchObject({ low: '', best: '', high: '', date_start: '', date_prec: '', year: '' })
})

test('UCDP’s 49 columns stand in its order; the last day is not the first', async () => {
  const { library, event } = await startEvents()
  const rows = await rowsOf(library, 'ucdp')
  expect(Object.keys(rows[0] ?? {})).toHaveLength(49)
  expect(
    Object.keys(rows[0] ?? {})
      .slice(-9)
      .join(' '),
  ).toBe('deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob')
  expect(rows.find(({ id }) => event.id.endsWith(id ?? '?'))).toMatchObject({
    type_of_violence: '1',
    side_a: 'Army of A',
    side_b: 'Militia B, Aides',
    dyad_name: 'Army of A - Militia B, Aides',
    number_of_sources: '1',
    source_headline: 'Shelling',
    source_original: 'Mayor',
    geom_wkt: 'POINT (46.75 39.82)',
    priogrid_gid: '186934',
    date_start: '2023-09-19',
    date_end: '2023-09-20',
    date_prec: '2',
    low: '7',
    best: '7',
    high: '',
  })
})

test('each claim is a row, and what they come to another with its rule and number of sources', async () => {
  const coded = await startEvents()
  const { library, event, claim, none } = coded
  await claim(none.id, event.id, '=', 0, 'Army')
  const rows = (await rowsOf(library, 'claims')).filter(({ about }) => about === event.name)
  expect(rows.map(({ record, low, best, high, speaker }) => [record, low, best, high, speaker])).toEqual([
    ['claim', '7', '', '', 'Mayor'],
    ['claim', '0', '0', '0', 'Army'],
    ['figure', '0', '0', '', ''],
  ])
  expect(rows[2]).toMatchObject({ speakers: '2', reading: 'contradict' })
  expect(rows[2]?.['policy']).toBe('Most reported')
  await coded.saveAssessment({
    aboutId: event.id,
    property: 'killed',
    low: 0,
    best: 3,
    high: 9,
    reason: 'seen',
    claimIds: [],
  })
  const after = (await rowsOf(library, 'claims')).filter(({ about }) => about === event.name)
  expect(after.map(({ record, low, best, high, policy, reason }) => [record, low, best, high, policy, reason])).toEqual(
    [
      ['claim', '7', '', '', '', ''],
      ['claim', '0', '0', '0', '', ''],
      ['figure', '0', '0', '', 'Most reported', ''],
      ['assessment', '0', '3', '9', '', 'seen'],
    ],
  )
  const acled = (await rowsOf(library, 'acled')).find(({ event_id_cnty: id }) => event.id.endsWith(id ?? '?'))
  expect(acled).toMatchObject({ fatalities: '0' })
  expect(acled?.['notes']).toContain('0 / 3 / 9. seen')
})

test.each([
  ['Karintak, Shusha District, Nagorno-Karabakh, Azerbaijan', {}, ['Karintak', 'Nagorno-Karabakh', 'Shusha District']],
  ['Tartar District, Azerbaijan', { precision: 'district' }, ['Tartar District', 'Tartar District', '']],
  ['Հադրութ, Ադրբեջան', {}, ['Հադրութ', '', '']],
  ['Azerbaijan', { precision: 'country' }, ['Azerbaijan', '', '']],
])('of the place “%s” the location and its units are told', async (name, more, told) => {
  const coding = await startCoding()
  await coding.event('Shelling', { place: { name, ...more } })
  const [acled] = await rowsOf(coding.library, 'acled')
  const [ucdp] = await rowsOf(coding.library, 'ucdp')
  expect([acled?.['location'], acled?.['admin1'], acled?.['admin2']]).toEqual(told)
  expect([ucdp?.['where_coordinates'], ucdp?.['adm_1'], ucdp?.['adm_2']]).toEqual(told)
  expect([acled?.['country'], acled?.['iso'], ucdp?.['country']]).toEqual(['Azerbaijan', '31', 'Azerbaijan'])
})

test('where no country ends the name of a place, or two are called so, nothing is made of its parts', async () => {
  const coding = await startCoding()
  await coding.event('Talks', { place: { name: 'Hall B, Expo Centre' } })
  await coding.event('Walks', { place: { name: 'Market, Congo' } })
  const rows = await rowsOf(coding.library, 'acled')
  expect(rows.map(({ location, admin1, country, region }) => [location, admin1, country, region])).toEqual([
    ['Hall B, Expo Centre', '', '', ''],
    ['Market, Congo', '', '', ''],
  ])
})
