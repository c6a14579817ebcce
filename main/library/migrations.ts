import type { Change } from '#contract/change.ts'
import type { Document } from '#contract/document.ts'
import { schemaVersion } from './snapshot-format.ts'

/** One step of the documents' shape: from the version before it to its own. */
export type Migration = {
  /** What it does, in a few words; its test case has the same name. */
  name: string
  /** The version it leads to. */
  to: number
  /** Gives the document in its new shape; unknown fields are kept. */
  migrate: (document: Record<string, unknown>) => Record<string, unknown>
}

/** Every step since the first version, oldest first. */
export const migrations: readonly Migration[] = []

/** A document in today's shape, from one written at `version`. */
export function migrateDocument(document: unknown, version: number, steps = migrations): unknown {
  if (version >= schemaVersion && steps === migrations) return document
  return steps
    .filter((step) => step.to > version)
    .reduce((migrated, step) => step.migrate(migrated), document as Record<string, unknown>)
}

/** A change in today's shape, from one written at its own version. */
export function migrateChange(change: Change): Change {
  if (change.v >= schemaVersion) return change
  const migrated = (document: Document) => migrateDocument(document, change.v) as Document
  return { ...change, puts: change.puts.map(migrated), was: change.was.map(migrated) }
}
