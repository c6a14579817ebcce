import { type DocumentTable, leastNorm, saturation } from './document-table.ts'
import { isTitled, timesOf } from './whole-posting.ts'
import { Top } from './top.ts'

/** All words in the title says more than their sum; the words being the whole title says it is meant. */
export function titleBonus({ titleLengths }: DocumentTable, number: number, words: number): number {
  return titleLengths.values[number] === words ? 4 : 1.5
}

const highestTally = 0x7fffffff

/**
 * Ranks documents by how often one word, or what is taken for one, stands in them. How often it must at least, however
 * short the document, is known once there are enough of them: nearly all others are passed by without a further look.
 */
export class WordRanking {
  readonly top: Top
  private dull = 0
  private readonly documents: DocumentTable
  private readonly norms: Float32Array
  private readonly weight: number
  private readonly whole: number

  /** `whole` is how often a tally counts what stands there once. */
  constructor(documents: DocumentTable, limit: number, rarity: number, whole = 1) {
    this.top = new Top(limit)
    this.documents = documents
    this.norms = documents.lengthNorms()
    this.weight = rarity * (saturation + 1)
    this.whole = whole
  }

  take(number: number, tally: number): void {
    if (tally > this.dull || isTitled(tally)) this.score(number, tally)
  }

  private score(number: number, tally: number): void {
    const { top } = this
    const times = timesOf(tally) / this.whole
    const score = (this.weight * times) / (times + (this.norms[number] as number))
    const { least } = top
    top.add(number, isTitled(tally) ? score * titleBonus(this.documents, number, 1) : score)
    if (top.least !== least) this.dull = this.dullBelow(top.least)
  }

  /** The tally up to which a document without the word in its title scores less than `least`, a little below to be sure. */
  private dullBelow(least: number): number {
    if (least >= this.weight) return highestTally
    const times = ((least * leastNorm) / (this.weight - least)) * 0.999999
    return Math.min(times * this.whole * 2, highestTally) | 0
  }
}

/** What a word adds to a score is known beforehand for so many times; more often, it is at most its weight. */
const known = 64

/** Ranks documents that hold all of some words by what each adds. What it could at most is summed first, without a division. */
export class WordsRanking {
  readonly top: Top
  private readonly documents: DocumentTable
  private readonly norms: Float32Array
  private readonly weights: readonly number[]
  private readonly tallies: readonly Int32Array[]
  private readonly most: readonly Float64Array[]

  /** For each word its rarity, and how often it stands in which document. */
  constructor(documents: DocumentTable, limit: number, words: readonly { rarity: number; tallies: Int32Array }[]) {
    this.top = new Top(limit)
    this.documents = documents
    this.norms = documents.lengthNorms()
    this.weights = words.map(({ rarity }) => rarity * (saturation + 1))
    this.tallies = words.map(({ tallies }) => tallies)
    this.most = this.weights.map((weight) =>
      Float64Array.from({ length: known }, (_, times) =>
        times < known - 1 ? (weight * times) / (times + leastNorm) : weight,
      ),
    )
  }

  take(number: number): void {
    const { tallies, most } = this
    let sum = 0
    let inTitle = 1
    for (let word = 0; word < tallies.length; word += 1) {
      const tally = (tallies[word] as Int32Array)[number] as number
      sum += (most[word] as Float64Array)[Math.min(timesOf(tally), known - 1)] as number
      inTitle &= tally
    }
    if (sum >= this.top.least || inTitle === 1) this.score(number, inTitle === 1)
  }

  private score(number: number, inTitle: boolean): void {
    const { tallies, weights } = this
    const norm = this.norms[number] as number
    let score = 0
    for (let word = 0; word < tallies.length; word += 1) {
      const times = timesOf((tallies[word] as Int32Array)[number] as number)
      score += ((weights[word] as number) * times) / (times + norm)
    }
    this.top.add(number, inTitle ? score * titleBonus(this.documents, number, tallies.length) : score)
  }
}
