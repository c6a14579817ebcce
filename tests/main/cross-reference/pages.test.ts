import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readings } from '#contract/claim.ts'
import { claimSorts, type ClaimGroup } from '#contract/views.ts'
import { claimCalls } from '../../../main/claims/calls.ts'
import { entityCalls } from '../../../main/entities/calls.ts'
import type { Library } from '../../../main/library/library.ts'
import { noteCalls } from '../../../main/notes/calls.ts'
import { passageCalls } from '../../../main/passages/calls.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'

type Paged<Row> = { total: number; items: Row[] }

/** Every row, asked for in pages of this size. */
async function inPages<Row>(
  size: number,
  ask: (page: { offset: number; limit: number }) => Paged<Row> | Promise<Paged<Row>>,
) {
  const rows: Row[] = []
  for (let offset = 0; ; offset += size) {
    const { total, items } = await ask({ offset, limit: size })
    rows.push(...items)
    if (offset + size >= total) return rows
  }
}

const callsOn = (library: Library) => ({
  ...claimCalls(library),
  ...entityCalls(library),
  ...noteCalls(library),
  ...passageCalls(library),
})

const keyOf = ({ aboutId, property, proposition }: Pick<ClaimGroup, 'aboutId' | 'property' | 'proposition'>) =>
  [aboutId, property, proposition].join('\n')

function inRandomLibraries(law: (calls: ReturnType<typeof callsOn>, size: number) => Promise<void>) {
  const steps = fc.array(step, { minLength: 3, maxLength: 25 })
  return fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 4 }), async (steps, size) => {
      const coding = await startCoding()
      await codedAtRandom(coding, steps)
      await law(callsOn(coding.library), size)
    }),
    { numRuns: 8 },
  )
}

test('actors and events in pages are those of the whole list, and so are their ids', () =>
  inRandomLibraries(async (calls, size) => {
    for (const sort of ['name', 'passages', 'updatedAt', 'date', 'type'] as const)
      for (const asked of [
        { sort },
        { sort, descending: true },
        { sort, query: 'a' },
        { sort, kind: 'event' as const },
      ]) {
        const { items } = await calls.listEntities(asked)
        expect(await inPages(size, (page) => calls.listEntities({ ...asked, ...page }))).toEqual(items)
        expect(await calls.entityIds(asked)).toEqual(items.map(({ id }) => id))
        const some = items.filter((_, index) => index % 2 === 0)
        const ids = some.map(({ id }) => id).reverse()
        expect((await calls.listEntities({ ...asked, ids })).items).toEqual(some)
      }
  }))

test('notes in pages are those of the whole list, each at its place', () =>
  inRandomLibraries(async (calls, size) => {
    for (const sort of ['updatedAt', 'title', 'createdAt'] as const)
      for (const asked of [{ sort }, { sort, descending: false }, { sort, query: 'a' }]) {
        const { items } = await calls.listNotes(asked)
        expect(await inPages(size, (page) => calls.listNotes({ ...asked, ...page }))).toEqual(items)
        for (const [index, { id }] of items.entries())
          expect((await calls.listNotes({ ...asked, limit: 1, placeOf: id })).place).toBe(index)
      }
  }))

test('the groups of all claims in pages are those of the claims themselves, in the order asked for', () =>
  inRandomLibraries(async (calls, size) => {
    const all = await calls.listClaims({})
    const held = ({ reading, assessment }: ClaimGroup) => readings.indexOf(assessment?.reading ?? reading)
    const rank = {
      about: () => 0,
      property: () => 0,
      reading: held,
      sources: ({ speakers }: ClaimGroup) => speakers.length,
      latest: ({ claims }: ClaimGroup) => Math.max(...claims.map(({ on }) => Date.parse(on ?? '') || 0), 0),
    }
    for (const sort of claimSorts) {
      const found = await inPages(size, (page) => calls.claimGroups({ sort, ...page }))
      const expected = all.toSorted((a, b) => rank[sort](a) - rank[sort](b))
      if (sort === 'property') {
        const titles = found.map(({ property, proposition }) => proposition ?? property)
        expect(titles).toEqual(titles.toSorted())
        expect(found.map(keyOf).sort()).toEqual(all.map(keyOf).sort())
      } else expect(found.map(keyOf)).toEqual(expected.map(keyOf))
    }
    const disputed = await calls.listClaims({ disputed: true })
    expect((await calls.claimGroups({ disputed: true })).items.map(keyOf)).toEqual(disputed.map(keyOf))
    for (const [index, { claims }] of all.entries())
      for (const { claim } of claims)
        expect((await calls.claimGroups({ limit: 1, placeOf: claim.id })).place).toBe(index)
  }))

test('passages found by words are those of the whole list that hold them, the first so many', () =>
  inRandomLibraries(async (calls, size) => {
    const { items } = await calls.listPassages({})
    const title = 'Zero. One. Two. Three. Four. Five.'
    for (const query of ['', 'ANN', 'war', 'ben vote', 'two ann', 'nobody']) {
      const words = query.toLowerCase().split(' ')
      const expected = items.filter(({ exact, links }) => {
        const text = [exact, title, ...links.map(({ name }) => name)].join(' ').toLowerCase()
        return words.every((word) => text.includes(word))
      })
      expect((await calls.listPassages({ query })).items).toEqual(expected)
      const part = await calls.listPassages({ query, limit: size })
      expect(part.items).toEqual(expected.slice(0, size))
      expect(part.total > part.items.length).toBe(expected.length > size)
    }
  }))
