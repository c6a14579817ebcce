import fc from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replacedBy } from '../../../main/library/make-change.ts'
import type { Document } from '#contract/document.ts'
import type { Documents } from '../../../main/library/documents.ts'
import { createLibrary } from '../../../main/library/open.ts'
import { temporaryFolder } from './folders.ts'
import { actorOf, label } from './sample-documents.ts'

const at = '2026-01-01T00:00:00.000Z'
const others = fc.dictionary(
  fc.stringMatching(/^x[a-z_]{1,9}$/),
  fc.oneof(fc.anything({ withDate: true }), fc.constant(undefined), fc.constant(-0)),
)

test('whatever a document holds, it is kept as its JSON would be read back, beside any document that it replaces', async () => {
  const library = await createLibrary(join(await temporaryFolder(), 'library'))
  const actor = actorOf(library, 'Azerbaijan')
  const read = (document: unknown) => JSON.parse(JSON.stringify(document)) as Document
  fc.assert(
    fc.property(others, others, fc.array(fc.string()), (before, changed, names) => {
      const there = Object.freeze(read({ ...before, ...actor }))
      const put = { ...there, ...changed, ...actor, aliases: names.map((name) => ({ name: name + '.' })) } as Document
      const documents = { get: () => there } as unknown as Documents
      const { puts } = replacedBy({ label, puts: [put] }, documents, at)
      if (puts[0]) expect(puts[0]).toStrictEqual(read({ ...put, updatedAt: at }))
      else expect(read({ ...put, updatedAt: at })).toEqual({ ...there, updatedAt: at })
    }),
  )
  await library.close()
})

test('what a document shares with the one before is not copied, and is frozen in both', async () => {
  const library = await createLibrary(join(await temporaryFolder(), 'library'))
  const actor = { ...actorOf(library, 'Azerbaijan'), aliases: [{ name: 'AZ' }] }
  await library.commit({ label, puts: [actor] })
  const before = library.need(actor.id)
  await library.commit({ label, puts: [{ ...before, name: 'Azərbaycan' }] })
  const after = library.need(actor.id)
  expect(after.name).toBe('Azərbaycan')
  expect(after.aliases).toBe(before.aliases)
  expect(Object.isFrozen(after.aliases[0])).toBe(true)
  await library.close()
})
