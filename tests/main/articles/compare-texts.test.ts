import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareTexts } from '../../../main/articles/compare-texts.ts'
import { repetitiveParagraphs } from '../passages/random-texts.ts'

/** `[-taken-]` and `{+put+}`. */
const told = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('two texts compared', () => {
  test.each([
    ['One two.', 'One two.', 'One two.'],
    ['Azerbijan said so.', 'Azerbaijan said so.', '[-Azerbijan-]{+Azerbaijan+} said so.'],
    ['At least seven died.', 'At least nine died.', 'At least [-seven-]{+nine+} died.'],
    ['One.', 'One.\n\nTwo.', 'One.{+\n\nTwo.+}'],
    ['He said “stop”.', 'He said "stop".', 'He said [-“-]{+"+}stop[-”-]{+"+}.'],
    ['abc', '', '[-abc-]'],
    ['السلام في باكو', 'السلام في موسكو', 'السلام في [-باكو-]{+موسكو+}'],
  ])('%j and %j', (before, after, expected) => {
    expect(told(before, after)).toBe(expected)
  })

  test('give both back, each piece from its place', () => {
    fc.assert(
      fc.property(repetitiveParagraphs, repetitiveParagraphs, (one, other) => {
        const [before, after] = [one.join('\n\n'), other.join('\n\n')]
        const pieces = compareTexts(before, after)
        const without = (kind: string) => pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text)
        expect(without('added').join('')).toBe(before)
        expect(without('removed').join('')).toBe(after)
        for (const { kind, text, from, to } of pieces) {
          if (kind !== 'added') expect(before.startsWith(text, from)).toBe(true)
          if (kind !== 'removed') expect(after.startsWith(text, to)).toBe(true)
        }
      }),
    )
  })
})
