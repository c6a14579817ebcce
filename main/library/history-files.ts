import { join } from 'node:path'
import { firstChain, sha256Of } from './hashes.ts'
import { journalBytes } from './journal-bytes.ts'
import { parseHeader } from './journal-format.ts'
import { readJournal } from './journal-read.ts'
import { historySeqOf, journalSeqOf, type Layout } from './layout.ts'
import { namesIn, nullUnlessRefused } from './names-in.ts'

/** The journals that lead up to a change, each cut behind it, and the chain there. */
export type HistoryUpTo = { chain: string; journals: { baseSeq: number; bytes: Buffer }[] }

/**
 * Every journal of a library as far as a change, as it stands in its files. A journal that is missing or damaged is
 * left out: what follows it carries its own chain.
 */
export async function historyUpTo(layout: Layout, libraryId: string, seq: number): Promise<HistoryUpTo> {
  const chain = seq === 0 ? firstChain(libraryId) : sha256Of(`${libraryId} ${seq}`)
  const found: HistoryUpTo = { chain, journals: [] }
  for (const { baseSeq, path } of await journalsBefore(layout, seq)) {
    const bytes = await journalBytes(path).catch(nullUnlessRefused)
    const header = bytes && parseHeader(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf(0x0a))))
    if (!bytes || header?.libraryId !== libraryId || header.baseSeq !== baseSeq) continue
    let end = 0
    for (const { change, chain, offset, length } of readJournal(bytes, header, layout.sealing)) {
      if (change.seq > seq) break
      end = offset + length + 1
      if (change.seq === seq) found.chain = chain
    }
    if (end > 0) found.journals.push({ baseSeq, bytes: bytes.subarray(0, end) })
  }
  return found
}

async function journalsBefore(layout: Layout, seq: number): Promise<{ baseSeq: number; path: string }[]> {
  const found = new Map<number, string>()
  for (const folder of [layout.path, layout.generations, layout.history])
    for (const name of await namesIn(folder)) {
      const baseSeq = journalSeqOf(name) ?? historySeqOf(name)
      if (baseSeq !== null && baseSeq < seq && !found.has(baseSeq)) found.set(baseSeq, join(folder, name))
    }
  return [...found].map(([baseSeq, path]) => ({ baseSeq, path })).sort((a, b) => a.baseSeq - b.baseSeq)
}
