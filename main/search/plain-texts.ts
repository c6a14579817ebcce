import { plainTextOf } from '#contract/article-text.ts'
import type { Library } from '../library/library.ts'

/** How many characters are kept: some hundreds of articles. */
const mostCharacters = 4_000_000

/** The plain texts of articles shown lately: while a person types, each answer shows most of what the last one did. */
export class PlainTexts {
  private readonly library: Library
  private readonly texts = new Map<string, string>()
  private characters = 0

  constructor(library: Library) {
    this.library = library
  }

  /** Empty when the text cannot be read: opening and checking tell of that. */
  async get(sha256: string): Promise<string> {
    const known = this.texts.get(sha256)
    if (known !== undefined) {
      this.texts.delete(sha256)
      this.texts.set(sha256, known)
      return known
    }
    const stored = await this.library.texts.get(sha256).catch(() => null)
    const text = stored ? plainTextOf(stored.blocks) : ''
    if (stored && !this.texts.has(sha256)) this.keep(sha256, text)
    return text
  }

  private keep(sha256: string, text: string): void {
    this.texts.set(sha256, text)
    this.characters += text.length
    for (const [oldest, { length }] of this.texts) {
      if (this.characters <= mostCharacters) return
      this.texts.delete(oldest)
      this.characters -= length
    }
  }
}
