import { type Kind, kinds } from '#contract/ids.ts'
import type { StoredSteps } from './steps.ts'

/**
 * `library.json` is one valid JSON document, `{library, article: {id: document}, passage: …, sha256}`, with a record a
 * line, so that it is read in slices and any JSON reader can still read it. Its last line holds the SHA-256 of all
 * bytes before that line.
 */
export type SnapshotHeader = {
  format: typeof snapshotFormat
  /** The schema version of its documents. */
  version: number
  id: string
  name: string
  createdAt: string
  /** The last change it holds. */
  seq: number
  /** The journal's chain at `seq`. */
  chain: string
  steps: StoredSteps
  /** The history begins after this change: a person left out what was before. */
  historyFrom?: number
}

export const snapshotFormat = 'sourcebook library'

/** The version of the documents that this program writes. */
export const schemaVersion = 1

export function snapshotFirstLine(header: SnapshotHeader): string {
  return `{"library":${JSON.stringify(header)},\n`
}

export function snapshotLastLine(sha256: string): string {
  return `"sha256":"${sha256}"}\n`
}

export const lastLineLength = snapshotLastLine('0'.repeat(64)).length

/** The header in the first line (without line feed), or null when it is none. */
export function parseFirstLine(line: string): SnapshotHeader | null {
  try {
    const { library } = JSON.parse(line.slice(0, -1) + '}') as { library?: SnapshotHeader }
    return library?.format === snapshotFormat && typeof library.seq === 'number' ? library : null
  } catch {
    return null
  }
}

/** One document as it stands in the file: its id and its JSON. */
export type RawRecord = { id: string; json: string }

/** All lines of a snapshot but the last, in pieces. */
export function* snapshotLines(
  header: SnapshotHeader,
  recordsOf: (kind: Kind) => Iterable<RawRecord>,
): Generator<string> {
  yield snapshotFirstLine(header)
  for (const kind of kinds) {
    yield `"${kind}":{`
    let separator = '\n'
    for (const { id, json } of recordsOf(kind)) {
      yield `${separator}"${id}":${json}`
      separator = ',\n'
    }
    yield '\n},\n'
  }
}
