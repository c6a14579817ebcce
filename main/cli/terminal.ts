import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes. */
export type Terminal = { input: Readable; output: Output; errors: Writable }

/**
 * Standard output that tells when nobody reads it any more.
 *
 * A closed pipe (`… | head -1`) is not an error: what was asked is still done, and only the writing stops.
 */
export type Output = {
  /** Waits while the reader is behind. */
  write: (text: string) => Promise<void>
  readonly broken: boolean
  /** Aborted when the reader went away. */
  readonly closed: AbortSignal
}

export function outputTo(stream: Writable): Output {
  const gone = new AbortController()
  let drained: Promise<void> | undefined
  stream.on('error', () => gone.abort())
  return {
    get broken() {
      return gone.signal.aborted
    },
    closed: gone.signal,
    write: async (text) => {
      if (gone.signal.aborted || stream.write(text)) return
      drained ??= once(stream, 'drain', { signal: gone.signal })
        .then(() => undefined)
        .catch(() => undefined)
        .finally(() => (drained = undefined))
      await drained
    },
  }
}

/** A line of cells. A cell is one line itself. */
export function tabs(...cells: (string | number | undefined)[]): string {
  return cells.map((cell) => String(cell ?? '').replace(/[\t\r\n]+/g, ' ')).join('\t')
}
