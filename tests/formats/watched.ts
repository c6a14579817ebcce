import { readdirSync, readFileSync } from 'node:fs'

export type Watched<Result> = {
  result: Result
  /** By the clock, without the time in which other programs had the processor. */
  seconds: number
  /** By the clock alone. */
  clock: number
  /** How far the memory of the process, all its threads together, rose over what it held before. */
  megabytes: number
}

/** Does something with the time and the memory of this process watched. */
export async function watched<Result>(work: () => Promise<Result>): Promise<Watched<Result>> {
  const before = process.memoryUsage.rss()
  const waits = new Waits()
  let most = before
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss())
    waits.look()
  }
  const watching = setInterval(look, 10)
  const start = performance.now()
  try {
    const result = await work()
    const clock = (performance.now() - start) / 1000
    look()
    return { result, clock, seconds: Math.max(0, clock - waits.longest), megabytes: (most - before) / 2 ** 20 }
  } finally {
    clearInterval(watching)
  }
}

/**
 * How long threads of this process were ready to run and another program had the processor, as Linux counts it for
 * each. Time in which nothing is ready is no such wait: a reader that sleeps is as slow as one that works. Elsewhere
 * the clock alone counts.
 */
class Waits {
  readonly #first = threadWaits()
  readonly #last = new Map<string, number>()

  look(): void {
    for (const [thread, waited] of threadWaits()) this.#last.set(thread, waited)
  }

  /** Seconds of the thread that waited longest: what others waited meanwhile cost nothing more. */
  get longest(): number {
    const waited = [...this.#last].map(([thread, now]) => now - (this.#first.get(thread) ?? 0))
    return Math.max(0, ...waited) / 1e9
  }
}

function threadWaits(): Map<string, number> {
  const waits = new Map<string, number>()
  for (const thread of threadsOfThis()) {
    try {
      const [, waited] = readFileSync(`/proc/self/task/${thread}/schedstat`, 'utf8').split(' ')
      waits.set(thread, Number(waited))
    } catch {
      // It ended in between.
    }
  }
  return waits
}

function threadsOfThis(): string[] {
  try {
    return readdirSync('/proc/self/task')
  } catch {
    return []
  }
}
