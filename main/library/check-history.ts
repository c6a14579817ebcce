import { join, relative } from 'node:path'
import type { Problem } from '#contract/views.ts'
import { say } from '../words.ts'
import { firstChain } from './hashes.ts'
import { journalBytes } from './journal-bytes.ts'
import { parseHeader } from './journal-format.ts'
import { readJournal } from './journal-read.ts'
import { historySeqOf, journalSeqOf, type Layout } from './layout.ts'
import type { Loaded } from './load.ts'
import { isRefusedRead, namesIn } from './names-in.ts'

/** Follows the chain from the library's first change to its last through every journal there is. */
export async function checkHistory(
  layout: Layout,
  { header, place }: Pick<Loaded, 'header' | 'place'>,
): Promise<{ changes: number; problems: Problem[] }> {
  const problems: Problem[] = []
  const seen = new Set<number>()
  const chains = new Map([[0, firstChain(header.id)]])
  for (const { path, baseSeq } of await allJournals(layout)) {
    const file = relative(layout.path, path)
    const damaged = () =>
      problems.push({ kind: 'history-damaged', message: say('library.historyDamaged', { file }), file })
    const bytes = await journalBytes(path).catch((error: unknown) => (isRefusedRead(error) ? 'unreadable' : null))
    if (bytes === 'unreadable') {
      problems.push({ kind: 'history-unreadable', message: say('library.historyUnreadable', { file }), file })
      continue
    }
    const named = bytes && parseHeader(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf(0x0a))))
    const chain = chains.get(baseSeq) ?? named?.baseSha256
    if (!bytes || chain === undefined) {
      damaged()
      continue
    }
    const reading = readJournal(bytes, { libraryId: header.id, baseSeq, baseSha256: chain }, layout.sealing)
    let read = reading.next()
    for (; !read.done; read = reading.next()) {
      seen.add(read.value.change.seq)
      chains.set(read.value.change.seq, read.value.chain)
    }
    // What is wrong with the journals after the snapshot was said when they were read.
    // A torn end is what a flush that failed left; a change that is in no other journal is missed below.
    if (!['clean', 'torn'].includes(read.value.end.kind) && baseSeq < header.seq) damaged()
  }
  const gap = missingOf(seen, header.historyFrom ?? 0, place.seq)
  if (gap) problems.push({ kind: 'history-missing', message: say('library.historyMissing', gap) })
  return { changes: seen.size, problems }
}

async function allJournals(layout: Layout): Promise<{ path: string; baseSeq: number }[]> {
  const found: { path: string; baseSeq: number }[] = []
  for (const folder of [layout.history, layout.generations, layout.path])
    for (const name of await namesIn(folder)) {
      const baseSeq = journalSeqOf(name) ?? historySeqOf(name)
      if (baseSeq !== null) found.push({ path: join(folder, name), baseSeq })
    }
  return found.sort((a, b) => a.baseSeq - b.baseSeq)
}

function missingOf(seen: ReadonlySet<number>, begun: number, last: number): { from: number; to: number } | null {
  let from = 0
  for (let seq = begun + 1; seq <= last; seq++) {
    if (!seen.has(seq)) from ||= seq
    else if (from > 0) return { from, to: seq - 1 }
  }
  return from > 0 ? { from, to: last } : null
}
