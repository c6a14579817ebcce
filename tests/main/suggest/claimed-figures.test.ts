import { expect, test } from 'vitest'
import type { CountValue } from '#contract/claim.ts'
import { claimedFigures } from '../../../main/suggest/claimed-figures.ts'
import { figuresIn } from '../../../main/suggest/figures.ts'
import { startCoding } from '../entities/coding.ts'

const words = 'At least seven civilians were killed and 35 others injured. Two were arrested.'

/** The words of the figures that claims say, each claim with its passage, property and number. */
async function claimed(...claims: [on: string, property: string, value: Partial<CountValue>][]) {
  const coding = await startCoding()
  const war = await coding.event('War')
  const article = await coding.addArticle(words)
  for (const [on, property, value] of claims)
    await coding.saveClaim({
      passageId: (await coding.passage(article, on)).id,
      aboutId: war.id,
      property,
      stance: 'asserts',
      value: { kind: 'count', comparator: '=', unit: 'people', ...value },
      attribution: [],
    })
  const passages = [...coding.library.collection('passage').values()]
  const figures = figuresIn(words, 'en')
  const found = claimedFigures(coding.library, passages, figures)
  return figures.filter((figure) => found.has(figure)).map(({ start, end }) => words.slice(start, end))
}

const [killed, injured, arrested] = ['At least seven civilians were killed', '35 others injured', 'Two were arrested']

test.each([
  ['as it was read', [killed, 'killed', { number: 7, comparator: '≥' }], [killed]],
  ['with another number', [killed, 'killed', { number: 8 }], [killed]],
  ['as a range', [injured, 'injured', { min: 30, max: 40 }], [injured]],
  ['as something else that happened', [injured, 'hospitalised', { number: 35 }], [injured]],
  ['from a passage that holds others too', [words.slice(0, 59), 'injured', { number: 35 }], [injured]],
  ['from a part of its words', ['35 others', 'injured', { number: 36 }], [injured]],
] as const)('a figure is claimed %s', async (_, claim, expected) => {
  expect(await claimed(claim as unknown as Parameters<typeof claimed>[0])).toEqual(expected)
})

test('each claim takes one figure', async () => {
  expect(await claimed([words, 'killed', { number: 7 }], [words, 'detained', { number: 3 }])).toEqual([
    killed,
    arrested,
  ])
})

test('nothing is claimed by claims on other words', async () => {
  expect(await claimed(['and', 'killed', { number: 7 }])).toEqual([])
})
