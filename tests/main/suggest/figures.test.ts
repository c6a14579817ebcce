import { describe, expect, it } from 'vitest'
import { figuresIn } from '../../../main/suggest/figures.ts'
import { readNumber } from '../../../main/suggest/number-words.ts'

/** Each figure as `property comparator number unit`. */
function figures(text: string): string[] {
  return figuresIn(text).map(({ property, value }) => {
    const number = value.number ?? `${value.min ?? ''}–${value.max ?? ''}`
    return `${property ?? 'no property'} ${value.comparator} ${number} ${value.unit}`
  })
}

describe('figures are read with what happened, how many at least or at most, and who', () => {
  const cases: [text: string, figures: string[]][] = [
    ['At least seven civilians were killed and 35 others injured.', ['killed ≥ 7 civilians', 'injured = 35 people']],
    ['at least 27 people were killed and over 200 wounded.', ['killed ≥ 27 people', 'injured > 200 people']],
    ['Security forces attacked the protesters, injuring at least 38.', ['injured ≥ 38 people']],
    ['Several civilians were killed and dozens wounded', ['killed ≥ 3 civilians', 'injured ≥ 12 people']],
    ['Between 20 and 30 soldiers were wounded.', ['injured = 20–30 soldiers']],
    ['20–30 soldiers were wounded.', ['injured = 20–30 soldiers']],
    ['Up to 40 people may have died.', ['killed ≤ 40 people']],
    ['Fewer than 10 people were hurt.', ['injured < 10 people']],
    ['About 2,000 families fled.', ['displaced ~ 2000 families']],
    ['More than 1.2 million people have been displaced.', ['displaced > 1200000 people']],
    ['Three dozen were arrested.', ['detained = 36 people']],
    ['Twenty-seven people were killed.', ['killed = 27 people']],
    ['Two hundred and fifty rebels were captured.', ['detained = 250 fighters']],
    ['Fifty or more people are missing.', ['missing ≥ 50 people']],
    ['No one was killed.', ['killed = 0 people']],
    ['There were no casualties.', ['casualties = 0 people']],
    ['Another 12 people were abducted.', ['abducted = 12 people']],
    ['Seven people, including two children, died.', ['killed = 7 people', 'killed = 2 children']],
    [
      'The blast killed five soldiers and two civilians and wounded 12 others.',
      ['killed = 5 soldiers', 'killed = 2 civilians', 'injured = 12 people'],
    ],
    ['An explosion left 3 dead and 15 injured.', ['killed = 3 people', 'injured = 15 people']],
    ['The death toll rose to 1,200.', ['killed = 1200 people']],
    ['The number of rebels killed has risen to 26.', ['killed = 26 people']],
    ['Two officers of the northern district police were shot to death.', ['killed = 2 soldiers']],
    ['Four of the 12 hostages were killed.', ['killed = 4 prisoners']],
    ['The murder of six priests shook the city.', ['killed = 6 priests']],
    ['Tens of thousands of people homeless', ['displaced ≥ 10000 people']],
    ['We caused 38 casualties in the north, 20 in the south.', ['casualties = 38 people', 'casualties = 20 people']],
    ['Around 2,000 Russian armed forces were deployed in the region', ['deployed ~ 2000 soldiers']],
    ['They report that one soldier was killed.', ['killed = 1 soldiers']],
    ['Three members reported that two rebels were killed.', ['no property = 3 people', 'killed = 2 fighters']],
    ['The rebels took four prisoners.', ['detained = 4 prisoners']],
    ['Twelve hostages were taken.', ['abducted = 12 prisoners']],
    ['Two Bolivians have been arrested.', ['detained = 2 bolivians']],
    ['Several tens of thousands of people fled.', ['displaced ≥ 30000 people']],
    ['hundreds of protesters gathered', ['no property ≥ 100 protesters']],
  ]
  it.each(cases)('%s', (text, expected) => {
    expect(figures(text)).toEqual(expected)
  })
})

describe('what is no figure is left alone', () => {
  it.each([
    '2023-09-20 They met again.',
    'He was killed on 20 September.',
    'Andrei Ivanov, 27, was killed.',
    'the guards ivan petrov, 47, and georgi alvarado, 21, were killed.',
    'One of the leaders was captured.',
    'That one was killed.',
    'In 2014 people fled the city.',
    'The 38-year-old was killed.',
    'The attack at 11:30 killed the mayor.',
    'It cost $20 million.',
    'Resolution 242 was adopted.',
    'Seven houses were hit.',
    'After 30 minutes the fighting ended.',
    'The M-19 said 15 percent were killed.',
  ])('%s', (text) => {
    expect(figures(text)).toEqual([])
  })
})

it('the words of a figure are those of the text', () => {
  const text = 'First.\n\nThey say at least 27 people were killed there.'
  const [figure] = figuresIn(text)
  expect(text.slice(figure?.start, figure?.end)).toBe('at least 27 people were killed')
})

it('one person written with an article is told only when asked for', () => {
  expect(figuresIn('A peasant was killed.')).toEqual([])
  expect(figuresIn('A peasant was killed.', 'en', { singles: true })).toMatchObject([
    { single: true, value: { number: 1, unit: 'peasant' } },
  ])
})

describe('numbers in words', () => {
  it.each([
    ['seven', 7],
    ['twenty-seven', 27],
    ['one hundred and five', 105],
    ['two hundred thousand', 200_000],
    ['three thousand four hundred', 3400],
    ['a dozen', 12],
    ['half a million', 500_000],
    ['1,234,567', 1_234_567],
    ['2.5 million', 2_500_000],
    ['several hundred', 300],
    ['tens of thousands', 10_000],
  ])('%s', (words, value) => {
    expect(readNumber(words.split(' '), 0)?.value).toBe(value)
  })
  it.each(['people', 'few', 'hundred-year', ''])('none in “%s”', (word) => {
    expect(readNumber([word], 0)).toBeNull()
  })
})
