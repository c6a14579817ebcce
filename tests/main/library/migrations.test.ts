import { expect, test } from 'vitest'
import { migrateDocument, type Migration, migrations } from '../../../main/library/migrations.ts'
import { schemaVersion } from '../../../main/library/snapshot-format.ts'

/** A document before and after each migration, by the migration's name. */
const cases: Record<string, { before: Record<string, unknown>; after: Record<string, unknown> }> = {}

test('every migration has a case, and leads one version further, up to today’s', () => {
  expect(migrations.map(({ name }) => name)).toEqual(Object.keys(cases))
  expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: schemaVersion - 1 }, (_, index) => index + 2))
  for (const { name, migrate } of migrations) expect(migrate(cases[name]?.before ?? {})).toEqual(cases[name]?.after)
})

test('a document goes through the steps after its own version, oldest first, and keeps unknown fields', () => {
  const step = (to: number): Migration => ({
    name: `to ${to}`,
    to,
    migrate: (document) => ({ ...document, steps: [...(document['steps'] as number[]), to] }),
  })
  const document = { id: 'tag:1', steps: [], unknown: true }
  expect(migrateDocument(document, 1, [step(2), step(3)])).toEqual({ ...document, steps: [2, 3] })
  expect(migrateDocument(document, 2, [step(2), step(3)])).toEqual({ ...document, steps: [3] })
  expect(migrateDocument(document, 3, [step(2), step(3)])).toEqual(document)
})
