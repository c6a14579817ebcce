import { describe, expect, test } from 'vitest'
import { aggregate } from '../../../main/claims/aggregate.ts'
import { aggregatesOf } from '../../../main/claims/aggregates-in-words.ts'
import type { SpokenClaim } from '../../../main/claims/said.ts'
import { date, spoken, text, units } from './spoken-claims.ts'

type Figures = [low: number, conservative: number, reported: number, inclusive: number, high: number, unit: string]

function figuresOf(claims: readonly SpokenClaim[]): Figures | null {
  const [conservative, reported, inclusive] = (['conservative', 'reported', 'inclusive'] as const).map((policy) =>
    aggregate(claims, policy, units),
  )
  if (!conservative || !reported || !inclusive) return null
  return [conservative.low, conservative.best, reported.best, inclusive.best, conservative.high, conservative.unit]
}

const denies = { stance: 'denies' } as const

describe('low, most conservative, most reported, most inclusive and high', () => {
  const cases: [string, SpokenClaim[], Figures | null][] = [
    ['of nothing', [], null],
    ['of one figure', [spoken('A', '35 people')], [35, 35, 35, 35, 35, 'people']],
    ['of several figures', ['7', '9', '12'].map((n) => spoken(n, `${n} people`)), [7, 7, 7, 12, 12, 'people']],
    [
      'of a figure that two name',
      [spoken('A', '7 people'), spoken('B', '9 people'), spoken('C', '≥9 people')],
      [7, 7, 9, 9, 9, 'people'],
    ],
    [
      'of the sample: civilians are people, and both leave 27 possible',
      [spoken('RT', '≥7 civilians'), spoken('Armenian sources', '≥27 people')],
      [7, 7, 27, 27, 27, 'people'],
    ],
    [
      'of more than and exactly: people are whole',
      [spoken('RT', '35 people'), spoken('Armenian sources', '>200 people')],
      [35, 35, 35, 201, 201, 'people'],
    ],
    ['of fewer than', [spoken('A', '<20 people')], [19, 19, 19, 19, 19, 'people']],
    ['of a ceiling and a floor', [spoken('A', '≤20 people'), spoken('B', '≥7 people')], [7, 7, 7, 20, 20, 'people']],
    ['of a range', [spoken('A', '20–30 people')], [20, 20, 20, 30, 30, 'people']],
    [
      'of a range and a figure in it',
      [spoken('A', '20–30 people'), spoken('B', '25 people')],
      [20, 20, 25, 30, 30, 'people'],
    ],
    ['of about: low and high reach as far', [spoken('A', '~2000 people')], [1800, 2000, 2000, 2000, 2200, 'people']],
    [
      'of a narrower ceiling: it says nothing of the wider',
      [spoken('A', '≤3 civilians'), spoken('B', '9 people')],
      [9, 9, 9, 9, 9, 'people'],
    ],
    [
      'of a narrower range: its lower end',
      [spoken('A', '5–8 civilians'), spoken('B', '≥9 people')],
      [5, 5, 9, 9, 9, 'people'],
    ],
    [
      'of siblings: at least so many of what both are, never added up',
      [spoken('A', '7 civilians'), spoken('B', '90 combatants')],
      [7, 7, 90, 90, 90, 'people'],
    ],
    [
      'of ceilings of siblings, which say nothing of what both are',
      [spoken('A', '≤7 civilians'), spoken('B', '≤90 combatants')],
      [7, 7, 7, 7, 7, 'civilians'],
    ],
    ['of a narrower unit alone', [spoken('A', '5 soldiers'), spoken('B', '6 soldiers')], [5, 5, 5, 6, 6, 'soldiers']],
    [
      'of units apart: that of most speakers',
      [spoken('A', '3 houses'), spoken('B', '9 people'), spoken('C', '8 people')],
      [8, 8, 8, 9, 9, 'people'],
    ],
    [
      'of a figure and its denial',
      [spoken('A', '27 people'), spoken('B', undefined, denies)],
      [27, 27, 27, 27, 27, 'people'],
    ],
    ['of a figure only denied', [spoken('A', '27 people', denies)], null],
    ['of an accusation', [spoken('A', '27 people', { stance: 'accuses' })], [27, 27, 27, 27, 27, 'people']],
    [
      'of a doubt and a demand',
      [spoken('A', '5 people', { stance: 'doubts' }), spoken('B', '6 people', { stance: 'demands' })],
      null,
    ],
    [
      'of words, dates and bare statements',
      [spoken('A', text('many')), spoken('B', date('2023')), spoken('C', undefined)],
      null,
    ],
    [
      'of a figure its speaker replaced',
      [spoken('A', '7 people', { on: '2023-09-19' }), spoken('A', '27 people', { on: '2023-09-21' })],
      [27, 27, 27, 27, 27, 'people'],
    ],
    [
      'of one speaker’s two figures of a day: each has one voice',
      [
        spoken('A', '7 people', { on: '2023-09-20' }),
        spoken('A', '9 people', { on: '2023-09-20' }),
        spoken('B', '9 people', { on: '2023-09-20' }),
      ],
      [7, 7, 9, 9, 9, 'people'],
    ],
    [
      'of a figure reprinted five times',
      [
        ...Array.from({ length: 5 }, () => spoken('Ministry', '90 people')),
        spoken('A', '7 people'),
        spoken('B', '7 people'),
      ],
      [7, 7, 7, 90, 90, 'people'],
    ],
  ]
  test.each(cases)('%s', (_, claims, figures) => {
    expect(figuresOf(claims)).toEqual(figures)
    expect(figuresOf(claims.toReversed())).toEqual(figures)
  })

  test('tell who leaves fewer or more possible', () => {
    const open = (...figures: string[]) => {
      const found = aggregate(
        figures.map((figure, index) => spoken(String(index), figure)),
        'inclusive',
        units,
      )
      return [found?.fewer, found?.more]
    }
    expect(open('7 people', '~9 people')).toEqual([false, false])
    expect(open('≥7 people')).toEqual([false, true])
    expect(open('7 civilians', '90 people')).toEqual([false, true])
    expect(open('<7 people', '8–9 people')).toEqual([true, false])
  })
})

describe('how a figure was chosen is told', () => {
  const told = (...claims: SpokenClaim[]) =>
    aggregatesOf(claims, units, { speaker: (source) => source, unit: (unit) => unit, superseded: 0 }).map(
      ({ how }) => how,
    )

  test('with the name of the policy, the speakers, and what was read how', () => {
    expect(told(spoken('RT', '≥7 civilians'), spoken('Armenian sources', '≥27 people'))).toEqual([
      'Most conservative: the lowest figure that a speaker names (RT); more is left possible; figures of civilians read as “at least” of people',
      'Most inclusive: the highest figure that a speaker names (Armenian sources); more is left possible; figures of civilians read as “at least” of people',
      'Most reported: no figure is named by more speakers, and most leave this one possible (1 of 2 name it: Armenian sources); more is left possible; figures of civilians read as “at least” of people',
    ])
  })

  test('and what changed no figure', () => {
    const [how] = told(
      spoken('A', '7 people'),
      spoken('B', '3 houses'),
      spoken('C', '8 people'),
      spoken('D', undefined, denies),
      spoken('E', undefined, { stance: 'doubts' }),
    )
    expect(how).toBe(
      'Most conservative: the lowest figure that a speaker names (A); figures of houses left out: not counted in people; denied by D, which changes no figure; doubted by E, which changes no figure',
    )
  })

  test('and that nothing was chosen where one speaker names one figure', () => {
    expect(told(spoken('A', '7 people'))[2]).toBe('Most reported: the only speaker’s figure (A)')
  })
})
