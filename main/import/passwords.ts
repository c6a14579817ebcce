import type { ParsedFile } from './parse-file.ts'

export type AskedPassword = {
  file: string
  /** How often this file was tried with what the person gave. */
  attempt: number
}

/** Null when the person has none. */
export type AskPassword = (asked: AskedPassword) => Promise<string | null>

/**
 * The passwords of one import's locked files: asked for one file after the other, as often as the person likes; one
 * that opened a file is tried on the next before anybody is asked.
 */
export class Passwords {
  private readonly ask: AskPassword | undefined
  private readonly known: string[] = []
  private turn: Promise<unknown> = Promise.resolve()

  constructor(ask: AskPassword | undefined) {
    this.ask = ask
  }

  /** The file read with a password that opens it, or as locked as it was. */
  async open(file: string, locked: ParsedFile, read: (password: string) => Promise<ParsedFile>): Promise<ParsedFile> {
    const mine = this.turn.then(() => this.tried(file, locked, read))
    this.turn = mine.catch(() => undefined)
    return mine
  }

  private async tried(file: string, locked: ParsedFile, read: (password: string) => Promise<ParsedFile>) {
    for (const password of this.known) {
      const found = await read(password)
      if (!isLocked(found)) return found
    }
    let last = locked
    for (let attempt = 0; this.ask; attempt += 1) {
      const password = await this.ask({ file, attempt })
      if (password === null || password === '') return last
      last = await read(password)
      if (isLocked(last)) continue
      this.known.push(password)
      return last
    }
    return last
  }
}

export function isLocked(parsed: ParsedFile): boolean {
  return parsed.kind === 'refused' && (parsed.why === 'locked' || parsed.why === 'wrongPassword')
}
