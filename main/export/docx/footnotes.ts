import { FootnoteReferenceRun, Paragraph } from 'docx'
import type { Article } from '#contract/article.ts'
import { runsOf, runsRightToLeft } from './runs.ts'

/** Sources at the foot of the page, numbered as they are referred to. */
export class Footnotes {
  readonly #notes: Record<string, { children: Paragraph[] }> = {}
  #count = 0
  readonly #tell: (article: Article) => string

  /** `tell` names an article as a source. */
  constructor(tell: (article: Article) => string) {
    this.#tell = tell
  }

  /** Empty where there is no article. */
  sourceOf(article: Article | undefined): string {
    return article ? this.#tell(article) : ''
  }

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
