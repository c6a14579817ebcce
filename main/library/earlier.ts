import type { Change } from '#contract/change.ts'
import { say } from '../words.ts'
import type { Layout } from './layout.ts'
import { CallerError, type Library, MaterialError, type Unlock } from './library.ts'
import { layoutOf } from './layout.ts'
import { type Loaded, loadLibrary } from './load.ts'
import { LibraryAdapter } from './adapter.ts'
import { OpenLibrary } from './open-library.ts'
import { unlocked } from './protection.ts'
import { takingBack } from './step-change.ts'
import { Steps } from './steps.ts'
import { ViewFile } from './view-file.ts'
import { whereaboutsOf } from './whereabouts.ts'

/** How many changes are taken back at a time before the program gets its turn. */
const atATime = 256

/**
 * Opens a library as it was right after a change, for reading alone; 0 is before the first. Nothing is written: the
 * documents of now are read from the files once more, and every change since is taken back in memory.
 */
export async function openEarlier(path: string, seq: number, options: { unlock?: Unlock } = {}): Promise<Library> {
  const layout = layoutOf(path)
  layout.sealing = (await unlocked(layout, options.unlock)).sealing
  const loaded = await loadEarlier(layout, seq)
  const at = (await loaded.log.read(Math.max(1, seq)))?.at ?? loaded.header.createdAt
  return new OpenLibrary({
    layout,
    whereabouts: await whereaboutsOf(layout, loaded.header.id),
    adapter: new LibraryAdapter(layout, false),
    loaded: { ...loaded, problems: [] },
    view: await ViewFile.read(layout, false),
    author: '',
    lock: null,
    readOnly: { reason: say('library.earlier', { seq, at: at.slice(0, 16).replace('T', ' ') }) },
    earlier: { seq, at },
  })
}

const tries = 5

/** A library's files as they tell the state after a change. What would be undone then is not known: nothing is. */
export async function loadEarlier(layout: Layout, seq: number): Promise<Loaded> {
  for (let tried = 0; tried < tries; tried++) {
    // A snapshot may be put in place while the files are read, and the last changes may still be on their way.
    if (tried > 0) await new Promise((resolve) => setTimeout(resolve, 50 * tried))
    const loaded = await loadLibrary(layout, false)
    if (loaded.place.seq < seq) continue
    await takeBackTo(loaded, seq)
    return { ...loaded, steps: new Steps(), place: { seq, chain: '' }, continued: null, needsSnapshot: false }
  }
  throw new CallerError(say('library.noSuchChange', { seq }))
}

async function takeBackTo({ documents, log, place }: Loaded, seq: number): Promise<void> {
  for (let last = place.seq; last > seq; last -= atATime) {
    const changes: Change[] = []
    for (let one = last; one > Math.max(seq, last - atATime); one--) {
      const change = await log.read(one)
      if (!change) throw new MaterialError(say('library.earlierLost', { seq, lost: one }))
      changes.unshift(change)
    }
    documents.apply(takingBack(changes, (id) => documents.get(id)))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What could be undone after the last of these changes. */
export async function stepsUpTo(log: Loaded['log'], seq: number): Promise<Steps> {
  const steps = new Steps()
  for (let one = 1; one <= seq; one++) {
    const change = await log.read(one)
    if (change) steps.take(change)
    if (one % atATime === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  return steps
}
