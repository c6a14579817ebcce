/** Why a file cannot be an article. What a reader throws in a worker becomes a sentence in the main thread. */
export type Refusal =
  | { why: 'empty' | 'noText' | 'binary' | 'unreadableText' | 'tooMuchText' }
  | { why: 'locked' | 'wrongPassword' | 'lockedOffice' | 'lockedBook' | 'lockedArchive' }
  | { why: 'otherFormat'; format: string }
  | { why: 'scanned'; pages: number }
  | { why: 'damaged'; detail: string }
  | { why: 'damagedInside'; entry: string }
  /** A part of a zipped file is larger than it may be, counted on what really came out. */
  | { why: 'tooLargeInside'; entry: string; limit: number }
  | { why: 'tooManyInside'; count: number; limit: number }

export class Refused extends Error {
  override name = 'Refused'
  readonly refusal: Refusal

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(`refused: ${refusal.why}`, options)
    this.refusal = refusal
  }
}
