import { codePointsOf } from '../../passages/code-points.ts'

/** How a program counts the characters of a text: its units, and whether a line's end of CR LF is one or two. */
export type Reading = { units: 'code points' | 'UTF-16'; crlf: 1 | 2 }

/** The standard's own first: of readings that fit equally it is the one. */
const readings: readonly Reading[] = [
  { units: 'code points', crlf: 2 },
  { units: 'UTF-16', crlf: 2 },
  { units: 'code points', crlf: 1 },
  { units: 'UTF-16', crlf: 1 },
]

export type Offsets = { given: string; ranges: readonly { start: number; end: number; name: string }[] }

/** The reading under which most ranges hold the words they are named by, or begin and end with words. */
export function chooseReading(texts: readonly Offsets[]): { reading: Reading; sure: boolean } {
  const scores = readings.map((reading) => texts.reduce((sum, text) => sum + scoreOf(text, reading), 0))
  const best = Math.max(...scores)
  const reading = readings[scores.indexOf(best)] as Reading
  return { reading, sure: scores.some((score) => score !== best) }
}

function scoreOf({ given, ranges }: Offsets, reading: Reading): number {
  const toUnits = unitsIn(given, reading)
  let score = 0
  for (const { start, end, name } of ranges) {
    const [from, to] = [toUnits(start), toUnits(end)]
    if (from === null || to === null || from >= to) continue
    if (isNamed(given.slice(from, to), name)) score += 10
    if (isEdge(given, from)) score += 1
    if (isEdge(given, to)) score += 1
  }
  return score
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Programs name a selection by its words, cut where they are long. */
function isNamed(words: string, name: string): boolean {
  const [is, named] = [flat(words), flat(name.replace(/(?:…|\.\.\.)$/, ''))]
  return named.length > 2 && is.startsWith(named)
}

const letter = /[\p{L}\p{N}\p{M}]/u

/** Whether an offset stands between words, not inside one. */
function isEdge(text: string, at: number): boolean {
  const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff
  if (isLow(text.charCodeAt(at))) return false
  return at === 0 || at === text.length || !letter.test(text.charAt(at - 1)) || !letter.test(text.charAt(at))
}

/** Offsets of a reading as UTF-16 offsets of the text as it came; null outside it. */
export function unitsIn(given: string, { units, crlf }: Reading): (offset: number) => number | null {
  const text = crlf === 1 ? given.replaceAll('\r\n', '\n') : given
  const points = units === 'code points' ? codePointsOf(text) : null
  // Where the CR of each CR LF stands in the text without them: each adds one to what follows.
  const ends = crlf === 1 ? lineEnds(given) : []
  return (offset) => {
    if (!Number.isSafeInteger(offset) || offset < 0) return null
    const at = points ? points.toUnits(offset) : offset <= text.length ? offset : null
    return at === null ? null : at + countBelow(ends, at)
  }
}

function lineEnds(given: string): number[] {
  const ends: number[] = []
  for (let at = given.indexOf('\r\n'); at !== -1; at = given.indexOf('\r\n', at + 2)) ends.push(at - ends.length)
  return ends
}

function countBelow(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
