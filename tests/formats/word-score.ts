import { wordsOf } from '../../main/text/words.ts'

/** Words as they are compared: folded white space, composed, without the object character of images. */
export function wordsIn(text: string): string[] {
  return wordsOf(text.normalize('NFC').replaceAll('\uFFFC', ' ')).map(({ text: word }) => word)
}

/** How well the words of one text are those of another, whatever their order: F1 over the two bags. */
export function bagScore(found: readonly string[], expected: readonly string[]): number {
  if (found.length === 0 && expected.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of found) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    shared += 1
    left.set(word, count - 1)
  }
  return (2 * shared) / (found.length + expected.length)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** As `bagScore`, for words that also stand in the same order: twice the longest common run of them, over both. */
export function orderScore(found: readonly string[], expected: readonly string[]): number {
  if (found.length === 0 && expected.length === 0) return 1
  let row = new Array<number>(expected.length + 1).fill(0)
  for (const word of found) {
    const next = [0]
    for (let at = 0; at < expected.length; at += 1)
      next.push(word === expected[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    row = next
  }
  return (2 * (row.at(-1) ?? 0)) / (found.length + expected.length)
}
