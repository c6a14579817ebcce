import { Growing } from './growing.ts'
import type { Segment } from './segment.ts'
import { SegmentWriter } from './segment-writer.ts'
import { TermScanner } from './term-scanner.ts'
import { TermTable } from './term-table.ts'

/** A gap between two fields that no phrase spans. */
const fieldGap = 100

const scanner = new TermScanner()

/** Takes documents one after the other, and turns them into a segment: from words in order to documents by word. */
export class SegmentBuilder {
  private readonly from: number
  private documents = 0
  private readonly table = new TermTable()
  private readonly terms = new Growing(new Uint32Array(256))
  private readonly positions = new Growing(new Uint32Array(256))
  /** Where each document's words begin, and where its title ends. */
  private readonly starts = new Growing(new Uint32Array(16))
  private readonly titleLengths = new Growing(new Uint32Array(16))

  constructor(from: number) {
    this.from = from
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
    let position = 0
    const take = () => {
      this.terms.push(this.table.numberOf(scanner.units, scanner.length, scanner.hash))
      this.positions.push(position)
      position += 1
    }
    scanner.scan(title, take)
    const titleLength = position
    this.titleLengths.push(titleLength)
    const before = this.terms.length
    for (const text of body) {
      position += fieldGap
      scanner.scan(text, take)
    }
    return { titleLength, bodyLength: this.terms.length - before }
  }

  finish(): Segment {
    const writer = new SegmentWriter(this.from, this.from + this.documents)
    const { order, ends } = this.byTerm()
    const documents = this.documentOfEach()
    const positions = this.positions.values
    const titleLengths = this.titleLengths.values
    for (const term of this.table.inOrder()) {
      writer.begin(this.table.unitsOf(term))
      const end = ends[term] as number
      for (let at = term === 0 ? 0 : (ends[term - 1] as number); at < end;) {
        const document = documents[order[at] as number] as number
        const titleLength = titleLengths[document] as number
        let inTitle = 0
        let next = at
        for (; next < end && documents[order[next] as number] === document; next += 1)
          if ((positions[order[next] as number] as number) < titleLength) inTitle += 1
        writer.add(this.from + document, inTitle, next - at - inTitle)
        for (let before = 0; at < next; at += 1) {
          const position = positions[order[at] as number] as number
          writer.position(position - before)
          before = position
        }
      }
      writer.end()
    }
    return writer.finish()
  }

  /** The places of all words sorted by term, each term's in their order, and where each term's places end. */
  private byTerm(): { order: Uint32Array; ends: Uint32Array } {
    const terms = this.terms.values
    const ends = new Uint32Array(this.table.size)
    for (let at = 0; at < this.terms.length; at += 1) (ends[terms[at] as number] as number) += 1
    let total = 0
    for (let term = 0; term < ends.length; term += 1) {
      const count = ends[term] as number
      ends[term] = total
      total += count
    }
    const order = new Uint32Array(total)
    for (let at = 0; at < total; at += 1) {
      const term = terms[at] as number
      order[ends[term] as number] = at
      ends[term] = (ends[term] as number) + 1
    }
    return { order, ends }
  }

  private documentOfEach(): Uint32Array {
    const documents = new Uint32Array(this.terms.length)
    for (let document = 0; document < this.documents; document += 1) {
      const end = document + 1 < this.documents ? this.starts.values[document + 1] : this.terms.length
      documents.fill(document, this.starts.values[document], end)
    }
    return documents
  }
}
