import { FootnoteReferenceRun, Paragraph } from 'docx'
import type { Passage } from '#contract/passage.ts'
import { runsOf, runsRightToLeft } from './runs.ts'

/** Sources at the foot of the page, numbered as they are referred to. */
export class Footnotes {
  #notes: Record<string, { children: Paragraph[] }> = {}
  #count = 0
  readonly #tell: (passage: Passage) => string

  /** `tell` names the source of a passage, and where in it the words stand. */
  constructor(tell: (passage: Passage) => string) {
    this.#tell = tell
  }

  /** Empty where there is no passage. */
  sourceOf(passage: Passage | undefined): string {
    return passage ? this.#tell(passage) : ''
  }

  /** Those referred to since they were taken last, by their numbers. */
  take(): Record<string, { children: Paragraph[] }> {
    const taken = this.#notes
    this.#notes = {}
    return taken
  }

  /** The sign in the text that leads to a source. */
  refer(source: string): FootnoteReferenceRun {
    this.#count += 1
    const children = [
      new Paragraph({ style: 'FootnoteText', children: runsOf(` ${source}`), bidirectional: runsRightToLeft(source) }),
    ]
    this.#notes[String(this.#count)] = { children }
    return new FootnoteReferenceRun(this.#count)
  }
}
