import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coder } from './coding.ts'
import { type App, launch } from './launch.ts'
import { call } from './page-acts.ts'
import { seedFile } from './seed.ts'

const operation = 'Military operation in Nagorno Karabakh'
const authorities = 'Nagorno Karabakh authorities'
const pressService = 'Azerbaijani presidential press service'
const deployment = 'Armenia deployed troops in Nagorno Karabakh'

/** The seed article coded from import to readings by one person with a keyboard; each step stands on the one before. */
describe('the seed article, coded by keyboard alone', { timeout: 120_000 }, () => {
  let app: App
  let page: Page
  let place: string
  let code: ReturnType<typeof coder>

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'coding-'))
    app = await launch({ data: join(place, 'settings') })
    page = app.page
    page.setDefaultTimeout(15_000)
    code = coder(page)
    // The two dialogs of the system, which no page shows, are answered for the person.
    const [library, file] = [join(place, 'Coding'), await seedFile(place)]
    await app.electron.evaluate(
      ({ dialog }, { library, file }) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: library })
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] })
      },
      { library, file },
    )
  })
  afterAll(async () => {
    await app.quit()
    await rm(place, { recursive: true, force: true, maxRetries: 5 })
  })

  it('makes a library, imports the article and opens it', async () => {
    await code.goTo('new library')
    await page.getByText('Coding').first().waitFor()
    await code.press('Control+Shift+i')
    await page.getByText('Several civilians were killed').first().waitFor()
    await code.goTo('several civilians')
    await code.inText()
  })

  it('marks who acts and who speaks, with their types', async () => {
    const { select, actor } = code
    await select('Authorities in Nagorno Karabakh')
    await actor(authorities, { type: 'government body' })
    await select('separatist Armenian authorities')
    await actor(authorities, { how: 'Shift+Enter' })
    await select('Azerbaijan')
    await actor(null, { type: 'state' })
    await select('Armenia')
    await actor(null, { type: 'state' })
    await select('RT')
    await actor(null, { type: 'media outlet' })
    await select('Armenian sources')
    await actor(null, { type: 'unnamed source' })
    await select('protesters')
    await actor('Protesters in Yerevan', { type: 'population' })
    await select('Nikol Pashinyan')
    await actor(null, { type: 'person' })
    await select('Security forces')
    await actor(null, { type: 'armed force' })
    await select('Ilham Aliyev')
    await actor(null, { type: 'person' })
    await select('antony blinken', 'Antony Blinken')
    await actor(null, { type: 'person' })
    await select('TASS')
    await actor(null, { type: 'media outlet' })
    await select(pressService)
    await actor(null, { type: 'government body' })
    await select('Russia')
    await actor(null, { type: 'state' })
    await select('Russian foreign ministry')
    await actor(null, { type: 'government body' })
    await select('Maria Zakharova')
    await actor(null, { type: 'person' })
    await select('Russian peacekeepers')
    await actor(null, { type: 'armed force' })
    await select('antonio guterres', 'António Guterres')
    await actor(null, { type: 'person' })
  })

  it('marks what happened, with type, date, clock and place', async () => {
    const { select, newEvent, set, back } = code
    await select('launched a military...Tuesday', 'launched a military operation in the region on Tuesday')
    await newEvent(operation, 'military operation')
    await set('d', 'Date', '19–20 September 2023', '19 to 20 September 2023')
    await set('p', 'Place', 'Nagorno Karabakh')
    await back()
    await select('took effect at 1 pm local time')
    await newEvent('Ceasefire of 20 September 2023', 'ceasefire')
    await set('d', 'Date', '20 September 2023')
    await set('c', 'Time', '1 pm local time', '1 pm local time · 13:00')
    await back()
    await select('ceasefire agreement signed in 2020')
    await newEvent('2020 ceasefire agreement', 'agreement')
    await set('d', 'Date', '2020')
    await back()
    await select('hundreds of protesters gathered')
    await newEvent('Yerevan protests', 'protests')
    await set('p', 'Place', 'Yerevan')
    await back()
    await select('telephonic conversation')
    await newEvent('Telephone call Aliyev–Blinken', 'telephone call')
    await set('d', 'Date', 'until 20 September 2023')
    await back()
    await select('an election on September 9')
    await newEvent('Election of 9 September', 'election')
    await set('d', 'Date', '9 September 2023')
    await back()
    await select('months of fighting')
    await newEvent('2020 conflict', 'armed conflict')
    await set('d', 'Date', '2020')
    await back()
  })

  it('says who took part, with the words that show it', async () => {
    const { select, actor, event } = code
    await select('Azerbaijan launched the military operation')
    await event(operation)
    await actor('Azerbaijan', { role: 'initiator' })
    await select('Security forces attacked the protesters')
    await event('Yerevan protests')
    await actor('Security forces', { role: 'perpetrator' })
    await actor('Protesters in Yerevan', { role: 'victim' })
    await select(
      'Aliyev had said...Antony Blinken',
      'Aliyev had said in a telephonic conversation with US Secretary of State Antony Blinken',
    )
    await event('Telephone call Aliyev–Blinken')
    await actor('Ilham Aliyev', { role: 'speaker' })
    await actor('Antony Blinken', { role: 'addressee' })
  })

  it('names, relates and places from the pages of actors and events', async () => {
    await code.open('Maria Zakharova')
    await relate('b', 'Russian foreign ministry', 'spokesperson')
    await code.open('Russian foreign ministry')
    await relate('b', 'Russia', null)
    await code.open('Ceasefire of 20 September 2023')
    await relate('r', operation, 'ends')
    await code.open(authorities)
    await code.press('a')
    await code.at('Other name')
    await code.type('Republic of Artsakh')
    await code.press('Enter')
    await code.at('Add name')
    await code.goTo('several civilians')
    await code.inText()
  })

  /** `b` tells whom an actor belongs to, Tab its office there; `r` any other tie, and Tab which. */
  const relate = async (letter: 'b' | 'r', other: string, told: string | null) => {
    await code.press(letter)
    await code.at('Find or create')
    await code.type(other)
    if (told !== null) {
      await code.press('Tab')
      await code.at(letter === 'b' ? `Role of ${other}` : `Relation to ${other}`)
      await code.type(told)
    }
    await code.press('Enter')
    await code.at(/^Add/)
    await code.press('Enter')
    await code.at(letter === 'b' ? 'Add affiliation' : 'Add relation')
  }

  it('records a claim of selected words in at most five keys', async () => {
    // Which of several events a paragraph speaks of is told once; its next claims are about the same.
    await code.select('At least seven civilians were killed')
    await code.claim({ event: operation }, [/RT says/, /^civilians$/m])
    await code.select('at least 27 people were killed')
    const before = code.keys()
    await code.claim({}, [
      new RegExp(`About ${operation}`),
      /^killed$/m,
      /^≥ 27$/m,
      /^people$/m,
      /Armenian sources says/,
    ])
    expect(code.keys() - before).toBeLessThanOrEqual(5)
  })

  it('records every other claim, and corrects what the words alone do not tell', async () => {
    const { select, claim } = code
    await select('35 others injured')
    await claim({}, [/RT says/])
    await select('local anti-terrorism measures')
    await claim({}, [/Azerbaijan says/, /RT reports/])
    await select('over 200 wounded')
    await claim({}, [/Armenian sources says/])
    await select('ethnic cleansing')
    await claim({ event: operation }, [/Armenia says/, /Stance: asserts/])
    await select('ethnic cleansing')
    await claim({}, [new RegExp(`About ${operation}`), /Aliyev says/, /Stance: denies/])
    await select('Armenia had violated...in 2020', 'Armenia had violated the ceasefire agreement signed in 2020')
    await claim({ event: '2020 ceasefire', property: 'violation', statement: 'Armenia violated the ceasefire' })
    await select('amassed troops...territory', 'amassed troops inside the disputed territory')
    await claim({ actor: 'Armenia', property: 'troop deployment', statement: deployment }, [/Azerbaijan says/])
    await select('Armenia denied the allegations of troop deployment')
    await claim({ actor: 'Armenia', property: 'troop deployment', statement: deployment }, [/Stance: denies/])
    await select('taking provocative steps in the region for months now')
    await claim({ actor: 'Armenia', property: 'provocations', words: 'provocative steps for months' }, [
      new RegExp(`Aliyev says[^]*${pressService} reports[^]*TASS reports`),
    ])
    await select('injuring at least 38')
    await claim({}, [/About Yerevan protests/])
    await select('over 1,000 people were killed')
    await claim({}, [/About 2020 conflict/])
    await select('Around 2,000 Russian armed forces')
    await claim({ actor: 'Russian peacekeepers', unit: 'peacekeepers' })
  })

  it('holds exactly the actors, events and ties that were coded', async () => {
    expect(await listed('actor')).toStrictEqual({
      'Antony Blinken': 'person',
      'António Guterres': 'person',
      Armenia: 'state',
      'Armenian sources': 'unnamed source',
      Azerbaijan: 'state',
      [pressService]: 'government body',
      'Ilham Aliyev': 'person',
      'Maria Zakharova': 'person',
      [authorities]: 'government body',
      'Nikol Pashinyan': 'person',
      'Protesters in Yerevan': 'population',
      RT: 'media outlet',
      Russia: 'state',
      'Russian foreign ministry': 'government body',
      'Russian peacekeepers': 'armed force',
      'Security forces': 'armed force',
      TASS: 'media outlet',
    })
    expect(await listed('event')).toStrictEqual({
      '2020 ceasefire agreement': 'Agreement',
      '2020 conflict': 'armed conflict',
      'Ceasefire of 20 September 2023': 'ceasefire',
      'Election of 9 September': 'election',
      [operation]: 'military operation',
      'Telephone call Aliyev–Blinken': 'telephone call',
      'Yerevan protests': 'Protests',
    })
    const ceasefire = await pageOf('event', 'Ceasefire of 20 September 2023')
    expect(ceasefire.entity).toMatchObject({
      date: '2023-09-20',
      clock: { from: '13:00', asWritten: '1 pm local time' },
    })
    expect(ceasefire.relations).toMatchObject([
      { relation: { type: 'ends' }, other: { name: operation }, outgoing: true },
    ])
    expect((await pageOf('event', operation)).entity).toMatchObject({
      date: '2023-09-19/2023-09-20',
      place: { name: 'Nagorno Karabakh' },
    })
    expect((await pageOf('event', 'Telephone call Aliyev–Blinken')).entity).toMatchObject({ date: '../2023-09-20' })
    expect((await pageOf('event', 'Election of 9 September')).entity).toMatchObject({ date: '2023-09-09' })
    expect(await rolesIn(operation)).toEqual({ Azerbaijan: 'initiator' })
    expect(await rolesIn('Yerevan protests')).toEqual({
      'Security forces': 'perpetrator',
      'Protesters in Yerevan': 'victim',
    })
    expect(await rolesIn('Telephone call Aliyev–Blinken')).toEqual({
      'Ilham Aliyev': 'speaker',
      'Antony Blinken': 'addressee',
    })
    expect((await pageOf('actor', 'Maria Zakharova')).relations).toMatchObject([
      { relation: { type: 'holds office in', position: 'spokesperson' }, other: { name: 'Russian foreign ministry' } },
    ])
    expect((await pageOf('actor', authorities)).entity.aliases).toMatchObject([
      { name: 'separatist Armenian authorities' },
      { name: 'Republic of Artsakh' },
    ])
  })

  it('attributes each claim to who made it and nothing to anyone else', async () => {
    const said = (await groups()).flatMap(({ property, proposition, claims }) =>
      claims.map(({ claim, chain, superseded }) => {
        const what = proposition ?? valueWords(claim.value)
        const who = chain.map(({ name, as }) => `${name} ${as}`).join(', ')
        return `${who}: ${claim.stance} ${property} ${what}${superseded ? ' (superseded)' : ''}`
      }),
    )
    expect(said.toSorted()).toEqual(
      [
        'RT says: asserts killed ≥ 7 civilians',
        'RT says: asserts injured = 35 people',
        'Azerbaijan says, RT reports: asserts characterisation local anti-terrorism measures',
        'Armenian sources says: asserts killed ≥ 27 people',
        'Armenian sources says: asserts injured > 200 people',
        'Armenia says: asserts characterisation ethnic cleansing',
        'Ilham Aliyev says: denies characterisation ethnic cleansing',
        'Azerbaijan says: accuses violation Armenia violated the ceasefire',
        `Azerbaijan says: accuses troop deployment ${deployment}`,
        `Armenia says: denies troop deployment ${deployment}`,
        `Ilham Aliyev says, ${pressService} reports, TASS reports: asserts provocations provocative steps for months`,
        'the article itself says: asserts injured ≥ 38 people',
        'the article itself says: asserts killed > 1000 people',
        'the article itself says: asserts deployed ~ 2000 peacekeepers',
      ].toSorted(),
    )
  })

  it('reads killed as compatible, injured as contradicting, and what is denied as denied', async () => {
    const all = await groups()
    const of = (about: string, property: string, proposition?: string) =>
      all.find((group) => group.about === about && group.property === property && group.proposition === proposition)
    expect(of(operation, 'killed')).toMatchObject({ reading: 'compatible', summary: '≥7 civilians; ≥27 people' })
    expect(of(operation, 'injured')).toMatchObject({ reading: 'contradict', assumptions: ['35 read as exact'] })
    expect(of(operation, 'characterisation', 'ethnic cleansing')).toMatchObject({ reading: 'denied' })
    expect(of('Armenia', 'troop deployment', deployment)).toMatchObject({ reading: 'denied' })
    expect(of('Armenia', 'provocations')).toMatchObject({ reading: 'single source', speakers: ['Ilham Aliyev'] })
    await code.open(operation)
    await page.getByText('≥7 civilians; ≥27 people').first().waitFor()
    await page.getByText('35 read as exact').first().waitFor()
  })

  type Named = { id: string; name: string; type?: string }
  type Group = {
    about: string
    aboutId: string
    property: string
    proposition?: string
    reading: string
    summary: string
    assumptions: string[]
    speakers: string[]
    claims: { claim: { stance: string; value?: Value }; chain: { name: string; as: string }[]; superseded: boolean }[]
  }
  type Value = { kind: string; comparator?: string; number?: number; unit?: string; text?: string }
  type EntityPage = {
    entity: { aliases: { name: string }[] }
    relations: unknown[]
    participants: { name: string; role?: string; passageIds: string[] }[]
  }

  const entities = async (kind: 'actor' | 'event') =>
    ((await call(page, 'listEntities', { kind })) as { items: Named[] }).items
  const listed = async (kind: 'actor' | 'event') =>
    Object.fromEntries((await entities(kind)).map(({ name, type }) => [name, type]))
  const pageOf = async (kind: 'actor' | 'event', name: string) => {
    const found = (await entities(kind)).find((one) => one.name === name)
    return (await call(page, 'entityPage', { id: found?.id })) as EntityPage
  }
  /** Each rests on words of the article. */
  const rolesIn = async (event: string) => {
    const { participants } = await pageOf('event', event)
    return Object.fromEntries(
      participants.filter(({ passageIds }) => passageIds.length > 0).map(({ name, role }) => [name, role]),
    )
  }
  const groups = async () => {
    const names = new Map(
      [...(await entities('actor')), ...(await entities('event'))].map(({ id, name }) => [id, name]),
    )
    const found = (await call(page, 'listClaims', {})) as Group[]
    return found.map((group) => ({ ...group, about: names.get(group.aboutId) ?? '' }))
  }
  const valueWords = (value: Value | undefined) =>
    value?.kind === 'count' ? `${value.comparator} ${value.number} ${value.unit}` : (value?.text ?? '')
})
