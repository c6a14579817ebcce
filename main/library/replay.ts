import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Change } from '#contract/change.ts'
import type { Place } from './journal.ts'
import { type JournalEnd, readJournal } from './journal-read.ts'
import { journalSeqOf } from './layout.ts'
import { namesIn } from './names-in.ts'
import type { Sealing } from './sealing.ts'
import { unreadable } from './unreadable.ts'

/** A journal file found, and where it stopped being of use. */
export type ReplayedJournal = {
  path: string
  baseSeq: number
  bytes: number
  validBytes: number
  end: JournalEnd | { kind: 'gap' }
  /** Whether its changes were read at all. */
  used: boolean
}

export type Replay = { place: Place; journals: ReplayedJournal[] }

/**
 * Replays every journal that continues a place, one after the other, as far as they can be trusted. A change that
 * stands in two journals is applied once; journals behind a gap or of another history are named, not used. Stops
 * after the change `until`.
 */
export async function replayJournals(
  folders: readonly string[],
  { libraryId, sealing }: { libraryId: string; sealing: Sealing },
  from: Place,
  apply: (change: Change) => void,
  until = Infinity,
): Promise<Replay> {
  const place = { ...from }
  const chains = new Map([[from.seq, from.chain]])
  const journals: ReplayedJournal[] = []
  let stopped = false
  for (const { path, baseSeq } of await journalsIn(folders, from.seq)) {
    const bytes = await readFile(path).catch((cause: unknown) => Promise.reject(unreadable(path, cause)))
    const file = { path, baseSeq, bytes: bytes.length, validBytes: 0, used: false }
    const base = chains.get(baseSeq)
    if (base === undefined || (stopped && baseSeq >= place.seq && !continues(bytes, place))) {
      journals.push({ ...file, end: { kind: 'gap' } })
      continue
    }
    const reading = readJournal(bytes, { libraryId, baseSeq, baseSha256: base }, sealing)
    let pause = performance.now() + turnLength
    let read = reading.next()
    for (; !read.done; read = reading.next()) {
      if (performance.now() > pause) {
        await new Promise((resolve) => setImmediate(resolve))
        pause = performance.now() + turnLength
      }
      const { change, chain } = read.value
      if (change.seq > until) return { place, journals }
      if (change.seq > place.seq) {
        apply(change)
        place.seq = change.seq
        place.chain = chain
        chains.set(change.seq, chain)
      } else if (chains.get(change.seq) !== chain) break
    }
    const { end, validBytes } = read.done ? read.value : { end: conflict, validBytes: read.value.offset }
    stopped ||= end.kind === 'damaged' && end.reason !== 'header'
    journals.push({ ...file, end, validBytes, used: validBytes > 0 })
  }
  return { place, journals }
}

/** Milliseconds after which a long replay lets the rest of the program have its turn. */
const turnLength = 8

const conflict: JournalEnd = { kind: 'foreign', reason: 'another state of the library' }

/** After damage, a later journal is trusted only when it starts exactly where the good changes end. */
function continues(bytes: Buffer, place: Place): boolean {
  return bytes.subarray(0, 1024).includes(place.chain)
}

/** The journals of some folders that start at a sequence number or later, in order; each name once. */
async function journalsIn(folders: readonly string[], from: number): Promise<{ path: string; baseSeq: number }[]> {
  const found = new Map<number, string>()
  for (const folder of folders)
    for (const name of await namesIn(folder)) {
      const baseSeq = journalSeqOf(name)
      if (baseSeq !== null && baseSeq >= from && !found.has(baseSeq)) found.set(baseSeq, join(folder, name))
    }
  return [...found].map(([baseSeq, path]) => ({ path, baseSeq })).sort((a, b) => a.baseSeq - b.baseSeq)
}
