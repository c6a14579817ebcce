import type { RelationName } from './references-of.ts'

/** The references of a snapshot's documents, as its index columns hold them. */
export interface StoredReferences {
  has: (relation: RelationName, target: string) => boolean
  members: (relation: RelationName, target: string) => Iterable<string>
}
