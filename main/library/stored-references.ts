import type { RelationName } from './references-of.ts'

/** The references of a snapshot's documents, as its index columns hold them. */
export interface StoredReferences {
  has: (relation: RelationName, target: string) => boolean
  /** How many members there are, without naming them. */
  count: (relation: RelationName, target: string) => number
  targets: (relation: RelationName) => Iterable<string>
  members: (relation: RelationName, target: string) => Iterable<string>
}
