import { PostingBlocks } from './posting-blocks.ts'
import { PostingReader } from './posting-reader.ts'
import type { TermPlace } from './segment.ts'
import { tallyOf } from './whole-posting.ts'

/** A list so many times as long as there are documents left is jumped through; a shorter one is quicker read. */
const jumps = 48
/** Marks are counted up from one question to the next; before they grow too large they are wiped. */
const highestMark = 0x3fffffff

/**
 * The documents that hold all of some words, with how often each stands in them.
 *
 * Lists are read one after the other, the shortest first, and what each document was met by is marked. Going through
 * them side by side asks at every step which is behind, which no processor guesses right.
 */
export class Intersection {
  /** The documents, ascending; the first `count` of these. */
  readonly found: Int32Array
  count = 0
  /** `mark` and by how many lists in a row the document was met, when that is more than `mark`. */
  private readonly marks: Int32Array
  private mark = 0
  private readonly tallies: Int32Array[] = []

  constructor(size: number) {
    this.found = new Int32Array(size + 1)
    this.marks = new Int32Array(size)
  }

  /** Forgets what was found; answers itself, or a larger one where there are more documents by now. */
  cleared(size: number): Intersection {
    if (size > this.marks.length) return new Intersection(size + (size >> 3))
    this.count = 0
    return this
  }

  /** How often each of the documents found holds a word, as `WholePosting` tells it, by number of the document. */
  talliesOf(word: number): Int32Array {
    return (this.tallies[word] ??= new Int32Array(this.marks.length))
  }

  find(words: readonly { places: readonly TermPlace[] }[]): void {
    const [first, ...rest] = words
    for (const place of first?.places ?? []) {
      const places = [place, ...rest.map((word) => word.places.find(({ segment }) => segment === place.segment))]
      if (places.every((one) => one !== undefined)) this.findInSegment(places)
    }
  }

  private findInSegment(places: readonly TermPlace[]): void {
    const frequency = (at: number) => {
      const { segment, term } = places[at] as TermPlace
      return segment.frequency[term] as number
    }
    const order = places.map((_, at) => at).sort((a, b) => frequency(a) - frequency(b))
    if (this.mark > highestMark) {
      this.marks.fill(0)
      this.mark = 0
    }
    const start = this.count
    order.forEach((at, met) => {
      const left = this.count - start
      if (met === 0) this.begin(places[at] as TermPlace, at)
      else if (left === 0) return
      else if (frequency(at) > jumps * left) this.jump(places[at] as TermPlace, at, start)
      else this.read(places[at] as TermPlace, at, start, this.mark + met)
    })
    this.mark += places.length + 1
  }

  private begin(place: TermPlace, word: number): void {
    const { found, marks } = this
    const tallies = this.talliesOf(word)
    const mark = this.mark + 1
    const blocks = new PostingBlocks(place)
    const { numbers, tallies: read } = blocks
    let { count } = this
    while (blocks.next())
      for (let at = 0; at < blocks.count; at += 1, count += 1) {
        const number = numbers[at] as number
        found[count] = number
        marks[number] = mark
        tallies[number] = read[at] as number
      }
    this.count = count
  }

  /** Reads a whole list; what is marked with `mark` is met. */
  private read(place: TermPlace, word: number, start: number, mark: number): void {
    const { found, marks } = this
    const tallies = this.talliesOf(word)
    const blocks = new PostingBlocks(place)
    const { numbers, tallies: read } = blocks
    let count = start
    while (blocks.next())
      for (let at = 0; at < blocks.count; at += 1) {
        const number = numbers[at] as number
        const marked = marks[number] as number
        // 1 when it is marked so, else 0, reckoned and not asked.
        const isMet = ((marked ^ mark) - 1) >>> 31
        found[count] = number
        count += isMet
        marks[number] = marked + isMet
        tallies[number] = read[at] as number
      }
    this.count = count
  }

  /** Looks in a long list for each document that is left. */
  private jump({ segment, term }: TermPlace, word: number, start: number): void {
    const { found, marks, count: end } = this
    const tallies = this.talliesOf(word)
    const reader = new PostingReader(segment, term)
    this.count = start
    if (!reader.next()) return
    for (let at = start; at < end; at += 1) {
      const wanted = found[at] as number
      if (reader.document < wanted && !reader.seek(wanted)) return
      if (reader.document > wanted) continue
      found[this.count++] = wanted
      marks[wanted] = (marks[wanted] as number) + 1
      tallies[wanted] = tallyOf(reader.inBody, reader.inTitle)
    }
  }
}
