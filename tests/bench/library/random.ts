/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = () => number

/** mulberry32: small, fast, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A seed of its own for the `n`-th thing of a kind, so that each can be made without the ones before it. */
export function seedOf(seed: number, kind: string, n = 0): number {
  let mixed = seed ^ Math.imul(n + 1, 0x9e3779b1)
  for (const character of kind) mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/** Draws a rank below `count` by Zipf's law: the first is drawn twice as often as the second. */
export function zipf(count: number, exponent: number): (random: Random) => number {
  const sums = new Float64Array(count)
  let total = 0
  for (let rank = 0; rank < count; rank++) sums[rank] = total += (rank + 1) ** -exponent
  return (random) => {
    const wanted = random() * total
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

export function below(random: Random, count: number): number {
  return Math.floor(random() * count)
}

export function oneOf<Item>(random: Random, items: readonly Item[]): Item {
  const found = items[below(random, items.length)]
  if (found === undefined) throw new Error('Nothing to choose from')
  return found
}

/** True in this share of cases. */
export function chance(random: Random, share: number): boolean {
  return random() < share
}
