import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { OutsideVersion } from '#contract/views.ts'
import { kinds } from '#contract/ids.ts'
import { Documents } from '../library/documents.ts'
import { loadEarlier } from '../library/earlier.ts'
import { historyUpTo } from '../library/history-files.ts'
import { parseHeader } from '../library/journal-format.ts'
import { readJournal } from '../library/journal-read.ts'
import { journalSeqOf, type Layout, layoutOf } from '../library/layout.ts'
import type { Library } from '../library/library.ts'
import { MaterialError } from '../library/library.ts'
import { readSnapshot } from '../library/snapshot-read.ts'
import type { LibraryState } from '../library/write-library.ts'
import { say } from '../words.ts'

/** What stands behind a name once a person decided about it. */
export const settledEnd = '.settled'

/**
 * Whether a file in a library's folder is another version of one of its own files: one that was set aside when another
 * program put it there, or a conflict copy of a sync program, each of which has its own way of naming them.
 */
export function isOutsideVersion(name: string): boolean {
  if (name.endsWith(settledEnd) || name.endsWith('.tmp')) return false
  if (/^(library\.json|journal-\d+\.ndjson)\.outside-/.test(name)) return true
  if (/^journal-\d+.*\.ndjson$/.test(name)) return journalSeqOf(name) === null
  return name !== 'library.json' && /^library.*\.json$/.test(name)
}

/** A version that could be read: its documents and where it stands in a history. */
export type ReadVersion = Omit<LibraryState, 'log'>

/** The other versions in a library's folder, each with how it differs from what is open. */
export async function outsideVersions(library: Library): Promise<OutsideVersion[]> {
  const names = (await readdir(library.path)).filter(isOutsideVersion).sort()
  const versions: OutsideVersion[] = []
  for (const file of names) versions.push(await describe(library, file))
  return versions
}

async function describe(library: Library, file: string): Promise<OutsideVersion> {
  const layout = layoutOf(library.path, library.sealing)
  const { size, mtime } = await stat(join(library.path, file))
  const about = { file, bytes: size, at: mtime.toISOString() }
  const version = await readVersion(library, file).catch(() => null)
  if (!version) return { ...about, kind: 'unreadable' }
  const { header, place } = version
  if (header.id !== library.id) return { ...about, kind: 'another library', name: header.name }
  const known = place.seq <= library.seq && (await historyUpTo(layout, library.id, place.seq)).chain === place.chain
  if (known) return { ...about, kind: 'earlier state', seq: place.seq }
  return { ...about, kind: 'other version', ...(await countDifferences(library, version)) }
}

/** Throws MaterialError when the file is no snapshot or journal, or not a whole one. */
export async function readVersion(library: Library, file: string): Promise<ReadVersion> {
  if (!isOutsideVersion(file)) throw new MaterialError(say('outside.unknown', { file }))
  const layout = layoutOf(library.path, library.sealing)
  const path = join(library.path, file)
  const read = file.startsWith('journal-') ? await ofJournal(layout, library.id, path) : await ofSnapshot(layout, path)
  if (!read) throw new MaterialError(say('outside.unreadable', { file }))
  return read
}

async function ofSnapshot(layout: Layout, path: string): Promise<ReadVersion | null> {
  const snapshot = await readSnapshot(path, layout.sealing)
  if ('damaged' in snapshot) return null
  const { header } = snapshot
  const documents = new Documents(snapshot, null, () => undefined)
  return { header, documents, place: { seq: header.seq, chain: header.chain } }
}

/** The state that another journal leads to, from a change that this library's history knows too. */
async function ofJournal(layout: Layout, libraryId: string, path: string): Promise<ReadVersion | null> {
  const bytes = await readFile(path)
  const header = parseHeader(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf(0x0a))))
  if (!header || header.libraryId !== libraryId) return null
  const { baseSeq, baseSha256 } = header
  const { chain } = await historyUpTo(layout, libraryId, baseSeq)
  if (baseSha256 !== chain) return null
  const base = await loadEarlier(layout, baseSeq)
  const place = { seq: baseSeq, chain: baseSha256 }
  for (const { change, chain: next } of readJournal(bytes, header, layout.sealing)) {
    base.documents.apply(change)
    place.seq = change.seq
    place.chain = next
  }
  return place.seq === baseSeq ? null : { header: base.header, documents: base.documents, place }
}

/** How many documents stand in one of two versions alone, or differ. */
async function countDifferences(library: Library, { documents }: ReadVersion) {
  let [onlyThere, onlyHere, different] = [0, 0, 0]
  for (const kind of kinds) {
    await new Promise((resolve) => setImmediate(resolve))
    const [here, there] = [library.collection(kind), documents.collection(kind)]
    for (const document of there.values()) {
      const mine = here.get(document.id)
      if (!mine) onlyThere++
      else if (JSON.stringify(mine) !== JSON.stringify(document)) different++
    }
    for (const id of here.ids()) if (!there.has(id)) onlyHere++
  }
  return { onlyThere, onlyHere, different }
}
