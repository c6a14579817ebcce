import { GrowingNumbers } from './postings.ts'
import { type SearchKind, searchKinds } from './searchable.ts'

/** The documents of the index by number: who they are, how long, and whether they are still there. */
export class DocumentTable {
  private readonly ids: string[] = []
  private readonly numbers = new Map<string, number>()
  private readonly kind = new GrowingNumbers()
  private readonly titleLength = new GrowingNumbers()
  private readonly bodyLength = new GrowingNumbers()
  private readonly removed = new GrowingNumbers()
  /** Per kind, the terms of all its documents and how many they are: a passage is long among passages. */
  private readonly totals = searchKinds.map(() => ({ documents: 0, terms: 0 }))
  private removedCount = 0

  get size(): number {
    return this.ids.length
  }

  get living(): number {
    return this.ids.length - this.removedCount
  }

  add(id: string, kind: SearchKind, titleLength: number, bodyLength: number): number {
    const number = this.ids.push(id) - 1
    const kindNumber = searchKinds.indexOf(kind)
    this.numbers.set(id, number)
    this.kind.set(number, kindNumber)
    this.titleLength.set(number, titleLength)
    this.bodyLength.set(number, bodyLength)
    this.count(kindNumber, 1, titleLength + bodyLength)
    return number
  }

  remove(id: string): void {
    const number = this.numbers.get(id)
    if (number === undefined) return
    this.numbers.delete(id)
    this.removed.set(number, 1)
    this.removedCount += 1
    this.count(this.kind.get(number), -1, -this.titleLength.get(number) - this.bodyLength.get(number))
  }

  idOf(number: number): string {
    return this.ids[number] ?? ''
  }

  isThere(number: number): boolean {
    return this.removed.get(number) === 0
  }

  isOfKind(number: number, wanted: number): boolean {
    return ((wanted >>> this.kind.get(number)) & 1) === 1
  }

  titleLengthOf(number: number): number {
    return this.titleLength.get(number)
  }

  /** How long a document is among its kind; 1 is average. */
  relativeLength(number: number): number {
    const total = this.totals[this.kind.get(number)]
    const length = this.titleLength.get(number) + this.bodyLength.get(number)
    return total && total.terms > 0 ? (length * total.documents) / total.terms : 1
  }

  /** Adds every document that is still there to another table; answers their new numbers. */
  copyLiving(to: DocumentTable): Map<number, number> {
    const renumbered = new Map<number, number>()
    this.ids.forEach((id, number) => {
      const kind = searchKinds[this.kind.get(number)]
      if (!kind || !this.isThere(number)) return
      renumbered.set(number, to.add(id, kind, this.titleLength.get(number), this.bodyLength.get(number)))
    })
    return renumbered
  }

  private count(kind: number, documents: number, terms: number): void {
    const total = this.totals[kind]
    if (!total) return
    total.documents += documents
    total.terms += terms
  }
}
