import { basename } from 'node:path'
import { say } from '../words.ts'
import { codeOf } from './durable-files.ts'
import { MaterialError } from './library.ts'

/** The disk refused to give what is there: it is neither missing nor damaged, and may be read again later. */
export class UnreadableError extends MaterialError {
  /** The system's word for why: `EIO`, `ESTALE`, … */
  readonly why: string

  constructor(message: string, why: string, cause?: unknown) {
    super(message, { cause })
    this.why = why
  }
}

/** Names the file that the disk refused to give. */
export function unreadable(path: string, cause: unknown): UnreadableError {
  const code = typeof cause === 'string' ? cause : codeOf(cause) || String(cause)
  return new UnreadableError(say('library.fileNotRead', { file: basename(path), code }), code, cause)
}

/** Names the article whose text is being read, which says more to a person than the name of its file. */
export async function readingTextOf<Text>(title: string, reading: Promise<Text>): Promise<Text> {
  return reading.catch((error: unknown) => {
    if (!(error instanceof UnreadableError)) throw error
    throw new UnreadableError(say('library.textNotRead', { title, code: error.why }), error.why, error)
  })
}
