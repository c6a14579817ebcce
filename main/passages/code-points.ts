/**
 * Converts offsets of one text between UTF-16 code units, which JavaScript counts, and Unicode code points, which the
 * W3C's and REFI-QDA's positions count.
 */
export type CodePoints = {
  /** Null when the offset is not inside the text. */
  toUnits: (points: number) => number | null
  toPoints: (units: number) => number
}

export function codePointsOf(text: string): CodePoints {
  // Thousands of positions of one long text are asked for in a row: it is counted once.
  if (last?.text !== text) last = { text, points: count(text) }
  return last.points
}

let last: { text: string; points: CodePoints } | undefined

function count(text: string): CodePoints {
  /** Where the second units of surrogate pairs stand: most texts have none. */
  const seconds: number[] = []
  for (let at = 0; at < text.length - 1; at += 1) if (isPair(text, at)) seconds.push(++at)
  return {
    toPoints: (units) => units - countBelow(seconds, units),
    toUnits: (points) => {
      // The n-th pair begins `n` points before its unit offset says.
      let low = 0
      let high = seconds.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((seconds[middle] ?? 0) - middle <= points) low = middle + 1
        else high = middle
      }
      const units = points + low
      return Number.isSafeInteger(points) && points >= 0 && units <= text.length ? units : null
    },
  }
}

function isPair(text: string, at: number): boolean {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff
}

function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
