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
