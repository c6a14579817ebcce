/** One figure: how we stand to what we are measured against in the same run. */
export type Ratio = {
  what: string
  value: number
  /** What it should be at most, or at least; none where it is told for the record. */
  goal?: { atMost: number } | { atLeast: number }
}

/** What a benchmark found. Milliseconds differ from machine to machine and run to run: trust the ratios. */
export type Result = { ratios: Ratio[]; details: Record<string, number | string> }

export type Bench = { name: string; run: () => Promise<Result> }

/** The value that half of the samples are below. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5)
}

export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export function reached({ value, goal }: Ratio): boolean | null {
  if (!goal) return null
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}

/** Three digits are more than a shared machine can tell. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
