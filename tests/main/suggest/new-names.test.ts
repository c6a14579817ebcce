import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestOf } from '../../../main/suggest/longest.ts'
import { newNamesIn } from '../../../main/suggest/new-names.ts'
import { overlapWith } from '../../../main/suggest/overlaps.ts'
import { readText } from '../../../main/suggest/read-text.ts'

function names(text: string, language = 'en'): string[] {
  return newNamesIn(text, language).map(({ start, end, kind }) => `${text.slice(start, end)} (${kind})`)
}

describe('likely new names', () => {
  const cases: [text: string, names: string[]][] = [
    ['They met US Secretary of State Antony Blinken.', ['US (place)', 'Antony Blinken (person)']],
    ['Calls came from UN Secretary General António Guterres.', ['UN (organisation)', 'António Guterres (person)']],
    [
      'In Yerevan the Ministry of Foreign Affairs said so.',
      ['Yerevan (place)', 'Ministry of Foreign Affairs (organisation)'],
    ],
    ['On Tuesday protesters gathered. However, Police arrested them.', []],
    [
      'The Red Cross and Doctors Without Borders left.',
      ['Red Cross (organisation)', 'Doctors Without Borders (organisation)'],
    ],
    ['Azerbaijan’s President Ilham Aliyev spoke.', ['Azerbaijan (place)', 'Ilham Aliyev (person)']],
    ['It was said by Gen. Joseph L. Votel today.', ['Joseph L. Votel (person)']],
    [
      'We saw Armenian fighters and Russian peacekeepers.',
      ['Armenian fighters (group)', 'Russian peacekeepers (group)'],
    ],
    ['He left for Saudi Arabia and New York.', ['Saudi Arabia (place)', 'New York (place)']],
    ['A DAY OF VIOLENCE IN THE CAPITAL CITY', []],
    ['Hundreds Of People March Through The Old Capital', []],
  ]
  it.each(cases)('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  it('in scripts with capitals, states by the names they have there', () => {
    expect(names('Вчера Мария Захарова прибыла в Армению из России. Россия заявила.', 'ru')).toContain(
      'Мария Захарова (person)',
    )
    expect(names('Այսօր Հայաստան այցելեց Նիկոլ Փաշինյան', 'hy')).toEqual(
      expect.arrayContaining(['Հայաստան (place)', 'Նիկոլ Փաշինյան (person)']),
    )
  })

  it('are none where a script has no capitals', () => {
    expect(names('قال الرئيس إلهام علييف إن العملية ستنتهي', 'ar')).toEqual([])
  })
})

it('of places that overlap the longest stays, the first of equals', () => {
  const places = [
    { start: 0, end: 4 },
    { start: 2, end: 9 },
    { start: 8, end: 10 },
    { start: 12, end: 14 },
    { start: 13, end: 15 },
  ]
  expect(longestOf(places)).toEqual([
    { start: 2, end: 9 },
    { start: 12, end: 14 },
  ])
})

it('a place overlaps exactly when comparing it with every one says so', () => {
  const place = fc
    .tuple(fc.nat(30), fc.integer({ min: 1, max: 8 }))
    .map(([start, length]) => ({ start, end: start + length }))
  fc.assert(
    fc.property(fc.array(place), place, (places, one) => {
      const touches = places.some(({ start, end }) => start < one.end && one.start < end)
      expect(overlapWith(places)(one)).toBe(touches)
    }),
  )
})

it('a very long text, without sentences or with nothing but names, is read', async () => {
  const endless = 'Jorge Diaz said that seven people were killed on Tuesday and '.repeat(5_000)
  const list = Array.from({ length: 20_000 }, (_, index) => `Aa${index} Bb${index % 97}.`).join(' ')
  for (const text of [endless, list]) {
    const { names } = await readText({ text, language: 'en', published: '2023-09-20' })
    expect(names.length).toBeGreaterThan(4_000)
  }
})
