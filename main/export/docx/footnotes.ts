import { FootnoteReferenceRun, Paragraph } from 'docx'
import { runsOf, runsRightToLeft } from './runs.ts'

/** Sources at the foot of the page, numbered as they are referred to. */
export class Footnotes {
  readonly #notes: Record<string, { children: Paragraph[] }> = {}
  #count = 0

  get all(): Readonly<Record<string, { children: Paragraph[] }>> {
    return this.#notes
  }

  /** The sign in the text that leads to a source. */
  refer(source: string): FootnoteReferenceRun {
    this.#count += 1
    const children = [new Paragraph({ children: runsOf(source), bidirectional: runsRightToLeft(source) })]
    this.#notes[String(this.#count)] = { children }
    return new FootnoteReferenceRun(this.#count)
  }
}
