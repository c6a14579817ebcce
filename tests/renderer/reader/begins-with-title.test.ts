import type { Block } from '#contract/article-text.ts'
import { expect, test } from 'vitest'
import { beginsWithTitle } from '../../../renderer/reader/begins-with-title.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

test.each<[string, Block[], boolean]>([
  ['a heading that is the title', [heading('Buses reach Orinakavan'), paragraph('They came.')], true],
  ['the title in other case, accents and blanks', [heading('BUSES  réach\nOrinakavan ')], true],
  ['another heading', [heading('Buses')], false],
  ['a paragraph of the same words, which is text', [paragraph('Buses reach Orinakavan')], false],
  ['a heading that is not the first', [paragraph('By hand'), heading('Buses reach Orinakavan')], false],
  ['nothing', [], false],
])('a text that begins with %s', (_, blocks, expected) =>
  expect(beginsWithTitle(blocks, 'Buses reach Orinakavan')).toBe(expected),
)
