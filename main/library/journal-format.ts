import type { Change } from '#contract/change.ts'
import { chainAfter, sha256Of } from './hashes.ts'
import type { Sealing } from './sealing.ts'

/**
 * A journal is a line of header, then a line a change: `CHAIN HASH BODY`. HASH is the SHA-256 of the body, CHAIN the
 * SHA-256 of the previous CHAIN and this HASH, so that a torn, flipped, missing or foreign record all fail alike.
 *
 * A body is a change's JSON; in a protected library the base64 of its sealed bytes. Where documents were erased from a
 * change, the rest of it stands as `~OWN REST`, OWN being the SHA-256 of REST: CHAIN and HASH stay as they were, and
 * every byte is still covered.
 */
export type JournalHeader = {
  format: typeof journalFormat
  libraryId: string
  /** The last change before this journal. */
  baseSeq: number
  /** The chain at `baseSeq`: the snapshot of that number carries it too, and so they are known to belong together. */
  baseSha256: string
}

export const journalFormat = 'sourcebook journal 1'

export type JournalBase = Pick<JournalHeader, 'libraryId' | 'baseSeq' | 'baseSha256'>

/** The one way a header is written, so that any other bytes are damage. With its line feed. */
export function headerLine(base: JournalBase): string {
  const { libraryId, baseSeq, baseSha256 } = base
  return JSON.stringify({ format: journalFormat, libraryId, baseSeq, baseSha256 } satisfies JournalHeader) + '\n'
}

/** The header a line holds, or null when it is none. */
export function parseHeader(line: string): JournalHeader | null {
  try {
    const header = JSON.parse(line) as JournalHeader
    return headerLine(header) === line + '\n' ? header : null
  } catch {
    return null
  }
}

const bodyStart = 64 + 1 + 64 + 1
const space = 0x20
const lineFeed = 0x0a

/** A change as its line (with line feed) and the chain that the next one continues. The body is encoded once. */
export function changeLine(chain: string, body: string): { line: Buffer; chain: string } {
  const line = Buffer.allocUnsafe(bodyStart + Buffer.byteLength(body) + 1)
  line.write(body, bodyStart)
  const bodyHash = sha256Of(line.subarray(bodyStart, -1))
  const next = chainAfter(chain, bodyHash)
  line.write(`${next} ${bodyHash} `, 'latin1')
  line[line.length - 1] = lineFeed
  return { line, chain: next }
}

/** `erased` when the body is what an erasure left of the first one. */
export type JournalRecord = { chain: string; body: string; erased: boolean }

/** The record in a line without its line feed, or null when it does not continue `chain` or its bytes were changed. */
export function parseRecord(line: Buffer, chain: string): JournalRecord | null {
  if (!bodyIsWhole(line) || line[64] !== space || line[bodyStart - 1] !== space) return null
  const next = chainAfter(chain, line.toString('latin1', 65, 65 + 64))
  if (line.toString('latin1', 0, 64) !== next) return null
  if (line[bodyStart] !== erasedMark) return { chain: next, body: line.toString('utf8', bodyStart), erased: false }
  return { chain: next, body: line.toString('utf8', bodyStart + erasedStart), erased: true }
}

/** Whether a line's body is the one that was hashed, or what an erasure left of it. */
export function bodyIsWhole(line: Buffer): boolean {
  if (line.length <= bodyStart) return false
  if (line[bodyStart] === erasedMark) return erasedIsWhole(line.subarray(bodyStart))
  return line.toString('latin1', 65, 65 + 64) === sha256Of(line.subarray(bodyStart))
}

const erasedMark = 0x7e
const erasedStart = 1 + 64 + 1

function erasedIsWhole(body: Buffer): boolean {
  if (body.length <= erasedStart || body[erasedStart - 1] !== space) return false
  return body.toString('latin1', 1, 1 + 64) === sha256Of(body.subarray(erasedStart))
}

/** The body of a change: its JSON, sealed where the library is. */
export function bodyOf(change: Change, sealing: Sealing): string {
  const json = JSON.stringify(change)
  if (!sealing.sealed) return json
  return sealing.sealPiece(purposeOf(change), Buffer.from(json)).toString('base64')
}

/** A record's line (without its line feed) with another body, `CHAIN HASH` left as they are. */
export function erasedLine(line: string, left: Change, sealing: Sealing): string {
  const rest = bodyOf(left, sealing)
  return `${line.slice(0, bodyStart)}~${sha256Of(rest)} ${rest}`
}

/** The JSON of a body. Throws `Unopened` when it was sealed elsewhere, or not at all in a protected library. */
export function jsonOf(
  { body, erased }: Pick<JournalRecord, 'body' | 'erased'>,
  seq: number,
  sealing: Sealing,
): string {
  if (!sealing.sealed) return body
  return sealing.openPiece(purposeOf({ seq, erased }), Buffer.from(body, 'base64')).toString('utf8')
}

function purposeOf({ seq, erased }: { seq: number; erased?: boolean | undefined }): string {
  return `${erased ? 'erased' : 'change'}/${seq}`
}
