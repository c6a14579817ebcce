/** Numbers written in words, English. */
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'

const values = new Map<string, number>([
  ...small.split(' ').map((word, value) => [word, value] as const),
  ...tens.split(' ').map((word, index) => [word, (index + 2) * 10] as const),
])
const multipliers = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['dozen', 12],
  ['score', 20],
])

/**
 * Words that say roughly how many. A lower bound for each, as conservative as ACLED's: tens is ten, dozens twelve,
 * hundreds a hundred.
 */
const rough = new Map([
  ['several', 3],
  ['few', 2],
  ['many', 3],
  ['numerous', 3],
  ['multiple', 2],
  ['tens', 10],
  ['dozens', 12],
  ['scores', 20],
  ['hundreds', 100],
  ['thousands', 1000],
  ['millions', 1_000_000],
])

export type ReadNumber = {
  value: number
  /** Index after the last token read. */
  next: number
  /** `dozens`: no number was written, only a size. */
  rough?: true
}

/** The number that begins at a token of lower-case words and numerals, or null. */
export function readNumber(words: readonly string[], at: number): ReadNumber | null {
  const word = words[at] ?? ''
  return readRough(words, at) ?? (/^\d/.test(word) ? readNumeral(words, at) : readWords(words, at))
}

function readRough(words: readonly string[], at: number): ReadNumber | null {
  const word = words[at] ?? ''
  if (word === 'a' && (words[at + 1] === 'few' || words[at + 1] === 'couple'))
    return { value: 2, next: at + 2, rough: true }
  const value = rough.get(word)
  if (value === undefined || word === 'few') return null
  const [of, more] = [words[at + 1], rough.get(words[at + 2] ?? '')]
  // several tens of thousands: at least so many of the smaller
  if (of !== 'of' && rough.has(of ?? '') && words[at + 2] === 'of') {
    const rest = readRough(words, at + 1)
    if (rest && value <= 3) return { ...rest, value: rest.value * value }
  }
  // tens of thousands
  if (of === 'of' && more !== undefined && more >= 100) return { value: value * more, next: at + 3, rough: true }
  const multiplier = multipliers.get(words[at + 1] ?? '')
  // several hundred, several dozen
  if (multiplier !== undefined) return { value: value * multiplier, next: at + 2, rough: true }
  return { value, next: at + 1, rough: true }
}

/** `1,000`, `2.5 million`, `27`. */
function readNumeral(words: readonly string[], at: number): ReadNumber | null {
  const match = /^(\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+|\d+(?:\.\d+)?)$/.exec(words[at] ?? '')
  if (!match) return null
  const written = match[1] ?? ''
  const grouped = /^\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+$/.test(written)
  const value = grouped ? Number(written.replace(/\D/g, '')) : Number(written)
  const multiplier = multipliers.get(words[at + 1] ?? '')
  return multiplier === undefined || multiplier === 12 * 0
    ? { value, next: at + 1 }
    : { value: Math.round(value * multiplier), next: at + 2 }
}

/** `twenty-seven`, `two hundred and fifty thousand`, `a dozen`, `half a million`. */
function readWords(words: readonly string[], at: number): ReadNumber | null {
  if (words[at] === 'half' && words[at + 1] === 'a' && multipliers.has(words[at + 2] ?? ''))
    return { value: (multipliers.get(words[at + 2] ?? '') ?? 0) / 2, next: at + 3 }
  if ((words[at] === 'a' || words[at] === 'an') && multipliers.has(words[at + 1] ?? '')) return scaled(words, at + 1, 1)
  const first = partOf(words[at] ?? '')
  if (first === null) return null
  return scaled(words, at + 1, first)
}

/** One word below a hundred: `seven`, `twenty-seven`. */
function partOf(word: string): number | null {
  const whole = values.get(word)
  if (whole !== undefined) return whole
  const [ten, one] = word.split(/[-\u2010\u2011]/)
  const high = values.get(ten ?? '')
  const low = values.get(one ?? '')
  return high !== undefined && low !== undefined && high >= 20 && low < 10 && low > 0 ? high + low : null
}

function scaled(words: readonly string[], at: number, first: number): ReadNumber {
  let total = 0
  let group = first
  let next = at
  for (;;) {
    const multiplier = multipliers.get(words[next] ?? '')
    if (multiplier !== undefined) {
      if (multiplier >= 1000) {
        total += (group || 1) * multiplier
        group = 0
      } else group = (group || 1) * multiplier
      next += 1
      continue
    }
    const step = words[next] === 'and' && (group >= 100 || total > 0) ? 1 : 0
    const more = partOf(words[next + step] ?? '')
    const fits =
      more !== null &&
      ((group >= 20 && group < 100 && group % 10 === 0 && more < 10 && step === 0) ||
        (group % 100 === 0 && (group > 0 || total > 0)))
    if (!fits) return { value: total + group, next }
    group += more
    next += step + 1
  }
}
