import { type Change, changeShape } from '#contract/change.ts'
import { headerLine, type JournalBase, jsonOf, type JournalRecord, parseHeader, parseRecord } from './journal-format.ts'
import { plainly, type Sealing, Unopened } from './sealing.ts'

const lineFeed = 0x0a

/** Where the reading of a journal stopped, and why. */
export type JournalEnd =
  | { kind: 'clean' }
  /** A write that never finished: nothing in it was ever called saved. */
  | { kind: 'torn' }
  /** Bytes that are not what was written. What follows cannot be trusted to belong here. */
  | { kind: 'damaged'; reason: string }
  /** The journal continues another history. */
  | { kind: 'foreign'; reason: string }

/** One change with its place in the file. */
export type ReadChange = { change: Change; chain: string; offset: number; length: number }

/**
 * Reads a journal's changes in order, as far as they can be trusted; returns how it ended and the length of the
 * trusted part. `chainAt` gives the chain at a sequence number known already, so that a change that stands in two
 * journals is checked rather than believed.
 */
export function* readJournal(
  bytes: Buffer,
  expected: JournalBase,
  sealing: Sealing = plainly,
): Generator<ReadChange, { end: JournalEnd; validBytes: number }> {
  const headerEnd = bytes.indexOf(lineFeed)
  const header = headerLine(expected)
  const headerIsWhole = headerEnd >= 0 && bytes.toString('utf8', 0, headerEnd + 1) === header
  if (headerEnd < 0) return endWithoutHeader(bytes, header)

  let offset = headerEnd + 1
  let chain = expected.baseSha256
  let seq = expected.baseSeq
  if (!headerIsWhole) {
    // The chain tells what the damaged header cannot: whether these changes continue this history.
    const next = lineAt(bytes, offset)
    if (!next || !parseRecord(next.line, chain))
      return { end: strangeHeader(bytes, headerEnd, expected), validBytes: 0 }
  }
  for (;;) {
    const found = lineAt(bytes, offset)
    if (!found) break
    const record = found.whole ? parseRecord(found.line, chain) : null
    if (!record) return { end: damage(bytes, offset, found, chain), validBytes: offset }
    const change = changeIn(record, seq + 1, sealing)
    if (change?.seq !== seq + 1) return { end: { kind: 'damaged', reason: `change ${seq + 1}` }, validBytes: offset }
    yield { change, chain: record.chain, offset, length: found.line.length }
    chain = record.chain
    seq = change.seq
    offset += found.line.length + 1
  }
  return { end: headerIsWhole ? { kind: 'clean' } : { kind: 'damaged', reason: 'header' }, validBytes: offset }
}

/** The change of a record, or null when it does not open or has not the shape of one. */
export function changeIn(record: Omit<JournalRecord, 'chain'>, seq: number, sealing: Sealing): Change | null {
  try {
    return parseChange(jsonOf(record, seq, sealing))
  } catch (error) {
    if (error instanceof Unopened) return null
    throw error
  }
}

/** A body's change, or null when it has not the shape of one. Its documents are checked when they are touched. */
export function parseChange(body: string): Change | null {
  try {
    const value: unknown = JSON.parse(body)
    return changeShape.safeParse(value).success ? (value as Change) : null
  } catch {
    return null
  }
}

/** A line without its line feed; not whole when that is missing at the end of the file. */
type Line = { line: Buffer; whole: boolean }

function lineAt(bytes: Buffer, offset: number): Line | null {
  if (offset >= bytes.length) return null
  const end = bytes.indexOf(lineFeed, offset)
  if (end >= 0) return { line: bytes.subarray(offset, end), whole: true }
  return { line: bytes.subarray(offset), whole: false }
}

function damage(bytes: Buffer, offset: number, { line, whole }: Line, chain: string): JournalEnd {
  // A whole record whose line feed alone was changed looks torn, but may well have been saved.
  const onlyLineFeed = !whole && parseRecord(line.subarray(0, -1), chain) !== null
  const torn = (!whole && !onlyLineFeed) || bytes.subarray(offset).every((byte) => byte === 0)
  return torn ? { kind: 'torn' } : { kind: 'damaged', reason: `byte ${offset}` }
}

function endWithoutHeader(bytes: Buffer, header: string): { end: JournalEnd; validBytes: number } {
  const torn = bytes.every((byte) => byte === 0) || header.startsWith(bytes.toString('utf8'))
  return { end: torn ? { kind: 'torn' } : { kind: 'damaged', reason: 'header' }, validBytes: 0 }
}

function strangeHeader(bytes: Buffer, headerEnd: number, expected: JournalBase): JournalEnd {
  const header = parseHeader(bytes.toString('utf8', 0, headerEnd))
  if (!header) return { kind: 'damaged', reason: 'header' }
  const reason = header.libraryId !== expected.libraryId ? 'another library' : 'another state of the library'
  return { kind: 'foreign', reason }
}
