import type { Id } from '#contract/ids.ts'
import type { Library } from './library.ts'

/** Milliseconds that others wait at most while something long is done. */
const longestTurn = 8

/**
 * Long work is written once, as steps: whoever can wait has them done a few milliseconds at a time, so that typing and
 * saving go on meanwhile, and whoever cannot has what is left of them done at once.
 */
export async function inTurns<Result>(steps: Iterator<unknown, Result, undefined>): Promise<Result> {
  let until = performance.now() + longestTurn
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await new Promise((resolve) => setImmediate(resolve))
    until = performance.now() + longestTurn
  }
}

export function atOnce<Result>(steps: Iterator<unknown, Result, undefined>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Work that is done once a library: read what later answers have at hand. */
export function onceInTurns(
  work: (library: Library) => Iterator<unknown, unknown, undefined>,
): (library: Library) => Promise<void> {
  const done = new WeakMap<Library, Promise<void>>()
  return (library) => {
    let doing = done.get(library)
    if (!doing) done.set(library, (doing = inTurns(work(library)).then(() => undefined)))
    return doing
  }
}

/** How often something is begun anew that others change meanwhile. */
const mostTries = 3

/**
 * Counts in one state of the library, and tells which: anew where `version` was another at the end, and at last at once.
 * `ready` reads what is counted from; nothing waits between it and the count.
 */
export async function inOneState<Result>(
  version: () => number,
  steps: () => Iterator<unknown, Result, undefined>,
  ready: () => Promise<void> = async () => undefined,
): Promise<{ found: Result; version: number }> {
  for (let tries = 0; tries < mostTries; tries++) {
    await ready()
    const before = version()
    const found = await inTurns(steps())
    if (version() === before) return { found, version: before }
  }
  await ready()
  return { version: version(), found: atOnce(steps()) }
}

/** Reads and checks documents that an answer is about to be made of. */
export async function readInTurns(library: Library, ids: Iterable<Id>): Promise<void> {
  await inTurns(reading(library, ids))
}

function* reading(library: Library, ids: Iterable<Id>): Generator<undefined, void> {
  for (const id of ids) {
    library.get(id)
    yield
  }
}

/** Few enough to be sorted or merged within a moment. */
const run = 256

/** Sorted by merging: the order must be equal only for the same thing. */
export function* sorting<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<undefined, Item[]> {
  let runs: Item[][] = []
  for (let from = 0; from < items.length; from += run) {
    runs.push(items.slice(from, from + run).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: Item[][] = []
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* merging(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* merging<Item>(
  a: readonly Item[],
  b: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<undefined, Item[]> {
  const merged: Item[] = []
  let [first, second] = [0, 0]
  while (first < a.length && second < b.length) {
    const [one, other] = [a[first] as Item, b[second] as Item]
    if (compare(one, other) <= 0) {
      merged.push(one)
      first++
    } else {
      merged.push(other)
      second++
    }
    if (merged.length % run === 0) yield
  }
  for (; first < a.length; first++) merged.push(a[first] as Item)
  for (; second < b.length; second++) merged.push(b[second] as Item)
  return merged
}
