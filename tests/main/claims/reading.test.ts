import { describe, expect, test } from 'vitest'
import type { Reading } from '#contract/claim.ts'
import { assumptionsOf, summaryOf } from '../../../main/claims/in-words.ts'
import { readClaims } from '../../../main/claims/reading.ts'
import type { SpokenClaim } from '../../../main/claims/said.ts'
import { actor, date, spoken, text, units } from './spoken-claims.ts'

const names = {
  speakerOf: (claim: SpokenClaim['claim']) => claim.attribution[0]?.name ?? '',
  nameOf: (id: string) => id,
}

const denies = { stance: 'denies' } as const
const demands = { stance: 'demands' } as const
const doubts = { stance: 'doubts' } as const

describe('how claims about one property stand to each other', () => {
  const cases: [string, SpokenClaim[], Reading][] = [
    ['nothing at all', [], 'single source'],
    ['one claim', [spoken('RT', '≥7 civilians')], 'single source'],
    ['one source twice', [spoken('RT', '7 people'), spoken('RT', '7 people')], 'single source'],
    ['the same figure', [spoken('RT', '7 people'), spoken('TASS', '7 people')], 'agree'],
    ['a floor and a figure above it', [spoken('A', '≥27 people'), spoken('B', '32 people')], 'compatible'],
    ['a floor and a figure below it', [spoken('A', '≥27 people'), spoken('B', '7 people')], 'contradict'],
    ['two floors', [spoken('A', '≥27 people'), spoken('B', '≥32 people')], 'compatible'],
    ['more than and exactly', [spoken('A', '>200 people'), spoken('B', '200 people')], 'contradict'],
    ['more than and one more', [spoken('A', '>200 people'), spoken('B', '201 people')], 'compatible'],
    ['a ceiling and a figure above it', [spoken('A', '≤20 people'), spoken('B', '21 people')], 'contradict'],
    ['less than and exactly', [spoken('A', '<20 people'), spoken('B', '20 people')], 'contradict'],
    ['a range and a figure in it', [spoken('A', '20–30 people'), spoken('B', '25 people')], 'compatible'],
    ['ranges apart', [spoken('A', '20–30 people'), spoken('B', '31–40 people')], 'contradict'],
    ['about and near', [spoken('A', '~2000 people'), spoken('B', '1960 people')], 'compatible'],
    ['about and far', [spoken('A', '~2000 people'), spoken('B', '3000 people')], 'contradict'],
    ['civilians among people', [spoken('RT', '≥7 civilians'), spoken('B', '≥27 people')], 'compatible'],
    ['exactly seven civilians among more', [spoken('A', '7 civilians'), spoken('B', '27 people')], 'compatible'],
    ['more civilians than people', [spoken('A', '≥30 civilians'), spoken('B', '27 people')], 'contradict'],
    ['few civilians, many people', [spoken('A', '≤3 civilians'), spoken('B', '≥27 people')], 'compatible'],
    ['civilians and combatants', [spoken('A', '7 civilians'), spoken('B', '90 combatants')], 'compatible'],
    ['a grandchild unit', [spoken('A', '≥30 soldiers'), spoken('B', '27 people')], 'contradict'],
    ['units the tree does not know', [spoken('A', '5 tanks'), spoken('B', '9 guns')], 'compatible'],
    ['the same day', [spoken('A', date('2023-09-20')), spoken('B', date('2023-09-20'))], 'agree'],
    ['a day in a month', [spoken('A', date('2023-09-20')), spoken('B', date('2023-09'))], 'compatible'],
    ['two days', [spoken('A', date('2023-09-20')), spoken('B', date('2023-09-19'))], 'contradict'],
    ['after an open start', [spoken('A', date('2023-09-19/..')), spoken('B', date('2023-09-20'))], 'compatible'],
    ['before an open start', [spoken('A', date('2023-09-19/..')), spoken('B', date('2023-09-18'))], 'contradict'],
    ['the same words, folded', [spoken('A', text('Ethnic Cleansing')), spoken('B', text('ethnic cleansing'))], 'agree'],
    ['other words', [spoken('A', text('self-defence')), spoken('B', text('aggression'))], 'compatible'],
    ['the same actor', [spoken('A', actor(1)), spoken('B', actor(1))], 'agree'],
    ['different actors', [spoken('A', actor(1)), spoken('B', actor(2))], 'contradict'],
    ['a bare assertion and its denial', [spoken('A', undefined), spoken('B', undefined, denies)], 'denied'],
    [
      'an accusation and its denial',
      [spoken('A', undefined, { stance: 'accuses' }), spoken('B', undefined, denies)],
      'denied',
    ],
    ['two bare assertions', [spoken('A', undefined), spoken('B', undefined)], 'agree'],
    ['two denials', [spoken('A', undefined, denies), spoken('B', undefined, denies)], 'agree'],
    ['a figure denied', [spoken('A', '27 people'), spoken('B', '27 people', denies)], 'denied'],
    ['another figure denied', [spoken('A', '27 people'), spoken('B', '100 people', denies)], 'compatible'],
    ['everything denied', [spoken('A', '27 people'), spoken('B', undefined, denies)], 'denied'],
    ['other words denied', [spoken('A', text('aggression')), spoken('B', text('occupation'), denies)], 'compatible'],
    ['one source asserting and denying', [spoken('A', undefined), spoken('A', undefined, denies)], 'contradict'],
    ['one source with two figures', [spoken('A', '7 people'), spoken('A', '9 people')], 'contradict'],
    ['a doubt', [spoken('A', undefined), spoken('B', undefined, doubts)], 'compatible'],
    ['the same demand', [spoken('A', undefined, demands), spoken('B', undefined, demands)], 'agree'],
    ['a demand beside a fact', [spoken('A', '7 people'), spoken('B', undefined, demands)], 'compatible'],
    [
      'the strongest of many',
      [spoken('A', '≥27 people'), spoken('B', '27 people'), spoken('C', '7 people'), spoken('D', undefined, denies)],
      'denied',
    ],
    [
      'a contradiction among agreements',
      [spoken('A', '7 people'), spoken('B', '7 people'), spoken('C', '9 people')],
      'contradict',
    ],
  ]
  test.each(cases)('%s', (_, claims, reading) => {
    expect(readClaims(claims, units).reading).toBe(reading)
    expect(readClaims(claims.toReversed(), units).reading).toBe(reading)
  })
})

describe('a later claim of the same source takes the place of the earlier one', () => {
  const read = (...claims: SpokenClaim[]) => readClaims(claims, units)

  test('and is compared alone', () => {
    const early = spoken('A', '7 people', { on: '2023-09-19' })
    const late = spoken('A', '27 people', { on: '2023-09-21' })
    const reading = read(early, late, spoken('B', '27 people', { on: '2023-09-20' }))
    expect(reading.reading).toBe('agree')
    expect([...reading.superseded.keys()]).toEqual([early.claim.id])
  })

  test('and the next one is named as what replaced it, in whatever order they come', () => {
    const [first, second, third] = [
      spoken('A', '7 people', { on: '2023-09-19' }),
      spoken('A', '9 people', { on: '2023-09-20' }),
      spoken('A', '27 people', { on: '2023-09-21' }),
    ]
    const expected = new Map([
      [first.claim.id, second.claim.id],
      [second.claim.id, third.claim.id],
    ])
    expect(read(first, second, third).superseded).toEqual(expected)
    expect(read(third, second, first).superseded).toEqual(expected)
  })

  test('a withdrawn assertion is no longer denied', () => {
    const reading = read(
      spoken('A', undefined, { on: '2023-09-19' }),
      spoken('A', undefined, { ...denies, on: '2023-09-25' }),
      spoken('B', undefined, { ...denies, on: '2023-09-20' }),
    )
    expect(reading.reading).toBe('agree')
  })

  test.each([
    ['of the same day', spoken('A', '7 people', { on: '2023-09-20' }), spoken('A', '9 people', { on: '2023-09-20' })],
    [
      'where one may be later',
      spoken('A', '7 people', { on: '2023-09' }),
      spoken('A', '9 people', { on: '2023-09-20' }),
    ],
    ['without an end', spoken('A', '7 people', { on: '2023-09-19/..' }), spoken('A', '9 people', { on: '2023-09-20' })],
    ['without a date', spoken('A', '7 people'), spoken('A', '9 people', { on: '2023-09-20' })],
    ['in other units', spoken('A', '7 civilians', { on: '2023-09-19' }), spoken('A', '9 people', { on: '2023-09-20' })],
    ['of another source', spoken('A', '7 people', { on: '2023-09-19' }), spoken('B', '9 people', { on: '2023-09-20' })],
  ])('but not %s', (_, early, late) => {
    expect(read(early, late).superseded.size).toBe(0)
  })
})

describe('a reading in words', () => {
  const inWords = (...claims: SpokenClaim[]) => {
    const reading = readClaims(claims, units)
    const { unit, low, high } = reading
    return { summary: summaryOf(reading, names), assumptions: assumptionsOf(reading), unit, low, high }
  }

  test('names the units of every range', () => {
    expect(inWords(spoken('Armenian sources', '≥27 people'), spoken('RT', '≥7 civilians'))).toEqual({
      summary: '≥7 civilians; ≥27 people',
      assumptions: [],
      unit: 'people',
      low: 7,
      high: undefined,
    })
  })

  test('says that a bare number was read as exact', () => {
    expect(inWords(spoken('RT', '35 people'), spoken('Armenian sources', '>200 people'))).toEqual({
      summary: '35 people; >200 people',
      assumptions: ['35 read as exact'],
      unit: 'people',
      low: 35,
      high: undefined,
    })
  })

  test('assumes nothing of a single figure', () => {
    expect(inWords(spoken('RT', '35 people'))).toMatchObject({ assumptions: [], low: 35, high: 35 })
  })

  test('leaves a side open that anyone leaves open', () => {
    expect(inWords(spoken('A', '≤260 people'))).toMatchObject({ low: undefined, high: 260 })
    expect(inWords(spoken('A', '≤260 people'), spoken('B', '≥500 people'))).toMatchObject({
      summary: '≤260 people; ≥500 people',
      low: undefined,
      high: undefined,
    })
    expect(inWords(spoken('A', '0 people'), spoken('B', '3 people'))).toMatchObject({ low: 0, high: 3 })
  })

  test('says how far about was taken to reach', () => {
    const { assumptions } = inWords(spoken('A', '~2000 people'), spoken('B', '>3000 people'))
    expect(assumptions).toEqual(['about 2,000 read as 1,800 to 2,200'])
  })

  test('says who asserts and who denies', () => {
    const said = [
      spoken('Ilham Aliyev', undefined, denies),
      spoken('Armenia', undefined),
      spoken('Azerbaijan', undefined, { stance: 'accuses' }),
    ]
    expect(inWords(...said).summary).toBe('asserted by Armenia; denied by Ilham Aliyev; alleged by Azerbaijan')
  })

  test('is the same in whatever order the claims come', () => {
    const claims = [
      spoken('A', '7 people'),
      spoken('B', text('many')),
      spoken('C', '>3 people'),
      spoken('D', date('2023')),
    ]
    expect(inWords(...claims.toReversed())).toEqual(inWords(...claims))
  })

  test('has no unit in common where counts are of different things', () => {
    expect(inWords(spoken('A', '7 people'), spoken('B', '3 houses'))).toMatchObject({ unit: undefined, low: undefined })
  })
})
