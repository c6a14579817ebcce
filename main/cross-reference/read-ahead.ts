import { setImmediate } from 'node:timers/promises'
import { keptGroupsAbout } from '../claims/kept-groups.ts'
import { spanOf } from '../entities/dates.ts'
import type { Library } from '../library/library.ts'

/** How long other calls wait at most, in milliseconds. */
const slice = 8

/** What was read ahead once stays in memory. */
const read = new WeakMap<Library, Set<string>>()

/**
 * Reads documents for the first time a few at a time, so that the first look over a whole library holds up nothing
 * else: a document is parsed and checked when first touched.
 */
async function readAhead(library: Library, name: string, steps: () => Generator<unknown>): Promise<void> {
  const known = read.get(library) ?? new Set()
  read.set(library, known)
  if (known.has(name)) return
  let pause = performance.now() + slice
  for (const _step of steps()) {
    if (performance.now() < pause) continue
    await setImmediate()
    pause = performance.now() + slice
  }
  known.add(name)
}

/** Every event, and what is claimed about it. */
export function eventsReady(library: Library): Promise<void> {
  return readAhead(library, 'events', function* () {
    for (const id of library.collection('event').ids()) yield keptGroupsAbout(library, id)
    yield* eachOf(library, ['event'])
  })
}

/** Every actor, event, relation and article: what ties and their dates are read from. */
export function tiesReady(library: Library): Promise<void> {
  return readAhead(library, 'ties', () => eachOf(library, ['event', 'actor', 'relation', 'article']))
}

export function articlesReady(library: Library): Promise<void> {
  return readAhead(library, 'articles', () => eachOf(library, ['article']))
}

function* eachOf(library: Library, kinds: readonly ('article' | 'actor' | 'event' | 'relation')[]): Generator<unknown> {
  for (const kind of kinds)
    for (const id of library.collection(kind).ids()) {
      const document = library.get(id)
      // To read a date takes far longer than to look up what it means.
      const date = document && ('publishedAt' in document ? document.publishedAt : 'date' in document && document.date)
      if (typeof date === 'string') spanOf(date)
      yield document
    }
}
