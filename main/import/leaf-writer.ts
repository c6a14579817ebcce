import type { Mark } from '#contract/article-text.ts'

export type WrittenLeaf = { text: string; marks: Mark[] }

/**
 * Gathers one leaf's text and marks: white space folds to one space as a browser shows it, a line break stays, two of
 * them end the leaf, and marks follow their words.
 */
export class LeafWriter {
  private text = ''
  /** The last character of `text`: asking the text itself would copy it whole at every word added. */
  private last = ''
  private marks: Mark[] = []
  private readonly finished: WrittenLeaf[] = []
  private open: { kind: Mark['kind']; href?: string | undefined; start: number }[] = []

  write(text: string): void {
    const folded = text.replace(/[^\S\u00A0\u2007\u202F\u3000]+/g, ' ')
    const afterSpace = this.last === '' || this.last === ' ' || this.last === '\n'
    const added = afterSpace && folded.startsWith(' ') ? folded.slice(1) : folded
    if (added === '') return
    this.text += added
    this.last = added.slice(-1)
  }

  lineBreak(): void {
    if (this.last === ' ') this.text = this.text.slice(0, -1)
    if (this.text.endsWith('\n')) this.endLeaf()
    else if (this.text !== '') {
      this.text += '\n'
      this.last = '\n'
    }
  }

  /** Runs `inside` with its text marked. */
  marked(kind: Mark['kind'], href: string | undefined, inside: () => void): void {
    this.open.push({ kind, href, start: this.text.length })
    inside()
    const mark = this.open.pop()
    if (mark) this.close(mark)
  }

  /** Ends the leaf; open marks go on in the next. */
  endLeaf(): void {
    for (const mark of this.open) this.close(mark)
    const leaf = stored(this.text, this.marks)
    if (leaf.text !== '') this.finished.push(leaf)
    this.text = ''
    this.last = ''
    this.marks = []
    for (const mark of this.open) mark.start = 0
  }

  /** The leaves written so far; the writer is empty again. */
  take(): WrittenLeaf[] {
    this.endLeaf()
    return this.finished.splice(0)
  }

  private close({ kind, href, start }: { kind: Mark['kind']; href?: string | undefined; start: number }): void {
    if (kind === 'link' && href === undefined) return
    this.marks.push({ kind, start, end: this.text.length, ...(href !== undefined && { href }) })
  }
}

/** Trimmed and composed (NFC), with the marks moved along and none on white space alone. */
function stored(text: string, marks: Mark[]): WrittenLeaf {
  const lead = text.length - text.trimStart().length
  const trimmed = text.trim()
  const composed = trimmed.normalize('NFC')
  const moved = (offset: number) => {
    const inside = Math.min(Math.max(offset - lead, 0), trimmed.length)
    return composed === trimmed ? inside : Math.min(trimmed.slice(0, inside).normalize('NFC').length, composed.length)
  }
  const kept = marks
    .map((mark) => ({ ...mark, start: moved(mark.start), end: moved(mark.end) }))
    .filter((mark) => composed.slice(mark.start, mark.end).trim() !== '')
    .sort((a, b) => a.start - b.start || b.end - a.end)
  return { text: composed, marks: kept }
}
