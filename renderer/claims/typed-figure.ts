import type { Comparator, CountValue } from '#contract/claim.ts'

type Figure = Pick<CountValue, 'comparator' | 'number' | 'min' | 'max'> & { unit?: string }

/** What a person types before a number, and what it says; the longer words first. */
const signs: [RegExp, Comparator][] = [
  [/^(?:≥|>=|at least|no fewer than|no less than|not less than|a minimum of)\s*/i, '≥'],
  [/^(?:≤|<=|at most|no more than|not more than|up to|a maximum of)\s*/i, '≤'],
  [/^(?:>|more than|over|above|upwards of)\s*/i, '>'],
  [/^(?:<|fewer than|less than|under|below)\s*/i, '<'],
  [/^(?:~|≈|about|around|some|roughly|nearly|almost|approximately|circa|ca?\.)\s*/i, '~'],
  [/^(?:=|exactly)\s*/i, '='],
]

const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 }
const number = String.raw`\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?`
const scaled = `(${number})(?: (thousand|million|billion)\\b)?`

/**
 * A figure as a person types it: "27", "at least 27 people", "≥7 civilians", "200–250", "between 20 and 30 soldiers".
 * `null` when it cannot be read without guessing.
 */
export function readTypedFigure(typed: string): Figure | null {
  const text = typed.normalize('NFKC').trim().replace(/\s+/g, ' ')
  const sign = signs.find(([words]) => words.test(text))
  const rest = sign ? text.replace(sign[0], '') : text
  const range = new RegExp(`^(?:between |from )?${scaled} ?(?:–|—|-|to|and) ?${scaled}(?: (\\p{L}.*))?$`, 'iu').exec(
    rest,
  )
  if (range && !sign) return ranged(range)
  const single = new RegExp(`^${scaled}(?: (\\p{L}.*))?$`, 'iu').exec(rest)
  if (!single) return null
  return { comparator: sign?.[1] ?? '=', number: valueOf(single[1], single[2]), ...unitOf(single[3]) }
}

function ranged([, low, lowScale, high, highScale, unit]: RegExpExecArray): Figure | null {
  // “20 to 30 thousand” means thousands both times.
  const [min, max] = [valueOf(low, lowScale ?? highScale), valueOf(high, highScale)]
  return min > max ? null : { comparator: '=', min, max, ...unitOf(unit) }
}

const valueOf = (digits = '', scale = '') =>
  Math.round(Number(digits.replace(/[,\s]/g, '')) * (scales[scale.toLowerCase()] ?? 1) * 1e3) / 1e3
const unitOf = (words?: string) => (words?.trim() ? { unit: words.trim() } : {})
