/** The indexes of a longest strictly rising subsequence of numbers, by patience sorting. */
export function longestRise(numbers: readonly number[]): number[] {
  /** The index of the smallest number that ends a rise of each length. */
  const ends: number[] = []
  const before = new Int32Array(numbers.length).fill(-1)
  numbers.forEach((number, index) => {
    const length = firstNotBelow(ends, numbers, number)
    before[index] = ends[length - 1] ?? -1
    ends[length] = index
  })
  const rise: number[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rise.push(index)
  return rise.reverse()
}

function firstNotBelow(ends: readonly number[], numbers: readonly number[], number: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
