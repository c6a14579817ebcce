import { describe, expect, test } from 'vitest'
import { countryCode, countryName } from '../../../renderer/entities/country-names.ts'
import { sentenceParts } from '../../../renderer/entities/sentence-parts.ts'
import { readTypedClock } from '../../../renderer/entities/typed-clock.ts'
import { readCoordinates } from '../../../renderer/entities/typed-coordinates.ts'

describe('a typed time', () => {
  test.each([
    ['13:00', { from: '13:00' }],
    ['1 pm', { from: '13:00' }],
    ['1 pm local time', { from: '13:00', zone: 'local time' }],
    ['13:00–15:30 (UTC+4)', { from: '13:00', to: '15:30', zone: 'UTC+4' }],
    ['1 to 3 pm', { from: '13:00', to: '15:00' }],
    ['12 am', { from: '00:00' }],
    ['at 9.05', { from: '09:05' }],
  ])('“%s” keeps its words', (typed, clock) => {
    expect(readTypedClock(typed)).toEqual({ asWritten: typed, ...clock })
  })

  test.each(['', 'noonish', '25:00', '13:60', '13 pm', '7', '2023'])('“%s” is none', (typed) => {
    expect(readTypedClock(typed)).toBeNull()
  })
})

describe('typed coordinates', () => {
  test.each([
    ['39.82, 46.75', 39.82, 46.75],
    ['-33.9 18.4', -33.9, 18.4],
    ['39.82° N, 46.75° E', 39.82, 46.75],
    ['33.9 S, 70.6 W', -33.9, -70.6],
  ])('%s', (typed, latitude, longitude) => {
    expect(readCoordinates(typed)).toEqual({ latitude, longitude })
  })

  test.each(['', '39.82', '91, 0', '0, 181', 'here'])('“%s” are none', (typed) => {
    expect(readCoordinates(typed)).toBeNull()
  })
})

describe('a country', () => {
  test.each([
    ['Azerbaijan', 'AZ'],
    ['armenia', 'AM'],
    ['RUS', 'RU'],
    ['cote d’ivoire', 'CI'],
    ['Türkiye', 'TR'],
    ['gb', 'GB'],
  ])('%s is %s', (typed, code) => {
    expect(countryCode(typed)).toBe(code)
    expect(countryCode(countryName(code))).toBe(code)
  })

  test('that nobody knows is none, and an unknown code is shown', () => {
    expect(countryCode('Atlantis')).toBeNull()
    expect(countryCode('')).toBeNull()
    expect(countryName('QX')).toBe('QX')
  })
})

describe('a passage in its sentence', () => {
  test('is set apart, whatever the white space', () => {
    expect(sentenceParts('At least\n27 people (all told) died.', 'least 27 people (all')).toEqual({
      before: 'At ',
      words: 'least\n27 people (all',
      after: ' told) died.',
    })
  })

  test('longer than its sentence is shown by itself', () => {
    expect(sentenceParts('One.', 'One. Two.')).toEqual({ before: '', words: 'One. Two.', after: '' })
  })
})
