import { basename } from 'node:path'
import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { Change } from '#contract/change.ts'
import type { Erasure } from './find-erasure.ts'
import { journalBytes } from './journal-bytes.ts'
import { erasedLine, parseHeader } from './journal-format.ts'
import { type JournalEnd, readJournal } from './journal-read.ts'
import type { Sealing } from './sealing.ts'
import { nullUnlessRefused } from './names-in.ts'

const deflated = promisify(deflate)

type ChangeAt = { change: Change; offset: number; length: number }

/** The changes of one journal file, as far as they can be read. */
export async function changesIn(path: string, libraryId: string, sealing: Sealing): Promise<ChangeAt[]> {
  return (await readWhole(path, libraryId, sealing))?.changes ?? []
}

/**
 * A journal without what is to be erased: of each change that mentions it the rest stays under the old CHAIN and HASH,
 * so that the history can still be verified. Null when the file cannot be read at all.
 */
export async function erasedJournal(path: string, libraryId: string, erasure: Erasure, sealing: Sealing) {
  const read = await readWhole(path, libraryId, sealing)
  if (!read) return null
  const parts: Buffer[] = []
  const stillNamed = new Set<string>()
  const emptied: number[] = []
  let changes = 0
  let copied = 0
  for (const { change, offset, length } of read.changes) {
    const left = withoutErased(change, erasure)
    const text = JSON.stringify(left)
    for (const { sha256 } of erasure.contents) if (text.includes(sha256)) stillNamed.add(sha256)
    if (isEmptied(left)) emptied.push(change.seq)
    if (left === change) continue
    changes++
    const line = read.bytes.toString('utf8', offset, offset + length)
    parts.push(read.bytes.subarray(copied, offset), Buffer.from(erasedLine(line, left, sealing)))
    copied = offset + length
  }
  const damaged = read.end.kind !== 'clean' && [...erasure.ids].some((id) => read.bytes.includes(id, read.validBytes))
  if (changes === 0) return { bytes: null, changes, emptied, stillNamed, damaged }
  const whole = Buffer.concat([...parts, read.bytes.subarray(copied)])
  return { bytes: path.endsWith('.z') ? await deflated(whole) : whole, changes, emptied, stillNamed, damaged }
}

async function readWhole(path: string, libraryId: string, sealing: Sealing) {
  const bytes = await journalBytes(path).catch(nullUnlessRefused)
  const header = bytes && parseHeader(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf(0x0a))))
  if (!bytes || header?.libraryId !== libraryId) return null
  const changes: ChangeAt[] = []
  const reading = readJournal(bytes, header, sealing)
  let read = reading.next()
  for (; !read.done; read = reading.next()) {
    changes.push(read.value)
    if (changes.length % 256 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const { end, validBytes }: { end: JournalEnd; validBytes: number } = read.value
  return { bytes, changes, end, validBytes, name: basename(path) }
}

/** The change itself when it mentions nothing of it. A label may tell a name of any document that a change mentions. */
function withoutErased(change: Change, { ids }: Erasure): Change {
  const text = JSON.stringify(change)
  if (![...ids].some((id) => text.includes(id))) return change
  const left: Change = {
    ...change,
    label: { key: 'purged', args: {} },
    puts: change.puts.filter(({ id }) => !ids.has(id)),
    deletes: change.deletes.filter((id) => !ids.has(id)),
    was: change.was.filter(({ id }) => !ids.has(id)),
    erased: true,
  }
  return JSON.stringify(left) === text ? change : left
}

/** Whether an erasure left nothing of what a change did. */
export function isEmptied({ erased, puts, deletes }: Change): boolean {
  return erased === true && puts.length === 0 && deletes.length === 0
}
