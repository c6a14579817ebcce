import { mergeSegments } from './merge-segments.ts'
import { bytesOf, type Segment } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'

/** A segment is closed when it holds so many words: so that sorting them needs little memory. */
const fullWeight = 1_000_000
/** Two segments together lighter than this are joined on the spot; heavier ones when there is time. */
const lightWeight = 60_000

/** The segments of an index in the order of their documents, and the one that is being filled. */
export class SegmentList {
  all: readonly Segment[]
  private readonly filling = new SegmentBuilder()
  private merging: { segments: readonly Segment[]; work: Generator<void, Segment> } | null = null

  constructor(all: readonly Segment[] = []) {
    this.all = all
  }

  get byteLength(): number {
    return this.all.reduce((sum, segment) => sum + bytesOf(segment), 0)
  }

  /** Takes the words of the document with the next number. */
  add(number: number, title: string, body: readonly string[]): { titleLength: number; bodyLength: number } {
    if (this.filling.isEmpty) this.filling.startAt(number)
    const lengths = this.filling.add(title, body)
    if (this.filling.weight >= fullWeight) this.seal()
    return lengths
  }

  /** Makes what was added findable. */
  seal(): void {
    if (this.filling.isEmpty) return
    this.all = [...this.all, this.filling.finish()]
    this.joinLight()
  }

  /** Joins everything into one, with new numbers; what has none is left out. */
  rewrite(numberNow: (number: number) => number, size: number): void {
    this.seal()
    this.merging = null
    const work = mergeSegments(this.all, numberNow, { from: 0, to: size })
    for (let step = work.next(); ; step = work.next())
      if (step.done) {
        this.all = size > 0 ? [step.value] : []
        return
      }
  }

  /** Does a part of the joining that is due; false when none is. */
  tidy(numberNow: ((number: number) => number) | null): boolean {
    this.merging ??= this.due(numberNow)
    if (!this.merging) return false
    const step = this.merging.work.next()
    if (!step.done) return true
    const first = this.all.indexOf(this.merging.segments[0] as Segment)
    const count = this.merging.segments.length
    this.all = [...this.all.slice(0, first), step.value, ...this.all.slice(first + count)]
    this.merging = null
    return true
  }

  /** The last segments that together weigh at least half of the one before them, from the first such one on. */
  private due(numberNow: ((number: number) => number) | null): SegmentList['merging'] {
    let after = 0
    let first = this.all.length
    for (let at = this.all.length - 1; at >= 0; at -= 1) {
      const { weight } = this.all[at] as Segment
      if (at < this.all.length - 1 && weight <= 2 * after) first = at
      after += weight
    }
    if (first >= this.all.length) return null
    const segments = this.all.slice(first)
    return { segments, work: mergeSegments(segments, numberNow) }
  }

  /** Like adding one to a binary number: most of the time little is joined. */
  private joinLight(): void {
    for (;;) {
      const last = this.all.at(-1)
      const before = this.all.at(-2)
      if (!last || !before || this.isMerging(before) || this.isMerging(last)) return
      if (before.weight > 2 * last.weight || before.weight + last.weight > lightWeight) return
      const work = mergeSegments([before, last], null)
      let step = work.next()
      while (!step.done) step = work.next()
      this.all = [...this.all.slice(0, -2), step.value]
    }
  }

  private isMerging(segment: Segment): boolean {
    return this.merging?.segments.includes(segment) ?? false
  }
}
