import { Growing } from './growing.ts'
import type { Segment } from './segment.ts'
import { SegmentWriter } from './segment-writer.ts'
import { TermScanner } from './term-scanner.ts'
import { TermTable } from './term-table.ts'

const scanner = new TermScanner()

/**
 * Takes documents one after the other, and turns them into a segment: from words in order to documents by word. Its
 * arrays are used again for the next segment.
 */
export class SegmentBuilder {
  private from: number
  private documents = 0
  private readonly table = new TermTable()
  private readonly terms = new Growing(new Uint32Array(256))
  /** Where fields begin that are not their document's first: a position before them is left free, so that no phrase spans two. */
  private readonly fields = new Growing(new Uint32Array(16))
  /** Where each document's words begin, and where its title ends. */
  private readonly starts = new Growing(new Uint32Array(16))
  private readonly titleLengths = new Growing(new Uint32Array(16))

  private readonly writer = new SegmentWriter()
  private sorted = new Uint32Array(1024)

  constructor(from = 0) {
    this.from = from
  }

  /** Begins with the document of this number; what was taken before is gone. */
  startAt(from: number): void {
    this.from = from
    this.documents = 0
    this.table.clear()
    for (const list of [this.terms, this.fields, this.starts, this.titleLengths]) list.length = 0
  }

  /** How many words were taken. */
  get weight(): number {
    return this.terms.length
  }

  get isEmpty(): boolean {
    return this.documents === 0
  }

  /** Takes the document whose number follows the last one's; answers how many words stand in its title and body. */
  add(title: string, body: readonly string[]): { titleLength: number; bodyLength: number } {
    this.documents += 1
    this.starts.push(this.terms.length)
    const start = this.terms.length
    scanner.scan(title, this.take)
    const titleLength = this.terms.length - start
    this.titleLengths.push(titleLength)
    for (const text of body) {
      if (this.terms.length > start) this.fields.push(this.terms.length)
      scanner.scan(text, this.take)
    }
    return { titleLength, bodyLength: this.terms.length - start - titleLength }
  }

  private readonly take = (): void => {
    this.terms.push(this.table.numberOf(scanner.units, scanner.length, scanner.hash))
  }

  finish(): Segment {
    const { writer } = this
    writer.startAt(this.from, this.from + this.documents)
    const { sorted, ends } = this.byTerm()
    const titleLengths = this.titleLengths.values
    for (const term of this.table.inOrder()) {
      writer.begin(this.table.unitsOf(term))
      const end = ends[term] as number
      for (let at = term === 0 ? 0 : (ends[term - 1] as number); at < end;) {
        const document = sorted[at] as number
        const titleLength = titleLengths[document] as number
        let inTitle = 0
        let next = at
        for (; next < end && sorted[next] === document; next += 2)
          if ((sorted[next + 1] as number) < titleLength) inTitle += 1
        writer.add(this.from + document, inTitle, (next - at) / 2 - inTitle)
        writer.positions(sorted, at, next)
        at = next
      }
      writer.end()
    }
    const segment = writer.finish()
    this.startAt(segment.to)
    return segment
  }

  /** Document and position of every word, sorted by term, each term's in their order; and where each term's end. */
  private byTerm(): { sorted: Uint32Array; ends: Uint32Array } {
    const terms = this.terms.values
    const fields = this.fields.finish()
    const ends = new Uint32Array(this.table.size)
    for (let at = 0; at < this.terms.length; at += 1) (ends[terms[at] as number] as number) += 2
    let total = 0
    for (let term = 0; term < ends.length; term += 1) {
      const count = ends[term] as number
      ends[term] = total
      total += count
    }
    if (total > this.sorted.length) this.sorted = new Uint32Array(total + (total >> 1))
    const { sorted } = this
    for (let document = 0, at = 0, field = 0; document < this.documents; document += 1) {
      const end = document + 1 < this.documents ? (this.starts.values[document + 1] as number) : this.terms.length
      for (let position = 0; at < end; at += 1, position += 1) {
        for (; fields[field] === at; field += 1) position += 1
        const term = terms[at] as number
        const place = ends[term] as number
        sorted[place] = document
        sorted[place + 1] = position
        ends[term] = place + 2
      }
      // Fields at its end that hold no word.
      while (fields[field] === end) field += 1
    }
    return { sorted, ends }
  }
}
