import { describe, expect, test } from 'vitest'
import { readTypedFigure } from '../../../renderer/claims/typed-figure.ts'

describe('a figure as a person types it', () => {
  test.each([
    ['27', { comparator: '=', number: 27 }],
    ['at least 27 people', { comparator: '≥', number: 27, unit: 'people' }],
    ['≥7 civilians', { comparator: '≥', number: 7, unit: 'civilians' }],
    ['>= 7', { comparator: '≥', number: 7 }],
    ['over 1,000', { comparator: '>', number: 1000 }],
    ['more than 200 wounded', { comparator: '>', number: 200, unit: 'wounded' }],
    ['up to 40', { comparator: '≤', number: 40 }],
    ['fewer than 10 children', { comparator: '<', number: 10, unit: 'children' }],
    ['about 2,000 peacekeepers', { comparator: '~', number: 2000, unit: 'peacekeepers' }],
    ['200–250', { comparator: '=', min: 200, max: 250 }],
    ['between 20 and 30 soldiers', { comparator: '=', min: 20, max: 30, unit: 'soldiers' }],
    ['20 to 30', { comparator: '=', min: 20, max: 30 }],
    ['  12  km  ', { comparator: '=', number: 12, unit: 'km' }],
    ['1.2 million people', { comparator: '=', number: 1_200_000, unit: 'people' }],
    ['20 to 30 thousand', { comparator: '=', min: 20_000, max: 30_000 }],
    ['7 millionaires', { comparator: '=', number: 7, unit: 'millionaires' }],
  ])('“%s” is read', (typed, figure) => expect(readTypedFigure(typed)).toEqual(figure))

  test.each(['', 'many', 'at least', '30–20', '12,34', 'at least 20–30', '-5', '1e400'])(
    '“%s” is not guessed at',
    (typed) => expect(readTypedFigure(typed)).toBeNull(),
  )
})
