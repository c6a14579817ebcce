import type { Change } from '#contract/change.ts'
import { chainAfter, sha256Of } from './hashes.ts'

/**
 * A journal is a line of header, then a line a change: `CHAIN HASH BODY`. HASH is the SHA-256 of the body, CHAIN the
 * SHA-256 of the previous CHAIN and this HASH, so that a torn, flipped, missing or foreign record all fail alike.
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

/** A change as its line (with line feed) and the chain that the next one continues. */
export function changeLine(chain: string, body: string): { line: string; chain: string } {
  const bodyHash = sha256Of(body)
  const next = chainAfter(chain, bodyHash)
  return { line: `${next} ${bodyHash} ${body}\n`, chain: next }
}

const bodyStart = 64 + 1 + 64 + 1
const space = 0x20

export type JournalRecord = { chain: string; body: string }

/** The record in a line without its line feed, or null when it does not continue `chain` or its bytes were changed. */
export function parseRecord(line: Buffer, chain: string): JournalRecord | null {
  if (!bodyIsWhole(line) || line[64] !== space || line[bodyStart - 1] !== space) return null
  const next = chainAfter(chain, line.toString('latin1', 65, 65 + 64))
  if (line.toString('latin1', 0, 64) !== next) return null
  return { chain: next, body: line.toString('utf8', bodyStart) }
}

/** Whether a line's body is the one that was hashed. */
export function bodyIsWhole(line: Buffer): boolean {
  return line.length > bodyStart && line.toString('latin1', 65, 65 + 64) === sha256Of(line.subarray(bodyStart))
}

/** The body of a change: its JSON. */
export function bodyOf(change: Change): string {
  return JSON.stringify(change)
}
