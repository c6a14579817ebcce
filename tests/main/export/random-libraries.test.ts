import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFormats } from '#contract/exports.ts'
import type { Id } from '#contract/ids.ts'
import { exportLibrary } from '../../../main/export/export-library.ts'
import { gather } from '../../../main/export/gather.ts'
import { startCoding } from '../entities/coding.ts'
import { codedAtRandom, step } from '../entities/random-coding.ts'
import { allOf } from './all-bytes.ts'
import { placeToExport } from './coded-library.ts'

const written = exportFormats.filter((format) => format !== 'library' && format !== 'pdf')

test('whatever was coded, every format writes it, twice the same, and a part of it holds nothing that is not there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const coding = await startCoding()
      await codedAtRandom(coding, steps)
      const { library } = coding
      for (const format of written) {
        const [once, again] = [join(placeToExport(), 'out'), join(placeToExport(), 'out')]
        await exportLibrary(library, { format, path: once })
        await exportLibrary(library, { format, path: again })
        expect(await allOf(again, null)).toBe(await allOf(once, null))
      }
      const all = await gather(library, { scope: 'all', includePrivate: true })
      for (const { id } of all.entities) {
        const part = await gather(library, { scope: id, includePrivate: true })
        expect(part.entities.map((one) => one.id)).toContain(id)
        for (const article of part.articles)
          for (const { links } of part.passagesOf(article.id))
            for (const { entityId } of links) expect(part.library.get(entityId as Id<'actor'>)).toBeDefined()
      }
    }),
    { numRuns: 2 },
  )
})
